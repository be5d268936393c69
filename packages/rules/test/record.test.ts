import { describe, expect, it } from "vitest";
import {
  actorOf,
  outcomeOf,
  redact,
  sourceOf,
  targetsOf,
  timeOf,
  toolOf,
} from "../src/record/index.ts";
import { readCorpus } from "./support/corpus.ts";

const corpus = readCorpus();

describe.skipIf(corpus.length === 0)("what published records say", () => {
  it("has an actor with a name in every one", () => {
    const nameless = corpus.filter(({ record }) => actorOf(record).name === "");
    expect(nameless.map(({ place }) => place)).toEqual([]);
  });

  it("has an unknown actor only where nothing names one", () => {
    const unknown = corpus.filter(({ record }) => actorOf(record).name === "unknown");
    expect(
      unknown.filter(
        ({ json }) => /"(?:userName|arn)":"[^"]/.test(json) && json.includes('"userIdentity":{"'),
      ),
    ).toEqual([]);
  });

  it("can be read, and printed when redacted, without a session token or a whole access key", () => {
    const leaks = corpus.filter(({ record }) => {
      for (const read of [outcomeOf, sourceOf, targetsOf, timeOf, toolOf]) read(record);
      return /"sessionToken":"(?!\[redacted\])|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/.test(
        JSON.stringify(redact(record)),
      );
    });
    expect(leaks.map(({ place }) => place)).toEqual([]);
  });
});
