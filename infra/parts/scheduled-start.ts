import { type Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from './allow.ts';

export type ScheduledStartProps = {
  readonly handler: IFunction;
  /** Whom it starts, and how often: "the watch every five minutes". */
  readonly what: string;
  readonly schedule: ScheduleExpression;
  /** After that, the next start makes up for this one. */
  readonly maxEventAge: Duration;
  /** Where a start goes that could not be delivered. */
  readonly failures: Queue;
};

/** Starts a function by the clock of the office, and may do nothing else. */
export class ScheduledStart extends Construct {
  constructor(scope: Construct, id: string, { handler, what, schedule, maxEventAge, failures }: ScheduledStartProps) {
    super(scope, id);
    // Of our own, because the library's would reach every version of the function too.
    const role = new Role(this, 'Role', {
      description: `Starts ${what}`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'scheduler',
              resource: 'schedule-group',
              resourceName: 'default',
            }),
          },
        },
      }),
    });
    const granted = [
      allow(role, ['lambda:InvokeFunction'], [handler.functionArn]),
      allow(role, ['sqs:SendMessage'], [failures.queueArn]),
    ];
    const started = new Schedule(this, 'Schedule', {
      description: `Starts ${what}`,
      schedule,
      target: new LambdaInvoke(handler, {
        role: role.withoutPolicyUpdates(),
        retryAttempts: 2,
        maxEventAge,
        deadLetterQueue: failures,
      }),
    });
    // Without this, the first run could come before the role may start it.
    for (const grant of granted) grant.applyBefore(started);
  }
}
