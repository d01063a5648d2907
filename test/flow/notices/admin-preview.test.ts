import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { Previewed } from '#shared/contracts/http/preview';
import { tellsOfOversight } from '#shared/domain/notices/kind';
import { noticesFor } from '#shared/domain/notices/notice';
import type { PersonCommand } from '#shared/domain/report/command-table';
import { tellEvent } from '#shared/domain/report/event-words';
import { evolve } from '#shared/domain/report/evolve';
import { HEARD_AFTERWARDS } from '#shared/domain/report/heard-words';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import {
  AS_SERVICE,
  aReport,
  CLOSED,
  EVERYWHERE,
  LAPOR,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  said,
  submit,
  TO_SERVICE,
  wib,
} from '#test/support/builders/a-report';
import { commandBody } from '#test/support/builders/command-body';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { inTurn } from '#test/support/in-turn';
import { policy } from '#test/support/policy';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'yanti-contoh': ['staff-llaj'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
  'lina-contoh': ['oversight-reader'],
  'pita-contoh': ['ppid-admin'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
const OFFICERS = ['siti-contoh', 'budi-contoh', 'dewi-contoh', 'agus-contoh', 'lina-contoh'] as const;

const ID = submit().id;
const OTHER = reportIdOf(LAPOR, 'lain');
const ABSENT = reportIdOf(LAPOR, 'tidak-ada');
const NOW = wib('2025-05-07 09:00');

type Story = ReturnType<typeof aReport>;

const anOffice = async (story: Story) => {
  const store = tableReportStore(memoryTable(), policy);
  const told = story.story();
  const report = told.report ?? expect.fail('no report');
  await store.commit({ report, expected: 0, events: told.record });
  const events = told.record.map((event) => ({ ...event, reportId: OTHER }));
  await store.commit({ report: { ...report, id: OTHER }, expected: 0, events });
  const call = anAdminApi(PEOPLE, { reports: store, dataKeys: memoryDataKeys(), now: () => NOW });
  const post = async (officer: string, command: string, body: unknown, id = ID) => {
    const answer = await call(claimsOf(officer), {
      path: `/v1/admin/reports/${id}/${command}`,
      pathParameters: { report: id },
      headers: {
        'content-type': 'application/json',
        'if-match': `"${report.version}"`,
        'idempotency-key': 'kunci-uji-1',
      },
      body: JSON.stringify(body),
    });
    const { requestId: _, ...said } = JSON.parse(answer.body ?? '');
    return { status: answer.statusCode, body: said };
  };
  return {
    report,
    store,
    act: post,
    preview: (officer: string, command: string, body: unknown, id = ID) =>
      post(officer, 'preview', { command, body }, id),
    see: (officer: string) =>
      call(claimsOf(officer), { method: 'GET', path: `/v1/admin/reports/${ID}`, pathParameters: { report: ID } }),
    picture: async () => [
      await store.load(ID),
      await store.load(OTHER),
      await store.events(ID),
      await store.messages(ID),
      await store.wrappedKey(ID),
    ],
  };
};
type Office = Awaited<ReturnType<typeof anOffice>>;

const STORIES: Readonly<Record<string, Story>> = {
  ...EVERYWHERE,
  'lowering proposed': aReport({ anonymous: true }).next(
    { type: 'proposeLowering', anonymous: false, secret: false },
    { actor: person('joko-contoh') },
  ),
  'asked for information': aReport({ channel: PPID }),
  'step proposed': aReport().suspected().next(TO_SERVICE),
  'found to be none': aReport().suspected().agreed(AS_SERVICE),
  'linked as a duplicate': aReport().next({ type: 'linkDuplicate', of: OTHER }),
};

const bodyFor = (command: PersonCommand): object => commandBody(command, { text: 'Kata-kata rekaan.', of: OTHER });

/** What the record itself tells of what was done, once it was. */
const doneIn = async (office: Office) => {
  const recorded = (await office.store.events(ID)).slice(office.report.version);
  let before: Report = office.report;
  const owed = recorded.flatMap((step) => {
    const turn = { before, after: evolve(before, step) };
    before = turn.after;
    return turn.after.status === 'received' ? [] : noticesFor(policy, { ...turn, after: turn.after }, step);
  });
  return { recorded, owed };
};

const tried = { refused: 0, done: 0, nothing: 0 };

/** Whether a preview said what the command then did, and left everything as it was; gives whether it was done. */
const expectForeseen = async (office: Office, officer: string, command: PersonCommand): Promise<boolean> => {
  const before = await office.picture();
  const preview = await office.preview(officer, command, bodyFor(command));
  expect(await office.picture()).toEqual(before);
  const acted = await office.act(officer, command, bodyFor(command));
  if (acted.status !== 200) {
    expect(preview).toEqual(acted);
    tried.refused += 1;
    return false;
  }
  const foreseen = Previewed.parse(preview.body);
  expect(preview.status).toBe(200);
  const { recorded, owed } = await doneIn(office);
  const seen = await office.see(officer);
  expect(foreseen.staysReadable).toBe(seen.statusCode === 200);
  expect(foreseen.status).toEqual({
    from: office.report.status,
    ...(acted.body.status === undefined ? {} : { to: acted.body.status }),
  });
  expect(foreseen.warnings).toEqual(acted.body.warnings);
  const heard = foreseen.notices.flatMap(({ kind, to }) => to.map(({ id }) => [kind, id]));
  const all = owed.map(({ kind, recipient }) => [kind, recipient]);
  expect(all).toEqual(expect.arrayContaining(heard));
  if (foreseen.staysReadable) {
    expect(foreseen.says).toEqual(recorded.map(({ event }) => tellEvent(policy, event)));
    const { report } = JSON.parse(seen.body ?? '');
    for (const { clock, after } of foreseen.deadlines) {
      const stands = report.deadlines.find((one: { readonly clock: string }) => one.clock === clock);
      if (after !== undefined) expect([clock, stands?.dueAt, stands?.stoppedAt]).toEqual([clock, after, undefined]);
    }
    const unheard = owed.filter(({ recipient }) => !heard.some(([, id]) => id === recipient));
    // What somebody is told only of oversight is told to those alone who may read the whole record.
    expect(unheard.filter(({ kind }) => !tellsOfOversight(kind))).toEqual([]);
  }
  tried[recorded.length === 0 ? 'nothing' : 'done'] += 1;
  return true;
};
const isTaken = inTurn('previews', 3);

describe('a preview', () => {
  it.each(COMMAND_NAMES.filter(isTaken))(
    '%s is foreseen as it is then done, or refused as it is then refused',
    async (command) => {
      Object.assign(tried, { refused: 0, done: 0, nothing: 0 });
      for (const story of Object.values(STORIES)) {
        let office = await anOffice(story);
        for (const officer of OFFICERS)
          if (await expectForeseen(office, officer, command)) office = await anOffice(story);
      }
      expect(tried.refused).toBeGreaterThan(0);
      expect(tried.done).toBeGreaterThan(0);
    },
  );

  it('a hand-back keeps its dates; who is told of it, and in which words, stands beside', async () => {
    const office = await anOffice(aReport().next({ type: 'startWork' }));
    const { body } = await office.preview('budi-contoh', 'handBack', { reason: 'notThisUnit' });
    const foreseen = Previewed.parse(body);
    expect(foreseen).toMatchObject({
      says: [{ id: 'Dikembalikan: bukan pekerjaan unit ini.', en: 'Handed back: not this unit’s work.' }],
      staysReadable: false,
      status: { from: 'inProgress' },
    });
    const answer = foreseen.deadlines.find(({ clock }) => clock === 'firstResponse');
    // Received on Tuesday, 6 May; Monday and Tuesday of the next week are holidays: the fifth working day is the 15th.
    expect(answer).toMatchObject({
      change: 'stays',
      before: '2025-05-15T16:00:00+07:00',
      after: '2025-05-15T16:00:00+07:00',
      words: { id: 'Tenggat tanggapan awal tetap Kamis, 15 Mei 2025 pukul 16.00 WIB.' },
    });
    expect(foreseen.notices.map(({ kind, to }) => [kind, to])).toEqual([
      ['handedBack', [{ id: 'admin-lapor', name: { id: 'Admin SP4N-LAPOR!', en: 'LAPOR! Admin' } }]],
    ]);
    expect(foreseen.notices[0]?.text.id).toContain(`https://konsol.contoh.invalid/laporan/${ID}`);
  });

  it('calls a proposal the limit of a clock that begins and that the office has not set', async () => {
    const office = await anOffice(aReport());
    const { body } = await office.preview('siti-contoh', 'route', { assignee: 'asdp' });
    const { deadlines } = Previewed.parse(body);
    expect(deadlines.filter((one) => one.proposed === true).map(({ clock }) => clock)).toEqual(['inform', 'processed']);
    const said = (name: string) => deadlines.find(({ clock }) => clock === name)?.words;
    expect(said('processed')?.id).toMatch(/^Tenggat tanda sudah diproses \(usulan\) /);
    expect(said('processed')?.en).toContain('(proposed)');
    expect(said('resolution')?.id).not.toContain('usulan');
  });

  it('shows what the reporter reads in the channel, and nothing where nobody posts anything', async () => {
    const office = await anOffice(aReport());
    const posted = async (command: string, body: object) =>
      (await office.preview('siti-contoh', command, body)).body.posted;
    expect(await posted('postAnswer', { text: 'Lampu diganti besok.' })).toBe('Lampu diganti besok.');
    expect(await posted('askReporter', { text: 'Di tiang nomor berapa?' })).toBe('Di tiang nomor berapa?');
    expect(await posted('addNote', { text: 'Sudah ditelepon.' })).toBeUndefined();
  });

  it('does not tell which words of the reporter would take a report away', async () => {
    const office = await anOffice(EVERYWHERE['asked while in progress']);
    const shown = async (text: string) => (await office.preview('budi-contoh', 'resume', { text })).body;
    const harmless = await shown('Di tiang nomor tiga.');
    expect(harmless.says.at(-1)).toEqual(HEARD_AFTERWARDS);
    expect(await shown('Petugas dinas meminta uang lima puluh ribu tanpa karcis.')).toEqual(harmless);
    expect((await office.preview('budi-contoh', 'resume', {})).body.says).not.toContainEqual(HEARD_AFTERWARDS);
  });

  it('is answered for a report that is not theirs as for one that is not there', async () => {
    const office = await anOffice(aReport().suspected().next(OVERSIGHT));
    for (const officer of ['siti-contoh', 'budi-contoh', 'pita-contoh']) {
      const hidden = await office.preview(officer, 'addNote', { text: 'x' });
      expect(hidden).toEqual(await office.preview(officer, 'addNote', { text: 'x' }, ABSENT));
      expect(hidden.status).toBe(404);
    }
  });

  it('complains of a body as the command does, and of a command that there is not', async () => {
    const office = await anOffice(aReport());
    const act = await office.act('siti-contoh', 'route', { assignee: 'pasar' });
    expect(await office.preview('siti-contoh', 'route', { assignee: 'pasar' })).toEqual(act);
    expect(act.body.code).toBe('requestInvalid');
    expect((await office.preview('siti-contoh', 'remove', {})).body).toMatchObject({
      code: 'requestInvalid',
      fields: [{ field: 'command' }],
    });
  });

  it('names nobody who is told only because the report was suspected once, but to whoever may read the record', async () => {
    const office = await anOffice(
      aReport()
        .suspected()
        .agreed(AS_SERVICE)
        .next({ type: 'startWork' })
        .next({ type: 'proposeStep', step: { type: 'revealIdentity' }, content: said('perlu ditelepon') }),
    );
    const toldBy = async (officer: string, command: PersonCommand) =>
      Previewed.parse((await office.preview(officer, command, bodyFor(command))).body).notices.map(({ kind }) => kind);
    expect(await toldBy('agus-contoh', 'approveStep')).toContain('oversightStep');
    // Told, too, that it was resolved: whoever sees what came of the suspicion. The admin hears nothing of that here.
    expect(await toldBy('siti-contoh', 'resolve')).toEqual([]);
    const { owed } = await (async () => {
      await office.act('siti-contoh', 'resolve', bodyFor('resolve'));
      return doneIn(office);
    })();
    expect(owed.map(({ kind }) => kind)).toContain('oversightStep');
  });

  it('shows what follows by the code to whoever answers in the channel, and to no unit', async () => {
    const office = await anOffice(aReport().next({ type: 'startWork' }).next(RESOLVED));
    const stage = async (officer: string, command: string, body: object) =>
      (await office.preview(officer, command, body)).body.stage;
    expect(await stage('siti-contoh', 'close', { closedBy: CLOSED.closedBy })).toEqual({
      from: 'answered',
      to: 'closed',
    });
    expect(await stage('budi-contoh', 'reopen', { reason: 'notDone' })).toBeUndefined();
  });
});
