import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { signedWebhook } from '#shared/adapters/mail/signed-webhook';
import { EventRecord } from '#shared/contracts/messages/event-record';
import { MailFeedback } from '#shared/contracts/messages/mail-feedback';
import { MailId } from '#shared/domain/notices/delivery';
import type { RecordedEvent } from '#shared/domain/report/event';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { aNoticeText } from '#test/support/builders/a-notice-text';
import { aReport, LAPOR } from '#test/support/builders/a-report';
import type { Ending } from '#test/support/fakes/event-source';
import { fakeGateway, type GatewayWeather } from '#test/support/fakes/fake-gateway';
import { fakeMailer, type MailerRules, type NewsShape, type NewsType } from '#test/support/fakes/fake-mailer';
import { fakeStream, type StreamRules } from '#test/support/fakes/fake-stream';
import { virtualClock } from '#test/support/fakes/virtual-clock';

const HOUR = 3_600_000;
const START = Instant.parse(1_790_000_000_000);
const MAIL = MailId.parse(`ntc_${'0'.repeat(26)}`);

/** Three events each, of so many reports. */
const eventsOf = (reports: number): readonly RecordedEvent[] =>
  Array.from({ length: reports }, (_, n) =>
    aReport()
      .story()
      .record.map((event) => ({ ...event, reportId: reportIdOf(LAPOR, String(n)) })),
  ).flat();

const aStream = (rules: Omit<StreamRules, 'now'> = {}) => {
  const clock = virtualClock(START);
  const stream = fakeStream({ now: clock.now, shards: 1, ...rules });
  const brought: string[][] = [];
  const names = new Map<string, string>();
  /** Polls until nothing is left, with an answer to each batch; a batch is given as `report version`. */
  const drain = async (
    answer: (batch: readonly string[], records: readonly DynamoDBRecord[]) => Ending,
  ): Promise<void> => {
    for (let polls = 0; polls < 60; polls += 1) {
      await stream.poll(async (records) => {
        const batch = records.map((record) => {
          const { report, version } = EventRecord.parse(record);
          names.set(report, names.get(report) ?? String.fromCharCode(97 + names.size));
          return `${names.get(report)}${version}`;
        });
        brought.push(batch);
        return answer(batch, records);
      });
      clock.advance(60_000);
    }
  };
  return { clock, stream, brought, drain };
};

const DONE: Ending = { ended: 'answered', answer: { batchItemFailures: [] } };
const failing =
  (bad: string, ending: (record: DynamoDBRecord | undefined) => Ending) =>
  (batch: readonly string[], records: readonly DynamoDBRecord[]): Ending =>
    batch.includes(bad) ? ending(records[batch.indexOf(bad)]) : DONE;
const named = (record: DynamoDBRecord | undefined): Ending => ({
  ended: 'answered',
  answer: { batchItemFailures: [{ itemIdentifier: record?.dynamodb?.SequenceNumber ?? '' }] },
});

