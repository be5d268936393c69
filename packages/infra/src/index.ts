/**
 * `@logcritical/infra`: the constructs that the CDK app deploys, for other CDK apps to use alone.
 * The app itself is `bin/app.ts`, which puts them together as `environments/<name>.json` says.
 */
export {};
