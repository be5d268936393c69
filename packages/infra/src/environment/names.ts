import { Aws } from "aws-cdk-lib";

/** What an environment's resources are called, all beginning with company and environment. */
export interface Names {
  /** `<company>-<environment>`, lower case. */
  readonly prefix: string;
  /** Of anything that need only be unique within the account and Region: `acme-prod-<purpose>`. */
  readonly local: (purpose: string) => string;
  /** Of a bucket: `acme-prod-<purpose>-111122223333-eu-west-1`, unique in all of S3. */
  readonly bucket: (purpose: BucketPurpose) => string;
}

/** What buckets are for. */
type BucketPurpose = (typeof bucketPurposes)[number];

const bucketPurposes = ["trail", "trail-access", "config", "config-access"] as const;

/** What names are made of; without an account and Region, names read those of their stack. */
export interface NameParts {
  readonly company: string;
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
}

/**
 * Names as in the templates of 2016, which called a bucket `com.<company>.<environment>.cloudform`,
 * but within what S3 accepts today: no dots, which break TLS, and unique by account and Region.
 */
export function createNames({ company, name, account, region }: NameParts): Names {
  const prefix = `${company}-${name}`;
  const local = (purpose: string): string => `${prefix}-${purpose}`;
  const home = `${account ?? Aws.ACCOUNT_ID}-${region ?? Aws.REGION}`;
  return { prefix, local, bucket: (purpose) => `${local(purpose)}-${home}` };
}

/** "Bucket naming rules", Amazon S3 User Guide: 3 to 63 characters. */
const bucketLengthMax = 63;

/** By how many characters the longest name of a bucket is too long; 0 where all fit. */
export function excessOf(parts: Required<NameParts>): number {
  const { bucket } = createNames(parts);
  const longest = Math.max(...bucketPurposes.map((purpose) => bucket(purpose).length));
  return Math.max(0, longest - bucketLengthMax);
}
