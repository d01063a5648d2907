import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { localContacts } from '#infra/parts/local-contacts';
import { STAGES } from '#infra/stages';
import { type TanggapProps, tanggap } from '#infra/tanggap';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { eventItem, headItem, parkedItem } from '#shared/adapters/table/items';
import { deliveryItem } from '#shared/adapters/table/notice-items';
import { NAMING_FILES } from '#shared/app/evidence/ask-for-attachments';
import { EventRecord, StreamRecord } from '#shared/contracts/messages/event-record';
import { queued } from '#shared/domain/notices/delivery';
import { tellingEvents } from '#shared/domain/notices/notice';
import { reportSubject } from '#shared/domain/notices/subject';
import { Contact, ContactBook } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { aParked } from '#test/contract/stories';
import { environments, grantsOf, nameOf } from '#test/infra/access/grants';
import { ofType, type Synthesis, synthesised } from '#test/infra/synthesis';
import { aReport, CLASSIFIED } from '#test/support/builders/a-report';

const local = synthesised('local');
const staging = synthesised('staging');
const production = synthesised('production');
const policy = loadPolicy();

const sourceOf = ({ workflow }: Synthesis) => {
  const sources = workflow.findResources('AWS::Lambda::EventSourceMapping', {
    Properties: { StartingPosition: Match.anyValue() },
  });
  const [source, ...more] = Object.values(sources);
  expect(more).toEqual([]);
  return z.looseObject({ FilterCriteria: z.unknown() }).parse(source?.['Properties']);
};

describe('the stream', () => {
  it('is read from its beginning, in batches that are halved around a bad record, which is set aside in the end', () => {
    const source = sourceOf(production);
    expect(source).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(nameOf(source['FunctionName'])).toBe('DispatchFunction');
    expect(nameOf(source['DestinationConfig'])).toBe('NoticeQueuesFailures');
  });

  it('sets a record aside before it is forgotten on AWS, and soon where one bad record would block all', () => {
    const hours = (synthesis: Synthesis) => z.number().parse(sourceOf(synthesis)['MaximumRecordAgeInSeconds']) / 3600;
    for (const synthesis of [staging, production]) {
      expect(hours(synthesis)).toBeLessThan(24);
      expect(hours(synthesis)).toBeGreaterThan(12);
    }
    expect(hours(local)).toBe(60 / 3600);
  });
});

type Wire = { readonly [type: string]: unknown };

/** A value as the stream shows it. */
const onTheWire = (value: unknown): Wire => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: '' };
  if (Array.isArray(value)) return { L: value.map(onTheWire) };
  return { M: fieldsOf(z.record(z.string(), z.unknown()).parse(value)) };
};
const fieldsOf = (item: Readonly<Record<string, unknown>>): Readonly<Record<string, Wire>> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, onTheWire(value)]])),
  );
const record = (eventName: string, item: { readonly pk: string; readonly sk: string }) => ({
  eventName,
  dynamodb: { Keys: fieldsOf({ pk: item.pk, sk: item.sk }), NewImage: fieldsOf(item) },
});

/** Lambda's rules for a pattern: each leaf lists what is accepted, by value or by prefix. */
const accepts = (pattern: unknown, value: unknown): boolean => {
  if (Array.isArray(pattern)) {
    return pattern.some((wanted: unknown) => {
      const prefix = z.strictObject({ prefix: z.string() }).safeParse(wanted);
      return prefix.success ? typeof value === 'string' && value.startsWith(prefix.data.prefix) : wanted === value;
    });
  }
  const inside = z.record(z.string(), z.unknown()).safeParse(value);
  return (
    inside.success &&
    Object.entries(z.record(z.string(), z.unknown()).parse(pattern)).every(([name, part]) =>
      accepts(part, inside.data[name]),
    )
  );
};

const Filters = z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) });
const isBrought = (wanted: unknown): boolean =>
  Filters.parse(sourceOf(production).FilterCriteria).Filters.some(({ Pattern }) =>
    accepts(JSON.parse(Pattern), wanted),
  );

