import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { RecordShown, ReportConflicts } from '#shared/contracts/http/report-record';
import { settled, withheld } from '#shared/domain/notices/delivery';
import type { ReportNoticeKind } from '#shared/domain/notices/kind';
import { RecipientId } from '#shared/domain/office/recipient';
import { firstBroken } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/report/report';
import type { Message } from '#shared/domain/report/submission';
import { earlier, lapor, submitted, updated } from '#test/support/builders/a-channel-event';
import { aDelivery } from '#test/support/builders/a-delivery';
import {
  AS_SERVICE,
  aReport,
  CLASSIFIED,
  OVERSIGHT,
  person,
  SUSPICION,
  said,
  submit,
  TO_SERVICE,
  wib,
} from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { aWorld } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'agus-contoh': ['stand-in'],
  'budi-contoh': ['head-llaj'],
  'dewi-contoh': ['secretary'],
  'joko-contoh': ['inspector'],
  'lina-contoh': ['oversight-reader'],
};
type Who = keyof typeof PEOPLE;
const EVERYBODY = ['siti-contoh', 'agus-contoh', 'budi-contoh', 'dewi-contoh', 'joko-contoh', 'lina-contoh'] as const;

describe('what came under a webhook id that had been used', () => {
  const GIVEN = { webhookId: 'msg_sama', externalId: '8300', timestamp: earlier(10) };
  const ID = lapor('8300');

  const anOffice = async () => {
    const world = aWorld();
    await world.send(submitted(GIVEN));
    await world.drain();
    await world.send(submitted(GIVEN, { content: 'Kata-kata yang lain sama sekali.', user: { name: 'Warga Lain' } }));
    await world.send(updated({ ...GIVEN, timestamp: earlier(5) }));
    await world.drain();
    const { store: reports, originals, dataKeys } = world;
    const given = { reports, originals, dataKeys, now: () => wib('2026-11-04 08:00') };
    const see = (who: Who, deps: Partial<typeof given> = {}) =>
      anAdminApi(PEOPLE, { ...given, ...deps })(claimsOf(who), {
        method: 'GET',
        path: `/v1/admin/reports/${ID}/conflicts`,
        pathParameters: { report: ID },
      });
    return { see, reports, originals };
  };

  it('is read in its own words, and never with who sent it', async () => {
    const { see } = await anOffice();
    const { statusCode, body = '' } = await see('siti-contoh');
    expect(statusCode).toBe(200);
    const { conflicts } = ReportConflicts.parse(JSON.parse(body));
    expect(new Map(conflicts.map(({ type, words }) => [type, words?.text]))).toEqual(
      new Map([
        ['report.submitted', 'Kata-kata yang lain sama sekali.'],
        ['report.updated', 'Tambahan: tiang nomor dua dari jembatan, sekarang yang di sebelahnya ikut padam.'],
      ]),
    );
    expect(body).not.toMatch(/Warga|0812|contoh\.invalid/);
  });

  it('is for whoever looks after what comes in, and for the inspector', async () => {
    const { see } = await anOffice();
    const statuses = EVERYBODY.map(async (who) => [who, (await see(who)).statusCode]);
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      'siti-contoh': 200,
      'agus-contoh': 200,
      'budi-contoh': 403,
      'dewi-contoh': 403,
      'joko-contoh': 200,
      'lina-contoh': 404,
    });
  });

  it.each([
    ['missing', undefined],
    ['sealBroken', new Uint8Array(40)],
  ] as const)('says of the one that cannot be read why not, and shows the others: %s', async (why, left) => {
    const { see, originals, reports } = await anOffice();
    const [first] = await reports.conflicts(ID);
    const find: typeof originals.find = async (name) => (name === first?.original ? left : originals.find(name));
    const spoilt = { ...originals, find };
    const { statusCode, body = '' } = await see('siti-contoh', { originals: spoilt });
    expect(statusCode).toBe(200);
    const { conflicts } = ReportConflicts.parse(JSON.parse(body));
    expect(conflicts.map(({ unreadable }) => unreadable)).toEqual(expect.arrayContaining([why, undefined]));
    expect(conflicts.map(({ words }) => words === undefined)).toEqual(expect.arrayContaining([true, false]));
  });

  it('still stands, without its words, when the key of the report is gone', async () => {
    const { see, reports } = await anOffice();
    const erased = { ...reports, wrappedKey: async () => undefined };
    const { conflicts } = ReportConflicts.parse(JSON.parse((await see('siti-contoh', { reports: erased })).body ?? ''));
    expect(conflicts.map(({ unreadable }) => unreadable)).toEqual(['sealBroken', 'sealBroken']);
    expect(JSON.stringify(conflicts)).not.toContain('lain');
  });
});

