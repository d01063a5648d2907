import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import '#test/support/captured-output';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';
import { Instant } from '#shared/domain/words/words';
import { environments, nameOf } from '#test/infra/access/grants';
import { ofType, synthesised } from '#test/infra/synthesis';
import { aReport } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { aContext } from '#test/support/fakes/lambda-context';

const production = synthesised('production');
const local = synthesised('local');
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Alarm = z.looseObject({
  AlarmDescription: z.string(),
  MetricName: z.string().optional(),
  Namespace: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Metrics: z.array(z.looseObject({ Expression: z.string().optional() })).default([]),
  Statistic: z.string().optional(),
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()),
});
const alarms = [...ofType(production, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) =>
  Alarm.parse(Properties),
);

/** The thresholds of the alarms on one metric of one resource. */
const thresholds = (metric: string, resource: RegExp): readonly number[] =>
  alarms
    .filter(({ MetricName, Dimensions }) => MetricName === metric && resource.test(JSON.stringify(Dimensions)))
    .map(({ Threshold }) => Threshold)
    .sort((a, b) => a - b);

/** The alarms that go off when something is added to what waits already. */
const growing = alarms
  .filter(({ Metrics }) => Metrics.some(({ Expression }) => Expression?.startsWith('DIFF(')))
  .map((alarm) => JSON.stringify(alarm));

/** What runs by a schedule and counts that it did. */
const HEARTBEATS = ['watched', 'evaluated', 'digested', 'linksChecked'];
/** The alarms that go off when nothing happens. */
const onSilence = ({ MetricName }: (typeof alarms)[number]): boolean => HEARTBEATS.includes(MetricName ?? '');

describe('an alarm', () => {
  it('goes off above its threshold, not for want of data, tells one topic, and says what is wrong', () => {
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toHaveLength(1);
      expect(alarm.AlarmDescription.length).toBeGreaterThan(10);
      if (onSilence(alarm)) continue;
      expect(alarm.ComparisonOperator).toBe('GreaterThanThreshold');
      expect(alarm.TreatMissingData).toBe('notBreaching');
    }
  });

  it('goes off when the watch has not run for twenty minutes, or what runs daily for a day, which no failure would tell', () => {
    const daily = {
      Namespace: 'Tanggap',
      Statistic: 'Sum',
      Period: HOUR,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    };
    expect(alarms.filter(onSilence)).toEqual([
      expect.objectContaining({
        Namespace: 'Tanggap',
        Dimensions: [{ Name: 'service', Value: 'watch' }],
        Statistic: 'Sum',
        Period: 5 * MINUTE,
        EvaluationPeriods: 4,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      }),
      expect.objectContaining({
        MetricName: 'evaluated',
        Dimensions: [{ Name: 'service', Value: 'evaluate' }],
        ...daily,
      }),
      expect.objectContaining({ MetricName: 'digested', Dimensions: [{ Name: 'service', Value: 'digest' }], ...daily }),
      expect.objectContaining({
        MetricName: 'linksChecked',
        Dimensions: [{ Name: 'service', Value: 'check-links' }],
        ...daily,
      }),
    ]);
    expect(JSON.stringify([...ofType(local, 'AWS::CloudWatch::Alarm').values()])).not.toContain('"watched"');
  });

  it('tells when a report waits, is stuck, or is nearly forgotten', () => {
    expect(thresholds('ApproximateAgeOfOldestMessage', /"IntakeQueue[0-9A-F]{8}"/)).toEqual([
      15 * MINUTE,
      2 * HOUR,
      2 * DAY,
    ]);
  });

  it('tells of dead letters: that there are any, that more came, and that they have been left for long', () => {
    const deadLetters = /"IntakeQueueDeadLetters[0-9A-F]{8}"/;
    expect(thresholds('ApproximateNumberOfMessagesVisible', deadLetters)).toEqual([0]);
    expect(thresholds('ApproximateAgeOfOldestMessage', deadLetters)).toEqual([DAY, 7 * DAY]);
    expect(growing.filter((text) => deadLetters.test(text))).toHaveLength(1);
  });

  it('tells when danger is not told, when notices are not taken, and when news of mails is not', () => {
    const oldest = (queue: string) => thresholds('ApproximateAgeOfOldestMessage', new RegExp(`"${queue}[0-9A-F]{8}"`));
    expect(oldest('NoticeQueuesUrgentQueue')).toEqual([10 * MINUTE]);
    expect(oldest('NoticeQueuesOtherQueue')).toEqual([HOUR]);
    expect(oldest('MailFeedbackQueue')).toEqual([2 * HOUR]);
  });

  it.each(['NoticeQueuesDeadLetters', 'MailFeedbackQueueDeadLetters'])(
    'tells that there is anything in %s, and that there is more',
    (queue) => {
      const resource = new RegExp(`"${queue}[0-9A-F]{8}"`);
      expect(thresholds('ApproximateNumberOfMessagesVisible', resource)).toEqual([0]);
      expect(growing.filter((text) => resource.test(text))).toHaveLength(1);
    },
  );

  it('tells when dispatch is late or has set an event aside', () => {
    expect(thresholds('IteratorAge', /"DispatchFunction[0-9A-F]{8}"/)).toEqual([10 * MINUTE * 1000]);
    expect(thresholds('ApproximateNumberOfMessagesVisible', /"NoticeQueuesFailures[0-9A-F]{8}"/)).toEqual([0]);
  });

  it('an alarm on an expression is left out on the local AWS, which cannot deploy one', () => {
    for (const { Properties } of ofType(local, 'AWS::CloudWatch::Alarm').values()) {
      expect(Properties['Metrics']).toBeUndefined();
    }
    // Those, and the ones on silence: a local AWS sleeps with its machine.
    const silent = alarms.filter(onSilence).length;
    expect(ofType(local, 'AWS::CloudWatch::Alarm').size).toBe(alarms.length - growing.length - silent);
  });

  it('reaches a person by an encrypted topic', () => {
    production.workflow.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    production.workflow.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.invalid',
    });
    for (const { Properties } of ofType(production, 'AWS::SNS::TopicPolicy').values()) {
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
    }
  });
});

