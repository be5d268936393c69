/**
 * The texts of the elements of an array that is a member of the root object: `[1.0]` gives `1.0`,
 * which parsing would make 1. The text is one that `JSON.parse` accepts, with such a member; of
 * members with one name the last counts, as with `JSON.parse`. Arrays that are nested as deep as
 * anybody likes are only counted.
 */
export function listElements(text: string, name: string): readonly string[] {
  let elements: string[] = [];
  let key = "";
  let depth = 0;
  let start = 0;
  let isList = false;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (depth === 1 && token.startsWith('"')) key = token;
    if (isList && depth === 2 && (token === "," || token === "]")) {
      elements.push(text.slice(start, index).trim());
      start = index + 1;
    }
    if (token === "[" || token === "{") {
      depth += 1;
      if (depth === 2 && isKey(key, name)) {
        isList = token === "[";
        elements = [];
        start = index + 1;
      }
    }
    if (token === "]" || token === "}") {
      depth -= 1;
      if (depth === 1) isList = false;
    }
  }
  return elements.length === 1 && elements[0] === "" ? [] : elements;
}

/** Whether a key, as its text has it, is the name: `"R\\u0065cords"` is `Records`. */
function isKey(quoted: string, name: string): boolean {
  return quoted !== "" && JSON.parse(quoted) === name;
}

/** Strings, brackets and commas: all that tells where an element ends. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/gsu;
