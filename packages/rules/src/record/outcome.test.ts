import { expect, it } from "vitest";
import { outcomeOf } from "./outcome.ts";

it.each([
  [{}, { kind: "succeeded" }],
  [{ errorCode: null }, { kind: "succeeded" }],
  [{ errorCode: "" }, { kind: "succeeded" }],
  [
    { errorCode: "AccessDenied", errorMessage: "no" },
    { kind: "refused", errorCode: "AccessDenied", errorMessage: "no" },
  ],
  [
    { errorCode: "Client.UnauthorizedOperation" },
    { kind: "refused", errorCode: "Client.UnauthorizedOperation" },
  ],
  [{ errorCode: "ExpiredToken" }, { kind: "refused", errorCode: "ExpiredToken" }],
  [{ errorCode: "NoSuchBucket" }, { kind: "failed", errorCode: "NoSuchBucket" }],
  [{ errorCode: 403 }, { kind: "failed", errorCode: "403" }],
  [
    {
      eventName: "ConsoleLogin",
      responseElements: { ConsoleLogin: "Failure" },
      errorMessage: "Failed authentication",
    },
    { kind: "refused", errorMessage: "Failed authentication" },
  ],
  [
    { eventName: "ConsoleLogin", responseElements: { ConsoleLogin: "Success" } },
    { kind: "succeeded" },
  ],
  [{ eventName: "CheckMfa", responseElements: { CheckMfa: "Failure" } }, { kind: "refused" }],
  [{ eventName: "StopLogging", responseElements: { Other: "Failure" } }, { kind: "succeeded" }],
  [{ eventName: "toString", responseElements: {} }, { kind: "succeeded" }],
])("outcomeOf reads %j as %j", (record, outcome) => {
  expect(outcomeOf(record)).toEqual(outcome);
});