const Statement = z.looseObject({
  Principal: z.object({ Service: z.string().optional() }).catch({}),
  Action: z.union([z.string(), z.array(z.string())]),
  Condition: z.unknown().optional(),
});
const Policies = z.object({ Statement: z.array(Statement) });

describe('CloudWatch', () => {
  it('may use the topic and its key for alarms of this account only', () => {
    const documents = [
      ...[...ofType(production, 'AWS::SNS::TopicPolicy').values()].map(
        ({ Properties }) => Properties['PolicyDocument'],
      ),
      ...[...ofType(production, 'AWS::KMS::Key').values()].map(({ Properties }) => Properties['KeyPolicy']),
    ];
    const statements = documents
      .flatMap((document) => Policies.parse(document).Statement)
      .filter(({ Principal }) => Principal.Service === 'cloudwatch.amazonaws.com');
    expect(new Set(statements.flatMap(({ Action }) => Action))).toEqual(
      new Set(['sns:Publish', 'kms:Decrypt', 'kms:GenerateDataKey*']),
    );
    for (const { Condition } of statements) {
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    }
  });
});

const Emf = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** What the queue function of that folder counts when a record fails, as CloudWatch would name the metric. */
const countedFailure = async (folder: string) => {
  for (const [name, value] of Object.entries(environments(production).get(folder) ?? {})) {
    if (name.startsWith('POWERTOOLS_')) vi.stubEnv(name, z.string().parse(value));
  }
  const { eachRecord, batchStack } = await import('#shared/runtime/stacks');
  takeLines();
  const handle = eachRecord(z.strictObject({}), async () => 'applied', { note: async () => {} });
  const record = { messageId: '1', body: 'not JSON', receiptHandle: '', attributes: {}, messageAttributes: {} };
  const event = { Records: [{ ...record, md5OfBody: '', eventSource: '', eventSourceARN: '', awsRegion: '' }] };
  await Reflect.apply(handle, undefined, [event, aContext()]);
  await Reflect.apply(batchStack().after ?? (() => undefined), undefined, []);
  vi.unstubAllEnvs();
  const [emf] = takeLines().flatMap((line) => {
    const parsed = Emf.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  const [metrics] = emf?._aws.CloudWatchMetrics ?? [];
  return {
    Namespace: metrics?.Namespace,
    MetricName: metrics?.Metrics[0]?.Name,
    Dimensions: metrics?.Dimensions.flat().map((Name) => ({ Name, Value: emf?.[Name] })),
  };
};

const LineFilter = z.object({
  LogGroupName: z.unknown(),
  FilterPattern: z.string(),
  MetricTransformations: z.tuple([
    z.object({ MetricNamespace: z.string(), MetricName: z.string(), MetricValue: z.string() }),
  ]),
});

/** The names under which a run of the watch counts, where everything goes wrong that it goes on after. */
const countedByWatch = async (): Promise<readonly string[]> => {
  const { watchHandler } = await import('#functions/watch/handler');
  const policy = loadPolicy();
  const { report, record } = aReport().story();
  if (report === undefined) throw new Error('no report');
  const at = report.receivedAt;
  const fails = async () => {
    throw new Error('not now');
  };
  const handle = watchHandler({
    policy,
    reports: {
      ...tableReportStore(memoryTable(), policy),
      // Events whose record cannot be read: the run fails at each that owes a notice.
      events: async () => [],
      openWork: async function* () {
        yield { report: report.id, at };
      },
      loadAll: async () => [report],
      commit: fails,
      reindex: fails,
    },
    dutyBook: tableDutyBook(memoryTable()),
    activities: tableActivityStore(memoryTable()),
    news: tableNewsStore(memoryTable()),
    appliedRules: tableAppliedRules(memoryTable()),
    deliveries: tableDeliveryStore(memoryTable(), () => at),
    eventLog: {
      between: async function* () {
        yield* record;
      },
      mark: async () => undefined,
      setMark: async () => undefined,
    },
    enqueue: async () => undefined,
    // In a year whose holidays nobody has decreed.
    now: () => Instant.parse(Date.UTC(2035, 0, 5)),
    log: () => undefined,
  });
  takeLines();
  await handle({}, aContext());
  return takeLines().flatMap((line) => {
    const parsed = Emf.safeParse(JSON.parse(line));
    return parsed.success
      ? parsed.data._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name))
      : [];
  });
};

