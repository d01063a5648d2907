import { mkdirSync, rmSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { STAGES } from './stages.ts';
import { tanggap } from './tanggap.ts';

/** Synthesises every stage into cdk.out/<stage>; a finding of a rule pack throws and so fails the command. */
for (const stage of Object.values(STAGES)) {
  const outdir = `cdk.out/${stage.name}`;
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, analyticsReporting: false, context: { ...FEATURE_FLAGS } });
  // With addresses, because the subscription and the sender are checked too.
  tanggap(app, { stage, alarmEmail: 'operator@example.invalid', mailFrom: 'tanggap@example.invalid' });
  const { stacks } = app.synth();
  console.log(`${stage.name}: ${stacks.map((stack) => stack.stackName).join(', ')}; nothing open`);
}
