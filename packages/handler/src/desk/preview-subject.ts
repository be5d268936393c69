import { compileRules, explain, type Finding, type Rule, textsSought } from "@logcritical/rules";
import { spanOf } from "../group/span.ts";
import { createSighting } from "../match/sighting.ts";
import { describeAlert } from "../render/describe.ts";
import { printSubject } from "../render/subject.ts";
import type { HandlerSettings } from "../settings/settings.ts";

/** What the subject of a finding depends on besides the finding. */
export interface PreviewContext {
  readonly rule: Rule;
  readonly settings: HandlerSettings;
}

/**
 * The subject of the e-mail that a finding would be if it came alone, by the Lambda's own stages:
 * `[HIGH] Root account used: signin:ConsoleLogin by root @prod us-east-1`.
 */
export function previewSubject(finding: Finding, { rule, settings }: PreviewContext): string {
  const delivered = { id: "preview", record: finding.record };
  const leader = createSighting(finding, rule, { delivered, nowMs: 0 });
  const sightings = [leader];
  const told = spanOf(sightings);
  const alert = { id: "preview", leader, sightings, told, repeats: undefined, sent: [] };
  const compiled = compileRules([rule], settings.rules);
  const context = {
    settings,
    settingsVersion: "preview",
    nowMs: leader.atMs,
    explain: (asked: Rule, record: Finding["record"]) =>
      explain(asked, record, settings.rules).lines,
    sought: textsSought(compiled.ok ? compiled.value.rules : []),
  };
  return printSubject(describeAlert(alert, context));
}
