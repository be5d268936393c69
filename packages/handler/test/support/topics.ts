import { type FauxqsServer, startFauxqs } from "fauxqs";

/** SNS and SQS of this process, with the four topics and one queue for each. */
export interface LocalTopics {
  readonly endpoint: string;
  /** For the function: the endpoint and the topics' ARNs. */
  readonly environment: Readonly<Record<string, string>>;
  readonly server: FauxqsServer;
  readonly stop: () => Promise<void>;
}

/** Starts them on a free port. */
export async function startTopics(): Promise<LocalTopics> {
  const server = await startFauxqs({ port: 0, messageSpies: true, logger: false });
  for (const name of ["InfosecEmail", "DevOpsEmail", "InfosecSMS", "DevOpsSMS"]) {
    server.createTopic(name);
    server.createQueue(name);
    server.subscribe({ topic: name, queue: name });
  }
  const arn = (name: string): string => `arn:aws:sns:us-east-1:000000000000:${name}`;
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL_SNS: endpoint,
      AWS_ENDPOINT_URL_SQS: endpoint,
      INFOSEC_EMAIL_TOPIC_ARN: arn("InfosecEmail"),
      DEVOPS_EMAIL_TOPIC_ARN: arn("DevOpsEmail"),
      INFOSEC_SMS_TOPIC_ARN: arn("InfosecSMS"),
      DEVOPS_SMS_TOPIC_ARN: arn("DevOpsSMS"),
    },
    server,
    stop: () => server.stop(),
  };
}
