import { parsePattern } from "@logcritical/rules";
import { expect, it } from "vitest";
import { namesCalls } from "./names-calls.ts";

it.each<readonly [pattern: string, verdict: boolean]>([
  ['{ $.eventName = "StopLogging" }', true],
  ['{ $.eventName = "Stop*" }', true],
  ["{ $.eventName = %Route$% }", true],
  ['{ $.eventName = "*" }', false],
  ['{ $.eventName != "StopLogging" }', false],
  ['{ $.eventSource = "iam.amazonaws.com" }', false],
  ['{ $.readOnly IS FALSE && $.eventName = "A" }', true],
  ['{ $.eventName = "A" || $.eventName = "B" }', true],
  ['{ $.eventName = "A" || $.readOnly IS FALSE }', false],
  ["{ $.errorCode NOT EXISTS }", false],
  ["%anything%", false],
])("%s: %s", (pattern, verdict) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && namesCalls(parsed.value)).toBe(verdict);
});
