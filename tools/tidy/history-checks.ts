const areas = [
  "bench",
  "build",
  "catalog",
  "ci",
  "condition",
  "docs",
  "explain",
  "fixtures",
  "handler",
  "infra",
  "matcher",
  "packs",
  "pattern",
  "record",
  "replay",
  "rules",
  "settings",
  "tests",
  "tidy",
];
const subjectLengthMax = 72;

/**
 * Checks the subject of a commit: in goes one line of `git log --format="%h %s"`, out come
 * complaints, for example `1a2b3c4: begin with an area, as in "rules: …"`.
 */
export function checkSubject(line: string): readonly string[] {
  const [hash = "", ...words] = line.split(" ");
  const subject = words.join(" ");
  const area = /^([a-z]+): \S/.exec(subject)?.[1];
  const known = area !== undefined && areas.includes(area);
  return [
    ...(known ? [] : [`${hash}: begin with one of ${areas.join(", ")}, a colon and what it does`]),
    ...(subject.length <= subjectLengthMax
      ? []
      : [`${hash}: has ${subject.length} characters, keep to ${subjectLengthMax}: ${subject}`]),
  ];
}
