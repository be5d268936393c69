/** What one service contributes to a typical day. */
export interface Service {
  /** What stands before `.amazonaws.com` in `eventSource`. */
  readonly name: string;
  /** How many calls change nothing, and their names, which take turns. */
  readonly reads: readonly [count: number, names: string];
  /** Likewise for the calls that change something. */
  readonly writes: readonly [count: number, names: string];
  readonly requestParameters?: object;
}

/** The services that fill most trails with management events, and the commonest of their calls. */
export const services: readonly Service[] = [
  {
    name: "ec2",
    reads: [
      170,
      "DescribeInstances DescribeVolumes DescribeNetworkInterfaces DescribeSecurityGroups " +
        "DescribeSubnets DescribeVpcs DescribeInstanceStatus DescribeTags DescribeRouteTables " +
        "DescribeSnapshots DescribeImages DescribeRegions DescribeAvailabilityZones " +
        "DescribeAddresses DescribeVpcEndpoints DescribeVpcAttribute DescribeNetworkAcls " +
        "DescribeNatGateways DescribeInternetGateways DescribeLaunchTemplates DescribeFlowLogs " +
        "DescribeInstanceAttribute DescribeSecurityGroupRules DescribeInstanceTypes " +
        "DescribeVpcPeeringConnections DescribeVpnConnections DescribeTransitGateways " +
        "DescribeCustomerGateways DescribeAddressTransfers DescribeReservedInstances " +
        "DescribeDhcpOptions GetConsoleOutput",
    ],
    writes: [
      26,
      "CreateTags CreateNetworkInterface DeleteNetworkInterface RunInstances " +
        "TerminateInstances CreateSnapshot DeleteSnapshot AssignPrivateIpAddresses AttachVolume " +
        "CreateVolume CreateLaunchTemplateVersion DeleteTags DeleteVolume " +
        "ModifyInstanceAttribute StartInstances StopInstances AttachNetworkInterface " +
        "DetachVolume CreateImage CreateSecurityGroup ModifyNetworkInterfaceAttribute " +
        "AuthorizeSecurityGroupIngress AssociateAddress SharedSnapshotVolumeCreated " +
        "ModifyVolume CreateFleet",
    ],
    requestParameters: {
      instanceId: "i-0123456789abcdef0",
      groupSet: { items: [{ groupId: "sg-0123456789abcdef0" }] },
    },
  },
  {
    name: "kms",
    reads: [
      140,
      "Decrypt GenerateDataKey DescribeKey ListAliases GetKeyPolicy GetKeyRotationStatus",
    ],
    writes: [4, "CreateGrant RetireGrant"],
  },
  {
    name: "sts",
    reads: [150, "AssumeRole AssumeRole GetCallerIdentity AssumeRoleWithWebIdentity"],
    writes: [0, ""],
  },
  {
    name: "s3",
    reads: [
      68,
      "ListBuckets GetBucketLocation GetBucketAcl GetBucketPolicy GetBucketTagging " +
        "GetBucketEncryption GetBucketVersioning HeadBucket GetBucketPublicAccessBlock",
    ],
    writes: [4, "PutBucketPolicy PutBucketTagging CreateBucket PutBucketEncryption"],
    requestParameters: { bucketName: "example" },
  },
  {
    // CloudTrail itself looks at its bucket before it delivers, and so do scans.
    name: "s3",
    reads: [12, "GetBucketAcl GetBucketLocation GetBucketPolicy"],
    writes: [0, ""],
    requestParameters: { bucketName: "example-cloudtrail" },
  },
  {
    name: "ssm",
    reads: [
      40,
      "GetParameter GetParametersByPath DescribeInstanceInformation ListAssociations " +
        "GetParameters",
    ],
    writes: [
      30,
      "UpdateInstanceInformation PutInventory UpdateInstanceInformation PutParameter " +
        "UpdateInstanceAssociationStatus",
    ],
    requestParameters: { instanceId: "i-0123456789abcdef0" },
  },
  {
    name: "iam",
    reads: [
      50,
      "GetRole ListRoles GetPolicy GetPolicyVersion ListAttachedRolePolicies GetUser " +
        "ListUsers GetInstanceProfile GenerateCredentialReport GetAccountSummary",
    ],
    writes: [
      6,
      "CreateRole AttachRolePolicy PutRolePolicy DeleteRole PassRole CreateServiceLinkedRole",
    ],
  },
  {
    name: "logs",
    reads: [20, "DescribeLogGroups DescribeLogStreams FilterLogEvents GetQueryResults"],
    writes: [
      25,
      "CreateLogStream CreateLogStream CreateLogStream CreateLogGroup PutRetentionPolicy " +
        "StartQuery",
    ],
    requestParameters: { logGroupName: "/aws/lambda/example" },
  },
  {
    name: "lambda",
    reads: [25, "GetFunction20150331v2 ListFunctions20150331 GetPolicy20150331v2 ListTags20170331"],
    writes: [
      5,
      "UpdateFunctionCode20150331v2 PublishVersion20150331 AddPermission20150331v2 " +
        "CreateFunction20150331",
    ],
  },
  {
    name: "monitoring",
    reads: [15, "DescribeAlarms ListMetrics GetMetricData"],
    writes: [2, "PutMetricAlarm DeleteAlarms"],
  },
  {
    name: "rds",
    reads: [20, "DescribeDBInstances DescribeDBClusters ListTagsForResource DescribeDBSnapshots"],
    writes: [4, "CreateDBSnapshot AddTagsToResource DeleteDBSnapshot ModifyDBInstance"],
  },
  {
    name: "elasticloadbalancing",
    reads: [
      20,
      "DescribeTargetHealth DescribeLoadBalancers DescribeTargetGroups DescribeListeners",
    ],
    writes: [5, "RegisterTargets DeregisterTargets ModifyListener ModifyRule"],
  },
  {
    name: "autoscaling",
    reads: [15, "DescribeAutoScalingGroups DescribeScalingActivities DescribeLaunchConfigurations"],
    writes: [3, "UpdateAutoScalingGroup SetDesiredCapacity TerminateInstanceInAutoScalingGroup"],
  },
  {
    name: "cloudformation",
    reads: [15, "DescribeStacks DescribeStackEvents ListStackResources GetTemplate ListStacks"],
    writes: [4, "CreateChangeSet ExecuteChangeSet DeleteStack UpdateStack"],
  },
  {
    name: "ecs",
    reads: [20, "DescribeTasks DescribeServices ListTasks DescribeTaskDefinition"],
    writes: [8, "RunTask RegisterTaskDefinition UpdateService SubmitTaskStateChange StopTask"],
  },
  {
    name: "ecr",
    reads: [12, "BatchGetImage GetAuthorizationToken DescribeRepositories"],
    writes: [2, "PutImage InitiateLayerUpload"],
  },
  {
    name: "secretsmanager",
    reads: [20, "GetSecretValue DescribeSecret ListSecrets"],
    writes: [2, "PutSecretValue RotateSecret"],
  },
  {
    name: "dynamodb",
    reads: [12, "DescribeTable ListTables DescribeContinuousBackups"],
    writes: [2, "UpdateTable CreateBackup"],
  },
  {
    name: "config",
    reads: [
      10,
      "DescribeConfigurationRecorders SelectResourceConfig GetComplianceDetailsByConfigRule",
    ],
    writes: [4, "PutEvaluations PutConfigRule"],
  },
  {
    name: "cloudtrail",
    reads: [10, "DescribeTrails GetTrailStatus LookupEvents GetEventSelectors ListTrails"],
    writes: [0, ""],
  },
  {
    name: "sns",
    reads: [6, "ListTopics GetTopicAttributes"],
    writes: [2, "CreateTopic Subscribe"],
  },
  {
    name: "sqs",
    reads: [6, "GetQueueAttributes ListQueues GetQueueUrl"],
    writes: [2, "CreateQueue SetQueueAttributes"],
  },
  {
    name: "events",
    reads: [4, "ListRules DescribeRule"],
    writes: [2, "PutRule PutTargets"],
  },
  {
    name: "tagging",
    reads: [6, "GetResources GetTagKeys"],
    writes: [1, "TagResources"],
  },
  {
    name: "organizations",
    reads: [6, "ListAccounts DescribeOrganization"],
    writes: [0, ""],
  },
  {
    name: "signin",
    reads: [0, ""],
    writes: [3, "ConsoleLogin GetSigninToken RenewRole"],
  },
  {
    name: "sso",
    reads: [4, "ListInstances GetRoleCredentials ListAccountRoles"],
    writes: [2, "Authenticate Federate"],
  },
  {
    name: "eks",
    reads: [6, "DescribeCluster ListClusters DescribeNodegroup"],
    writes: [1, "UpdateNodegroupVersion"],
  },
  {
    name: "guardduty",
    reads: [4, "ListDetectors ListFindings"],
    writes: [0, ""],
  },
];