describe('the filter of the stream', () => {
  const story = aReport().doubtful().next(CLASSIFIED).next({ type: 'recordInformed' }).story();
  const items = story.record.map((recorded) => eventItem(recorded, policy.calendar.zone));
  const [received] = items;
  const report = aReport().build();

  it('brings each event that a rule tells of, in a form that dispatch reads, and no other event', () => {
    expect(items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['Received', 'HeldForTriage', 'Classified', 'Routed', 'Informed']),
    );
    for (const [index, item] of items.entries()) {
      const { type } = item;
      const shown = record('INSERT', item);
      // Files may come with others too.
      const isAsked = NAMING_FILES.some((name) => name === type);
      expect(isBrought(shown), type).toBe(tellingEvents(policy).has(type) || isAsked);
      expect(EventRecord.parse(shown)).toEqual({ report: report.id, version: index + 1, type });
    }
  });

  it('names every event type of the rules', () => {
    const types = JSON.stringify(sourceOf(production).FilterCriteria);
    for (const type of tellingEvents(policy)) expect(types).toContain(`\\"${type}\\"`);
  });

  it('brings an arrival that begins to wait for its report where it speaks of danger, and no change of it', () => {
    const parked = aParked({ report: report.id, urgency: 'danger' });
    const item = parkedItem(parked, parked.receivedAt);
    expect(isBrought(record('INSERT', item))).toBe(true);
    expect(StreamRecord.parse(record('INSERT', item))).toEqual({ report: report.id, webhook: parked.webhook });
    expect(isBrought(record('MODIFY', item))).toBe(false);
    expect(isBrought(record('REMOVE', item))).toBe(false);
    for (const urgency of ['normal', 'high'] as const) {
      expect(isBrought(record('INSERT', parkedItem({ ...parked, urgency }, undefined)))).toBe(false);
    }
  });

  it('leaves out heads, deliveries and changes, whatever they hold', () => {
    const id = {
      subject: reportSubject(report.id),
      version: 1,
      kind: 'newReport',
      recipient: RecipientId.parse('grup-llaj'),
    } as const;
    const routed = items.find(({ type }) => type === 'Routed') ?? received;
    if (routed === undefined) throw new Error('no event');
    expect(isBrought(record('INSERT', routed))).toBe(true);
    expect(isBrought(record('MODIFY', routed))).toBe(false);
    expect(isBrought(record('REMOVE', routed))).toBe(false);
    expect(isBrought(record('INSERT', { ...routed, sk: 'NT#000001' }))).toBe(false);
    expect(isBrought(record('INSERT', headItem(report, policy.calendar.zone, report.receivedAt)))).toBe(false);
    const at = report.receivedAt;
    expect(isBrought(record('INSERT', deliveryItem(queued(id, false, at, at))))).toBe(false);
  });
});

describe('mail', () => {
  it('goes out over TLS only, in the name of the sender’s domain, and is not tracked', () => {
    production.workflow.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'example.invalid',
      FeedbackAttributes: { EmailForwardingEnabled: false },
    });
    production.workflow.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      TrackingOptions: Match.absent(),
    });
  });

  it('comes back as news of everything that says what became of it, by an encrypted topic', () => {
    const [destination] = ofType(production, 'AWS::SES::ConfigurationSetEventDestination').values();
    const event = z
      .object({ MatchingEventTypes: z.array(z.string()), SnsDestination: z.object({ TopicARN: z.unknown() }) })
      .parse(destination?.Properties['EventDestination']);
    expect(new Set(event.MatchingEventTypes)).toEqual(
      new Set(['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure']),
    );
    expect(nameOf(event.SnsDestination.TopicARN)).toBe('MailNews');
    for (const { Properties } of ofType(production, 'AWS::SNS::Topic').values()) {
      expect(Properties['KmsMasterKeyId']).toBeDefined();
    }
  });

  it('is told of raw to the queue, with a place for what cannot be delivered, but not in plain words', () => {
    const [subscription, ...more] = Object.values(
      production.workflow.findResources('AWS::SNS::Subscription', { Properties: { Protocol: 'sqs' } }),
    ).map((resource) => z.looseObject({}).parse(resource['Properties']));
    expect(more).toEqual([]);
    expect(subscription).toMatchObject({
      RawMessageDelivery: true,
      FilterPolicyScope: 'MessageBody',
      FilterPolicy: { mail: { messageId: [{ exists: true }] } },
    });
    expect(nameOf(subscription?.['Endpoint'])).toBe('MailFeedbackQueue');
    expect(nameOf(subscription?.['RedrivePolicy'])).toBe('MailFeedbackQueueDeadLetters');
  });

  it('has its news published by the mail service, of this account and these terms only', () => {
    const statements = [
      ...[...ofType(production, 'AWS::SNS::TopicPolicy').values()].map(
        ({ Properties }) => Properties['PolicyDocument'],
      ),
      ...[...ofType(production, 'AWS::KMS::Key').values()].map(({ Properties }) => Properties['KeyPolicy']),
    ]
      .flatMap((document) => z.object({ Statement: z.array(z.looseObject({})) }).parse(document).Statement)
      .filter(({ Principal }) => JSON.stringify(Principal) === '{"Service":"ses.amazonaws.com"}');
    expect(statements).toHaveLength(2);
    expect(statements.map(({ Action }) => Action)).toEqual(
      expect.arrayContaining(['sns:Publish', ['kms:Decrypt', 'kms:GenerateDataKey*']]),
    );
    for (const { Condition } of statements) {
      expect(JSON.stringify(Condition).toLowerCase()).toContain('"aws:sourceaccount":{"ref":"aws::accountid"}');
    }
  });

  it('has a sender, and a plain one, or nothing is deployed', () => {
    const made = (props: Partial<TanggapProps>) =>
      tanggap(new App({ context: { ...FEATURE_FLAGS, 'aws:cdk:bundling-stacks': [] } }), {
        stage: STAGES.staging,
        ...props,
      });
    expect(() => made({})).toThrow(/address/);
    expect(() => made({ mailFrom: 'kantor.contoh.invalid' })).toThrow(/no plain address/);
    expect(() => made({ mailFrom: 'Tanggap <tanggap@kantor.contoh.invalid>' })).toThrow(/no plain address/);
  });

  it('may be sent from the one address of the stage, under its own name and terms', () => {
    for (const [synthesis, from] of [
      [production, 'tanggap@example.invalid'],
      [local, STAGES.local.mailFrom],
    ] as const) {
      expect(grantsOf(synthesis, 'notify').filter((grant) => grant.startsWith('ses:'))).toEqual([
        `ses:SendEmail on MailSender from ${from}`,
        `ses:SendEmail on MailTerms from ${from}`,
        `ses:SendRawEmail on MailSender from ${from}`,
        `ses:SendRawEmail on MailTerms from ${from}`,
      ]);
    }
  });
});

