/** How many answers are kept before they are forgotten, all at once, and for which texts. */
const answersMax = 2000;
const textLengthMax = 256;

/**
 * The same function of a text, which remembers its answers: of tools, addresses and names of fields
 * an account has few. It holds a megabyte at most, whoever makes up new ones.
 */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.value;
    const value = answer(text);
    if (text.length > textLengthMax) return value;
    if (answers.size >= answersMax) answers.clear();
    answers.set(text, { value });
    return value;
  };
}
