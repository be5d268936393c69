import type { ActorTotal, Aggregates, PlaceTotal } from "../../aggregate/aggregates.ts";
import type { Ranking } from "../../aggregate/top.ts";
import type { ReportTop } from "../report.ts";

const rowsMax = 10;

/** Those with the gravest findings: actors, addresses, accounts and regions. */
export function topsOf(aggregates: Aggregates): readonly ReportTop[] {
  return [
    topOf("Actors", withAccounts(aggregates.actors(rowsMax))),
    topOf("Addresses", aggregates.addresses(rowsMax)),
    topOf("Accounts", aggregates.accounts(rowsMax)),
    topOf("Regions", aggregates.regions(rowsMax)),
  ];
}

/** A total, with more to tell it apart by. */
type Row = PlaceTotal & { readonly of?: string };

function withAccounts({ entries, ...rest }: Ranking<ActorTotal>): Ranking<Row> {
  return {
    ...rest,
    entries: entries.map((entry) => ({ ...entry, of: entry.accounts.join(", ") })),
  };
}

function topOf(title: string, { entries, others }: Ranking<Row>): ReportTop {
  const rows = entries.map(({ name, of, bySeverity, findings }) => ({
    name: name === "" ? "not given" : name,
    ...(of !== undefined && { of }),
    bySeverity,
    total: findings,
  }));
  return { title, rows, more: others };
}
