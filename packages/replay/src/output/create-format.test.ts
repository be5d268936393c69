import { describe, expect, it } from "vitest";
import { type ReplayResult, resultTimeMs } from "../replay/result.ts";
import { createFormat, type FormatName } from "./create-format.ts";
import { createPaint } from "./paint.ts";

const plain: ReplayResult = {
  time: "2026-08-01T14:05:31Z",
  severity: "critical",
  ruleId: "cloudtrail-change",
  title: "The trail was changed",
  mode: "alert",
  teams: ["infosec", "devops"],
  account: "111122223333",
  region: "eu-west-1",
  actor: "Admin/mallory",
  actorKind: "role",
  actorArn: "arn:aws:sts::111122223333:assumed-role/Admin/mallory",
  mfa: "no",
  action: "cloudtrail:StopLogging",
  targets: ["arn:aws:cloudtrail:eu-west-1:111122223333:trail/main", "main"],
  source: "203.0.113.7",
  sourceKind: "public",
  tool: "AWS CLI",
  outcome: "succeeded",
  eventId: "e1",
};
const counted: ReplayResult = {
  ...plain,
  severity: "medium",
  ruleId: "unauthorised",
  because: "somebody tried doors",
  mode: "shadow",
  targets: [],
  outcome: "refused",
  errorCode: "AccessDenied",
  errorMessage: "no",
  time: "2026-08-02T00:00:00.250Z",
  count: { total: 12, from: "2026-08-01T23:55:50Z", to: "2026-08-02T00:00:00Z", eventIds: ["e1"] },
};
const bare: ReplayResult = {
  severity: "low",
  ruleId: "x",
  title: "X",
  mode: "alert",
  teams: ["infosec"],
  actor: "unknown",
  actorKind: "unknown",
  mfa: "unknown",
  action: "unknown:unknown",
  targets: [],
  source: "",
  sourceKind: "none",
  tool: "unknown",
  outcome: "succeeded",
};

async function print(
  name: FormatName,
  results: readonly ReplayResult[],
  columns = 100,
): Promise<string> {
  const format = await createFormat(name, { columns, paint: createPaint(false) });
  return [
    format.head(),
    ...results.flatMap((result) => [format.lead(resultTimeMs(result)), format.row(result)]),
    format.foot(),
  ].join("");
}

/** What an attacker puts into a name: colours, a forged line, marks, formulas, a cell, a link. */
const hostile =
  "=cmd|'/c calc'!A1 \u001b[31m\r\nforged\u202e \u009b2J | <b> [x](https://e.org) `$&`";
const attacked: ReplayResult = {
  ...plain,
  actor: hostile,
  source: hostile,
  targets: [hostile],
  errorCode: hostile,
  errorMessage: hostile,
  eventId: hostile,
};

