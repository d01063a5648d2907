import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  paginateDescribeAlarms,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';
import type { AlarmSeen, Counted, Watching } from '#shared/app/operator/ports';
import { isAlarm } from '#shared/contracts/http/alarm-steps';
import { TroubleMark, WaitingQueue } from '#shared/domain/notices/waiting';
import { Instant } from '#shared/domain/words/words';

const STATES: Readonly<Record<StateValue, AlarmSeen['state']>> = {
  ALARM: 'rings',
  OK: 'quiet',
  INSUFFICIENT_DATA: 'unknown',
};

const HOUR_S = 3600;
const DAY_MS = 86_400_000;
/** An age is that of now, or nothing: an hour ago says nothing of it. */
const LATELY_MS = 15 * 60_000;

/** What each mark is counted under: by a function's outcomes, or by lines of the log. */
const MARKS: Readonly<Record<TroubleMark, { readonly metric: string; readonly service?: string }>> = {
  triageFailed: { metric: 'failed', service: 'triage' },
  originalUnreadable: { metric: 'unreadable', service: 'triage' },
  webhookRefused: { metric: 'http401', service: 'intake' },
  noticeFailed: { metric: 'failed', service: 'notify' },
  noticePutOff: { metric: 'postponed', service: 'notify' },
  mailUnknown: { metric: 'unknown', service: 'notify' },
  contactTrouble: { metric: 'contactTrouble' },
  leftUnknown: { metric: 'leftUnknown' },
  missedFailed: { metric: 'missedFailed', service: 'watch' },
  watchFailed: { metric: 'watchFailed', service: 'watch' },
  recountFailed: { metric: 'recountFailed', service: 'watch' },
  exportFailed: { metric: 'failed', service: 'export' },
  importFailed: { metric: 'failed', service: 'imports' },
};
const NAMESPACE = 'Tanggap';

const queueNamed = (url: string): string => url.split('/').at(-1) ?? url;

const ageOf = (queue: WaitingQueue, url: string): MetricDataQuery => ({
  Id: `age_${queue}`,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: queueNamed(url) }],
    },
    Period: 60,
    Stat: 'Maximum',
  },
});

const timesOf = (mark: TroubleMark): MetricDataQuery => {
  const { metric, service } = MARKS[mark];
  return {
    Id: `mark_${mark}`,
    MetricStat: {
      Metric: {
        Namespace: NAMESPACE,
        MetricName: metric,
        ...(service === undefined ? {} : { Dimensions: [{ Name: 'service', Value: service }] }),
      },
      Period: HOUR_S,
      Stat: 'Sum',
    },
  };
};

type Given = { readonly prefix: string; readonly queues: Readonly<Record<WaitingQueue, string>> };

/** Alarms and figures as CloudWatch knows them. Of alarms only those are taken that the stage has steps for. */
export const cloudWatchWatching = (client: CloudWatchClient, { prefix, queues }: Given): Watching => {
  const ask = async (queries: readonly MetricDataQuery[], from: number, until: number) => {
    const answer = await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: [...queries],
        StartTime: new Date(from),
        EndTime: new Date(until),
        // The latest first.
        ScanBy: 'TimestampDescending',
      }),
    );
    return new Map((answer.MetricDataResults ?? []).map(({ Id = '', Values = [] }) => [Id, Values]));
  };
  return {
    alarms: async () => {
      const seen: AlarmSeen[] = [];
      for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix: prefix })) {
        for (const { AlarmName = '', StateValue = 'INSUFFICIENT_DATA', StateUpdatedTimestamp } of MetricAlarms) {
          const alarm = AlarmName.slice(prefix.length);
          const since = Instant.safeParse(StateUpdatedTimestamp?.getTime()).data;
          if (isAlarm(alarm))
            seen.push({ alarm, state: STATES[StateValue], ...(since === undefined ? {} : { since }) });
        }
      }
      return seen;
    },
    counted: async (until): Promise<Counted> => {
      const [ages, times] = await Promise.all([
        ask(
          WaitingQueue.options.map((queue) => ageOf(queue, queues[queue])),
          until - LATELY_MS,
          until,
        ),
        ask(TroubleMark.options.map(timesOf), until - DAY_MS, until),
      ]);
      const oldest = WaitingQueue.options.flatMap((queue) => {
        const [age] = ages.get(`age_${queue}`) ?? [];
        return age === undefined ? [] : [[queue, Math.round(age)] as const];
      });
      const marks = TroubleMark.options.map((mark) => {
        const values = times.get(`mark_${mark}`) ?? [];
        return [mark, Math.round(values.reduce((sum, value) => sum + value, 0))] as const;
      });
      return { oldest: Object.fromEntries(oldest), marks: Object.fromEntries(marks) };
    },
  };
};
