/**
 * The text with what is secret by its form taken out: access keys, private keys, bearer and web
 * tokens, `Basic` credentials, signatures, passwords in addresses, and what follows `password=`,
 * `"secret":` and the like in commands and in JSON that is broken or not alone. Requests carry
 * these under any name.
 */
export function maskText(text: string): string {
  if (!suspicion.test(text)) return text;
  let masked = text;
  for (const [form, mask] of forms) masked = masked.replaceAll(form, mask);
  return masked;
}

/**
 * Something that every form below has: most texts have none of it, and one look is soon done. Letter
 * case is ignored only where a form does, as a look at few letters is sooner done.
 */
const suspicion =
  /[="']|A(?:BIA|CCA|KIA|SIA)|eyJ|PRIVATE KEY|[Bb](?:[Ee][Aa][Rr][Ee][Rr]|[Aa][Ss][Ii][Cc]) |:\/\/[^\s/:@]{1,100}:/;

/**
 * Each is linear in the length of the text: a run of characters is gone through once, not once for
 * each place in it where a match might begin. Texts come from attackers.
 * Access keys begin with ABIA, ACCA, AKIA or ASIA and have 16 characters or more.
 * Source: "IAM identifiers", AWS IAM User Guide; RFC 7468; RFC 7519; "Authenticating requests:
 * using query parameters", Amazon S3 API Reference.
 */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\b(A(?:BIA|CCA|KIA|SIA))[A-Z0-9]{8,124}([A-Z0-9]{4})\b/g, "$1…$2"],
  [
    /(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[\s\S]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g,
    "$1[redacted]",
  ],
  // The lookahead sees to the dot before the search for the beginning of the token starts.
  [/(?<![\w-])(?=[\w-]+\.[\w-])((?:[\w-]*?-)?)eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, "$1[redacted]"],
  [/\b(Bearer|Basic) [\w+/=.~-]{8,}/gi, "$1 [redacted]"],
  [/((?:Signature|X-Amz-(?:Security-Token|Credential))=)[^&\s"]+/gi, "$1[redacted]"],
  [
    /((?:passw(?:or)?d|pwd|secret|secret_?access_?key|token|api_?key)(?:=|\\?["']\s?:\s?)\\?["']?)[^\s"'\\&;,]+/gi,
    "$1[redacted]",
  ],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/gi, "$1[redacted]@"],
];