/** A report with deliveries about it, and an officer who looks at it. */
const anOfficeWith = async (
  story: Pick<ReturnType<typeof aReport>, 'story'>,
  deliveries: readonly ReturnType<typeof aDelivery>[] = [],
  messages: readonly Message[] = [],
) => {
  const table = memoryTable();
  const reports = tableReportStore(table, policy);
  const { report, record } = story.story();
  if (report === undefined) throw new Error('no report');
  await reports.commit({ report, expected: 0, events: record, messages });
  const store = tableDeliveryStore(table, () => wib('2025-05-07 09:00'));
  await store.begin(deliveries);
  const call = anAdminApi(PEOPLE, { reports, deliveries: store, now: () => wib('2025-05-07 09:00') });
  return async (who: Who, ...below: readonly string[]) => {
    const path = ['/v1/admin/reports', report.id, ...below].join('/');
    const { statusCode, body = '' } = await call(claimsOf(who), {
      method: 'GET',
      path,
      pathParameters: { report: report.id },
    });
    return { statusCode, body: JSON.parse(body) };
  };
};

describe('the whole record', () => {
  it('is every event as it was hashed, so that anybody can count the chain again', async () => {
    const story = aReport().next(OVERSIGHT);
    const see = await anOfficeWith(story);
    const { events } = RecordShown.parse((await see('joko-contoh', 'record')).body);
    expect(events).toEqual(story.story().record);
    expect(firstBroken(events)).toBeUndefined();
  });

  it('names who was ever recused: the inspector reads it where oversight was found to be none, and whoever reads of oversight, for a time', async () => {
    const judged = aReport().suspected().agreed(AS_SERVICE);
    const see = await anOfficeWith(judged);
    const statuses = EVERYBODY.map(async (who) => [who, (await see(who, 'record')).statusCode]);
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      'siti-contoh': 403,
      'agus-contoh': 403,
      'budi-contoh': 403,
      'dewi-contoh': 403,
      'joko-contoh': 200,
      // For ninety days.
      'lina-contoh': 200,
    });
  });
});

