import type { Sent } from "../../whatif/sent.ts";
import type { Volumes } from "../../whatif/volumes.ts";
import type { Paint } from "../paint.ts";

/** Prints what would have been sent, one thing after the other, and then how much it is. */
export interface SentFormat {
  head(): string;
  row(sent: Sent): string;
  foot(volumes: Volumes): string;
}

/** How people are shown it. */
export interface SentLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
  /** The volumes, for people. */
  readonly printVolumes: (volumes: Volumes) => string;
}
