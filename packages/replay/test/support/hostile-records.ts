import type { TrailRecord } from "@logcritical/rules";
import { stopLogging } from "./trail-folder.ts";

/** Texts that would run, load, leave, hide or deceive, were they taken for more than text. */
const payloads: readonly string[] = [
  "<script>globalThis.ran = 1; alert(1)</script>",
  "</script><script>globalThis.ran = 1</script>",
  "</style><script>globalThis.ran = 1</script>",
  "</pre></details><img src=https://evil.example/x onerror='globalThis.ran = 1'>",
  '" onmouseover="globalThis.ran = 1" x="',
  "' onfocus='globalThis.ran = 1' autofocus='",
  "<!-- <svg/onload=globalThis.ran=1> -->",
  "]]><iframe src=javascript:globalThis.ran=1></iframe>",
  "javascript:globalThis.ran=1",
  "https://evil.example/#{7*7}{{7*7}}",
  "<base href=https://evil.example/><link rel=prefetch href=//evil.example>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "&lt;script&gt;&#60;b&#62;",
  "\u{202e}gpj.exe\u{2066}\u{200b}\u{feff}",
  "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\r\n\u{0}",
  "\u{d800}half\u{dc00}\u{fffe}",
  "%s %n {0} $& $1 \\u003cscript\\u003e",
  "a".repeat(10_240),
  "<b onclick=globalThis.ran=1>".repeat(400),
];

/** A trail in which everything that a caller can choose is one of the texts. */
export const hostileRecords: readonly TrailRecord[] = payloads.map(
  (text, index) =>
    // What `stopLogging` makes is a record.
    stopLogging(`${text}/${index}`, {
      eventTime: `2026-08-01T00:${String(index).padStart(2, "0")}:00Z`,
      userAgent: text,
      sourceIPAddress: text,
      awsRegion: text,
      errorCode: text,
      errorMessage: text,
      requestID: text,
      recipientAccountId: text,
      userIdentity: { type: "IAMUser", userName: text, arn: text, accountId: text },
      requestParameters: { name: text, [text]: { [text]: text } },
    }) as TrailRecord,
);