describe('the watch', () => {
  it('starts every five minutes of the office’s clock, a few times at most, and says when it cannot', () => {
    const [schedule] = ofType(production, 'AWS::Scheduler::Schedule').values();
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: 'cron(0/5 * * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Pontianak',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 } },
    });
    const target = z.looseObject({}).parse(schedule?.Properties['Target']);
    expect(nameOf(target['Arn'])).toBe('WatchFunction');
    expect(nameOf(target['DeadLetterConfig'])).toBe('NoticeQueuesFailures');
    const watch = [...ofType(production, 'AWS::Lambda::Function')].find(([id]) => id.startsWith('WatchFunction'))?.[1];
    expect(nameOf(watch?.Properties['DeadLetterConfig'])).toBe('NoticeQueuesFailures');
    // A run ends before the next two begin.
    expect(watch?.Properties['Timeout']).toBe(120);
  });
});

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

describe('where people are told', () => {
  it('is in no template of a stage on AWS: only the sender and who is told of alarms', () => {
    for (const { text } of [staging, production]) {
      expect(new Set(text.match(ADDRESS))).toEqual(new Set(['tanggap@example.invalid', 'operator@example.invalid']));
    }
  });

  it('is invented on the local stage, for everybody whom the office knows', () => {
    const template = z
      .object({ SecretStringTemplate: z.string() })
      .parse(local.resources.get('ContactsSecret986DB592')?.Properties['GenerateSecretString']).SecretStringTemplate;
    const book = ContactBook.parse({
      key: 'k'.repeat(64),
      ...z.object({ contacts: z.unknown() }).parse(JSON.parse(template)),
    });
    const known = [...policy.office.people, ...policy.office.groups].map(({ id }) => id);
    expect(new Set(Object.keys(book.contacts))).toEqual(new Set(known));
    const contacts = Object.entries(book.contacts).map(([id, entry]) => [id, Contact.parse(entry)] as const);
    const webhooks = contacts.filter(([, { by }]) => by === 'webhook');
    expect(webhooks).toEqual([['grup-asdp', expect.objectContaining({ url: 'http://localhost:4570/grup-asdp' })]]);
    for (const [id, contact] of contacts) {
      if (contact.by !== 'mail') continue;
      const expected = id === 'grup-umum' ? 'bounce@simulator.amazonses.com' : `${id}@kantor.contoh.invalid`;
      expect(contact.address).toBe(expected);
    }
  });

  it('leads to the API on AWS, and to what whoever starts the local stage says', () => {
    expect(JSON.stringify(environments(production).get('notify')?.['CONSOLE_URL'])).toMatch(
      /HttpApi\w+","ApiEndpoint"/,
    );
    expect(environments(local).get('notify')?.['CONSOLE_URL']).toBe(
      'http://localhost:4566/_aws/execute-api/tanggap/$default',
    );
    const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, 'aws:cdk:bundling-stacks': [] } });
    const said = { consoleUrl: 'http://localhost:9999/', localWebhook: 'http://localhost:8888/x' };
    const { data, workflow } = tanggap(app, { stage: STAGES.local, ...said });
    Template.fromStack(workflow).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ CONSOLE_URL: 'http://localhost:9999' }) },
    });
    expect(JSON.stringify(Template.fromStack(data).toJSON())).toContain('http://localhost:8888/x');
  });

  it('has a secret for the local webhook that is long enough to be taken for one', () => {
    const entry = z.object({ secret: z.string() }).parse(localContacts()['grup-asdp']);
    expect(Buffer.from(entry.secret.replace('whsec_', ''), 'base64').length).toBeGreaterThanOrEqual(32);
  });
});

describe('what differs between stages', () => {
  it('is how many mails a day, and whether a webhook may do without TLS', () => {
    const [here, trial, real] = [local, staging, production].map((synthesis) => environments(synthesis).get('notify'));
    expect([here, trial, real].map((variables) => variables?.['PLAIN_WEBHOOKS'])).toEqual([
      'allowed',
      'refused',
      'refused',
    ]);
    expect([here, trial, real].map((variables) => variables?.['MAILS_PER_DAY'])).toEqual(['50000', '200', '50000']);
  });

  it('is not whether a bot may post notices abroad: no stage lets one, until its office says so', () => {
    for (const synthesis of [local, staging, production])
      expect(environments(synthesis).get('notify')?.['CHAT_BOTS']).toBe('refused');
  });
});
