import * as z from 'zod';
import { ofType, type Synthesis } from '#test/infra/synthesis';

const Actions = z.union([z.array(z.string()), z.string().transform((action) => [action])]);
const Resources = z.union([z.array(z.unknown()), z.unknown().transform((resource) => [resource])]);

const Texts = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
/** A name that is put together when it is deployed. */
const Named = z.union([z.string(), z.looseObject({}).transform((later) => nameOf(later))]);

/** The conditions that our grants carry, each as it is listed; another one must be thought about here. */
const Condition = z.union([
  z
    .strictObject({ 'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': Texts }) })
    .transform((condition) => ` in ${condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'].join(', ')}`),
  z
    .strictObject({
      'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': Texts }),
      'ForAllValues:StringEquals': z.strictObject({ 'dynamodb:Attributes': Texts }),
      StringEquals: z.strictObject({ 'dynamodb:Select': z.literal('SPECIFIC_ATTRIBUTES') }),
    })
    .transform(
      (condition) =>
        ` in ${condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'].join(', ')} of ${condition['ForAllValues:StringEquals']['dynamodb:Attributes'].join(', ')} only`,
    ),
  z
    .strictObject({ StringEquals: z.strictObject({ 'ses:FromAddress': z.string() }) })
    .transform((condition) => ` from ${condition.StringEquals['ses:FromAddress']}`),
  z
    .strictObject({ StringLike: z.strictObject({ 'kms:EncryptionContext:reportId': z.string() }) })
    .transform((condition) => ` for ${condition.StringLike['kms:EncryptionContext:reportId']}`),
  z
    .strictObject({ StringLike: z.strictObject({ 'kms:EncryptionContext:contactId': z.string() }) })
    .transform((condition) => ` for ${condition.StringLike['kms:EncryptionContext:contactId']}`),
  z
    .strictObject({ StringLike: z.strictObject({ 'kms:EncryptionContext:activityId': z.string() }) })
    .transform((condition) => ` for ${condition.StringLike['kms:EncryptionContext:activityId']}`),
  z
    .strictObject({
      StringLike: z.strictObject({ 'kms:EncryptionContext:aws:s3:arn': z.union([z.array(Named), Named]) }),
    })
    .transform((condition) => ` for ${[condition.StringLike['kms:EncryptionContext:aws:s3:arn']].flat().join(', ')}`),
]);

const Policy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.strictObject({ Effect: z.string(), Action: Actions, Resource: Resources, Condition: Condition.optional() }),
    ),
  }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

const FunctionProperties = z.looseObject({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** The environment of each function by the name of its folder. */
export const environments = (synthesis: Synthesis): ReadonlyMap<string, Readonly<Record<string, unknown>>> =>
  new Map(
    functionsOf(synthesis).map(({ Environment }) => [
      z.string().parse(Environment.Variables['POWERTOOLS_SERVICE_NAME']),
      Environment.Variables,
    ]),
  );

const functionsOf = (synthesis: Synthesis) =>
  [...ofType(synthesis, 'AWS::Lambda::Function').values()].map(({ Properties }) =>
    FunctionProperties.parse(Properties),
  );

/** A resource's name without what the CDK adds to it: `Table`, `Table stream`, `Originals/*`, `*`. */
export const nameOf = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const name = /PublishOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}/.exec(text) ?? /"(\w+?)[0-9A-F]{8}"/.exec(text);
  if (text.includes('StreamArn')) return `${name?.[1]} stream`;
  const path = /"(\/[^"]*)"\]\]/.exec(text)?.[1] ?? '';
  return `${name?.[1] ?? text}${path}`;
};

/** Everything that one role may do, each as `action on resource`, with its condition, sorted. */
export const grantsOfRole = (synthesis: Synthesis, role: string | undefined): readonly string[] =>
  [...ofType(synthesis, 'AWS::IAM::Policy').values()]
    .map(({ Properties }) => Policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource, Condition: condition = '' }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} on ${nameOf(resource)}${condition}`)),
    )
    .sort((a, b) => (a < b ? -1 : 1));

/** The same of the role of one function, by its folder. */
export const grantsOf = (synthesis: Synthesis, folder: string): readonly string[] =>
  grantsOfRole(
    synthesis,
    functionsOf(synthesis).find(({ Environment }) => Environment.Variables['POWERTOOLS_SERVICE_NAME'] === folder)?.Role[
      'Fn::GetAtt'
    ][0],
  );
