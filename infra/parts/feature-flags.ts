import cdk from '../../cdk.json' with { type: 'json' };

/** The context that the CDK CLI passes on from cdk.json, for where an app is synthesised without it. */
export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = cdk.context;
