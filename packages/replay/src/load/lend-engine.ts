import module from "node:module";

/**
 * Lends `@logcritical/rules` to modules that have none installed where they lie, so that a folder
 * of rules needs no package.json. Where they have one it stays theirs: rules are data, and those of
 * any version are checked before they run.
 */
export function lendEngine(): void {
  if (isLent) return;
  isLent = true;
  // Node.js has had hooks that run in place since 22.15; before, whoever writes rules installs it.
  if (typeof module.registerHooks !== "function") return;
  module.registerHooks({
    resolve(specifier, context, next) {
      if (!/^@logcritical\/rules(?:\/|$)/.test(specifier)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        // Not installed there; should it be missing here too, that is said.
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}

/** Hooks add up, and one is enough. */
let isLent = false;
