import type {
  AdvancedFieldSelector,
  GetEventSelectorsCommandOutput,
} from "@aws-sdk/client-cloudtrail";
import { bad, type Checkup, good, note, type Observation } from "../checkup.ts";

/** Whether the trail keeps every call that manages something, reads included. */
export const eventSelectors: Checkup = {
  id: "event-selectors",
  asks: "The trail leaves out no management events",
  why: "A trail that logs on, but only this and that, looks well everywhere else.",
  needs: ["cloudtrail:GetEventSelectors"],
  async run({ environment, config }) {
    const { CloudTrailClient, GetEventSelectorsCommand } = await import(
      "@aws-sdk/client-cloudtrail"
    );
    const TrailName = environment.trailName;
    const answer = await new CloudTrailClient(config).send(
      new GetEventSelectorsCommand({ TrailName }),
    );
    return [judge(selectionsOf(answer), TrailName)];
  },
};

/** What one selector takes of the management events. */
interface Selection {
  /** Whether it takes all of them, but for the services left out. */
  readonly isWhole: boolean;
  readonly leftOut: readonly string[];
}

function judge(selections: readonly Selection[], trail: string): Observation {
  const whole = selections.filter(({ isWhole }) => isWhole);
  const [least] = whole.toSorted((a, b) => a.leftOut.length - b.leftOut.length);
  if (least === undefined) {
    return bad(
      `${trail} does not record every management event`,
      `ask who narrowed it; aws cloudtrail put-event-selectors --trail-name ${trail} ` +
        `--event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true}]', ` +
        "with the data events that you want kept",
    );
  }
  return least.leftOut.length === 0
    ? good("it records every management event")
    : note(`it records every management event but those of ${least.leftOut.join(", ")}`);
}

/** A trail has selectors of one kind or the other. Source: AWS CloudTrail API Reference. */
function selectionsOf({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: GetEventSelectorsCommandOutput): readonly Selection[] {
  return [
    ...EventSelectors.map((selector) => ({
      isWhole:
        selector.IncludeManagementEvents !== false && (selector.ReadWriteType ?? "All") === "All",
      leftOut: selector.ExcludeManagementEventSources ?? [],
    })),
    ...AdvancedEventSelectors.map(({ FieldSelectors = [] }) => ({
      isWhole: FieldSelectors.some(isManagement) && FieldSelectors.every(isWide),
      leftOut: FieldSelectors.flatMap(({ NotEquals = [] }) => NotEquals),
    })),
  ];
}

function isManagement({ Field, Equals = [] }: AdvancedFieldSelector): boolean {
  return Field === "eventCategory" && Equals.includes("Management");
}

/** Whether a field may have any value, or any but those of services that are named. */
function isWide(selector: AdvancedFieldSelector): boolean {
  if (isManagement(selector)) return true;
  const { Field, NotEquals = [], ...others } = selector;
  const isNarrowed = Object.values(others).some((values) => (values?.length ?? 0) > 0);
  return Field === "eventSource" && NotEquals.length > 0 && !isNarrowed;
}