describe('the fake stream keeps the rules of DynamoDB and of its event source', () => {
  it('brings the events that pass the filter, those of one report in order', async () => {
    const { stream, brought, drain } = aStream({ filter: ({ event }) => event.type !== 'Received', shards: 4 });
    stream.append(eventsOf(3));
    await drain(() => DONE);
    expect(brought.flat().toSorted()).toEqual(['a2', 'a3', 'b2', 'b3', 'c2', 'c3']);
    for (const report of ['a', 'b', 'c']) {
      expect(brought.flat().filter((name) => name.startsWith(report))).toEqual([`${report}2`, `${report}3`]);
    }
  });

  it('brings no more at a time than a batch holds', async () => {
    const { stream, brought, drain } = aStream({ batchSize: 2 });
    stream.append(eventsOf(1));
    await drain(() => DONE);
    expect(brought).toEqual([['a1', 'a2'], ['a3']]);
  });

  it('brings what was done once more when it is asked to', async () => {
    const { stream, brought, drain } = aStream();
    stream.append(eventsOf(1));
    await drain(() => DONE);
    stream.deliverAgain();
    await drain(() => DONE);
    expect(brought).toEqual([
      ['a1', 'a2', 'a3'],
      ['a1', 'a2', 'a3'],
    ]);
  });

  it('goes on from the record that an answer names, and sets the rest aside after five more tries', async () => {
    const { stream, brought, drain } = aStream();
    stream.append(eventsOf(1));
    await drain(failing('a2', named));
    expect(brought[0]).toEqual(['a1', 'a2', 'a3']);
    expect(brought.slice(1)).toEqual(Array.from({ length: 6 }, () => ['a2', 'a3']));
    expect(stream.failures()).toMatchObject([{ batchSize: 2, why: 'RetryAttemptsExhausted' }]);
    expect(stream.waiting()).toBe(0);
  });

  it('halves a batch that fails as a whole, until the one bad record is alone', async () => {
    const { stream, brought, drain } = aStream();
    stream.append([...eventsOf(1), ...eventsOf(2).slice(3)]);
    await drain(failing('a2', () => ({ ended: 'threw' })));
    expect(brought.slice(0, 3)).toEqual([
      ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'],
      ['a1', 'a2', 'a3'],
      ['a1', 'a2'],
    ]);
    expect(brought.filter((batch) => batch.join() === 'a2')).toHaveLength(6);
    expect(brought.at(-1)).toEqual(['b1', 'b2', 'b3']);
    expect(stream.failures()).toMatchObject([{ batchSize: 1, why: 'RetryAttemptsExhausted' }]);
  });

  it('takes a name that is not of the batch, or a death, for a failure of the whole', async () => {
    for (const ending of [named(undefined), { ended: 'died' } as const]) {
      const { stream, brought, drain } = aStream();
      stream.append(eventsOf(1));
      await drain(failing('a1', () => ending));
      expect(brought.slice(0, 3)).toEqual([['a1', 'a2', 'a3'], ['a1', 'a2'], ['a1']]);
    }
  });

  it('says of what it set aside only where it was', async () => {
    const { stream, drain } = aStream();
    stream.append(eventsOf(1));
    await drain(failing('a1', named));
    expect(stream.failures()).toEqual([
      {
        shard: 'shardId-0',
        start: '000000000000000000001',
        end: '000000000000000000003',
        batchSize: 3,
        why: 'RetryAttemptsExhausted',
      },
    ]);
  });

  it('sets aside what is older than 23 hours, and has forgotten what is older than 24', async () => {
    const { clock, stream, brought, drain } = aStream();
    stream.append(eventsOf(1).slice(0, 1));
    clock.advance(HOUR);
    stream.append(eventsOf(1).slice(1, 2));
    clock.advance(HOUR);
    stream.append(eventsOf(1).slice(2));
    clock.advance(23 * HOUR - 1);
    await drain(() => DONE);
    expect(brought).toEqual([['a3']]);
    expect(stream.failures()).toMatchObject([{ batchSize: 1, why: 'RecordAgeExceeded' }]);
  });

  it('holds up no other shard with one that fails', async () => {
    const { stream } = aStream({ shards: 8 });
    const events = eventsOf(6);
    const poll = async () => {
      const batches: (readonly string[])[] = [];
      await stream.poll(async (records) => {
        batches.push(records.map((record) => EventRecord.parse(record).report));
        return batches.length === 1 && stream.waiting() > 0 ? { ended: 'threw' } : DONE;
      });
      return batches;
    };
    stream.append(events);
    // The first shard that is read fails; the others are read in the same round, and again before that one is.
    const [bad = [], ...others] = await poll();
    expect([bad, ...others].flat()).toHaveLength(events.length);
    expect(others.length).toBeGreaterThan(1);
    expect(stream.waiting()).toBe(bad.length);
    stream.append(events);
    expect((await poll()).flat().toSorted()).toEqual(others.flat().toSorted());
  });
});

const aMailer = (rules: Omit<MailerRules, 'now'> = {}) => {
  const clock = virtualClock(START);
  const mailer = fakeMailer({ now: clock.now, ...rules });
  const send = () => mailer.send({ id: MAIL, to: 'unit@contoh.invalid', text: aNoticeText() });
  return { clock, mailer, send };
};

