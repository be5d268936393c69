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
  /** Managed policies of a permission set, as it becomes a role, whose quota can be raised to 20. */
  managedPoliciesPerPermissionSet: 10,
  permissionSetNameLength: 32,
  permissionSetDescriptionLength: 700,
} as const;
