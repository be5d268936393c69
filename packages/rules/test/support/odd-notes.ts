import { type LooseJSON, loosen } from "./loose-json.ts";
import type { Random } from "./random.ts";

const id = "0123abcd-4567-89ef-a1b2-c3d4e5f60718";
const oddIds = [
  id.toUpperCase(),
  `${id}0`,
  id.slice(1),
  `${id.slice(0, -1)}g`,
  id.replaceAll("-", "a"),
];
const ids = [id, ...oddIds, "", null, 1, []];
const times = [
  "2026-08-01T14:05:31Z",
  "2024-02-29T23:59:59Z",
  "2026-02-29T00:00:00Z",
  "2026-08-01 14:05:31Z",
  "2026/08/01T14:05:31Z",
  "2026-08-01T14:05:31+02:00",
  "2026-08-01T14:05:31.5Z",
  "2026-08-01T24:00:00Z",
  "1970-01-01T00:00:00Z",
  "2026-8-01T014:05:31Z",
  "",
  null,
  17,
  {},
];
const names = ["111122223333", "444455556666", "eu-west-1", "é", '"', "", null, true, 1.5, {}, []];

/** Small records of what notes are taken of, right and wrong, for a mutator to lend out. */
export function createOddNotes(count: number, random: Random): readonly LooseJSON[] {
  return Array.from({ length: count }, () =>
    loosen({
      eventID: random.pick<unknown>(ids),
      eventTime: random.pick<unknown>(times),
      eventName: random.pick<unknown>(names),
      recipientAccountId: random.pick<unknown>(names),
      awsRegion: random.pick<unknown>(names),
      userIdentity: random.oneIn(5) ? "a" : createActor(random),
      requestParameters: random.oneIn(5) ? "a" : { items: random.pick<unknown>(names) },
    }),
  );
}

function createActor(random: Random): unknown {
  return {
    type: random.pick<unknown>(names),
    accountId: random.pick<unknown>(names),
    sessionContext: random.oneIn(5)
      ? random.pick<unknown>(names)
      : {
          sessionIssuer: { arn: random.pick<unknown>([...names, "x".repeat(random.below(1200))]) },
        },
  };
}
