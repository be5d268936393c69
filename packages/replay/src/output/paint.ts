import type { Severity } from "@logcritical/rules";
import colors from "picocolors";

/** Colours, or their absence. Only texts that are already safe on a terminal are painted. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly severity: (severity: Severity, text?: string) => string;
}

/** Paint for people at a terminal; for everyone else it changes nothing. */
export function createPaint(isColoured: boolean): Paint {
  const { bold, dim, green, red, magenta, yellow, cyan } = colors.createColors(isColoured);
  const severities = { critical: magenta, high: red, medium: yellow, low: cyan } satisfies Record<
    Severity,
    (text: string) => string
  >;
  return {
    bold,
    dim,
    good: green,
    bad: red,
    severity: (severity, text = severity) => bold(severities[severity](text)),
  };
}
