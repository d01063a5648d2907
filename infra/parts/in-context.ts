/**
 * The condition of a grant on a key: only for what is bound to one report, which must be named (`encryption context`).
 */
export const OF_A_REPORT = { StringLike: { 'kms:EncryptionContext:reportId': 'rep_*' } } as const;

/** The same for informal contacts: no grant on reports opens what was said in one. */
export const OF_A_CONTACT = { StringLike: { 'kms:EncryptionContext:contactId': 'inf_*' } } as const;

/** The same for the files of activities. */
export const OF_AN_ACTIVITY = { StringLike: { 'kms:EncryptionContext:activityId': 'act_*' } } as const;

/** The same where S3 seals a file: only for files of these names. */
export const ofFiles = (...arns: readonly [string, ...string[]]) => ({
  StringLike: { 'kms:EncryptionContext:aws:s3:arn': arns.length === 1 ? arns[0] : arns },
});
