import {
  type AddHelpTextContext,
  type AddHelpTextPosition,
  Command,
} from "@commander-js/extra-typings";
import { foldHelp } from "./help.ts";

/** A command which, as all below it, sets the texts that are added to its help in so many columns. */
export class FoldingCommand extends Command {
  readonly #columns: number;

  constructor(name: string | undefined, columns: number) {
    super(name);
    this.#columns = columns;
  }

  override createCommand(name?: string): FoldingCommand {
    return new FoldingCommand(name, this.#columns);
  }

  override addHelpText(
    position: AddHelpTextPosition,
    text: string | ((context: AddHelpTextContext) => string),
  ): this {
    const print = typeof text === "string" ? (): string => text : text;
    return super.addHelpText(position, (context) => foldHelp(print(context), this.#columns));
  }
}
