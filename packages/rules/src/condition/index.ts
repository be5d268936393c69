/** The condition tree, the functions that make it, and the paths it is about. */
export * from "./build.ts";
export type * from "./node.ts";
export * from "./path.ts";
