// `pnpm run logcritical`: the command, in the folder of whoever calls it. pnpm starts scripts at the
// root of the workspace, and keeps in INIT_CWD where it was called (pnpm, "pnpm run": environment).
const { INIT_CWD: caller } = process.env;
if (caller !== undefined) process.chdir(caller);
await import("../src/bin.ts");
