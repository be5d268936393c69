/** Says to whoever runs a Node.js that is too old what it takes; `undefined` for any that will do. */
export function describeOldNode(version: string): string | undefined {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1]);
  if (!(major < majorMin)) return undefined;
  return `logcritical needs Node.js ${majorMin} or later, and this is ${version}.`;
}

/** As `engines` in package.json: `glob` of `node:fs/promises` is in no earlier one. */
const majorMin = 22;
