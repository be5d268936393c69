/**
 * `logcritical` is a command; what it exports is for programs that run it within themselves, with
 * streams of their own:
 *
 *     const exitCode = await runProgram(["replay", "trail/", "--format", "ndjson"], context);
 */
export { type Context, exitCodes, type Output } from "./context.ts";
export { runProgram } from "./program.ts";
