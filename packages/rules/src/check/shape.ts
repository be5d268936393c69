/**
 * Small checks that combine into the check of a whole document. Each takes a value that may be
 * anything and the path where it stands, and returns every problem, with what to write instead:
 *
 *     const point = object({ x: wholeNumber(0), label: optional(matching(/\S/, "a name")) });
 *     point({ x: -1, lable: "a" }, "origin")   // two problems: origin.x and origin.lable
 */
import type { Problem } from "../problem.ts";

/** Every problem of `value`, which stands at `path`; none where it is as it should be. */
export type Check = (value: unknown, path: string) => readonly Problem[];

/** An object with these properties and no others; wrap a property that may be left out. */
export function object(properties: Readonly<Record<string, Check>>): Check {
  const checks = new Map(Object.entries(properties));
  return (value, path) => {
    if (!isObject(value)) return [wrong(path, value, "an object")];
    const unknown = Object.keys(value).filter((key) => !checks.has(key));
    return [
      ...unknown.map((key) => ({
        code: "unknown-key",
        path: join(path, key),
        message: `There is no ${quote(key)} here: write ${oneOf([...checks.keys()])}.`,
      })),
      ...[...checks].flatMap(([key, check]) => check(value[key], join(path, key))),
    ];
  };
}

/** An object whose keys are the user's own names, and whose values all pass the check. */
export function dictionary(check: Check): Check {
  return (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, entry]) => check(entry, join(path, key)))
      : [wrong(path, value, "an object")];
}

/** A list of at least so many entries that all pass the check. */
export function list(check: Check, least = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [wrong(path, value, "a list")];
    if (value.length < least) return [wrong(path, value, `at least ${least} in the list`)];
    return value.flatMap((entry: unknown, index) => check(entry, `${path}[${index}]`));
  };
}

/** Nothing, or what the check accepts. */
export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? [] : check(value, path));
}

/** One of a few texts. */
export function choice(choices: readonly string[]): Check {
  return (value, path) =>
    typeof value === "string" && choices.includes(value)
      ? []
      : [wrong(path, value, oneOf(choices))];
}

/** A text of the shape; `mend` says what to write, with an example. */
export function matching(shape: RegExp, mend: string): Check {
  return text((value) => (shape.test(value) ? undefined : mend));
}

/** A text of which `mend` says what to write instead, or undefined where it is right. */
export function text(mend: (text: string) => string | undefined): Check {
  return (value, path) => {
    const instead = typeof value === "string" ? mend(value) : "a text in quotes";
    return instead === undefined ? [] : [wrong(path, value, instead)];
  };
}

/** A whole number, from the least on. */
export function wholeNumber(least: number): Check {
  return (value, path) =>
    Number.isSafeInteger(value) && Number(value) >= least
      ? []
      : [wrong(path, value, `a whole number of at least ${least}`)];
}

/** The problem that `value` stands at `path` where `mend` should. */
export function wrong(path: string, value: unknown, mend: string): Problem {
  const found = path === "" ? `This is ${quote(value)}` : `${path} is ${quote(value)}`;
  return { code: "bad-value", path, message: `${found}: write ${mend}.` };
}

/** Whether the value is what JSON calls an object: not null, not an array. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How much of a text a message shows, in UTF-16 code units. */
const shownLengthMax = 80;

/** What was found: a text in quotes and cut, a list or an object by its kind. */
function quote(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isObject(value)) return "an object";
  if (typeof value === "string") {
    const cut = value.length > shownLengthMax ? `${value.slice(0, shownLengthMax)}…` : value;
    return JSON.stringify(cut);
  }
  return typeof value === "number" || typeof value === "boolean" ? `${value}` : typeof value;
}

/** The choices as a person would list them: `a, b or c`. */
function oneOf(choices: readonly string[]): string {
  return choices.join(", ").replace(/, ([^,]*)$/, " or $1");
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
