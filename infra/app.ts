import { App } from 'aws-cdk-lib';
import { stageNamed } from './stages.ts';
import { tanggap } from './tanggap.ts';

/** Started by the CDK CLI, which says by context which stage is meant and, by its credentials, whose account it is. */
const app = new App();
const stage = stageNamed(app.node.tryGetContext('stage'));
const account = process.env['TANGGAP_ACCOUNT'] ?? process.env['CDK_DEFAULT_ACCOUNT'];
const alarmEmail = process.env['TANGGAP_ALARM_EMAIL'];

console.error(`Tanggap ${stage.name}: account ${account ?? 'unknown'}, region ${stage.region}`);

tanggap(app, {
  stage,
  ...(account === undefined ? {} : { account }),
  ...(alarmEmail === undefined ? {} : { alarmEmail }),
});
app.synth();
