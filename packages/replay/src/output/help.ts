import { Help } from "@commander-js/extra-typings";
import { printWrapped } from "./wrap.ts";

/** So wide a line is what the texts of help are written for. */
const columnsMeant = 100;

/** How help sets its lists of options and commands, in lines of so many characters. */
export function createHelpLayout(columns: number): Partial<Help> {
  return {
    minWidthToWrap: besideMin,
    styleUsage: (usage) => printWrapped(`Usage: ${usage}`, { indent: 0, columns }).slice(7),
    formatItem(...item) {
      const [term, termWidth, description, helper] = item;
      const beside = columns - termWidth - 4;
      if (beside >= besideMin || description === "") {
        return Help.prototype.formatItem.apply(helper, item);
      }
      return `${printWrapped(term, { indent: 2, columns })}\n${printWrapped(description, { indent: 6, columns })}`;
    },
  };
}

/** With less room than this beside a term, what is said of it stands below. */
const besideMin = 30;

/** Sets what follows the lists: paragraphs, and examples with or without a remark beside them. */
export function foldHelp(text: string, columns: number): string {
  if (columns >= columnsMeant) return text;
  const folded: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) {
      folded.push(printWrapped(paragraph.join(" "), { indent: 0, columns }));
    }
    paragraph = [];
  };
  for (const line of text.split("\n")) {
    if (/^\S/.test(line)) paragraph.push(line);
    else {
      flush();
      folded.push(line.length > columns ? foldExample(line, columns) : line);
    }
  }
  flush();
  return folded.join("\n");
}

function foldExample(line: string, columns: number): string {
  const [, example = line, remark] = /^(.*?\S)\s{3,}(\S.*)$/.exec(line) ?? [];
  const shown = /^ *\$ /.test(example)
    ? foldCommand(example.trim(), columns)
    : printWrapped(example.trim(), { indent: 2, columns });
  if (remark === undefined) return shown;
  return `${shown}\n${printWrapped(remark, { indent: 6, columns })}`;
}

/** As it may be typed: with a backslash where a line ends, no quoted word in two, nor an option. */
function foldCommand(command: string, columns: number): string {
  const lines: string[] = [];
  let line = " ";
  for (const [word] of command.matchAll(/(?:'[^']*'|[^\s'])+/g)) {
    const longer = `${line} ${word}`;
    const [, before = line, option = ""] = /^(.*\S)( --?\w\S*)$/.exec(line) ?? [];
    if (longer.length + 2 <= columns || line.trim() === "" || line === "  $") line = longer;
    else {
      lines.push(`${before} \\`);
      line = `     ${option} ${word}`;
    }
  }
  return [...lines, line].join("\n");
}
