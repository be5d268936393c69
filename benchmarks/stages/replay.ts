import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { usual } from "../data/records.ts";
import { type Trail, writeLongFile, writeTrail } from "../data/trail.ts";
import { median, type Outcome } from "../harness.ts";

/**
 * How a way to go through the files did, against a loop that only parses them: by the clock, as
 * threads are there to save it, and by the processor's time in all threads.
 */
export interface ReplayOutcome extends Outcome {
  readonly processorMs: number;
  /** How many times as little of the processor: the median of the rounds. */
  readonly processorRatio: number;
}

const settings = fileURLToPath(new URL("../../fixtures/rules/settings.json", import.meta.url));
const megabyte = 1e6;

/**
 * Replays files from disk, with two threads and their findings written to a file, against one thread
 * that reads, inflates and parses the same files and does nothing else: in one process whose threads
 * have been started, and as the shell runs the command, its start included.
 */
export function compareReplays(): readonly ReplayOutcome[] {
  const folder = mkdtempSync(join(tmpdir(), "logcritical-bench-"));
  try {
    const small = writeTrail(join(folder, "small"), 240 * megabyte);
    writeTrail(join(folder, "quiet"), 240 * megabyte, { ...usual, matching: 0 });
    const large = writeTrail(join(folder, "large"), 1000 * megabyte);
    return [
      ...compareWithin(folder, "small"),
      ...compareWithin(folder, "quiet").map((row) => ({
        ...row,
        name: `${row.name}, no findings`,
      })),
      ...compareCommands("240 MB", small, [
        { name: "the command, 2 threads, 240 MB", run: () => replay(folder, "small", 2) },
        { name: "the command, 1 thread, 240 MB", run: () => replay(folder, "small", 1) },
      ]),
      ...compareCommands("240 MB, for other commands", small, desk(join(folder, "small"))),
      ...compareCommands("1 GB", large, [
        { name: "the command, 2 threads, 1 GB", run: () => replay(folder, "large", 2) },
        { name: "the command, 1 thread, 1 GB", run: () => replay(folder, "large", 1) },
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const script = fileURLToPath(
  new URL("../../packages/replay/test/measure-replay.ts", import.meta.url),
);

/** Rounds in one process; in the first, code is still being compiled. */
const roundsWithin = { warmUps: 3, measured: 9 };

/** In one process. It is another than this one, as nothing but the command's own tests imports it. */
function compareWithin(folder: string, input: string): readonly ReplayOutcome[] {
  const { warmUps, measured } = roundsWithin;
  const output = join(folder, "findings.ndjson");
  const args = [script, join(folder, input), settings, output, String(warmUps + measured)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const rounds = stdout
    .trimEnd()
    .split("\n")
    // What `measure-replay.ts` prints.
    .map((line) => JSON.parse(line) as Round)
    .slice(warmUps);
  const counts = rounds.flatMap((round) => Object.values(round).map(({ records }) => records));
  if (new Set(counts).size !== 1) throw new Error("not all of them read the same records");
  const floor = rounds.map((round) => round.floor);
  return [
    describe("gunzip and JSON.parse, one process", floor, floor),
    describe(
      "scan, and JSON.parse of matches",
      rounds.map(({ least }) => least),
      floor,
    ),
    describe(
      "replay, 2 threads, one process",
      rounds.map(({ replay }) => replay),
      floor,
    ),
  ];
}

/** What is done in turn in one process: see `measure-replay.ts`. */
type Round = Readonly<Record<"floor" | "least" | "replay", Time>>;

/** The other commands that go through files, as the shell runs them. */
function desk(input: string): readonly Contender[] {
  const page = join(input, "..", "page.html");
  const commands: readonly (readonly [name: string, ...args: string[]])[] = [
    ["grep --count", "grep", "--count", '{ $.errorCode = "AccessDenied*" }', input],
    ["render --limit 1", "render", "--limit", "1", "--settings", settings, input],
    ["replay --as-alerts", "replay", "--as-alerts", "--settings", settings, input],
    ["replay --html", "replay", "--html", page, "--settings", settings, input],
    ["summary", "summary", "--settings", settings, input],
    ["replay --compare", "replay", "--compare", settings, input],
  ];
  return commands.map(([name, ...args]) => ({
    name,
    run() {
      rmSync(page, { force: true });
      const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
        encoding: "utf8",
        stdio: ["ignore", "ignore", "pipe"],
      });
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      return recordsIn(stderr);
    },
  }));
}

interface Contender {
  readonly name: string;
  /** Gives the number of records, or 0 where that is not said. */
  readonly run: () => number;
}

const roundsOfCommands = 3;

/** The floor in this process, and commands in processes of their own. */
function compareCommands(
  size: string,
  trail: Trail,
  commands: readonly Contender[],
): readonly ReplayOutcome[] {
  const floor = { name: `gunzip and JSON.parse, ${size}`, run: () => parseAll(trail) };
  const contenders = [floor, ...commands];
  const times = contenders.map((): Time[] => []);
  for (let round = -1; round < roundsOfCommands; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      const time = take(run);
      if (round >= 0) times[index]?.push(time);
    }
  }
  return contenders.map(({ name }, index) => describe(name, times[index] ?? [], times[0] ?? []));
}

interface Time {
  readonly clockMs: number;
  readonly processorMs: number;
  readonly records: number;
}

function take(work: () => number): Time {
  const started = performance.now();
  const before = processorMs();
  const records = work();
  return { clockMs: performance.now() - started, processorMs: processorMs() - before, records };
}

/** What this process and those it has waited for have had of the processor; of these Linux tells. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (process.platform !== "linux") return own;
  // The 16th and 17th field, in hundredths of a second (proc(5)); names may hold spaces.
  const [, fields = ""] = readFileSync("/proc/self/stat", "utf8").split(") ");
  const [user16 = "0", system17 = "0"] = fields.split(" ").slice(13, 15);
  return own + (Number(user16) + Number(system17)) * 10;
}

function describe(name: string, own: readonly Time[], floor: readonly Time[]): ReplayOutcome {
  const ratios = own.map(({ clockMs }, round) => (floor[round]?.clockMs ?? clockMs) / clockMs);
  const processor = own.map(
    ({ processorMs }, round) => (floor[round]?.processorMs ?? processorMs) / processorMs,
  );
  return {
    name,
    medianMs: median(own.map(({ clockMs }) => clockMs)),
    processorMs: median(own.map(({ processorMs }) => processorMs)),
    ratio: median(ratios),
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    processorRatio: median(processor),
    result: own[0]?.records ?? 0,
  };
}

/** The floor: every file read, inflated and parsed, and nothing matched. */
function parseAll({ files }: Trail): number {
  let records = 0;
  for (const file of files) {
    // What the generator wrote.
    const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
      readonly Records: readonly unknown[];
    };
    records += Records.length;
  }
  return records;
}

const bin = fileURLToPath(new URL("../../packages/replay/src/bin.ts", import.meta.url));

/** The command as the shell runs it, start and all, and the number of records that it says it read. */
function replay(folder: string, input: string, threads: number): number {
  return recordsIn(run(folder, input, threads));
}

function recordsIn(said: string): number {
  return Number(/^Records +([\d,]+)/m.exec(said)?.[1]?.replaceAll(",", "") ?? 0);
}

function run(folder: string, input: string, threads: number): string {
  const output = join(folder, "findings.ndjson");
  rmSync(output, { force: true });
  const args = ["replay", join(folder, input), "--settings", settings, "-f", "ndjson"];
  const more = ["-o", output, "--threads", String(threads)];
  return spawnSync(process.execPath, [bin, ...args, ...more], { encoding: "utf8" }).stderr;
}

/** The most memory that a replay held, as it says itself. */
export interface ReplayMemory {
  readonly name: string;
  readonly peak: string;
}

/** Replays 1 GB of files, and one of 200 MB, each in a process of its own, as the shell would. */
export function measureReplayMemory(): readonly ReplayMemory[] {
  const folder = mkdtempSync(join(tmpdir(), "logcritical-bench-"));
  try {
    writeTrail(join(folder, "trail"), 1000 * megabyte);
    writeLongFile(join(folder, "long.json"), 200 * megabyte);
    return (
      [
        ["a folder of 1 GB, 2 threads", "trail", 2],
        ["a folder of 1 GB, 1 thread", "trail", 1],
        ["one file of 200 MB, 2 threads", "long.json", 2],
      ] as const
    ).map(([name, input, threads]) => {
      const said = run(folder, input, threads);
      return { name, peak: /peak memory (.*)$/m.exec(said)?.[1] ?? "not said" };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
