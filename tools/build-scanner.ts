// `pnpm build:scanner`: compiles packages/rules/scanner into packages/rules/src/scan/scanner-wasm.ts.
// The result is committed, so that sources run as they are; scanner-wasm.test.ts sees that it is
// the one that the compiler makes of the sources.
import { writeFileSync } from "node:fs";
import { compileScanner, printModule } from "./compile-scanner.ts";

const target = new URL("../packages/rules/src/scan/scanner-wasm.ts", import.meta.url);
const code = await compileScanner();
writeFileSync(target, printModule(code));
console.log(`${code.length} bytes of WebAssembly`);
