import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { STAGES, type StageName } from '#infra/stages';
import { tanggap } from '#infra/tanggap';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

const Stack = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })),
});

export type Synthesis = {
  readonly data: Template;
  readonly workflow: Template;
  /** Every resource of both stacks by logical id. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: readonly string[];
  readonly terminationProtected: { readonly data: boolean; readonly workflow: boolean };
  readonly text: string;
};

const made = new Map<StageName, Synthesis>();

/** What one stage would deploy, without the functions' code; made once. */
export const synthesised = (name: StageName): Synthesis => {
  const known = made.get(name);
  if (known !== undefined) return known;
  const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, 'aws:cdk:bundling-stacks': [] } });
  const stacks = tanggap(app, {
    stage: STAGES[name],
    alarmEmail: 'operator@example.invalid',
    mailFrom: 'tanggap@example.invalid',
  });
  const data = Template.fromStack(stacks.data);
  const workflow = Template.fromStack(stacks.workflow);
  const parsed = [Stack.parse(data.toJSON()), Stack.parse(workflow.toJSON())];
  const synthesis: Synthesis = {
    data,
    workflow,
    resources: new Map(parsed.flatMap((stack) => Object.entries(stack.Resources))),
    outputs: parsed.flatMap((stack) => Object.keys(stack.Outputs)).filter((name) => !name.startsWith('PublishOutput')),
    terminationProtected: {
      data: stacks.data.terminationProtection ?? false,
      workflow: stacks.workflow.terminationProtection ?? false,
    },
    text: JSON.stringify([data.toJSON(), workflow.toJSON()]),
  };
  made.set(name, synthesis);
  return synthesis;
};

/** The resources of one type, by logical id. */
export const ofType = (synthesis: Synthesis, type: string): ReadonlyMap<string, Resource> =>
  new Map([...synthesis.resources].filter(([, resource]) => resource.Type === type));
