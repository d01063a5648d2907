/**
 * The condition of a grant on the table: only items whose partition key is like one of these. `ForAllValues`, as a
 * request may name several keys; every action that is granted so always names one.
 */
export const inPartitions = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});

/**
 * The same for reading single items of which only these attributes are asked for, the keys among them. A request that
 * names none asks for all, and is refused.
 */
export const onlyAttributes = (attributes: readonly string[], ...patterns: readonly string[]) => ({
  ...inPartitions(...patterns),
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
  StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
});
