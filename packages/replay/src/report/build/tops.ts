import type { Aggregates, PlaceTotal } from "../../aggregate/aggregates.ts";
import type { Ranking } from "../../aggregate/top.ts";
import type { ReportTop } from "../report.ts";

const rowsMax = 10;

/** Those with the gravest findings: actors, addresses, accounts and regions. */
export function topsOf(aggregates: Aggregates): readonly ReportTop[] {
  return [
    topOf("Actors", aggregates.actors(rowsMax)),
    topOf("Addresses", aggregates.addresses(rowsMax)),
    topOf("Accounts", aggregates.accounts(rowsMax)),
    topOf("Regions", aggregates.regions(rowsMax)),
  ];
}

function topOf(title: string, { entries, others }: Ranking<PlaceTotal>): ReportTop {
  const rows = entries.map(({ name, bySeverity, findings }) => ({
    name: name === "" ? "not given" : name,
    bySeverity,
    total: findings,
  }));
  return { title, rows, more: others };
}
