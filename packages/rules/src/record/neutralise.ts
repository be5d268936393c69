/**
 * The text with every character that acts instead of showing made visible as `\u{…}`: control
 * characters (of which terminal sequences and forged lines are made), marks that turn the reading
 * direction, invisible and separating ones, half characters, and code points
 * that Unicode keeps from being characters, which services refuse. What comes back is one line that
 * is safe on a terminal, in a log and in a mail, and it is the text itself for all plain text.
 */
export function neutralise(text: string): string {
  // Most texts are plain ASCII, which is soon seen.
  if (!unusual.test(text)) return text;
  return text.replaceAll(
    unsafe,
    (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`,
  );
}

const unusual = /[^\x20-\x7e]/;

/** Control, format, line separator, paragraph separator, lone surrogate, and U+FFFE and its like. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
