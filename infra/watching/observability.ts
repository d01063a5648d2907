import { Duration, Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import type { Stage } from '#infra/stages';
import { WATCHED_FUNCTIONS, type WatchedFunction } from '#shared/contracts/http/alarm-steps';
import { AlarmBell } from './alarm-bell.ts';
import { graph } from './graph.ts';
import { alarmsOfEvidence, type WatchedEvidence } from './watched-evidence.ts';
import { alarmsOfFigures, graphsOfFigures, type WatchedFigures } from './watched-figures.ts';
import { alarmsOfNews, graphsOfNews, type WatchedNews } from './watched-news.ts';
import { alarmsOfNotices, graphsOfNotices, type WatchedNotices } from './watched-notices.ts';
import { alarmsOfReports, graphsOfReports, type WatchedReports } from './watched-reports.ts';
import { alarmsOfTime, graphsOfTime, type WatchedTime } from './watched-time.ts';

export type ObservabilityProps = Omit<
  WatchedReports & WatchedNotices & WatchedTime & WatchedFigures & WatchedEvidence & WatchedNews,
  'functions'
> & {
  readonly stage: Stage;
  readonly alarmEmail?: string | undefined;
  readonly functions: Readonly<Record<WatchedFunction, IFunction>> &
    WatchedReports['functions'] &
    WatchedNotices['functions'] &
    WatchedTime['functions'] &
    WatchedFigures['functions'] &
    WatchedEvidence['functions'] &
    WatchedNews['functions'];
};

/** What wakes somebody up, and the one page on which that person looks first. */
export class Observability extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.topic = this.#openTopic(props.alarmEmail);
    const bell = new AlarmBell(this, this.topic, props.stage);
    alarmsOfReports(bell, props);
    alarmsOfNotices(this, bell, props);
    alarmsOfTime(bell, props);
    alarmsOfFigures(bell, props);
    alarmsOfEvidence(bell, props);
    alarmsOfNews(bell, props);
    for (const name of WATCHED_FUNCTIONS) watchFunction(bell, name, props.functions[name]);
    this.#draw(bell, props);
  }

  #openTopic(alarmEmail: string | undefined): Topic {
    // CloudWatch cannot publish to a topic under the AWS-managed key, so this one has a key of its own.
    const key = new Key(this, 'AlarmKey', { description: 'Encrypts alarms', enableKeyRotation: true });
    const topic = new Topic(this, 'Alarms', { displayName: 'Tanggap', masterKey: key, enforceSSL: true });
    // Only for alarms of this account: CloudWatch acts for every account. Includes the use of the key.
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: ofThisAccount }));
    if (alarmEmail !== undefined) {
      acknowledge(topic.addSubscription(new EmailSubscription(alarmEmail)), 'alarmMailOnce');
    }
    return topic;
  }

  #draw({ alarms }: AlarmBell, props: ObservabilityProps): void {
    const ofEach = (metric: (watched: IFunction) => IMetric): IMetric[] => Object.values(props.functions).map(metric);
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
        ...graphsOfReports(props),
        ...graphsOfNotices(props),
        ...graphsOfTime(props),
        ...graphsOfFigures(props),
        ...graphsOfNews(props),
        [
          graph(
            'Errors',
            ofEach((watched) => watched.metricErrors()),
          ),
          graph(
            'Throttles',
            ofEach((watched) => watched.metricThrottles()),
          ),
          graph(
            'Duration, p99',
            ofEach((watched) => watched.metricDuration({ statistic: Stats.p(99) })),
          ),
        ],
      ],
    });
  }
}

const watchFunction = (bell: AlarmBell, name: WatchedFunction, watched: IFunction): void => {
  bell.above(`${name}Errors`, {
    alarmDescription: `${name} failed`,
    metric: watched.metricErrors(),
    threshold: 0,
  });
  bell.above(`${name}Throttles`, {
    alarmDescription: `${name} was not allowed to run: its concurrency, or the account's, is used up`,
    metric: watched.metricThrottles(),
    threshold: 0,
  });
};
