import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { readSamples, type SampleEvent } from '#local/aws/samples';
import { signWebhook } from '#local/aws/sign';
import { httpEvent } from '#test/support/fakes/http-event';

/** One event of a channel under the webhook id that its sender gives it. Sent again, it is the same to the byte. */
export type ChannelCall = { readonly webhookId: string; readonly channel: string; readonly body: string };

/** The event of that report, happening now. */
export const callOf = (webhookId: string, event: SampleEvent, externalId: string): ChannelCall => {
  const { channel, type, data } = underId(event, externalId);
  return { webhookId, channel, body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }) };
};

const underId = (event: SampleEvent, id: string): SampleEvent => {
  switch (event.type) {
    case 'report.submitted':
      return { ...event, data: renamed(event.data, id) };
    case 'report.updated':
      return { ...event, data: renamed(event.data, id) };
    case 'report.withdrawn':
      return { ...event, data: renamed(event.data, id) };
    case 'channel.statusChanged':
      return { ...event, data: renamed(event.data, id) };
  }
};

const renamed = <T extends object>(data: T, id: string): T =>
  'externalId' in data ? { ...data, externalId: id } : { ...data, complaint_id: id };

/** As API Gateway hands it to intake, signed this moment. */
export const signedCall = ({ webhookId, channel, body }: ChannelCall, secret: string): APIGatewayProxyEventV2 => {
  const at = Date.now();
  const signature = signWebhook({ secret, id: webhookId, timestamp: Math.floor(at / 1000), body });
  return httpEvent({
    path: `/v1/channels/${channel}/events`,
    pathParameters: { channel },
    headers: { 'content-type': 'application/json', ...signature },
    body,
    at,
  });
};

let delivered = 0;

/** As the event source hands it to triage, one to a batch: what an office sees that gets some hundred reports a day. */
export const queueEvent = (body: string): SQSEvent => {
  delivered += 1;
  return {
    Records: [
      {
        messageId: `message-${delivered}`,
        receiptHandle: `receipt-${delivered}`,
        body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '0',
          SenderId: 'bench',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:intake',
        awsRegion: 'ap-southeast-3',
      },
    ],
  };
};

/** New reports without end: the samples' submissions in turn, each under ids of its own. */
export const newReports = async (): Promise<(count: number) => readonly ChannelCall[]> => {
  const submissions = (await readSamples()).flatMap(({ events: [first] }) =>
    first?.type === 'report.submitted' ? [first] : [],
  );
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const event = submissions[made % submissions.length];
      if (event === undefined) throw new Error('there is no sample report');
      made += 1;
      return callOf(`bench-${made}`, event, `${880_000_000 + made}`);
    });
};