describe('the fake mailer keeps the rules of SES', () => {
  it('takes every call for a mail of its own, also under the same id', async () => {
    const { mailer, send } = aMailer();
    expect(await send()).not.toEqual(await send());
    expect(mailer.accepted().map(({ id }) => id)).toEqual([MAIL, MAIL]);
  });

  it('says no in four ways, and takes nothing then', async () => {
    const said = ['throttle', 'unreachable', 'refuse', 'breakOff'] as const;
    const { mailer, send } = aMailer({ weather: ({ n }) => said[n - 1] ?? 'accept' });
    expect([await send(), await send(), await send()]).toEqual([
      { kind: 'later', reason: 'throttled' },
      { kind: 'later', reason: 'unreachable' },
      { kind: 'refused', reason: 'rejected' },
    ]);
    await expect(send()).rejects.toThrow('TimeoutError');
    expect([mailer.calls(), mailer.accepted().length]).toEqual([4, 0]);
  });

  it('may take a mail and lose the answer, which looks like nothing taken', async () => {
    const { mailer, send } = aMailer({ weather: () => 'loseAnswer' });
    await expect(send()).rejects.toThrow('TimeoutError');
    expect(mailer.accepted()).toHaveLength(1);
  });

  it('takes no more than its quota within any 24 hours', async () => {
    const { clock, mailer, send } = aMailer({ perDay: 2 });
    const kinds: string[] = [];
    for (let n = 0; n < 3; n += 1) kinds.push((await send()).kind);
    clock.advance(24 * HOUR);
    kinds.push((await send()).kind);
    expect(kinds).toEqual(['accepted', 'accepted', 'later', 'accepted']);
    expect(mailer.accepted()).toHaveLength(3);
  });

  it('tells its news when it is due, the earlier first', async () => {
    const { clock, mailer, send } = aMailer({
      fate: () => [
        { type: 'Complaint', after: 2 * HOUR },
        { type: 'Delivery', after: HOUR },
      ],
    });
    await send();
    expect(mailer.takeNews()).toEqual([]);
    expect(mailer.nextNewsAt()).toBe(START + HOUR);
    clock.advance(2 * HOUR);
    const news = mailer.takeNews().map((body) => MailFeedback.parse(JSON.parse(body)).feedback);
    expect(news).toEqual(['delivered', 'complained']);
    expect(mailer.nextNewsAt()).toBeUndefined();
  });

  it.each<[NewsShape, boolean]>([
    ['event', true],
    ['notification', false],
    ['eventInEnvelope', true],
    ['notificationInEnvelope', false],
  ])('writes news in the shape "%s", with our own id or without', async (shape, isTagged) => {
    const { clock, mailer, send } = aMailer({ fate: () => [{ type: 'PermanentBounce', after: 0, shape }] });
    await send();
    clock.advance(1);
    expect(mailer.takeNews().map((body) => MailFeedback.parse(JSON.parse(body)))).toEqual([
      {
        feedback: 'bounced',
        suppress: true,
        mail: isTagged ? MAIL : undefined,
        serviceId: mailer.accepted()[0]?.serviceId,
        sentAt: START,
        at: START,
      },
    ]);
  });

  it.each<[NewsType, string, boolean]>([
    ['Send', 'accepted', false],
    ['Delivery', 'delivered', false],
    ['DeliveryDelay', 'delayed', false],
    ['Reject', 'rejected', false],
    ['TransientBounce', 'bounced', false],
    ['PermanentBounce', 'bounced', true],
    ['Complaint', 'complained', true],
  ])('has a word for %s', async (type, feedback, suppress) => {
    const { mailer, send } = aMailer({ fate: () => [{ type, after: 0 }] });
    await send();
    const [news] = mailer.takeNews();
    expect(MailFeedback.parse(JSON.parse(news ?? ''))).toMatchObject({ feedback, suppress });
  });
});

describe('the fake gateway keeps the rules of Standard Webhooks', () => {
  const SECRET = `whsec_${Buffer.from('an invented gateway key, 32 byte').toString('base64')}`;
  const clock = virtualClock(START);
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  /** The gateway on the loopback, and the real adapter before it. */
  const aGateway = async (...weather: readonly GatewayWeather[]) => {
    const gateway = fakeGateway({ now: clock.now, weather: ({ n }) => weather[n - 1] ?? 'accept' });
    const { url, close } = await gateway.listen(SECRET);
    open.push(close);
    const post = signedWebhook({ plain: 'allowed' });
    const send = (given: { readonly secret?: string; readonly at?: Instant; readonly body?: string } = {}) =>
      post({
        id: MAIL,
        to: { by: 'webhook', url, secret: given.secret ?? SECRET },
        at: given.at ?? START,
        body: given.body ?? '{}',
      });
    return { gateway, send };
  };

  it('takes what the real adapter signs, and knows a copy by its id', async () => {
    const { gateway, send } = await aGateway();
    expect([await send({ body: '{"a":"é"}' }), await send({ body: '{"a":2}' })]).toEqual([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(gateway.messages()).toMatchObject([{ id: MAIL, body: '{"a":"é"}', copies: 2 }]);
  });

  it('takes nothing that another key has signed, or that is five minutes old', async () => {
    const { gateway, send } = await aGateway();
    const other = `whsec_${Buffer.from('another invented key of 32 bytes').toString('base64')}`;
    const old = Instant.parse(START - 301_000);
    expect([await send({ secret: other }), await send({ at: old })]).toEqual([
      { kind: 'later', reason: 'unreachable' },
      { kind: 'later', reason: 'unreachable' },
    ]);
    expect([gateway.refused(), gateway.messages()]).toEqual([2, []]);
  });

  it('may be down, hang up after it has taken the message, or be gone', async () => {
    const { gateway, send } = await aGateway('down', 'loseAnswer', 'gone');
    expect([await send(), await send(), await send()]).toEqual([
      { kind: 'later', reason: 'unreachable' },
      { kind: 'later', reason: 'unreachable' },
      { kind: 'refused', reason: 'endpointGone' },
    ]);
    expect(gateway.messages()).toMatchObject([{ id: MAIL, copies: 1 }]);
  });

  it('behaves the same without a network', async () => {
    const { gateway, send } = await aGateway('down', 'gone', 'loseAnswer');
    const near = fakeGateway({
      now: clock.now,
      weather: ({ n }) => (['down', 'gone', 'loseAnswer'] as const)[n - 1] ?? 'accept',
    });
    const to = { by: 'webhook', url: 'https://gerbang.contoh.invalid', secret: SECRET } as const;
    for (let n = 0; n < 5; n += 1) {
      expect(await near.post({ id: MAIL, to, at: START, body: '{}' })).toEqual(await send());
    }
    expect(near.messages().map(({ copies }) => copies)).toEqual(gateway.messages().map(({ copies }) => copies));
  });
});
