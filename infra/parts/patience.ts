import { Duration } from 'aws-cdk-lib';
import type { Stage } from '#infra/stages';

/** The longest that Lambda lets a function run. */
const LONGEST = Duration.minutes(15);

/** How long something may take on a stage that would take so long on AWS. */
export const onStage = ({ patience }: Pick<Stage, 'patience'>, onAws: Duration): Duration =>
  Duration.seconds(Math.min(patience * onAws.toSeconds(), LONGEST.toSeconds()));
