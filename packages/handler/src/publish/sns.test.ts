import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubAccess } from "../../test/support/stub-access.ts";
import type { TopicName } from "../route/topic.ts";
import type { Message, MessageOutcome } from "./message.ts";
import { createSNSPublisher } from "./sns.ts";

/** What the stand-in answers: a body with a status, or nothing at all. */
type Reply = { readonly status: number; readonly xml: string } | "silence";

let server: Server;
let replies: Reply[] = [];
let requests: string[] = [];

beforeEach(async () => {
  replies = [];
  requests = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      requests.push(body);
      const reply = replies.shift();
      if (reply === undefined || reply === "silence") return;
      response.statusCode = reply.status;
      response.setHeader("Content-Type", "text/xml");
      response.end(reply.xml);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  stubAccess({ AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${port}` });
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const message = (id: string, topic: TopicName = "InfosecEmail"): Message => ({
  id,
  topic,
  alertIds: [id],
  subject: `subject ${id}`,
  body: { default: "{}", email: `mail ${id}`, sms: `sms ${id}` },
  attributes: { severity: "high" },
});

const accepted = (id: number): string => `<member><Id>${id}</Id><MessageId>m</MessageId></member>`;
const refused = (id: number, code: string, isFault: boolean): string =>
  `<member><Id>${id}</Id><Code>${code}</Code><Message>no</Message>` +
  `<SenderFault>${isFault}</SenderFault></member>`;
const batch = (successful: string, failed = ""): Reply => ({
  status: 200,
  xml:
    '<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult>' +
    `<Successful>${successful}</Successful><Failed>${failed}</Failed>` +
    "</PublishBatchResult></PublishBatchResponse>",
});
const error = (status: number, code: string, type = "Sender"): Reply => ({
  status,
  xml:
    '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
    `<Error><Type>${type}</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});

/** Publishes so many messages, and gives what became of each in a word. */
async function check(count: number, reply: Reply): Promise<readonly string[]> {
  replies = [reply];
  const publisher = createSNSPublisher({ InfosecEmail: "arn:aws:sns:us-east-1:1:InfosecEmail" });
  const messages = Array.from({ length: count }, (_, index) => message(String(index)));
  return (await publisher("InfosecEmail", messages)).map(wordOf);
}

function wordOf(outcome: MessageOutcome): string {
  return outcome.kind === "published" ? "published" : outcome.retry;
}

describe("createSNSPublisher", () => {
  it("sends subject, one text for each protocol, and attributes", async () => {
    expect(await check(1, batch(accepted(0)))).toEqual(["published"]);
    const sent = new URLSearchParams(requests[0]);
    const entry = "PublishBatchRequestEntries.member.1";
    expect(sent.get(`${entry}.Subject`)).toBe("subject 0");
    expect(sent.get(`${entry}.MessageStructure`)).toBe("json");
    expect(JSON.parse(sent.get(`${entry}.Message`) ?? "")).toEqual(message("0").body);
    expect(sent.get(`${entry}.MessageAttributes.entry.1.Value.StringValue`)).toBe("high");
  });

  it.each([
    ["InfosecSMS", "Transactional"],
    ["DevOpsSMS", "Transactional"],
    ["InfosecEmail", undefined],
    ["DevOpsEmail", undefined],
  ] as const)("sends to %s SMS of the type %s", async (topic, type) => {
    replies = [batch(accepted(0))];
    const publisher = createSNSPublisher({ [topic]: `arn:aws:sns:us-east-1:1:${topic}` });
    expect((await publisher(topic, [message("0", topic)])).map(wordOf)).toEqual(["published"]);
    const sent = new URLSearchParams(requests[0]);
    const entry = "PublishBatchRequestEntries.member.1.MessageAttributes.entry.2";
    expect(sent.get(`${entry}.Name`)).toBe(type === undefined ? null : "AWS.SNS.SMS.SMSType");
    expect(sent.get(`${entry}.Value.StringValue`)).toBe(type ?? null);
  });

  it("reads one by one what of ten was refused, and whether it may pass", async () => {
    const answer = batch(
      [0, 1, 2, 3, 4, 5].map(accepted).join(""),
      refused(6, "InternalError", false) +
        refused(7, "InvalidParameter", true) +
        refused(8, "Throttling", true) +
        refused(9, "AuthorizationError", true),
    );
    expect((await check(10, answer)).slice(5)).toEqual([
      "published",
      "now",
      "never",
      "now",
      "later",
    ]);
  });

  it.each<readonly [name: string, reply: Reply, expected: string]>([
    ["throttling", error(400, "Throttling"), "now"],
    ["throttling by its other name", error(429, "TooManyRequestsException"), "now"],
    ["a fault of SNS", error(500, "InternalError", "Receiver"), "now"],
    ["a missing permission", error(403, "AuthorizationError"), "later"],
    ["a missing topic", error(404, "NotFound"), "later"],
    ["a bad parameter", error(400, "InvalidParameter"), "never"],
    ["an answer that names no message", batch(""), "now"],
    ["an answer that is empty", { status: 200, xml: "" }, "now"],
    ["an answer that is not of SNS", { status: 200, xml: "<html>Sign in</html>" }, "now"],
    ["no answer, after which nobody knows whether it was accepted", "silence", "now"],
  ])("judges %s", async (_, reply, expected) => {
    expect(await check(2, reply)).toEqual([expected, expected]);
  });

  it("judges a server that is not there", async () => {
    server.closeAllConnections();
    server.close();
    expect(await check(1, "silence")).toEqual(["now"]);
  });

  it("leaves to a retry what has no topic", async () => {
    const publisher = createSNSPublisher({});
    expect((await publisher("InfosecSMS", [message("0")])).map(wordOf)).toEqual(["later"]);
  });
});
