/**
 * The condition of a grant on the table: only items whose partition key is like one of these. `ForAllValues`, as a request may
 * name several keys; every action that is granted so always names one.
 */
export const inPartitions = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
