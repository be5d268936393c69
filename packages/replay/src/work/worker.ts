// The file that a thread runs: see `crew.ts`.
import { keepCompiled } from "../keep-compiled.ts";

keepCompiled();
// What is to be kept has to be loaded after that.
await import("./start-worker.ts");
