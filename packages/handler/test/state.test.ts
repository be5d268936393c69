import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { suppressionKey } from "../src/report/daily.ts";
import { createTableState } from "../src/state/dynamodb.ts";
import { createMemoryState } from "../src/state/memory.ts";
import type { ClaimTerms, StateTable } from "../src/state/state-table.ts";
import { stubAccess } from "./support/stub-access.ts";
import { type LocalTable, startTable } from "./support/table.ts";
import { engineOf } from "./support/world.ts";

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
  stubAccess({ AWS_ENDPOINT_URL_DYNAMODB: table.endpoint });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await table.stop();
});

const kinds: readonly (readonly [name: string, create: () => StateTable])[] = [
  ["the process", () => createMemoryState()],
  ["DynamoDB", () => createTableState("state")],
];

let serial = 0;
/** A key that no other test uses. */
const newKey = (): string => {
  serial += 1;
  return `finding/test/${serial}`;
};
const terms = (owner: string, nowMs = 1000): ClaimTerms => ({
  owner,
  nowMs,
  leaseUntilMs: nowMs + 100,
});
const granted = { kind: "granted", sent: [], repeats: undefined };

describe.each(kinds)("state in %s", (_, create) => {
  it("grants a claim once", async () => {
    const { claims } = create();
    const key = newKey();
    expect(await claims.claim([key], terms("a"))).toEqual([granted]);
    expect(await claims.claim([key], terms("b"))).toEqual([{ kind: "held" }]);
  });

  it("grants a claim to one of many at once", async () => {
    const { claims } = create();
    const key = newKey();
    const owners = ["a", "b", "c", "d", "e", "f"];
    const answers = await Promise.all(owners.map((owner) => claims.claim([key], terms(owner))));
    expect(answers.flat().filter(({ kind }) => kind === "granted")).toHaveLength(1);
  });

  it("grants it again to the same owner, as a retry has the same", async () => {
    const { claims } = create();
    const key = newKey();
    await claims.claim([key], terms("a"));
    expect(await claims.claim([key], terms("a"))).toEqual([granted]);
  });

  it("grants it to another when the lease has ended", async () => {
    const { claims } = create();
    const key = newKey();
    await claims.claim([key], terms("a"));
    expect(await claims.claim([key], terms("b", 1100))).toEqual([granted]);
  });

  it("grants it at a time before 1970, which a desk may replay", async () => {
    const { claims } = create();
    const key = newKey();
    expect(await claims.claim([key], terms("a", -5000))).toEqual([granted]);
    await claims.settle([{ key, untilMs: -4000 }]);
    expect(await claims.claim([key], terms("b", -3000))).toEqual([granted]);
  });

  it("keeps what is settled until its time, even from its owner", async () => {
    const { claims } = create();
    const key = newKey();
    await claims.claim([key], terms("a"));
    await claims.settle([{ key, untilMs: 5000 }]);
    expect(await claims.claim([key], terms("a"))).toEqual([{ kind: "settled" }]);
    expect(await claims.claim([key], terms("b", 5000))).toEqual([granted]);
  });

  it("gives what is released to the next, with the topics that were reached", async () => {
    const { claims } = create();
    const key = newKey();
    await claims.claim([key], terms("a"));
    await claims.release([{ key, sent: ["InfosecEmail"] }]);
    expect(await claims.claim([key], terms("b"))).toEqual([{ ...granted, sent: ["InfosecEmail"] }]);
    await claims.release([{ key, sent: [] }]);
    expect(await claims.claim([key], terms("c"))).toEqual([{ ...granted, sent: ["InfosecEmail"] }]);
    await claims.settle([{ key, untilMs: 1001 }]);
    expect(await claims.claim([key], terms("c", 1002))).toEqual([granted]);
  });

  it("tells the repeats of one window to who claims the next, once", async () => {
    const { claims } = create();
    const key = newKey();
    await claims.claim([key], terms("a"));
    await claims.settle([{ key, untilMs: 2000 }]);
    await claims.merge([{ key, count: 2, firstMs: 1100, lastMs: 1200 }]);
    await claims.merge([{ key, count: 3, firstMs: 1300, lastMs: 1400 }]);
    const repeats = { count: 5, firstMs: 1100, lastMs: 1400 };
    expect(await claims.claim([key], terms("b", 2000))).toEqual([{ ...granted, repeats }]);
    await claims.settle([{ key, untilMs: 3000 }]);
    expect(await claims.claim([key], terms("c", 3000))).toEqual([granted]);
  });

  it.each([
    ["one after another", false],
    ["at once", true],
  ])(
    "tells when the earliest and the latest were, in whatever order added, %s",
    async (_, once) => {
      const { claims, digest } = create();
      const key = newKey();
      await claims.claim([key], terms("a"));
      await claims.settle([{ key, untilMs: 2000 }]);
      const spans = [
        [1300, 1400],
        [1200, 1900],
        [1250, 1350],
        [1100, 1800],
        [1500, 1600],
      ].map(([firstMs = 0, lastMs = 0]) => ({ key, count: 2, firstMs, lastMs }));
      const add = async (span: (typeof spans)[number]): Promise<void> => {
        await claims.merge([span]);
        await digest.hold([{ ...span, line: "a line" }], 1e12);
      };
      if (once) await Promise.all(spans.map(add));
      else for (const span of spans) await add(span);
      const repeats = { count: 10, firstMs: 1100, lastMs: 1900 };
      expect(await claims.claim([key], terms("b", 2000))).toEqual([{ ...granted, repeats }]);
      const held = await digest.list();
      expect(held).toEqual([{ key, line: "a line", ...repeats }]);
      await digest.clear(held);
    },
  );

  it("answers many keys in their order", async () => {
    const { claims } = create();
    const keys = Array.from({ length: 60 }, newKey);
    await claims.claim(
      keys.filter((_, index) => index % 2 === 0),
      terms("a"),
    );
    const answers = await claims.claim(keys, terms("b"));
    expect(answers.map(({ kind }) => kind)).toEqual(
      keys.map((_, index) => (index % 2 === 0 ? "held" : "granted")),
    );
  });

  it("accepts a key of any length and content", async () => {
    const { claims } = create();
    const keys = ["x".repeat(5000), `${"x".repeat(5000)}y`, "\u0000\u202e", ""];
    const answers = await claims.claim(keys, terms("a"));
    expect(answers.map(({ kind }) => kind)).toEqual(["granted", "granted", "granted", "granted"]);
  });

  it("counts a point once, however often it is added", async () => {
    const { counts } = create();
    const series = newKey();
    const point = { series, atMs: 50, id: "e1", weight: 3 };
    await counts.add([point, point], 1e12);
    await counts.add([point, { ...point, atMs: 60, id: "e2" }, { ...point, atMs: 90 }], 1e12);
    expect(await counts.read(series, 40, 60)).toEqual([point, { ...point, atMs: 60, id: "e2" }]);
    expect(await counts.read(newKey(), 0, 1e13)).toEqual([]);
  });

  it("counts more points than one batch holds", async () => {
    const { counts } = create();
    const series = newKey();
    const points = Array.from({ length: 60 }, (_, index) => ({
      series,
      atMs: index,
      id: `e${index}`,
      weight: 1,
    }));
    await counts.add(points, 1e12);
    expect(await counts.read(series, 0, 100)).toEqual(points);
  });

  it("counts a point whose id is longer than keys may be", async () => {
    const { counts } = create();
    const point = { series: newKey(), atMs: 50, id: "é".repeat(900), weight: 1 };
    const points = [point, { ...point, id: `${point.id}x` }];
    await counts.add(points, 1e12);
    expect(await counts.read(point.series, 40, 60)).toEqual(points);
  });

  it("increments", async () => {
    const { counts } = create();
    const counter = newKey();
    expect(await counts.increment(counter, 1e12, 1)).toBe(1);
    expect(await counts.increment(counter, 1e12, 1)).toBe(2);
    expect(await counts.increment(counter, 1e12, -1)).toBe(1);
  });

  it("holds for the digest, and forgets only what was told", async () => {
    const { digest } = create();
    const entry = { key: "k", line: "a line", count: 2, firstMs: 10, lastMs: 20 };
    await digest.hold([entry], 1e12);
    await digest.hold([{ ...entry, firstMs: 30, lastMs: 40 }], 1e12);
    const told = await digest.list();
    expect(told).toEqual([{ ...entry, count: 4, lastMs: 40 }]);
    await digest.hold([{ ...entry, count: 1, lastMs: 50 }], 1e12);
    await digest.clear(told);
    const left = await digest.list();
    expect(left.map(({ count }) => count)).toEqual([1]);
    await digest.clear(left);
    expect(await digest.list()).toEqual([]);
  });
});

