import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { CounterEntered } from '#shared/contracts/http/counter';
import type { Policy } from '#shared/domain/policy/policy';
import { ChannelId } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { PEOPLE } from '#test/support/builders/an-informal-office';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { aWorld } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';

const LOKET = ChannelId.parse('loket');

/** The same office where the counter is an official channel. */
const withCounter: Policy = {
  ...policy,
  office: { ...policy.office, counter: { official: true, channel: LOKET, why: policy.office.counter.why } },
  channels: {
    ...policy.channels,
    channels: [
      ...policy.channels.channels,
      { id: LOKET, official: true, name: { id: 'Loket', en: 'Counter' }, closedBy: 'office' },
    ],
  },
};

const WALK_IN = {
  how: 'walkUp',
  at: '2026-11-03T08:40:00+07:00',
  title: 'Lampu padam',
  text: 'Lampu jalan di depan pasar Contoh padam sudah tiga malam.',
  subDistrict: 'putussibau-utara',
  reporter: { name: 'Warga Contoh', reach: '0812-0000-0000 (rekaan)' },
} as const;

const [STAFF, OPERATOR] = ['rini-contoh', 'hadi-contoh'] as const;

const anOffice = (rules: Policy = withCounter) => {
  const clock = virtualClock(wib('2026-11-03 09:00'));
  const front = aWorld({ clock, triageDeps: (deps) => ({ ...deps, policy: rules }) });
  const { store: reports, dataKeys, originals } = front;
  const api = anAdminApi(PEOPLE, {
    policy: rules,
    ...{ reports, dataKeys, originals, now: clock.now, sendArrival: front.queue.send },
  });
  const call = async (who: string, body: unknown, key = 'kunci-loket-1') => {
    const answer = await api(claimsOf(who), {
      path: '/v1/admin/counter',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const entered = async (body: object = WALK_IN, key?: string) => {
    const answer = await call(STAFF, body, key);
    await front.drain();
    return CounterEntered.parse(answer.body);
  };
  return { clock, front, call, entered };
};

describe('a report that is brought to the counter', () => {
  it('goes the way of every report, under a code that its citizen can follow', async () => {
    const { front, entered, clock } = anOffice();
    takeLines();
    const { report, trackingCode } = await entered();
    expect(await front.store.load(report)).toMatchObject({
      channel: LOKET,
      status: 'routed',
      assignee: 'llaj',
      secret: false,
      anonymous: false,
      receivedAt: clock.now(),
    });
    expect(await front.store.words(report)).toMatchObject({
      title: 'Lampu padam',
      place: { district: 'Putussibau Utara' },
    });
    const told = takeLines().join('\n');
    expect(told).toContain('counter.entered');
    expect(told).not.toMatch(/pasar Contoh|Warga Contoh|0812/);
    const followed = await front.track(trackingCode);
    expect([followed.statusCode, JSON.parse(followed.body ?? '').stage]).toEqual([200, 'handled']);
  });

  it('is the same one, however often it is sent', async () => {
    const { front, entered } = anOffice();
    const first = await entered();
    front.clock.advance(3_600_000);
    expect(await entered()).toEqual(first);
    expect((await front.store.events(first.report)).map(({ event }) => event.type)).toEqual([
      'Received',
      'Classified',
      'Routed',
    ]);
    expect((await entered(WALK_IN, 'kunci-loket-2')).report).not.toBe(first.report);
  });

  it('says in the original, and nowhere else, who entered it', async () => {
    const { call, front } = anOffice();
    await call(STAFF, WALK_IN);
    const [message] = front.queue.held();
    const { body } = JSON.parse(message?.body ?? '');
    expect(JSON.parse(Buffer.from(body, 'base64').toString()).data).toMatchObject({
      enteredBy: STAFF,
      enteredHow: 'walkUp',
    });
    await front.drain();
    const { report } = CounterEntered.parse((await call(STAFF, WALK_IN)).body);
    expect(JSON.stringify([await front.store.words(report), await front.store.events(report)])).not.toContain(STAFF);
  });

  it('may be an accusation, and its receipt is the same', async () => {
    const { front, entered } = anOffice();
    const text = 'Petugas berseragam Dinas Perhubungan di pos Kedamin meminta Rp50.000 untuk rokok, tanpa karcis.';
    const { report, ...receipt } = await entered({ ...WALK_IN, text });
    expect(Object.keys(receipt)).toEqual(['receipt', 'trackingCode']);
    expect(await front.store.load(report)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  it.each([
    ['in the future', { at: '2026-11-03T09:00:01+07:00' }, 422, 'at'],
    ['at no moment', { at: 'kemarin' }, 422, 'at'],
    ['in an unknown place', { subDistrict: 'atlantis' }, 422, 'subDistrict'],
    ['by telephone', { how: 'call' }, 400, 'how'],
    ['without words', { text: ' \u200b' }, 400, 'text'],
    ['longer than anybody speaks', { text: 'a'.repeat(20_001) }, 400, 'text'],
    ['with a field that nobody knows', { nik: '1' }, 400, 'nik'],
  ])('is refused %s by its field, and nothing is sent on', async (_, changes, status, field) => {
    const { call, front } = anOffice();
    const answer = await call(STAFF, { ...WALK_IN, ...changes });
    expect([answer.status, answer.body.fields.map((one: { field: string }) => one.field)]).toEqual([status, [field]]);
    expect(front.queue.held()).toEqual([]);
  });

  it('is no matter of who runs the system, nor of an office whose counter is none', async () => {
    const { call } = anOffice();
    expect((await call(OPERATOR, WALK_IN)).body.code).toBe('notAllowed');
    const other = anOffice(policy);
    expect((await other.call(STAFF, WALK_IN)).body.code).toBe('counterNotOfficial');
    expect(other.front.queue.held()).toEqual([]);
  });
});
