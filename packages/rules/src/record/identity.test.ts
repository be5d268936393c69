import { expect, it } from "vitest";
import { identityFields, readIdentity } from "./identity.ts";
import type { ReadFields } from "./remember-fields.ts";
import type { TrailRecord } from "./trail-record.ts";

/** An object that has every name, an object like itself under each, and says what it is asked for. */
function spyOn(path: string, asked: Set<string>): TrailRecord {
  const below = (name: string): TrailRecord => spyOn(`${path}.${name}`, asked);
  return new Proxy<{ [name: string]: unknown }>(
    {},
    {
      get: (_, name) => below(String(name)),
      getOwnPropertyDescriptor(_, name) {
        asked.add(`${path}.${String(name)}`);
        return { configurable: true, enumerable: true, value: below(String(name)) };
      },
    },
  );
}

function pathsOf(fields: ReadFields, path: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, within]) => [
    `${path}.${name}`,
    ...(within === "all" ? [] : pathsOf(within, `${path}.${name}`)),
  ]);
}

it("an identity is read from the fields by which it is remembered, and all of them", () => {
  const asked = new Set<string>();
  readIdentity(spyOn("userIdentity", asked));
  expect([...asked].toSorted()).toEqual([...pathsOf(identityFields, "userIdentity")].toSorted());
});
