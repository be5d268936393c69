import { may } from "../account.ts";
import type { Walk } from "./walk.ts";

/** Function → what its environment names: topics, table, settings; and where failures go. */
export const walkFunctions: Walk = (account) =>
  account.ofType("AWS::Lambda::Function").flatMap((lambda) => {
    const role = account.byARN(lambda.properties.Role);
    if (role === undefined) return [`${lambda.name} has no role`];
    const rights = account.rightsOf(role);
    const { Variables = {} } = (lambda.properties.Environment ?? {}) as {
      readonly Variables?: Readonly<Record<string, string>>;
    };
    const named = [
      ...Object.values(Variables),
      ...account
        .ofType("AWS::Lambda::EventInvokeConfig")
        .filter(({ properties }) => properties.FunctionName === lambda.name)
        .map(({ properties }) => JSON.stringify(properties.DestinationConfig)),
    ];
    return account.resources.flatMap(({ type, arn, name, properties }) => {
      const action = uses[type];
      const isNamed = named.some((text) => text.includes(arn) || text === name);
      if (action === undefined || !isNamed) return [];
      const key = account.key(
        properties.KmsMasterKeyId ??
          (properties.SSESpecification as { readonly KMSMasterKeyId?: string } | undefined)
            ?.KMSMasterKeyId,
      );
      const keyCall = { action: "kms:Decrypt", resource: key?.arn ?? "", context: viaAny };
      return [
        ...(may(rights, { action, resource: arn, context: {} })
          ? []
          : [`${lambda.name} may not ${action} on ${name}`]),
        ...(key === undefined || may(rights, keyCall)
          ? []
          : [`${lambda.name} may not use the key of ${name}`]),
      ];
    });
  });

/** What a function does with that which it is told of. */
const uses: Readonly<Record<string, string>> = {
  "AWS::SNS::Topic": "sns:Publish",
  "AWS::SQS::Queue": "sqs:SendMessage",
  "AWS::DynamoDB::Table": "dynamodb:UpdateItem",
};

/** Keys may be bound to the service by which they are used. */
const viaAny = {};
