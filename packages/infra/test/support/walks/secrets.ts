import type { Template, Templates } from "../synthesise.ts";

/**
 * Templates → no secret that a reader of a template, an output or a console would see. Looks at what
 * is written, before anything is put in place: access keys, private keys, and attributes that are
 * secret where no service keeps them so.
 */
export function walkSecrets(templates: Templates): readonly string[] {
  return [...templates].flatMap(([stack, template]) => [
    ...textsOf(template)
      .filter((text) => plainSecret.test(text))
      .map(() => `${stack} holds a secret`),
    ...leaksOf(template).map((place) => `${stack} shows a secret attribute in ${place}`),
  ]);
}

/** "Understanding unique ID prefixes", AWS IAM User Guide: access keys; and PEM's private keys. */
const plainSecret = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

function leaksOf({ Resources, Outputs = {} }: Template): readonly string[] {
  const places: readonly (readonly [string, unknown])[] = [
    ...Object.entries(Outputs).map(([name, output]) => [`output ${name}`, output] as const),
    ...Object.entries(Resources)
      .filter(([, { Type }]) => Type !== "AWS::SecretsManager::Secret")
      .map(([id, { Properties }]) => [id, Properties ?? {}] as const),
  ];
  return places
    .filter(([, value]) => JSON.stringify(value).includes('"SecretAccessKey"'))
    .map(([place]) => place);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
