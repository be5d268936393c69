import { compileCondition, parsePattern } from "@logcritical/rules";
import {
  bad,
  type Checkup,
  conformanceId,
  good,
  type Observation,
  type Vector,
} from "../checkup.ts";

/** Whether CloudWatch reads patterns as we do, going by cases; to be asked only where there are some. */
export const conformance: Checkup = {
  id: conformanceId,
  asks: "CloudWatch answers patterns as we do",
  why: "Where the two differ, the alarm and the function do not watch for the same.",
  needs: ["logs:TestMetricFilter"],
  async run({ vectors = [], config }) {
    const { CloudWatchLogsClient, TestMetricFilterCommand } = await import(
      "@aws-sdk/client-cloudwatch-logs"
    );
    const client = new CloudWatchLogsClient({ ...config, retryMode: "adaptive", maxAttempts: 8 });
    const observations: Observation[] = [];
    let asked = 0;
    // The service takes no message without a character, whatever the pattern.
    const askable = vectors.filter(({ message }) => message !== "");
    for (const [filterPattern, cases] of Map.groupBy(askable, ({ pattern }) => pattern)) {
      for (let at = 0; at < cases.length; at += messagesMax) {
        const some = cases.slice(at, at + messagesMax);
        const logEventMessages = some.map(({ message }) => message);
        const theirs = await client
          .send(new TestMetricFilterCommand({ filterPattern, logEventMessages }))
          .then(
            ({ matches = [] }) => new Set(matches.map(({ eventNumber }) => Number(eventNumber))),
          )
          .catch(refusalOf);
        asked += some.length;
        observations.push(...compare(some, theirs));
      }
    }
    const differ = observations.length;
    return [...observations, good(`${asked - differ} of ${asked} answers are the same`)];
  },
};

/** Messages of one question: "TestMetricFilter", Amazon CloudWatch Logs API Reference. */
const messagesMax = 50;

/** A pattern that the service cannot read is an answer too; everything else that it says is none. */
function refusalOf(error: unknown): "refused" {
  if (error instanceof Error && error.name === "InvalidParameterException") return "refused";
  throw error;
}

function compare(
  cases: readonly Vector[],
  theirs: ReadonlySet<number> | "refused",
): readonly Observation[] {
  return cases.flatMap((vector, at) => {
    const ours = answer(vector);
    // The service counts messages from one.
    const given = theirs === "refused" ? theirs : theirs.has(at + 1) ? "match" : "no match";
    if (ours === given) return [];
    const what = `${vector.pattern} of ${vector.message.slice(0, 120)}: CloudWatch ${given}, we ${ours}`;
    return [bad(what, "report it: the specification of patterns has to say which is right")];
  });
}

function answer({ pattern, message }: Vector): "match" | "no match" | "refused" {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return "refused";
  return compileCondition(parsed.value).matchesText(message) ? "match" : "no match";
}