describe("state in DynamoDB", () => {
  it.each(["x", "é", "€", "😀"])(
    "knows a digest's entry by the beginning of its key, however long a name of %s makes it",
    async (character) => {
      const { digest } = createTableState("state");
      const entry = { line: "a line", count: 1, firstMs: 10, lastMs: 20 };
      const key = `InfosecEmail/group/${character.repeat(2000)}`;
      await digest.hold([{ ...entry, key }], 1e12);
      await digest.hold([{ ...entry, key: `${key}y` }], 1e12);
      const held = await digest.list();
      expect(held.map((one) => one.key.slice(0, 19))).toEqual(
        Array.from({ length: 2 }, () => "InfosecEmail/group/"),
      );
      await digest.clear(held);
      expect(await digest.list()).toEqual([]);
    },
  );
});

describe("what the daily report asks of DynamoDB", () => {
  it("finds the hits of a suppression again, however long its reason is", async () => {
    const reason = "because ".repeat(200);
    const entry = { rule: "iam-change", until: "2027-01-01T00:00:00Z", reason, owner: "ops" };
    const engine = engineOf({ suppressions: [entry, { ...entry, owner: "dev" }] });
    const keys = [suppressionKey(0, engine), suppressionKey(1, engine)];
    const { digest } = createTableState("state");
    const told = { line: "", count: 1, firstMs: 10, lastMs: 20 };
    await digest.hold(
      keys.map((key) => ({ ...told, key })),
      1e12,
    );
    const held = await digest.list();
    expect(held.map(({ key }) => key)).toEqual(keys.toSorted());
    await digest.clear(held);
  });
});

describe("state in the process", () => {
  it("forgets the oldest, and stays small", async () => {
    const { claims } = createMemoryState(2);
    await claims.claim(["a", "b", "c"], terms("x"));
    const answers = await claims.claim(["c", "b", "a"], terms("y"));
    expect(answers.map(({ kind }) => kind)).toEqual(["held", "held", "granted"]);
  });
});
