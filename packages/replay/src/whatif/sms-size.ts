/** What an SMS takes: characters of its alphabet, and the parts it is sent and billed in. */
export interface SMSSize {
  /** Units of the alphabet used: septets of `gsm-7`, or characters of 16 bits of `ucs-2`. */
  readonly units: number;
  readonly alphabet: "gsm-7" | "ucs-2";
  readonly parts: number;
}

/**
 * Measures what goes to a phone, the topic's name before the text included. A part has 140 bytes:
 * 160 septets, or 70 units where a character is not of the alphabet; of a message in several parts
 * 7 or 3 of them join it together again.
 * Source: 3GPP TS 23.038, section 6.2.1, and TS 23.040, section 9.2.3.24.1.
 */
export function measureSMS(text: string): SMSSize {
  const septets = countSeptets(text);
  if (septets === undefined) {
    return { units: text.length, alphabet: "ucs-2", parts: partsOf(text.length, 70, 67) };
  }
  return { units: septets, alphabet: "gsm-7", parts: partsOf(septets, 160, 153) };
}

function partsOf(units: number, single: number, joined: number): number {
  return units <= single ? 1 : Math.ceil(units / joined);
}

/** The septets of a text; undefined where a character is not of the alphabet. */
function countSeptets(text: string): number | undefined {
  let septets = 0;
  for (const character of text) {
    if (basic.has(character)) septets += 1;
    else if (extended.has(character)) septets += 2;
    else return undefined;
  }
  return septets;
}

/** The default alphabet, and its extension, each character of which is written as two. */
const basic: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended: ReadonlySet<string> = new Set("\f^{}\\[~]|€");
