import type { Finding } from "@logcritical/rules";
import type { ReadRecord } from "../read/unwrap.ts";

/** What looks at records that are asked for, as they were read. */
export interface Watch {
  /** Is shown a record in which some rule finds something, and what the first set finds. */
  readonly see: (read: ReadRecord, findings: readonly Finding[]) => void;
  /** Whether it wants to see those in which nothing is found, too, which takes several times as long. */
  readonly seesAll?: true;
  /** Whether nobody else wants the findings, so that portions need none. */
  readonly isAlone: boolean;
}
