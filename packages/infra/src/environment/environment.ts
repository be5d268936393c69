import type { HandlerSettings } from "@logcritical/handler/settings";
import type { AlertsOptions } from "../alarms/options.ts";
import type { ConfigOptions } from "../config/options.ts";
import type { DeliveryOptions } from "../delivery/options.ts";
import type { IdentityOptions } from "../identity/options.ts";
import type { TrailOptions } from "../trail/options.ts";
import type { WatchOptions } from "../watch/options.ts";

/** One account and one Region, and what is to be deployed there: `environments/<name>.json`. */
export interface Environment {
  /** Part of every name, beside the company's: `prod`. */
  readonly name: string;
  readonly company: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** Whether CloudFormation refuses to delete the stacks. */
  readonly terminationProtection: boolean;
  readonly trail: TrailOptions;
  readonly config: ConfigOptions;
  /** Without it nobody is named to be told, and neither alarms nor the function are deployed. */
  readonly alerts?: AlertsOptions;
  readonly delivery: DeliveryOptions;
  readonly watch: WatchOptions;
  /** Without it no people, service accounts or roles of theirs are made. */
  readonly identity?: IdentityOptions;
  /** What rules and alerts read, as the function will. */
  readonly settings: HandlerSettings;
  /** The same as it is written, for the function to read. */
  readonly settingsDocument: Readonly<Record<string, unknown>>;
}