describe("the formats", () => {
  it("print a timeline with a heading for each day", async () => {
    expect(
      await print("table", [plain, { ...plain, eventId: "e2" }, counted, bare]),
    ).toMatchInlineSnapshot(`
      "2026-08-01
      14:05:31  critical  cloudtrail-change       Admin/mallory         cloudtrail:StopLogging
                arn:aws:cloudtrail:eu-west-1:111122223333:trail/main and 1 more
                succeeded from 203.0.113.7 in 111122223333 eu-west-1 with AWS CLI
      14:05:31  critical  cloudtrail-change       Admin/mallory         cloudtrail:StopLogging
                arn:aws:cloudtrail:eu-west-1:111122223333:trail/main and 1 more
                succeeded from 203.0.113.7 in 111122223333 eu-west-1 with AWS CLI

      2026-08-02
      00:00:00  medium    unauthorised            Admin/mallory         cloudtrail:StopLogging
                refused (AccessDenied) from 203.0.113.7 in 111122223333 eu-west-1 with AWS CLI
                12 counted in 4 min 10 s
                shadow: nobody is told
                because somebody tried doors

      Without a time
      --:--:--  low       x                       unknown               unknown:unknown
                succeeded with unknown
      "
    `);
  });

  it("print a timeline for a phone", async () => {
    expect(await print("table", [plain, counted], 40)).toMatchInlineSnapshot(`
      "2026-08-01
      14:05:31  critical  cloudtrail-change
        Admin/mallory  cloudtrail:StopLogging
        arn:aws:cloudtrail:eu-west-1:111122223333:trail/main
          and 1 more
        succeeded from 203.0.113.7 in
          111122223333 eu-west-1 with AWS CLI

      2026-08-02
      00:00:00  medium  unauthorised
        Admin/mallory  cloudtrail:StopLogging
        refused (AccessDenied) from
          203.0.113.7 in 111122223333
          eu-west-1 with AWS CLI
        12 counted in 4 min 10 s
        shadow: nobody is told
        because somebody tried doors
      "
    `);
  });

  it("print JSON that reads as what it is, in one array or a line each", async () => {
    const results = [plain, counted, bare, attacked];
    expect(JSON.parse(await print("json", results))).toEqual(results);
    expect(JSON.parse(await print("json", []))).toEqual([]);
    expect(await print("ndjson", [])).toBe("");
    const lines = (await print("ndjson", results)).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(results);
  });

  it("print CSV with a line of names", async () => {
    expect(await print("csv", [plain, counted, bare])).toMatchInlineSnapshot(`
      "time,severity,rule,title,because,mode,teams,account,region,actor,actorKind,actorArn,mfa,action,targets,source,sourceKind,tool,outcome,errorCode,errorMessage,eventId,counted,countedFrom,countedTo
      2026-08-01T14:05:31Z,critical,cloudtrail-change,The trail was changed,,alert,infosec devops,111122223333,eu-west-1,Admin/mallory,role,arn:aws:sts::111122223333:assumed-role/Admin/mallory,no,cloudtrail:StopLogging,arn:aws:cloudtrail:eu-west-1:111122223333:trail/main main,203.0.113.7,public,AWS CLI,succeeded,,,e1,,,
      2026-08-02T00:00:00.250Z,medium,unauthorised,The trail was changed,somebody tried doors,shadow,infosec devops,111122223333,eu-west-1,Admin/mallory,role,arn:aws:sts::111122223333:assumed-role/Admin/mallory,no,cloudtrail:StopLogging,,203.0.113.7,public,AWS CLI,refused,AccessDenied,no,e1,12,2026-08-01T23:55:50Z,2026-08-02T00:00:00Z
      ,low,x,X,,alert,infosec,,,unknown,unknown,,unknown,unknown:unknown,,,none,unknown,succeeded,,,,,,
      "
    `);
  });

  it("print Markdown", async () => {
    expect(await print("markdown", [plain, counted, bare])).toMatchInlineSnapshot(`
      "| Time | Severity | Rule | Actor | Action | Target | Outcome | From | Account | Region | Counted |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | 2026-08-01T14:05:31Z | critical | cloudtrail-change | Admin/mallory | cloudtrail:StopLogging | arn:aws:cloudtrail:eu-west-1:111122223333:trail/main and 1 more | succeeded | 203.0.113.7 | 111122223333 | eu-west-1 |  |
      | 2026-08-02T00:00:00.250Z | medium (shadow) | unauthorised | Admin/mallory | cloudtrail:StopLogging |  | refused: AccessDenied | 203.0.113.7 | 111122223333 | eu-west-1 | 12 counted in 4 min 10 s |
      |  | low | x | unknown | unknown:unknown |  | succeeded |  |  |  |  |
      "
    `);
  });

  it.each(["table", "json", "ndjson", "csv", "markdown"] as const)(
    "print in %s nothing that acts instead of showing",
    async (name) => {
      const text = await print(name, [attacked]);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(text).not.toMatch(/^forged/m);
    },
  );

  it.each(["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])(
    "print %j into CSV so that no spreadsheet runs it",
    async (actor) => {
      const cells = (await print("csv", [{ ...plain, actor }])).split("\n")[1]?.split(",") ?? [];
      expect(cells[9]).toMatch(/^"?['\\]/);
    },
  );

  it("print into Markdown no cell, link, image or HTML that a name asks for", async () => {
    const row = (await print("markdown", [attacked])).split("\n")[2] ?? "";
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(12);
    expect(row).not.toMatch(/(?<!\\)[[\]`<]|https:/);
  });

  it("paint what is grave and what went wrong, for people at a terminal", async () => {
    const paint = createPaint(true);
    const format = await createFormat("table", { columns: 100, paint });
    expect(format.row(counted)).toContain(paint.severity("medium"));
    expect(format.row(counted)).toContain("\u001b[31m");
    expect(format.row(plain)).not.toContain("\u001b[31m");
  });
});
