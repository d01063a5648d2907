import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';

/**
 * Grants exactly these actions. The ready-made grants of the library are wider than what a function calls:
 * `grantReadWriteData` brings Scan, `grantRead` of a secret brings DescribeSecret, a table's grant brings its indexes.
 */
export const allow = (
  grantee: IGrantable,
  actions: readonly string[],
  resourceArns: readonly string[],
  conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: [...actions],
    resourceArns: [...resourceArns],
    conditions: { ...conditions },
  });
