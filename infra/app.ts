import { App } from 'aws-cdk-lib';
import { stageNamed } from './stages.ts';
import { tanggap } from './tanggap.ts';

/** Started by the CDK CLI, which says by context which stage is meant and, by its credentials, whose account it is. */
const app = new App();
const stage = stageNamed(app.node.tryGetContext('stage'));
const account = process.env['TANGGAP_ACCOUNT'] ?? process.env['CDK_DEFAULT_ACCOUNT'];

console.error(`Tanggap ${stage.name}: account ${account ?? 'unknown'}, region ${stage.region}`);

tanggap(app, {
  stage,
  account,
  alarmEmail: process.env['TANGGAP_ALARM_EMAIL'],
  mailFrom: process.env['TANGGAP_MAIL_FROM'],
  consoleUrl: process.env['TANGGAP_CONSOLE_URL'],
  localApiUrl: process.env['TANGGAP_LOCAL_API_URL'],
  localWebhook: process.env['TANGGAP_LOCAL_WEBHOOK'],
  localHost: process.env['TANGGAP_LOCAL_HOST'],
});
app.synth();
