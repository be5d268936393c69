import { checkCondition } from "../check/check-condition.ts";
import type { Condition } from "../condition/node.ts";
import type { Problem } from "../problem.ts";

/**
 * How deep groups may nest to be printed: deeper than the text of any pattern can, for each level
 * takes 9 characters of 1,024, and less than calls can follow.
 */
const groupDepthMax = 128;

/**
 * Every problem of the leaves of a condition that might be written or walked wrongly for it: paths,
 * networks, numbers and regular expressions that are none. Groups may be empty here; `checkRule`
 * tells an author that they never should be. `path` says where: `condition.conditions[2].path`.
 */
export function checkLeaves(condition: Condition, path: string, depth = 1): readonly Problem[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "none":
      if (depth > groupDepthMax) return [tooDeep(path)];
      return condition.conditions.flatMap((node, index) =>
        checkLeaves(node, `${path}.conditions[${index}]`, depth + 1),
      );
    case "comparison":
    case "is":
    case "missing":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return checkCondition(condition, path);
  }
}

function tooDeep(path: string): Problem {
  const message = `Groups nest more than ${groupDepthMax} deep: make them flatter.`;
  return { code: "too-deep", message, path };
}
