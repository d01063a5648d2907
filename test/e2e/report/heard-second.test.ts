import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdminClient } from '#shared/contracts/http/admin-client';
import type { Delivery } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { officer } from '#test/e2e/officer';
import { aPosting, eventually, records, send } from '#test/e2e/system';
import { deliveries, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';

/** What is said second, by whom and in whatever way, is heard like what is said first. */

const KIR =
  'Setiap uji KIR di Putussibau, sopir diminta menitip sesuatu dulu kepada Pak Budi supaya truknya lulus. (rekaan)';
const DANGER = 'GAWAT, barusan ada anak kesetrum kabel di sini. (rekaan)';
const ACCUSATION = 'Saya diancam petugas Dishub yang minta uang pungli supaya laporan ini dicabut. (rekaan)';
const OVERSIGHT_CLASS = 'Pengaduan Berkadar Pengawasan';
const SERVICE_CLASS = 'Pengaduan Tidak Berkadar Pengawasan';

type Data = Readonly<Record<string, unknown>>;
type Ref = { readonly id: ReportId; readonly say: (type: string, data?: Data) => Promise<void> };

/** A report that is still to be sent. */
const aCase = (): Ref => {
  const externalId = `e2e-second-${randomUUID()}`;
  const say = async (type: string, data: Data = {}): Promise<void> => {
    const answer = await send({ ...aPosting({ externalId, ...data }), type });
    if (answer.status !== 202) throw new Error(`refused: ${answer.body}`);
  };
  return { id: reportIdOf(LAPOR, externalId), say };
};

const eventsOf = async (id: ReportId): Promise<readonly RecordedEvent[]> =>
  (await records.load(id)) === undefined ? [] : records.events(id);

const recorded = (id: ReportId, type: ReportEvent['type'], times = 1): Promise<readonly RecordedEvent[]> =>
  eventually(`${times} ${type}`, async () => {
    const events = await eventsOf(id);
    return events.filter(({ event }) => event.type === type).length >= times ? events : undefined;
  });

const typesOf = (events: readonly RecordedEvent[]): readonly string[] => events.map(({ event }) => event.type);

const routed = async (data: Data = {}): Promise<Ref> => {
  const one = aCase();
  await one.say('report.submitted', { text: TEXTS.llaj, ...data });
  await recorded(one.id, 'Informed');
  return one;
};

const reportOf = async (id: ReportId): Promise<Report> => (await records.load(id)) ?? expect.fail('no report');

const seen = async (id: ReportId) => ({ report: id, version: (await reportOf(id)).version, key: randomUUID() });

type Step = (api: AdminClient) => Promise<{ readonly ok: boolean }>;
const by = async (group: string, step: Step): Promise<void> => {
  expect(await step(await officer(group)), group).toMatchObject({ ok: true });
};

const headBy = async (group: string, id: ReportId) => {
  const shown = await (await officer(group)).showReport({ report: id });
  return shown.ok ? shown.value.report : shown.problem.status;
};

/** `danger! → grup-llaj`: what became news to whom after a version, once as many are told. */
const toldAfter = async (id: ReportId, version: number, kinds: readonly Delivery['kind'][], count: number) =>
  eventually(`${count} of ${kinds.join()}`, async () => {
    const told = (await deliveries.of(reportSubject(id)))
      .filter((one) => one.version > version && kinds.includes(one.kind))
      .map(({ kind, urgent, recipient }) => `${kind}${urgent ? '!' : ''} → ${recipient}`)
      .toSorted();
    return told.length >= count ? told : undefined;
  });

/** Everybody who is told of danger of a report that a unit has. */
const ALARM = ['danger! → admin-lapor', 'danger! → grup-llaj', 'danger! → sekretaris'];
const READERS_TOLD = ['suspectedOversight → admin-lapor', 'suspectedOversight → pembaca-pengawasan'];

describe('oversight that a unit finds', () => {
  it('is suspected from that moment: it leaves the unit, and its readers are told at once', async () => {
    const { id } = await routed();
    const { version } = await reportOf(id);
    await by('staff-llaj', async (api) => api.handBack({ ...(await seen(id)), body: { reason: 'oversightFound' } }));

    expect(typesOf((await eventsOf(id)).slice(-2))).toEqual(['HandedBack', 'OversightSuspected']);
    expect(await reportOf(id)).toMatchObject({ status: 'triaging', class: 'oversight', oversight: 'suspected' });
    for (const group of ['staff-llaj', 'head-llaj', 'secretary']) expect(await headBy(group, id)).toBe(404);
    const work = await (await officer('head-llaj')).listWork({ query: { queue: 'llaj', limit: '100' } });
    expect(work.ok && work.value.reports.map((one) => one.id)).not.toContain(id);
    expect(await headBy('lapor-admin', id)).toMatchObject({ class: 'oversight', status: 'triaging' });
    expect(await toldAfter(id, version, ['suspectedOversight', 'handedBack'], 2)).toEqual(READERS_TOLD);

    const step = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' } as const;
    await by('lapor-admin', async (api) =>
      api.proposeStep({ ...(await seen(id)), body: { step, text: 'Tidak ada tuduhan. (rekaan)' } }),
    );
    await by('oversight-reader', async (api) => api.approveStep({ ...(await seen(id)), body: {} }));
    const shown = await (await officer('head-llaj')).showReport({ report: id });
    if (!shown.ok) expect.fail(shown.problem.code);
    expect(JSON.stringify(shown.value)).not.toMatch(/oversight|suspect|pengawasan/i);
  });
});

describe("the channel's class and its secrecy", () => {
  it('keep an accusation that the machine does not understand from its unit', async () => {
    const { id, say } = aCase();
    await say('report.submitted', { text: KIR, class: OVERSIGHT_CLASS, secret: true });
    const events = await recorded(id, 'HeldForTriage');
    expect(events.at(-1)?.event).toMatchObject({
      reasons: expect.arrayContaining(['held.channelClass', 'held.secret']),
    });
    expect(await reportOf(id)).toMatchObject({ status: 'triaging', class: 'service', secret: true });
    for (const group of ['staff-llaj', 'head-llaj']) expect(await headBy(group, id)).toBe(404);
    expect(await headBy('lapor-admin', id)).toMatchObject({ channelClass: 'oversightComplaint', class: 'service' });
  });

  it('each by itself leave a report to a person, and decide nothing of it', async () => {
    const [labelled, secret] = [aCase(), aCase()];
    await labelled.say('report.submitted', { text: TEXTS.llaj, class: OVERSIGHT_CLASS });
    await secret.say('report.submitted', { text: TEXTS.llaj, secret: true });
    for (const [{ id }, reason] of [
      [labelled, 'held.channelClass'],
      [secret, 'held.secret'],
    ] as const) {
      const events = await recorded(id, 'HeldForTriage');
      expect(events.at(-1)?.event).toMatchObject({ reasons: expect.arrayContaining([reason]) });
      expect(await reportOf(id)).toMatchObject({ status: 'triaging', class: 'service', oversight: 'none' });
    }
    const judged = { class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' } as const;
    await by('lapor-admin', async (api) => api.classify({ ...(await seen(labelled.id)), body: judged }));
    expect(await headBy('lapor-admin', labelled.id)).toMatchObject({ channelClass: 'oversightComplaint' });
    // That somebody thought so is nothing for the unit that it may be about.
    expect(await headBy('head-llaj', labelled.id)).not.toHaveProperty('channelClass');
  });

  it('take a report that nobody has confirmed back from its unit, when the channel corrects its class', async () => {
    const { id, say } = await routed({ class: SERVICE_CLASS });
    const { version } = await reportOf(id);
    await say('report.submitted', { text: TEXTS.llaj, class: OVERSIGHT_CLASS });
    await recorded(id, 'HeldForTriage');
    expect(await reportOf(id)).toMatchObject({ status: 'triaging', channelClass: 'oversightComplaint' });
    expect(await headBy('head-llaj', id)).toBe(404);
    expect(await toldAfter(id, version, ['needsPerson'], 1)).toEqual(['needsPerson → admin-lapor']);
  });
});

const WAYS: readonly (readonly [string, (text: string) => readonly [string, Data]])[] = [
  ['an update', (text) => ['report.updated', { text }]],
  ['an amendment', (text) => ['report.submitted', { text: `${TEXTS.llaj} ${text}` }]],
  ['the reason of a withdrawal', (text) => ['report.withdrawn', { text: undefined, reason: text }]],
  ["the channel's status", (text) => ['channel.statusChanged', { text: undefined, status: text }]],
];

describe.each(WAYS)('said second, in %s,', (_, posting) => {
  it('danger raises the alarm, once however often it is polled', async () => {
    const { id, say } = await routed();
    const { version } = await reportOf(id);
    await say(...posting(DANGER));
    await recorded(id, 'UrgencyRaised');
    await say(...posting(DANGER));
    await say('report.updated', { text: 'Terima kasih. (rekaan)' });
    await eventually('all of it', async () => (await reportOf(id)).messages > 1 || undefined);
    expect(await toldAfter(id, version, ['danger'], 3)).toEqual(ALARM);
    expect(typesOf(await eventsOf(id)).filter((type) => type === 'UrgencyRaised')).toHaveLength(1);
    expect(await reportOf(id)).toMatchObject({ urgency: 'danger', status: 'routed', assignee: 'llaj' });
  });

  it('an accusation takes the report from its unit', async () => {
    const { id, say } = await routed();
    const { version } = await reportOf(id);
    await say(...posting(ACCUSATION));
    await recorded(id, 'OversightSuspected');
    expect(await reportOf(id)).toMatchObject({ status: 'triaging', oversight: 'suspected', class: 'oversight' });
    expect(await headBy('head-llaj', id)).toBe(404);
    expect(await toldAfter(id, version, ['suspectedOversight'], 2)).toEqual(READERS_TOLD);
  });
});

describe('danger', () => {
  it('told before its report comes is told with it', async () => {
    const { id, say } = aCase();
    await say('report.updated', { text: DANGER });
    await eventually('what waits for its report', async () => (await records.parked(id))[0]);
    await say('report.submitted', { text: TEXTS.llaj });
    await recorded(id, 'UrgencyRaised');
    expect(await toldAfter(id, 0, ['danger'], 3)).toEqual(ALARM);
  });

  it('danger in a report that is done is told to the Lapor admin and the Secretary', async () => {
    const { id, say } = await routed();
    await by('lapor-admin', async (api) => api.archive({ ...(await seen(id)), body: { reason: 'notAComplaint' } }));
    const { version } = await reportOf(id);
    await say('report.updated', { text: DANGER });
    await recorded(id, 'UrgencyRaised');
    expect(await toldAfter(id, version, ['danger'], 2)).toEqual(['danger! → admin-lapor', 'danger! → sekretaris']);
    await eventually('both delivered', async () => {
      const told = (await deliveries.of(reportSubject(id))).filter(({ kind }) => kind === 'danger');
      return told.every(({ state }) => state === 'delivered') || undefined;
    });
  });

  it('danger in a report that may be about oversight is told urgently to its readers, and to nobody else', async () => {
    const { id, say } = aCase();
    await say('report.submitted', { text: TEXTS.oversight });
    await recorded(id, 'HeldForTriage');
    const { version } = await reportOf(id);
    await say('report.updated', { text: DANGER });
    await recorded(id, 'UrgencyRaised');
    const told = await toldAfter(id, version, ['suspectedOversight', 'danger'], 2);
    expect(told).toEqual(['suspectedOversight! → admin-lapor', 'suspectedOversight! → pembaca-pengawasan']);
  });
});
