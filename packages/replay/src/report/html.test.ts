import { describe, expect, it } from "vitest";
import { html, lines } from "./html.ts";

describe("HTML", () => {
  it.each([
    ["</script><script>a()", "&lt;/script&gt;&lt;script&gt;a()"],
    ["<!-- -->", "&lt;!-- --&gt;"],
    [`" onload="a()' &amp;`, "&quot; onload=&quot;a()&#39; &amp;amp;"],
    ["\u{202e}exe.txt\u{2066}", "\\u{202e}exe.txt\\u{2066}"],
    ["\u{1b}[31m\r\n\u{0}", "\\u{1b}[31m\\u{d}\\u{a}\\u{0}"],
    ["naïve 漢字 …", "naïve 漢字 …"],
  ])("takes %j for text", (text, printed) => {
    expect(html`<p title="${text}">${text}</p>`.html).toBe(`<p title="${printed}">${printed}</p>`);
  });

  it("leaves out what is not there, and puts lists together", () => {
    const parts = [html`<b>1</b>`, undefined, false, [2, "<"]] as const;
    expect(html`${parts}${0}`.html).toBe("<b>1</b>2&lt;0");
  });

  it("keeps the lines of a text", () => {
    expect(html`${lines('{\n "a": "<\u{9b}"\n}')}`.html).toBe('{\n "a": "&lt;\\u{9b}"\n}');
  });
});
