// This file stands directly in `src`, and all that is built for the package directly in `dist`, so
// that what it names lies in the same place for both, in whatever bundle it ends up.

/** The manifest of this package. */
export const ownManifest: URL = new URL("../package.json", import.meta.url);

/** What AWS's services call their calls; see `check/operations-file.ts`. */
export const operationsCatalogue: URL = new URL(
  "../aws-operations.generated.json",
  import.meta.url,
);

/** What a thread runs: TypeScript in the workspace, a bundle in the package. */
export const workerScript: URL = new URL(
  import.meta.url.endsWith(".ts") ? "./work/worker.ts" : "./worker.js",
  import.meta.url,
);
