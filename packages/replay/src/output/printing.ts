import type { Severity } from "@logcritical/rules";
import type { RowPrinter } from "../examine/finding-text.ts";
import { createFormat, type FormatName } from "./create-format.ts";
import { createPaint } from "./paint.ts";

/** How findings are printed, as plain data, for every thread to do it alike. */
export interface Printing {
  readonly format: FormatName;
  /** Characters in a line. */
  readonly columns: number;
  readonly isColoured: boolean;
  /** What is less grave is not printed. */
  readonly severityMin: Severity;
}

/** Creates what prints the rows of findings. */
export async function createPrinter(printing: Printing): Promise<RowPrinter> {
  const { format, columns, isColoured, severityMin } = printing;
  const { row } = await createFormat(format, { columns, paint: createPaint(isColoured) });
  return { row, severityMin };
}
