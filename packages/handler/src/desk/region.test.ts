import { expect, it } from "vitest";
import { regionOfARN, regionOfQueue } from "./region.ts";

it.each([
  ["https://sqs.eu-west-1.amazonaws.com/111122223333/failures", "eu-west-1"],
  ["https://sqs.cn-north-1.amazonaws.com.cn/111122223333/failures", "cn-north-1"],
  ["https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/failures", "us-gov-west-1"],
  ["https://sqs.eu-west-1.api.aws/111122223333/failures", "eu-west-1"],
  ["https://eu-west-2.queue.amazonaws.com/111122223333/failures", "eu-west-2"],
  ["http://localhost:4566/000000000000/failures", undefined],
  ["https://sqs.example.org/111122223333/failures", undefined],
])("knows the Region of the queue %s", (address, region) => {
  expect(regionOfQueue(address)).toBe(region);
});

it.each([
  ["arn:aws:kinesis:eu-west-1:111122223333:stream/records", "eu-west-1"],
  ["arn:aws:s3:::bucket", undefined],
  ["records", undefined],
])("knows the Region of %s", (text, region) => {
  expect(regionOfARN(text)).toBe(region);
});
