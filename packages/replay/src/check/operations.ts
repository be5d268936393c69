import { readFileSync } from "node:fs";
import { operationsCatalogue } from "../own-files.ts";
import { nearest } from "./nearest.ts";
import { type OperationsFile, unfoldNames } from "./operations-file.ts";
import { trailNames } from "./trail-names.ts";

/** What AWS's services call their calls. */
export interface Operations {
  /** Whether there is a service of this event source: `ec2.amazonaws.com`. */
  knowsSource(source: string): boolean;
  /** The event source that is spelt most alike, where one is at all. */
  suggestSource(source: string): string | undefined;
  /** What fits among the calls of these sources, or of all services where none is named. */
  count(fits: (name: string) => boolean, sources: readonly string[]): Fitting;
  /** The name that is spelt most alike there, where one is at all. */
  suggestName(name: string, sources: readonly string[]): string | undefined;
}

/** How many names fit. */
interface Fitting {
  readonly operations: number;
  readonly services: number;
  /** Names that CloudTrail may write, beyond the operations. */
  readonly others: number;
}

/** Reads the catalogue of operations, once and only when it is asked for. */
export function loadOperations(): Operations {
  loaded ??= createOperations(readOperationsFile());
  return loaded;
}

let loaded: Operations | undefined;

/** The generated file as it is. */
export function readOperationsFile(): OperationsFile {
  const text = readFileSync(operationsCatalogue, "utf8");
  // Its own script has written it, and a test looks at its shape.
  return JSON.parse(text) as OperationsFile;
}

interface Service {
  readonly prefixes: ReadonlySet<string>;
  readonly operations: readonly string[];
  readonly others: readonly string[];
}

function createOperations(file: OperationsFile): Operations {
  const services: readonly Service[] = [
    ...Object.values(file.services).map(({ prefixes, operations, actions }) => ({
      prefixes: new Set(prefixes),
      operations: unfoldNames(operations),
      others: unfoldNames(actions),
    })),
    ...Object.entries(trailNames).map(([prefix, others]) => ({
      prefixes: new Set([prefix]),
      operations: [],
      others,
    })),
  ];
  const among = (sources: readonly string[]): readonly Service[] =>
    sources.length === 0
      ? services
      : services.filter(({ prefixes }) => sources.some((source) => prefixes.has(prefixOf(source))));
  return {
    knowsSource: (source) => among([source]).length > 0,
    suggestSource(source) {
      const prefixes = services.flatMap((service) => [...service.prefixes]);
      const near = nearest(prefixOf(source), prefixes);
      return near === undefined ? undefined : `${near}.amazonaws.com`;
    },
    count(fits, sources) {
      const fitting = among(sources).map(({ operations, others }) => ({
        operations: operations.filter(fits).length,
        others: others.filter(fits).length,
      }));
      return {
        operations: sum(fitting.map(({ operations }) => operations)),
        services: fitting.filter(({ operations }) => operations > 0).length,
        others: sum(fitting.map(({ others }) => others)),
      };
    },
    suggestName(name, sources) {
      const names = among(sources).flatMap(({ operations, others }) => [...operations, ...others]);
      return nearest(name, names);
    },
  };
}

function prefixOf(source: string): string {
  return source.split(".", 1)[0] ?? source;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
