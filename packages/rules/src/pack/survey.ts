import { isEach } from "../condition/path.ts";
import { compileCondition } from "../matcher/compile.ts";

import { checkedPath, compileSelector } from "../matcher/select.ts";
import { isObject } from "../record/value.ts";
import { type Atom, keyOf } from "./atom.ts";
import { countBeyond, createBits, intersect, unite } from "./bits.ts";
import type { Box } from "./box.ts";
import type { Clause } from "./clause.ts";
import { remember } from "./remember.ts";

/** Counts the records of a sample that boxes let through. */
export interface Survey {
  /** How many at least one of the boxes lets through. */
  count(boxes: readonly Box[]): number;
  /** How many of those none of `others` does. */
  countBeyond(boxes: readonly Box[], others: readonly Box[]): number;
}

/** Reads the sample once for each path asked about. What is no object in it passes nowhere. */
export function createSurvey(sample: readonly unknown[]): Survey {
  const records = sample.filter(isObject);
  const none = createBits(records.length, []);
  const every = createBits(records.length, records.keys());
  const columnOf = remember((path: string) => createColumn(records, path));
  const passAtom = remember((atom: Atom) => {
    const condition = compileCondition(atom);
    const passing = columnOf(atom.path).filter(({ record }) => condition.matches(record));
    return createBits(
      records.length,
      passing.flatMap(({ members }) => members),
    );
  }, keyOf);
  const passClause = remember(
    ({ atoms }: Clause) => unite(none, atoms.map(passAtom)),
    ({ key }) => key,
  );
  const passBox = remember((box: Box) => intersect(every, box.map(passClause)));
  const passAny = remember((boxes: readonly Box[]) => unite(none, boxes.map(passBox)));
  return {
    count: (boxes) => countBeyond(boxes.map(passBox), none),
    countBeyond: (boxes, others) => countBeyond(boxes.map(passBox), passAny(others)),
  };
}

/** What a path sees of the records: one for each different value, and the numbers of all with it. */
type Column = readonly { readonly record: unknown; readonly members: readonly number[] }[];

/**
 * A path sees no more of a record than the value before its first wildcard, so what agrees in that
 * agrees in every atom of the path. Most paths see few values in many records.
 */
function createColumn(records: readonly unknown[], path: string): Column {
  const segments = checkedPath(path);
  const wildcard = segments.findIndex(isEach);
  const select = compileSelector(wildcard < 0 ? segments : segments.slice(0, wildcard));
  const groups = new Map<string, { readonly record: unknown; readonly members: number[] }>();
  for (const [index, record] of records.entries()) {
    let seen = "missing";
    select(record, (value) => {
      seen = JSON.stringify(value);
      return true;
    });
    const group = groups.get(seen);
    if (group === undefined) groups.set(seen, { record, members: [index] });
    else group.members.push(index);
  }
  return [...groups.values()];
}
