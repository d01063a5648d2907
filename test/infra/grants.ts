import * as z from 'zod';
import { ofType, type Synthesis } from './synthesis.ts';

const Actions = z.union([z.array(z.string()), z.string().transform((action) => [action])]);
const Resources = z.union([z.array(z.unknown()), z.unknown().transform((resource) => [resource])]);

/** The one condition that our grants carry; another one must be thought about here. */
const Condition = z.strictObject({
  'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': z.union([z.string(), z.array(z.string())]) }),
});

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

/** A resource's name without what the CDK adds to it: `Table`, `Originals/*`, `*`. */
const nameOf = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const name = /PublishOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}/.exec(text) ?? /"(\w+?)[0-9A-F]{8}"/.exec(text);
  const path = /"(\/[^"]*)"\]\]/.exec(text)?.[1] ?? '';
  return `${name?.[1] ?? text}${path}`;
};

const partitionsIn = (condition: z.infer<typeof Condition> | undefined): string =>
  condition === undefined
    ? ''
    : ` in ${[condition['ForAllValues:StringLike']['dynamodb:LeadingKeys']].flat().join(', ')}`;

/** Everything that one function may do, each as `action on resource in partitions`, sorted. */
export const grantsOf = (synthesis: Synthesis, folder: string): readonly string[] => {
  const role = functionsOf(synthesis).find(
    ({ Environment }) => Environment.Variables['POWERTOOLS_SERVICE_NAME'] === folder,
  )?.Role['Fn::GetAtt'][0];
  return [...ofType(synthesis, 'AWS::IAM::Policy').values()]
    .map(({ Properties }) => Policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => `${action} on ${nameOf(resource)}${partitionsIn(Condition)}`),
      ),
    )
    .sort((a, b) => (a < b ? -1 : 1));
};
