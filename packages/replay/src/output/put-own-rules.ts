import { readFileSync, realpathSync, statSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Rule } from "@logcritical/rules";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { isEnvironment } from "../load/environment.ts";
import { readDocument } from "../load/read-document.ts";
import { UsageError } from "../usage-error.ts";
import { createReplacement } from "./create-file.ts";

/**
 * Puts the rules into settings, or into those of an environment, in place of all that they brought
 * before. All else in the file stays as it is written.
 */
export async function putOwnRules(rules: readonly Rule[], path: string): Promise<void> {
  const document = await readDocument(path, wanted);
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const root = parseTree(text);
  const settings = root && isEnvironment(document) ? findNodeAtLocation(root, ["settings"]) : root;
  if (root?.type !== "object" || (settings !== undefined && settings.type !== "object")) {
    throw new UsageError(`${path} has no settings that are a JSON object: name ${wanted}.`);
  }
  const edit =
    settings === undefined
      ? putInto({ text, object: root, name: "settings" }, { ownRules: rules })
      : putInto({ text, object: settings, name: "ownRules" }, rules);
  if (!isDeepStrictEqual(rulesIn(JSON.parse(edit)), JSON.parse(JSON.stringify(rules)))) {
    const mend = "have logcritical check show you where, and remove one";
    throw new UsageError(
      `${path} has settings or ownRules twice, of which the last counts: ${mend}.`,
    );
  }
  // A link stays one: what it leads to is written.
  const target = realpathSync(path);
  const file = createReplacement(target, statSync(target).mode & 0o777);
  try {
    file.write(edit);
    file.finish();
  } finally {
    file.close();
  }
}

function rulesIn(document: unknown): unknown {
  const settings = isEnvironment(document) ? document.settings : document;
  return (settings as { readonly ownRules?: unknown } | undefined)?.ownRules;
}

const wanted = "the file of your settings, or of an environment, as JSON";

/** Where in a text of JSON a value is to be put: under this name into this object. */
interface Place {
  readonly text: string;
  readonly object: Node;
  readonly name: string;
}

/** The text with the value there, which is on lines of its own and indented as its neighbours are. */
function putInto({ text, object, name }: Place, value: unknown): string {
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", object.offset) + 1))?.[0] ?? "";
  const unit = /^\t/m.test(text) ? "\t" : "  ";
  const inner = `${outer}${unit}`;
  const json = JSON.stringify(value, null, unit).replaceAll("\n", `\n${inner}`);
  const replace = (from: number, to: number, by: string): string =>
    `${text.slice(0, from)}${by}${text.slice(to)}`;
  const before = findNodeAtLocation(object, [name]);
  if (before !== undefined) return replace(before.offset, before.offset + before.length, json);
  const last = object.children?.at(-1);
  const property = `\n${inner}"${name}": ${json}`;
  const end = object.offset + object.length;
  if (last === undefined) return replace(object.offset, end, `{${property}\n${outer}}`);
  const behind = last.offset + last.length;
  return replace(behind, behind, `,${property}`);
}