describe('what our own functions count', () => {
  const ofService = (service: string) =>
    alarms.filter(
      ({ Dimensions }) => JSON.stringify(Dimensions) === JSON.stringify([{ Name: 'service', Value: service }]),
    );

  it('is what the alarms on failed records watch, by the very name that CloudWatch gets', async () => {
    const failure = await countedFailure('triage');
    expect(failure.MetricName).toBe('failed');
    const watching = ofService('triage').filter(({ MetricName }) => MetricName !== 'unreadable');
    expect(watching).toHaveLength(2);
    for (const alarm of watching) expect(alarm).toMatchObject({ ...failure, Statistic: 'Sum', Threshold: 0 });
  });

  it('calls somebody when a record fails again, and once more when half of its tries are used up', () => {
    const lasting = ofService('triage').map(({ Period, EvaluationPeriods }) => [Period, EvaluationPeriods]);
    expect(lasting).toEqual(
      expect.arrayContaining([
        [5 * MINUTE, 2],
        [HOUR, 2],
      ]),
    );
  });

  it('calls somebody when an original cannot be read', () => {
    expect(ofService('triage').filter(({ MetricName }) => MetricName === 'unreadable')).toMatchObject([
      { Namespace: 'Tanggap', Statistic: 'Sum', Threshold: 0, EvaluationPeriods: 1 },
    ]);
  });

  it('calls somebody when many webhooks are refused for their signature', () => {
    expect(ofService('intake')).toMatchObject([
      {
        Namespace: 'Tanggap',
        MetricName: `http${PROBLEMS.signatureInvalid.status}`,
        Statistic: 'Sum',
        Period: HOUR,
        EvaluationPeriods: 1,
        Threshold: 20,
      },
    ]);
  });

  it('calls somebody when notices fail again, are put off again and again, or go out without an answer', () => {
    const Namespace = 'Tanggap';
    expect(ofService('notify')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Namespace,
          MetricName: 'failed',
          Period: 10 * MINUTE,
          EvaluationPeriods: 2,
          Threshold: 0,
        }),
        expect.objectContaining({ Namespace, MetricName: 'unknown', Period: HOUR, EvaluationPeriods: 1, Threshold: 5 }),
        expect.objectContaining({
          Namespace,
          MetricName: 'postponed',
          Period: HOUR,
          EvaluationPeriods: 1,
          Threshold: 5,
        }),
      ]),
    );
  });

  it('calls somebody when an export that was ordered could not be made, or is not begun', async () => {
    expect(ofService('export')).toMatchObject([
      { MetricName: (await countedFailure('export')).MetricName, Period: 5 * MINUTE, Statistic: 'Sum', Threshold: 0 },
    ]);
    expect(thresholds('ApproximateAgeOfOldestMessage', /"ExportsQueue[0-9A-F]{8}"/)).toEqual([15 * MINUTE]);
  });

  it('calls somebody when an import of history breaks off, or is not begun', async () => {
    expect(ofService('imports')).toMatchObject([
      { MetricName: 'failed', Period: 5 * MINUTE, Statistic: 'Sum', Threshold: 0 },
    ]);
    expect(thresholds('ApproximateAgeOfOldestMessage', /"ImportsQueue[0-9A-F]{8}"/)).toEqual([15 * MINUTE]);
  });

  it('calls somebody when the watch fails at the same report again, or a year has no calendar', () => {
    const again = { Period: 10 * MINUTE, EvaluationPeriods: 2, Statistic: 'Sum', Threshold: 0 };
    expect(ofService('watch').filter((alarm) => !onSilence(alarm))).toMatchObject([
      { MetricName: 'missedFailed', ...again },
      { MetricName: 'watchFailed', ...again },
      { MetricName: 'recountFailed', ...again },
      { MetricName: 'calendarGap', Period: HOUR, EvaluationPeriods: 1, Statistic: 'Maximum', Threshold: 0 },
    ]);
  });

  it('is counted under the very names that the alarms on the watch look at', async () => {
    const names = await countedByWatch();
    for (const { MetricName } of ofService('watch')) expect(names).toContain(MetricName);
  });

  it.each([
    ['contact.trouble', 'contactTrouble', ['NotifyFunctionLogs', 'FeedbackFunctionLogs']],
    ['notice.leftUnknown', 'leftUnknown', ['WatchFunctionLogs']],
  ])('calls somebody by the line %s of the log', async (event, MetricName, groups) => {
    takeLines();
    const { log } = await import('#shared/runtime/logger');
    log(event);
    const [line = '{}'] = takeLines();
    const counting = [...ofType(production, 'AWS::Logs::MetricFilter').values()]
      .map(({ Properties }) => LineFilter.parse(Properties))
      .filter(({ MetricTransformations: [counted] }) => counted.MetricName === MetricName);
    expect(counting.map(({ LogGroupName }) => nameOf(LogGroupName))).toEqual(groups);
    for (const { FilterPattern, MetricTransformations } of counting) {
      const [, field = '', value] = /^\{ \$\.(\w+) = "(.*)" \}$/.exec(FilterPattern) ?? [];
      expect(z.looseObject({}).parse(JSON.parse(line))[field]).toBe(value);
      expect(MetricTransformations).toEqual([{ MetricNamespace: 'Tanggap', MetricName, MetricValue: '1' }]);
    }
    expect(alarms.filter((alarm) => alarm.MetricName === MetricName)).toMatchObject([
      { Namespace: 'Tanggap', Dimensions: [], Statistic: 'Sum', EvaluationPeriods: 1, Threshold: 0 },
    ]);
  });

  it.each([
    ['triage', ['parked', 'setAside', 'failed']],
    ['notify', ['sent', 'unknown', 'failed', 'postponed', 'withheld']],
    ['watch', ['watched', 'urgentReleased', 'released', 'unknown', 'missedFailed', 'recordedDeadlineMissed']],
    ['watch', ['dutyMissed', 'calendarGap', 'watchFailed', 'recountFailed', 'moved', 'recordedEscalated']],
    ['feedback', ['settled', 'unmatched']],
    ['export', ['exported', 'refused', 'over', 'failed']],
    ['check-links', ['linksChecked', 'linksAsked', 'linksChanged', 'linksLeft']],
    ['imports', ['checked', 'takenIn', 'takenBack', 'workedOn', 'halted', 'goesOn', 'over', 'failed']],
  ])('is on the dashboard for %s', (service, outcomes) => {
    const [dashboard] = ofType(production, 'AWS::CloudWatch::Dashboard').values();
    const text = JSON.stringify(dashboard?.Properties).replaceAll('\\', '');
    for (const outcome of outcomes) expect(text).toContain(`"Tanggap","${outcome}","service","${service}"`);
  });
});
