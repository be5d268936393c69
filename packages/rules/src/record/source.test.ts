import { expect, it } from "vitest";
import { sourceOf } from "./source.ts";

it.each([
  ["203.0.113.7", "public"],
  ["2001:db8::1", "public"],
  ["::ffff:203.0.113.7", "public"],
  ["10.1.2.3", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.0", "public"],
  ["192.168.0.1", "private"],
  ["100.64.0.1", "private"],
  ["127.0.0.1", "private"],
  ["169.254.169.254", "private"],
  ["::1", "private"],
  ["fd00::1", "private"],
  ["fe80::1", "private"],
  ["::ffff:10.0.0.1", "private"],
  ["::ffff:172.16.0.1", "private"],
  ["::ffff:192.168.1.1", "private"],
  ["AWS Internal", "aws-internal"],
  ["config.amazonaws.com", "aws-service"],
  ["ec2.amazonaws.com.cn", "aws-service"],
  ["amazonaws.com.example.org", "other"],
  ["30.*.0.210", "other"],
  ["-", "none"],
  ["", "none"],
])("sourceOf takes %j for %s", (sourceIPAddress, kind) => {
  expect(sourceOf({ sourceIPAddress })).toEqual({ text: sourceIPAddress, kind });
});

it.each([{}, { sourceIPAddress: null }, { sourceIPAddress: ["10.0.0.1"] }])(
  "sourceOf takes %j for none",
  (record) => {
    expect(sourceOf(record)).toEqual({ text: "", kind: "none" });
  },
);
