/**
 * A record: its keys are looked up, as deep as some rule names one, and the values of the wanted
 * ones are put into slots. All else is walked past, to the end, so that absence is certain.
 */
import { isSame } from "./caches";
import { keyHash } from "./hash";
import { clearHeld, heldLengths, heldOccurred, noteText } from "./held";
import {
  HELD_SLOT,
  KEY,
  KEY_INDEX,
  KEY_LENGTH_MAX,
  KEY_NAME,
  MISSING,
  OBJECT,
  OPAQUE,
} from "./layout";
import { clearParts, dropPart, takePart } from "./notes";
import { clearSlots, setClass, setValue } from "./slots";
import { nextStop } from "./stops";
import {
  clearHiddenText,
  hasHiddenText,
  isColonText,
  isCommaText,
  isQuote,
  stringEnd,
} from "./text";
import { colonEnd, scalarEnd, skipSpaces, textEnd, valueEnd } from "./value";

/** Where the record at `at` ends, its values being in slots; zero where it is unusual. */
export function recordEnd<T>(at: usize): usize {
  if (load<u8>(at) != 0x7b) return 0;
  clearSlots();
  clearHeld();
  clearParts();
  clearHiddenText();
  const end = membersEnd<T>(at + 1, 0);
  // An escape may hide a text that is looked for, and then nobody has noted it.
  if (heldOccurred || (hasHiddenText && heldLengths != 0)) setClass(HELD_SLOT, OPAQUE);
  return end;
}

/** Where the object ends whose members start at `from`, in the scope that its key opened. */
function membersEnd<T>(from: usize, scope: u32): usize {
  let at = skipSpaces<T>(from);
  if (load<u8>(at) == 0x7d) return at + 1;
  while (true) {
    if (!isQuote<T>(at)) return 0;
    at += sizeof<T>();
    // What follows is most often "name":"text","name", and then a member costs two steps.
    while (true) {
      const nameEnd = nextStop(at);
      // Escaped, a key may be any other.
      if (!isQuote<T>(nameEnd)) return 0;
      const key = findKey(scope, at, nameEnd - at);
      if (key == 0 && isColonText<T>(nameEnd)) {
        const text = nameEnd + sizeof<T>() * 2 + 1;
        let textStop = nextStop(text);
        if (!isQuote<T>(textStop)) {
          textStop = stringEnd<T>(text);
          if (textStop == 0) return 0;
        }
        noteText(text, textStop - text);
        if (isCommaText<T>(textStop)) {
          at = textStop + sizeof<T>() * 2 + 1;
          continue;
        }
        at = textStop + sizeof<T>();
      } else {
        at = colonEnd<T>(nameEnd + sizeof<T>());
        if (at == 0) return 0;
        at = key == 0 ? valueEnd<T>(at) : wantedEnd<T>(key, at);
        if (at == 0) return 0;
      }
      break;
    }
    at = skipSpaces<T>(at);
    const next = load<u8>(at);
    if (next == 0x7d) return at + 1;
    if (next != 0x2c) return 0;
    at = skipSpaces<T>(at + 1);
  }
}

/** Takes the value at `at` of a wanted key. Of equal keys the last counts, whatever came before. */
function wantedEnd<T>(key: usize, at: usize): usize {
  const slot = load<u8>(key, 2);
  const scope = load<u8>(key, 3);
  const part = load<u8>(key, 6);
  const first = load<u8>(at);
  if (scope != 0) {
    for (let member = load<u8>(key, 4); member < load<u8>(key, 5); member += 1) {
      setClass(member, MISSING);
    }
  }
  if (part != 0) dropPart(part);
  if (first == 0x7b || first == 0x5b) {
    if (slot != 0) setClass(slot, first == 0x7b ? OBJECT : OPAQUE);
    return scope != 0 && first == 0x7b ? membersEnd<T>(at + 1, scope) : valueEnd<T>(at);
  }
  const end = isQuote<T>(at) ? textEnd<T>(at) : scalarEnd(at);
  if (end != 0 && slot != 0) setValue(slot, at, end - at);
  if (end != 0 && part != 0) takePart<T>(part, at, end);
  return end;
}

/** The entry of a wanted key, or zero. */
function findKey(scope: u32, name: usize, length: usize): usize {
  if (length > KEY_LENGTH_MAX) return 0;
  let hash = keyHash(scope, name, u32(length));
  while (true) {
    const index: usize = load<u16>(KEY_INDEX + usize(hash) * 2);
    if (index == 0) return 0;
    const key = KEY + index * 64;
    if (
      load<u8>(key) == scope &&
      load<u8>(key, 1) == length &&
      isSame(key + KEY_NAME, name, length)
    ) {
      return key;
    }
    hash = (hash + 1) & 511;
  }
}
