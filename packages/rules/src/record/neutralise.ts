/**
 * The text with every character that acts instead of showing made visible as `\u{…}`: control
 * characters (of which terminal sequences and forged lines are made), marks that turn the reading
 * direction, invisible and separating ones, and half characters. What comes back is one line that
 * is safe on a terminal, in a log and in a mail, and it is the text itself for all plain text.
 */
export function neutralise(text: string): string {
  return text.replaceAll(
    unsafe,
    (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`,
  );
}

/** Unicode's categories: control, format, line separator, paragraph separator, lone surrogate. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
