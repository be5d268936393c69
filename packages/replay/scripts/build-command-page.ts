// Part of `pnpm run pages`: writes docs/commands.md. A test fails where it is not as they print.
import { writeFileSync } from "node:fs";
import { printCommandPage } from "./print-command-page.ts";

writeFileSync(new URL("../../../docs/commands.md", import.meta.url), await printCommandPage());
