import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { checkPolicy } from './check-policy.ts';
import { Data } from './data.ts';
import type { Stage } from './stages.ts';
import { Workflow } from './workflow.ts';

export type TanggapProps = {
  readonly stage: Stage;
  /** Unknown when a template is only made to be looked at. */
  readonly account?: string;
  readonly alarmEmail?: string;
};

export type Tanggap = { readonly data: Data; readonly workflow: Workflow };

/** The whole of Tanggap on one stage, the office's rules and both rule packs checked whenever the app is synthesised. */
export const tanggap = (app: App, { stage, account, alarmEmail }: TanggapProps): Tanggap => {
  checkPolicy();
  const env = { region: stage.region, ...(account === undefined ? {} : { account }) };
  const data = new Data(app, 'Data', { stage, env, stackName: `tanggap-${stage.name}-data` });
  const workflow = new Workflow(app, 'Workflow', {
    stage,
    env,
    data,
    stackName: `tanggap-${stage.name}-workflow`,
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  });
  Tags.of(app).add('application', 'tanggap');
  Tags.of(app).add('stage', stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { data, workflow };
};
