import { extname } from "node:path";
import type { HandlerSettings } from "@logcritical/handler";
import type { Rule } from "@logcritical/rules";
import { describeEncoding } from "../load/describe-encoding.ts";
import { isEnvironment } from "../load/environment.ts";
import { importRules, reasonOf, rulesIn } from "../load/load-rules.ts";
import { placeInModule } from "../load/place-in-module.ts";
import { readBytes } from "../load/read-document.ts";
import { UsageError } from "../usage-error.ts";
import { checkRules } from "./check-rules.ts";
import { checkSettings, type SettingsContext } from "./check-settings.ts";
import { parseJSONSource } from "./json-source.ts";
import type { Remark } from "./remark.ts";

/** A file that was checked: what it turned out to be, and all there is to say of it. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: "settings" | "rules" | "unknown";
  readonly remarks: readonly PlacedRemark[];
  readonly rules: readonly Rule[];
}

/** A remark, and where in the file it belongs, as far as one can tell. */
export interface PlacedRemark extends Remark {
  /** Counted from one. */
  readonly line?: number;
  readonly column?: number;
}

/** What a file is checked against. */
export interface FileContext extends SettingsContext {
  /** What there is to say of settings once they have been tried on records. */
  readonly tryOut: (settings: HandlerSettings) => Promise<readonly Remark[]>;
}

/** Checks a file, a module or JSON, by what is in it and not by its name. */
export async function checkFile(file: string, context: FileContext): Promise<CheckedFile> {
  const bytes = await readBytes(file, "settings, rules, or a folder of modules");
  const text = bytes.toString("utf8");
  const encoding = describeEncoding(bytes);
  if (encoding !== undefined) {
    const remark: Remark = { kind: "problem", code: "not-utf-8", ...encoding };
    const remarks = [place(remark, text, encoding.offset)];
    return { file, kind: "unknown", rules: [], remarks };
  }
  return /^\.m?[jt]s$/.test(extname(file))
    ? checkModule(file, text)
    : checkDocument(file, text, context);
}

async function checkModule(file: string, text: string): Promise<CheckedFile> {
  const rules = await importRules(file).catch((error: unknown) => {
    if (error instanceof UsageError) return error;
    throw error;
  });
  if (rules instanceof UsageError) {
    const message = `It cannot be loaded: ${reasonOf(rules.cause)}`;
    const remark: Remark = { kind: "problem", code: "not-loadable", message };
    const place = placeInModule(file, rules.cause);
    return { file, kind: "unknown", rules: [], remarks: [{ ...remark, ...place }] };
  }
  const remarks = rules.length === 0 ? [noRules] : checkRules(rules);
  const placed = remarks.map((remark) => place(remark, text, offsetInModule(remark, text)));
  return { file, kind: "rules", rules, remarks: placed };
}

const noRules: Remark = {
  kind: "problem",
  code: "no-rules",
  message: 'It exports no rule: write `export const myRule: Rule = { id: "…", … }`.',
};

async function checkDocument(
  file: string,
  text: string,
  context: FileContext,
): Promise<CheckedFile> {
  const { value, remarks, offsetOf } = parseJSONSource(text);
  if (value === undefined) {
    const placed = remarks.map((remark) => place(remark, text, remark.offset));
    return { file, kind: "unknown", rules: [], remarks: placed };
  }
  const rules = rulesIn(value);
  const found = rules === undefined ? await checkWhole(value, context) : checkRules(rules);
  const offset = (remark: Remark): number | undefined =>
    remark.offset ?? (remark.path === undefined ? undefined : offsetOf(pathIn(remark, value)));
  return {
    file,
    kind: rules === undefined ? "settings" : "rules",
    rules: (rules ?? []).filter(isNamed),
    remarks: [...remarks, ...found].map((remark) => place(remark, text, offset(remark))),
  };
}

/** Checks settings as they are written and as they work; those of an environment within it. */
async function checkWhole(value: unknown, context: FileContext): Promise<readonly Remark[]> {
  const isWithin = isEnvironment(value);
  const { settings, remarks } = checkSettings(isWithin ? (value.settings ?? {}) : value, context);
  const all = settings === undefined ? remarks : [...remarks, ...(await context.tryOut(settings))];
  return isWithin ? [...all.map(withinSettings), restUnread] : all;
}

function withinSettings(remark: Remark): Remark {
  return remark.path === undefined ? remark : { ...remark, path: `settings.${remark.path}` };
}

const restUnread: Remark = {
  kind: "note",
  code: "environment",
  message: "Of an environment only the settings are checked: the rest is by pnpm run diff <name>.",
};

/** Whether anything can be said of it by name. */
function isNamed(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
  );
}

/** A path within a rule, as one within the document that holds the rule. */
function pathIn({ path = "", ruleIndex }: Remark, value: unknown): string {
  if (ruleIndex === undefined || !Array.isArray(value)) return path;
  return path === "" ? `[${ruleIndex}]` : `[${ruleIndex}].${path}`;
}

/** Modules are run, not read: the first mention after the rule's id is as near as one gets. */
function offsetInModule({ ruleId, literal }: Remark, text: string): number | undefined {
  const id = ruleId === undefined ? undefined : findQuoted(text, ruleId, 0);
  if (literal === undefined) return id;
  return findQuoted(text, literal, id ?? 0) ?? findQuoted(text, literal, 0) ?? id;
}

function findQuoted(text: string, literal: string, from: number): number | undefined {
  const places = ['"', "'", "`"].map((mark) => text.indexOf(`${mark}${literal}${mark}`, from));
  const found = places.filter((at) => at !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}

function place(remark: Remark, text: string, offset: number | undefined): PlacedRemark {
  if (offset === undefined) return remark;
  // Editors count no column for the mark at the beginning.
  const before = text
    .slice(0, offset)
    .replace(/^\uFEFF/, "")
    .split("\n");
  return { ...remark, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
