/** The function, asked once for each argument, or for each key that tells its arguments apart. */
export function remember<Argument, Value>(
  ask: (argument: Argument) => Value,
  keyOf: (argument: Argument) => unknown = (argument) => argument,
): (argument: Argument) => Value {
  const answers = new Map<unknown, { readonly value: Value }>();
  return (argument) => {
    const key = keyOf(argument);
    const known = answers.get(key);
    if (known !== undefined) return known.value;
    const value = ask(argument);
    answers.set(key, { value });
    return value;
  };
}
