import { expect, it } from "vitest";
import { decodeBase64 } from "./globals.ts";

it("decodes base64 to the same bytes with Node's own function and without", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const base64 = Buffer.from(bytes).toString("base64");
  expect(Uint8Array.from(decodeBase64(base64))).toEqual(bytes);
  expect(decodeBase64(base64, {})).toEqual(bytes);
});
