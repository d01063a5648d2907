import { Duration } from 'aws-cdk-lib';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stage } from '#infra/stages';
import type { AlarmBell } from './alarm-bell.ts';
import { type Counting, countsOf } from './counting.ts';
import { graph } from './graph.ts';

export type WatchedNews = { readonly stage: Stage; readonly functions: { readonly CheckLinks: Counting } };

/** What calls somebody when nobody looks after what was posted; a link that does not answer calls nobody at night. */
export const alarmsOfNews = (bell: AlarmBell, { stage, functions: { CheckLinks } }: WatchedNews): void => {
  // A local AWS sleeps whenever its machine does.
  if (!stage.onAws) return;
  bell.missing('LinkCheckMissing', {
    alarmDescription: 'Nobody has looked for a day whether links to the news portal still answer',
    // It runs once a day; two hours are left for a start that is delayed or repeated.
    metric: CheckLinks.metricOutcome('linksChecked', { period: Duration.hours(1) }),
    evaluationPeriods: 26,
  });
};

/** The row of the dashboard that shows the same. */
export const graphsOfNews = ({ functions: { CheckLinks } }: WatchedNews): IWidget[][] => [
  [graph('Links to the portal', countsOf(CheckLinks, ['linksChecked', 'linksAsked', 'linksChanged', 'linksLeft']))],
];
