/**
 * Septets of a text in the GSM 7-bit alphabet, or a whole SMS where a character is not in it.
 * Written apart from the source, so that each can judge the other.
 * Source: 3GPP TS 23.038, section 6.2.1, tables of the default alphabet and its extension.
 */
export function countSeptets(text: string): number {
  const basic =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  const extended = "^{}\\[~]|€\f";
  let count = 0;
  for (const character of text) {
    if (basic.includes(character)) count += 1;
    else if (extended.includes(character)) count += 2;
    else return 1000;
  }
  return count;
}