describe('what is shown with a report', () => {
  const later = wib('2025-05-06 12:00');
  const suspicion = { type: 'addReply', content: said('minta uang'), sentAt: later, proposal: SUSPICION } as const;
  const suspected = aReport().next(suspicion, { now: later });
  const suspectedThenNot = suspected.agreed(AS_SERVICE);
  const { record } = suspectedThenNot.story();
  const versionOf = (type: string): number =>
    record.find(({ event }) => event.type === type)?.version ?? expect.fail(type);

  it('is whom it was told to and what became of that, for whoever must see to it', async () => {
    const sent = settled(aDelivery(), 'accepted', wib('2025-05-06 10:01'));
    const see = await anOfficeWith(aReport(), [sent]);
    expect(ReportShown.parse((await see('siti-contoh')).body).deliveries).toEqual([
      {
        version: 3,
        kind: 'newReport',
        recipient: 'grup-llaj',
        urgent: false,
        state: 'sent',
        attempts: 0,
        queuedAt: '2025-05-06T10:00:00+07:00',
        sentAt: '2025-05-06T10:01:00+07:00',
      },
    ]);
    expect((await see('budi-contoh')).body).not.toHaveProperty('deliveries');
  });

  it('is whom it was told to since a person decided last, and not why something was not told, once there is no suspicion', async () => {
    const decided = record.findLast(({ event }) => event.type === 'Routed')?.version ?? expect.fail('not routed');
    const notTold = withheld(aDelivery({ version: decided }), 'notTheirs', later);
    const told = aDelivery({
      version: versionOf('OversightSuspected'),
      kind: 'suspectedOversight',
      recipient: RecipientId.parse('pembaca-pengawasan'),
    });
    const see = await anOfficeWith(suspectedThenNot, [aDelivery({ version: 3 }), told, notTold]);
    for (const who of ['siti-contoh', 'agus-contoh', 'joko-contoh'] as const) {
      const { deliveries = [] } = ReportShown.parse((await see(who)).body);
      expect(deliveries).toMatchObject([{ version: decided, state: 'withheld' }]);
      expect(deliveries[0]).not.toHaveProperty('reason');
    }
  });

  it('is the same whether a person judged a suspicion or a doubt of the machine', async () => {
    const heldFor = async (story: typeof suspected, kind: ReportNoticeKind, recipient: string) =>
      anOfficeWith(story, [aDelivery({ version: 3, kind, recipient: RecipientId.parse(recipient) })]);
    const second = { now: wib('2025-05-06 10:02') };
    // What took two people looks as if somebody had noted something.
    const note = { type: 'addNote', content: said('catatan') } as const;
    const accused = await heldFor(aReport().suspected().agreed(AS_SERVICE), 'suspectedOversight', 'pembaca-pengawasan');
    const doubted = await heldFor(
      aReport().doubtful().next(note).next(note, second).next(CLASSIFIED, second),
      'needsPerson',
      'lapor-admin',
    );
    for (const who of ['siti-contoh', 'agus-contoh', 'budi-contoh', 'dewi-contoh', 'joko-contoh'] as const) {
      expect(await accused(who)).toEqual(await doubted(who));
    }
  });

  it('does not tell who decided or had a hand in it before: some judge nothing but suspicions', async () => {
    const by = (name: string) => ({ actor: person(name) });
    const judged = (name: string) =>
      aReport()
        .suspected()
        .next({ type: 'addNote', content: said('diperiksa') }, by(name))
        .agreed(AS_SERVICE, by(name))
        .next({ type: 'startWork' }, by('budi-contoh'));
    const [byReader, byAdmin] = [await anOfficeWith(judged('lina-contoh')), await anOfficeWith(judged('siti-contoh'))];
    for (const who of ['siti-contoh', 'agus-contoh', 'budi-contoh', 'dewi-contoh', 'joko-contoh'] as const) {
      const { body } = await byReader(who);
      expect(body).toEqual((await byAdmin(who)).body);
      const { timeline = [] } = ReportShown.parse(body);
      expect(timeline.map(({ by: how }) => how)).toEqual([
        ...['channel', 'machine', 'machine'],
        // Neither the note nor what took two people.
        ...['person', 'person', 'person'],
      ]);
      expect(timeline.map(({ person: name }) => name).filter(Boolean)).toEqual(['budi-contoh']);
    }
  });

  it('is nothing of an accusation that was judged, even when the report is suspected again', async () => {
    const recused = [PersonId.parse('kepala-asdp')];
    const accused = aReport()
      .suspected()
      .next({ ...OVERSIGHT, recused }, { actor: person('lina-contoh') })
      .agreed(AS_SERVICE, { actor: person('dewi-contoh') })
      .next(suspicion, { now: later });
    const told = aDelivery({ version: 5, kind: 'confirmedOversight', recipient: RecipientId.parse('inspektur') });
    const see = await anOfficeWith(accused, [told]);
    const { deliveries, timeline = [], proposal } = ReportShown.parse((await see('siti-contoh')).body);
    expect(deliveries).toEqual([]);
    expect(proposal).toEqual({ ...SUSPICION, because: expect.any(Array) });
    expect(timeline.map(({ words }) => words.id)).toEqual([
      'Laporan diterima.',
      'Diklasifikasikan oleh mesin.',
      'Ditahan untuk diputuskan petugas.',
      'Diklasifikasikan oleh petugas.',
      'Didisposisikan.',
      'Diklasifikasikan oleh petugas.',
      'Didisposisikan ke Bidang Lalu Lintas dan Angkutan Jalan.',
      'Pelapor menambahkan keterangan.',
      'Diduga menyangkut pengawasan.',
    ]);
    const all = ReportShown.parse((await see('lina-contoh')).body);
    expect(all.deliveries).toHaveLength(1);
    expect(all.timeline?.[4]?.words.id).toBe('Didisposisikan ke Sekretaris Dinas.');
  });

  it('is all of it for those who may know, while it is suspected', async () => {
    const told = aDelivery({
      version: versionOf('OversightSuspected'),
      kind: 'suspectedOversight',
      recipient: RecipientId.parse('pembaca-pengawasan'),
    });
    const see = await anOfficeWith(suspected, [withheld(aDelivery(), 'notTheirs', later), told]);
    const { deliveries = [] } = ReportShown.parse((await see('lina-contoh')).body);
    expect(deliveries.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['newReport', 'notTheirs'],
      ['suspectedOversight', undefined],
    ]);
  });

  it('is what the machine proposed last, for whoever judges it, until a person has', async () => {
    const proposalOf = async (story: typeof suspected, who: Who) =>
      ReportShown.parse((await (await anOfficeWith(story))(who)).body).proposal;
    const because: unknown = expect.any(Array);
    expect(await proposalOf(suspected, 'siti-contoh')).toEqual({ ...SUSPICION, because });
    for (const who of ['siti-contoh', 'agus-contoh', 'joko-contoh'] as const) {
      expect(await proposalOf(aReport(), who)).toEqual({ ...submit().proposal, because });
      expect(await proposalOf(suspectedThenNot, who)).toBeUndefined();
    }
    expect(await proposalOf(aReport(), 'budi-contoh')).toBeUndefined();
  });

  it('is what waits for a second person, for whoever may answer it, and whom it is kept from, for whoever reads that', async () => {
    const naming = aReport()
      .suspected()
      .next({ type: 'recuse', recused: [PersonId.parse('sekretaris')] })
      .next(TO_SERVICE);
    const why = {
      n: 1,
      kind: 'reason',
      sentAt: later,
      words: { text: 'alasan', attachments: [], flags: [], raw: {} },
    } as const;
    const see = await anOfficeWith(naming, [], [why]);
    for (const who of ['siti-contoh', 'lina-contoh'] as const) {
      expect(ReportShown.parse((await see(who)).body)).toMatchObject({
        oversight: { stands: 'suspected', recused: ['sekretaris'], standIns: [] },
        waiting: { step: TO_SERVICE.step, by: 'admin', why: 'alasan', approved: false },
      });
    }
    const reveal = suspectedThenNot.next({
      type: 'proposeStep',
      step: { type: 'revealIdentity' },
      content: said('perlu'),
    });
    const seeLater = await anOfficeWith(reveal);
    expect((await seeLater('joko-contoh')).body).toHaveProperty('waiting');
    for (const who of ['agus-contoh', 'budi-contoh', 'dewi-contoh'] as const) {
      const { body } = await seeLater(who);
      expect(body).not.toHaveProperty('waiting');
      expect(body).not.toHaveProperty('oversight');
    }
  });

  it('is no note and no reason from when its reader could not know of the report', async () => {
    const note = { type: 'addNote', content: said('catatan') } as const;
    const story = aReport()
      .next(note)
      .next({ ...OVERSIGHT, recused: [PersonId.parse('siti-contoh')] })
      .next(note)
      .next({ type: 'revealIdentity', content: said('alasan') })
      .agreed(AS_SERVICE)
      .next(note);
    const messages = (['note', 'note', 'reason', 'reason', 'note'] as const).map((kind, index) => {
      const words = { text: `${kind} ${index + 1}`, attachments: [], flags: [], raw: {} };
      return { n: index + 1, kind, sentAt: later, words };
    });
    const see = await anOfficeWith(story, [], messages);
    const readBy = async (who: Who) =>
      ReportShown.parse((await see(who)).body).messages?.map(({ words: { text } }) => text);
    for (const who of ['siti-contoh', 'agus-contoh', 'budi-contoh'] as const) {
      expect(await readBy(who)).toEqual(['note 5']);
    }
    expect(await readBy('joko-contoh')).toEqual(['note 1', 'note 2', 'reason 3', 'reason 4', 'note 5']);
  });

  it('is nothing that comes while it is read: whether that may be read nobody has judged', async () => {
    const reports = tableReportStore(memoryTable(), policy);
    const [before, after] = [aReport().story(), suspected.story()];
    if (before.report === undefined || after.report === undefined) throw new Error('no report');
    await reports.commit({ report: before.report, expected: 0, events: before.record });
    const [open, accused] = [before.report, after.report];
    const words = { text: 'Kepala bidang minta uang.', attachments: [], flags: [], raw: {} };
    const accuse = () =>
      reports.commit({
        report: accused,
        expected: open.version,
        events: after.record.slice(open.version),
        messages: [{ n: 1, kind: 'update', sentAt: later, words }],
      });
    const load: typeof reports.load = async (id) => {
      const found = await reports.load(id);
      await accuse();
      return found;
    };
    const deps = { reports: { ...reports, load }, now: () => wib('2025-05-07 09:00') };
    const { body = '' } = await anAdminApi(PEOPLE, deps)(claimsOf('budi-contoh'), {
      method: 'GET',
      path: `/v1/admin/reports/${open.id}`,
      pathParameters: { report: open.id },
    });
    const { messages, timeline } = ReportShown.parse(JSON.parse(body));
    expect(messages).toEqual([]);
    expect(timeline).toHaveLength(open.version);
  });
});
