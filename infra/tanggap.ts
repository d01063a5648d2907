import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { checkedPolicy, readPolicyTexts } from '#infra/parts/check-policy';
import { localContacts } from '#infra/parts/local-contacts';
import { Data } from './data.ts';
import type { Stage } from './stages.ts';
import { Workflow } from './workflow.ts';

export type TanggapProps = {
  readonly stage: Stage;
  /** Unknown when a template is only made to be looked at. */
  readonly account?: string | undefined;
  readonly alarmEmail?: string | undefined;
  /** The address that notices come from, of the office's own domain; a stage that names its own keeps it. */
  readonly mailFrom?: string | undefined;
  /** The origin of the console, without a slash at the end, if that is not the API's own. */
  readonly consoleUrl?: string | undefined;
  /** Where the API answers that a local AWS has. */
  readonly localApiUrl?: string | undefined;
  /** Where the one webhook of the local contact book goes. */
  readonly localWebhook?: string | undefined;
  /** The host that a developer's machine has for what is attached to reports, as JSON text. */
  readonly localHost?: string | undefined;
};

export type Tanggap = { readonly data: Data; readonly workflow: Workflow };

/**
 * The whole of Tanggap on one stage, the office's rules and both rule packs checked whenever the app is synthesised.
 */
export const tanggap = (
  app: App,
  { stage, account, alarmEmail, consoleUrl, localApiUrl, ...props }: TanggapProps,
): Tanggap => {
  checkedPolicy(readPolicyTexts());
  const mailFrom = stage.mailFrom ?? props.mailFrom;
  if (mailFrom === undefined) throw new Error(`${stage.name}: an address must be given that notices come from`);
  const env = { region: stage.region, ...(account === undefined ? {} : { account }) };
  const data = new Data(app, 'Data', {
    stage,
    env,
    stackName: `tanggap-${stage.name}-data`,
    contacts: stage.onAws ? {} : localContacts(props.localWebhook),
  });
  const workflow = new Workflow(app, 'Workflow', {
    stage,
    env,
    data,
    stackName: `tanggap-${stage.name}-workflow`,
    mailFrom,
    consoleUrl,
    localApiUrl,
    localHost: props.localHost,
    alarmEmail,
  });
  Tags.of(app).add('application', 'tanggap');
  Tags.of(app).add('stage', stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { data, workflow };
};
