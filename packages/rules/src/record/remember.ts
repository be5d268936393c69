/** How many answers are kept before they are forgotten, all at once. */
const answersMax = 2000;
/** For which texts. */
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
    keepAnswer(answers, text, { value });
    return value;
  };
}

/** Adds an answer to those that are kept, which are at most 2000. */
export function keepAnswer<K, V>(answers: Map<K, V>, key: K, answer: V): void {
  if (answers.size >= answersMax) answers.clear();
  answers.set(key, answer);
}
