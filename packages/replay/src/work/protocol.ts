import type { Rule, Settings } from "@logcritical/rules";
import type { Examined } from "../examine/examine-file.ts";
import type { Printing } from "../output/printing.ts";
import type { ReadLimits } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import type { Found } from "../read/walk.ts";

/** What a worker is started with. All of it is plain data, as a rule is. */
export interface WorkerStart {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  readonly selection: Selection;
  readonly limits: ReadLimits;
  /** None where findings are not to be printed yet. */
  readonly printing?: Printing | undefined;
  /** Shared: the task that the worker is at, and which of its items, for whoever finds it dead. */
  readonly place: Int32Array;
}

/** What a worker is told. */
export type Order =
  | { readonly kind: "task"; readonly task: Task }
  /** One report more may be sent. */
  | { readonly kind: "credit" };

/** Items to be examined one after the other. */
export interface Task {
  readonly id: number;
  readonly items: readonly Found[];
  /** How many results of the first item are known already, as a worker died after reporting them. */
  readonly known: number;
}

/** What a worker says. */
export interface Report {
  readonly taskId: number;
  readonly results: readonly Examined[];
  /** How many items of the task are complete with this report. */
  readonly itemsDone: number;
  /** How many results of the item after these have been reported. */
  readonly partial: number;
  /** Whether nothing of the task is left. */
  readonly isLast: boolean;
}

/** How many reports a worker sends ahead of credit. */
export const creditAtStart = 2;
