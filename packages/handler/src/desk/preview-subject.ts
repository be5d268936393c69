import {
  compileRules,
  createExplainer,
  type Finding,
  type Rule,
  textsSought,
} from "@logcritical/rules";
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
 * Makes a rule ready for the subjects of the e-mails that its findings would be if each came alone, by
 * the Lambda's own stages: `[HIGH] Root account used: signin:ConsoleLogin by root @prod us-east-1`.
 */
export function createSubjectPreview({
  rule,
  settings,
}: PreviewContext): (finding: Finding) => string {
  const compiled = compileRules([rule], settings.rules);
  const sought = textsSought(compiled.ok ? compiled.value.rules : []);
  const explain = createExplainer(rule, settings.rules);
  return (finding) => {
    const delivered = { id: "preview", record: finding.record };
    const leader = createSighting(finding, rule, { delivered, nowMs: 0 });
    const sightings = [leader];
    const told = spanOf(sightings);
    const alert = { id: "preview", leader, sightings, told, repeats: undefined, sent: [] };
    const context = {
      settings,
      settingsVersion: "preview",
      nowMs: leader.atMs,
      explain: (_: Rule, record: Finding["record"]) => explain(record).lines,
      sought,
    };
    return printSubject(describeAlert(alert, context));
  };
}
