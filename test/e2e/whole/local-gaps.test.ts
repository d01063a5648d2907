import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import {
  SESClient,
  SendEmailCommand as SendOlderEmailCommand,
  SetIdentityNotificationTopicCommand,
  VerifyDomainIdentityCommand,
} from '@aws-sdk/client-ses';
import {
  CreateConfigurationSetCommand,
  CreateConfigurationSetEventDestinationCommand,
  CreateEmailIdentityCommand,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { tokensOf } from '#local/aws/people';
import { PersonId } from '#shared/domain/report/report';
import { linesOf, logGroups } from '#test/e2e/logs';
import { stack } from '#test/e2e/system';
import { runWatch } from '#test/e2e/told';

/**
 * Where the local AWS is not like AWS and something here works around it, or is not tested because of it. A test that
 * fails says that a gap has been closed: then its workaround goes.
 */

const config = clientConfig(stack.aws);
const sqs = new SQSClient(config);
const sns = new SNSClient(config);
const ses = new SESClient(config);
const sesV2 = new SESv2Client(config);

const NAME = 'celah';
const DOMAIN = 'celah.contoh.invalid';
const FROM = `pengirim@${DOMAIN}`;
const TO = `penerima@${DOMAIN}`;

/** A queue for whatever is published of mails from that domain: by its identity and by a configuration set. */
const queueOfNews = async (): Promise<string> => {
  const Queue = `arn:aws:sqs:${config.region}:000000000000:${NAME}`;
  const statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: Queue };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: NAME, Attributes: { Policy } }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  expect(Attributes).toMatchObject({ QueueArn: Queue });
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: NAME }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Queue }));
  await ses.send(new VerifyDomainIdentityCommand({ Domain: DOMAIN }));
  const notified = { Identity: DOMAIN, NotificationType: 'Delivery', SnsTopic: TopicArn } as const;
  await ses.send(new SetIdentityNotificationTopicCommand(notified));
  await sesV2.send(new CreateConfigurationSetCommand({ ConfigurationSetName: NAME }));
  await sesV2.send(
    new CreateConfigurationSetEventDestinationCommand({
      ConfigurationSetName: NAME,
      EventDestinationName: NAME,
      EventDestination: { Enabled: true, MatchingEventTypes: ['SEND', 'DELIVERY'], SnsDestination: { TopicArn } },
    }),
  );
  return QueueUrl;
};

const newsIn = async (QueueUrl: string): Promise<readonly string[]> => {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 }));
  return Messages.map(({ Body = '' }) => Body);
};

describe('a gap of the local AWS', () => {
  it('a mail by SES v2 has no news, by configuration set or identity; local/aws/mail-news.ts tells it', async () => {
    const queue = await queueOfNews();
    const text = { Data: 'celah' };
    await sesV2.send(
      new SendEmailCommand({
        FromEmailAddress: FROM,
        Destination: { ToAddresses: [TO] },
        ConfigurationSetName: NAME,
        Content: { Simple: { Subject: text, Body: { Text: text } } },
      }),
    );
    expect(await newsIn(queue)).toEqual([]);
    // The same set up by the older SES has it: it is not for a missing permission that nothing came.
    await ses.send(
      new SendOlderEmailCommand({
        Source: FROM,
        Destination: { ToAddresses: [TO] },
        Message: { Subject: text, Body: { Text: text } },
      }),
    );
    expect(await newsIn(queue)).toEqual([expect.stringContaining('Delivery')]);
  });

  it('what is attached to a mail by SES v2 is dropped; the mailbox shows the files by their links', async () => {
    const EmailIdentity = 'lampiran.contoh.invalid';
    await sesV2.send(new CreateEmailIdentityCommand({ EmailIdentity }));
    const text = { Data: 'lampiran' };
    const { MessageId } = await sesV2.send(
      new SendEmailCommand({
        FromEmailAddress: `pengirim@${EmailIdentity}`,
        Destination: { ToAddresses: [TO] },
        Content: {
          Simple: {
            Subject: text,
            Body: { Text: text },
            Attachments: [
              { FileName: 'celah.pdf', RawContent: Buffer.from('%PDF celah'), ContentType: 'application/pdf' },
            ],
          },
        },
      }),
    );
    const kept = await (await fetch(`${stack.aws.endpoint}/_ministack/ses/messages`)).text();
    expect(kept).toContain(MessageId);
    expect(kept).not.toMatch(/celah\.pdf|Attachment/);
    expect(kept).not.toContain(Buffer.from('%PDF celah').toString('base64'));
  });

  it('a token for a password carries the user pool’s own scope and no other, and is asked for no second factor; the local stage asks for that scope', async () => {
    const { access } = await tokensOf(stack, PersonId.parse('siti-contoh'));
    const claims = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
    // The sign-in page of AWS gives what the client asks for, and nobody on AWS gets a token for a password
    // (test/infra/access/sign-in.test.ts).
    expect(claims).toMatchObject({ scope: 'aws.cognito.signin.user.admin' });
  });

  it('the keys of a user pool are there over TLS only, and its authoriser asks for them without; serve-local-aws.py gives them to it', async () => {
    const keys = `${stack.aws.endpoint}/${stack.UserPoolId}/.well-known/jwks.json`;
    expect((await fetch(keys)).status).toBe(200);
    await expect(fetch(keys.replace('https:', 'http:'))).rejects.toThrow();
  });

  it('an HTTP API is reached below a prefix only; front.ts has it at the paths of AWS', async () => {
    expect((await fetch(`${stack.apiUrl}/v1/health`)).status).toBe(200);
    const { hostname, port } = new URL(stack.aws.endpoint);
    // By its host, which on AWS tells which API is meant.
    const host = `${stack.ApiId}.execute-api.${hostname}:${port}`;
    const sent = request({ hostname, port, path: '/v1/health', headers: { host } }).end();
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    answer?.resume();
    expect(answer?.statusCode).not.toBe(200);
  });

  it('what a function logs is kept with a later call, or with none, on a busy machine; whole_logs.py keeps it with its own', async () => {
    const since = Date.now();
    for (let run = 0; run < 5; run += 1) expect(await runWatch()).toBeUndefined();
    const [group = ''] = (await logGroups()).filter((name) => name.includes('WatchFunctionLogs'));
    const calls = (await linesOf(group, since)).join('\n').split('START RequestId').slice(1);
    expect(calls.length).toBeGreaterThanOrEqual(5);
    for (const call of calls) expect(call.slice(0, call.indexOf('END RequestId'))).toContain('"watched":1');
  });
});
