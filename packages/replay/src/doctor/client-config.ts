/** The part of a client's configuration that is ours. */
export interface ClientConfig {
  readonly region: string;
  /** How long one answer may take, in milliseconds, before the question is given up. */
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    /** Without it, the client says that it waits, and goes on waiting. */
    readonly throwOnRequestTimeout: true;
  };
}
