/**
 * What IAM and IAM Identity Center accept. Sources: "IAM and AWS STS quotas" of the AWS IAM User
 * Guide, "Quotas" of the IAM Identity Center User Guide, "CreatePermissionSet" of its API Reference.
 */
export const limits = {
  /** Characters of a managed policy, white space not counted; not adjustable. */
  managedPolicyLength: 6144,
  /** Managed policies attached to a group; can be raised to 20 for roles, not for groups. */
  managedPoliciesPerGroup: 10,
  /** Characters of a role's name; those of groups and policies may have 128. */
  roleNameLength: 64,
  /** Characters of a user's name. */
  userNameLength: 64,
  /**
   * Characters of a permission set's inline policy, white space not counted. The whole may have
   * 32,768 bytes, which is the limit that the API names; this one, of a role's inline policies, is
   * reached first.
   */
  inlinePolicyLength: 10_240,
  /** Managed policies of a permission set, by the quota of roles as it is at first. */
  managedPoliciesPerPermissionSet: 10,
  permissionSetNameLength: 32,
  permissionSetDescriptionLength: 700,
} as const;
