import * as v from "valibot";
import { distinct, flag, option } from "../environment/schema.ts";
import { type PackName, packNames } from "./packs.ts";

/** Alarms, and who hears of them: the section `alerts` of an environment. */
export interface AlertsOptions {
  /** Somebody must hear of what nobody else is named for: at least one address. */
  readonly infosec: Recipients;
  readonly devops: Recipients;
  /** What alarms are made of. The function always runs the catalogue, `secglobal`. */
  readonly packs: readonly PackName[];
  /** Ids of rules that get no alarm; the function watches for them still. */
  readonly except: readonly string[];
  readonly dashboard: boolean;
}

/** Whom a team's alerts reach. */
export interface Recipients {
  readonly emails: readonly string[];
  /** With the country's code: `+447700900123`. */
  readonly phones: readonly string[];
}

const email = v.pipe(
  v.string("write an e-mail address in quotes"),
  v.email("write an e-mail address: security@example.org"),
);

/** E.164, as SNS takes numbers: "Publishing to a mobile phone", Amazon SNS Developer Guide. */
const phone = v.pipe(
  v.string("write a phone number in quotes"),
  v.regex(/^\+[1-9]\d{6,14}$/, "write the number with its country and no blanks: +447700900123"),
);

/** Whom a team names, if anybody. */
const recipients: v.GenericSchema<unknown, Recipients> = v.strictObject({
  emails: option("Who gets mail, and has to confirm it once.", distinct(email), []),
  phones: option(
    "Who gets SMS, of what is critical: numbers with their country's code.",
    distinct(phone),
    [],
  ),
});

/** Reads the recipients of a team of whom at least one gets mail. */
export const reachable: v.GenericSchema<unknown, Recipients> = v.pipe(
  recipients,
  v.check(({ emails }) => emails.length > 0, "write at least one address under emails"),
);

const pack = v.picklist(packNames, `write one of ${packNames.join(", ")}`);
const nobody = { emails: [], phones: [] };

/** Reads the section `alerts`. */
export const alertsOptions: v.GenericSchema<unknown, AlertsOptions> = v.pipe(
  v.strictObject({
    infosec: v.pipe(
      reachable,
      v.description("Infosec, who hear of all that nobody else is named for."),
    ),
    devops: option("DevOps, who hear of what runs.", recipients, nobody),
    packs: option<readonly PackName[]>(
      "What alarms are made of: cis are those that Security Hub looks for, classic those of 2016.",
      distinct(pack),
      ["secglobal"],
    ),
    except: option(
      "Ids of rules that get no alarm; the function watches for them still.",
      v.array(v.string("write the id of a rule in quotes")),
      [],
    ),
    dashboard: option("A page that shows what rings, and whether all goes well.", flag, true),
  }),
  v.description("Alarms and the function: who hears of what. Left out, neither is made."),
);
