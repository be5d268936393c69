import { type Service, services } from "./typical-services.ts";

/**
 * Records as they stand in the trail of an ordinary account, about a thousand, with the fields that
 * rules mostly ask about: in for a sample where there is none. They are made up and always the same.
 * Only their proportions matter, which are roughly those of the public records that this project is
 * tried on: six calls in seven change nothing, six services make two thirds of them, one in seventeen
 * fails, and three in seven AWS makes by itself or on somebody's behalf.
 *
 * Half of the other ones come from the first of `networks`, the account's own, if there is one.
 */
export function typicalDay(networks: readonly string[] = []): readonly unknown[] {
  const home = networks[0]?.split("/")[0] ?? "198.51.100.7";
  const callers = [
    { sourceIPAddress: home, userIdentity: { type: "AssumedRole" } },
    { sourceIPAddress: "198.51.100.8", userIdentity: { type: "AssumedRole" } },
    callerOf("cloudformation.amazonaws.com", "AssumedRole"),
    { sourceIPAddress: home, userIdentity: { type: "IAMUser" } },
    { sourceIPAddress: "198.51.100.9", userIdentity: { type: "AssumedRole" } },
    callerOf("config.amazonaws.com", "AWSService"),
    callerOf("AWS Internal", "AssumedRole"),
  ];
  return services.flatMap(callsOf).map((call, index) => ({
    ...call,
    ...callers[index % callers.length],
    ...(index % 17 === 0 ? { errorCode: errorCodes[(index / 17) % errorCodes.length] } : {}),
  }));
}

function callsOf({ name, reads, writes, requestParameters = {} }: Service): readonly object[] {
  return [...callsNamed(reads, true), ...callsNamed(writes, false)].map((call) => ({
    ...call,
    eventSource: `${name}.amazonaws.com`,
    eventType: "AwsApiCall",
    requestParameters,
  }));
}

function callsNamed([count, names]: Service["reads"], readOnly: boolean): readonly object[] {
  const each = names.split(" ");
  return Array.from({ length: count }, (_, index) => ({
    eventName: each[index % each.length],
    readOnly,
  }));
}

/** A service of AWS at work for somebody, or for itself. */
function callerOf(service: string, type: string): object {
  return { sourceIPAddress: service, userIdentity: { type, invokedBy: service } };
}

/** Most failures are of scans that ask for what is not there; about a quarter is refused. */
const errorCodes = [
  "ServerSideEncryptionConfigurationNotFoundError",
  "AccessDenied",
  "NoSuchEntityException",
  "NoSuchTagSet",
  "Client.UnauthorizedOperation",
  "ThrottlingException",
  "ReplicationConfigurationNotFoundError",
  "ResourceNotFoundException",
  "AccessDeniedException",
  "NoSuchBucketPolicy",
  "Client.RequestLimitExceeded",
  "ValidationException",
];
