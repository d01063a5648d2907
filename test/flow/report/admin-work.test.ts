import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { OverduePage } from '#shared/contracts/http/overdue';
import { WorkPage } from '#shared/contracts/http/work';
import { PersonId, type Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { type Instant, type ReportId, SubDistrictId } from '#shared/domain/words/words';
import { someWords } from '#test/contract/stories';
import {
  aProposal,
  aReport,
  CLOSED,
  LAPOR,
  MACHINE,
  OVERSIGHT,
  PPID,
  RESOLVED,
  said,
  wib,
} from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'tono-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'joko-contoh': ['stand-in'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
  'maya-contoh': ['oversight-reader'],
  'hadi-contoh': ['operator'],
};
const ADMIN = 'siti-contoh';
const OTHER_ADMIN = 'tono-contoh';
const HEAD = 'budi-contoh';
const OTHER_UNIT = 'rina-contoh';
const STAND_IN = 'joko-contoh';
const SECRETARY = 'dewi-contoh';
const INSPECTOR = 'agus-contoh';
const READER = 'maya-contoh';
const OPERATOR = 'hadi-contoh';
const NOBODY = 'tamu-contoh';

/** What the citizen wrote, in every report here. */
const WORDS = someWords({ title: 'Lampu padam', text: 'Lampu padam, kata Warga Contoh, 0812.' });

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at: string) => aReport({ id: idOf(number) }).receivedAt(wib(at));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

/** Some reports as they are recorded, and officers who list them. */
const anOffice = async (stories: readonly Told[], at: Instant = wib('2025-05-07 09:00')) => {
  const store = tableReportStore(memoryTable(), policy);
  const reads: string[] = [];
  const keep = async (told: Told): Promise<Report> => {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    const expected = (await store.load(report.id))?.version ?? 0;
    await store.commit({ report, expected, events: record.slice(expected), words: WORDS });
    return report;
  };
  for (const told of stories) await keep(told);
  const call = anAdminApi(GROUPS, {
    reports: {
      ...store,
      openWork: (queue) => {
        reads.push(`openWork ${queue}`);
        return store.openWork(queue);
      },
    },
    now: () => at,
  });
  const ask = async (officer: string, query: Readonly<Record<string, string>>, list = 'work') => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: `/v1/admin/${list}`, query });
    return { status: answer.statusCode, text: answer.body ?? '', body: JSON.parse(answer.body ?? 'null') };
  };
  const see = async (officer: string, report: ReportId): Promise<string> => {
    const path = `/v1/admin/reports/${report}`;
    const answer = await call(claimsOf(officer), { method: 'GET', path, pathParameters: { report } });
    expect(answer.statusCode).toBe(200);
    return answer.body ?? '';
  };
  const list = async (officer: string, query: Readonly<Record<string, string>>) => {
    const { status, body } = await ask(officer, query);
    expect([status, body.code]).toEqual([200, undefined]);
    const page = WorkPage.parse(body);
    return { ...page, ids: page.reports.map(({ id }) => id) };
  };
  /** Page after page, as long as there is a next one. */
  const listAll = async (
    officer: string,
    query: Readonly<Record<string, string>>,
    between: () => Promise<unknown> = async () => {},
  ): Promise<readonly ReportId[]> => {
    const seen: ReportId[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(officer, cursor === undefined ? query : { ...query, cursor });
      seen.push(...page.ids);
      cursor = page.next;
      await between();
    } while (cursor !== undefined);
    return seen;
  };
  return { ask, see, list, listAll, keep, reads };
};

/** Received on six days, so that each is due on another one. */
const DAYS = ['05-02', '05-05', '05-06', '05-07', '05-08', '05-09'].map((day, index) =>
  received(`${index + 1}`, `2025-${day} 10:00`),
);
const IN_ORDER = DAYS.map((_, index) => idOf(`${index + 1}`));
const LATER = wib('2025-05-09 15:00');

describe('the open work of a queue', () => {
  it('is what stands in it, due soonest first, each as its head is', async () => {
    const office = await anOffice(
      [
        ...DAYS.toReversed(),
        received('7', '2025-05-06 09:00').doubtful(),
        received('8', '2025-05-06 09:00').suspected(),
      ],
      LATER,
    );
    const { reports, ids, next } = await office.list(HEAD, { queue: 'llaj' });
    expect(ids).toEqual(IN_ORDER);
    expect(next).toBeUndefined();
    expect(reports[0]).toMatchObject({
      status: 'routed',
      assignee: 'llaj',
      class: 'service',
      topic: 'pju',
      version: 3,
    });
    expect((await office.list(ADMIN, { queue: 'triage' })).ids).toHaveLength(2);
  });

  it('calls each report as its reporter and its channel do, with no other word of theirs', async () => {
    const office = await anOffice(DAYS);
    const { text, body } = await office.ask(HEAD, { queue: 'llaj' });
    expect(body.reports[0]).toMatchObject({ id: IN_ORDER[0], title: 'Lampu padam', number: WORDS.externalId });
    expect(text).not.toMatch(/Warga|0812/);
    // They are there: whoever opens the report reads them.
    expect(await office.see(HEAD, idOf('1'))).toContain(WORDS.text);
  });

  it('tells neither title nor number to whoever may not read the words', async () => {
    const secret = received('1', '2025-05-06 10:00').with({ secret: true }).doubtful();
    const office = await anOffice([secret.next({ type: 'route', assignee: 'llaj' })]);
    const shown = async (officer: string) => (await office.list(officer, { queue: 'llaj' })).reports[0];
    expect(await shown(HEAD)).toMatchObject({ title: 'Lampu padam', number: WORDS.externalId });
    expect(await shown(SECRETARY)).toMatchObject({ id: idOf('1'), secret: true });
    expect(JSON.stringify(await shown(SECRETARY))).not.toMatch(/title|number|Lampu/);
  });

  it('says of each report what whoever lists it may do with it now, as the report itself does', async () => {
    const office = await anOffice([...DAYS, received('7', '2025-05-06 09:00').suspected()], LATER);
    for (const officer of [ADMIN, HEAD]) {
      const { reports } = await office.list(officer, {});
      expect(reports.length).toBeGreaterThan(0);
      for (const { id, open } of reports) {
        const shown = JSON.parse(await office.see(officer, id));
        expect(open).toEqual(shown.open.map(({ command }: { readonly command: string }) => command));
      }
    }
    const [first] = (await office.list(HEAD, { queue: 'llaj' })).reports;
    expect(first?.open).toContain('markProcessed');
  });

  it('leaves out what has gone elsewhere while the list was behind', async () => {
    const office = await anOffice([received('1', '2025-05-06 10:00').next(OVERSIGHT)]);
    expect((await office.list(HEAD, { queue: 'llaj' })).ids).toEqual([]);
  });

  it('shows what a report duplicates where that one may be read too, and otherwise nothing of it', async () => {
    const twin = received('1', '2025-05-06 10:00').next({ type: 'linkDuplicate', of: idOf('2') });
    const open = await anOffice([twin, received('2', '2025-05-06 10:00')]);
    const shown = (await open.list(HEAD, { queue: 'llaj' })).reports.find(({ id }) => id === idOf('1'));
    expect(shown?.duplicateOf).toBe(idOf('2'));
    expect(await open.see(HEAD, idOf('1'))).toContain(idOf('2'));
    const concealed = await anOffice([twin, received('2', '2025-05-06 10:00').suspected()]);
    expect((await concealed.ask(HEAD, { queue: 'llaj' })).text).not.toContain(idOf('2'));
    const seen = await concealed.see(HEAD, idOf('1'));
    expect(seen).not.toMatch(new RegExp(`${idOf('2')}|Duplicate|ganda`));
    expect(await open.see(HEAD, idOf('1'))).toContain('DuplicateLinked');
  });

  it('says from both sides what linked reports are called, to whoever may read their words', async () => {
    const twin = received('1', '2025-05-06 10:00').next({ type: 'linkDuplicate', of: idOf('2') });
    const office = await anOffice([twin, received('2', '2025-05-06 10:00')]);
    const linkedOn = async (number: string) => JSON.parse(await office.see(HEAD, idOf(number))).linked;
    const called = { title: WORDS.title, number: WORDS.externalId };
    expect(await linkedOn('1')).toEqual([{ report: idOf('2'), ...called }]);
    expect(await linkedOn('2')).toEqual([{ report: idOf('1'), ...called }]);
    const alone = await anOffice([received('1', '2025-05-06 10:00')]);
    expect(JSON.parse(await alone.see(HEAD, idOf('1'))).linked).toBeUndefined();
  });
});

const CHANNEL = { by: 'channel', channel: LAPOR } as const;

describe('a list is looked through', () => {
  const MONDAY = wib('2025-05-05 14:30');
  const LATE = received('1', '2025-04-30 10:00');
  const REMINDED = received('2', '2025-05-05 10:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next({ type: 'passTime' }, { actor: MACHINE, now: wib('2025-05-05 14:15') });
  const IN_WORK = received('3', '2025-05-02 10:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next({ type: 'confirm' })
    .next({ type: 'markProcessed', statedAt: wib('2025-05-02 10:10') })
    .next({ type: 'startWork' });
  const REPLIED = received('4', '2025-05-02 10:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next({ type: 'confirm' })
    .next({ type: 'startWork' })
    .next(RESOLVED)
    .next(
      { type: 'addReply', content: said('belum menyala'), sentAt: wib('2025-05-05 08:00'), proposal: aProposal() },
      { actor: CHANNEL, now: wib('2025-05-05 08:00') },
    );
  const DIFFERS = received('5', '2025-05-05 13:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next(
      { type: 'noteChannelStatus', status: 'inProcess', observedAt: wib('2025-05-05 13:10') },
      { actor: CHANNEL, now: wib('2025-05-05 13:10') },
    );
  const WAITING = received('6', '2025-05-05 13:00').doubtful();
  const ALL = [LATE, REMINDED, IN_WORK, REPLIED, DIFFERS, WAITING];

  it.each([
    ['llaj', {}, ['1', '2', '5', '3', '4']],
    ['llaj', { show: 'overdue' }, ['1']],
    ['llaj', { show: 'atRisk' }, ['2']],
    ['llaj', { show: 'dueToday' }, ['2']],
    ['llaj', { show: 'unconfirmed' }, ['1', '2', '5']],
    ['llaj', { show: 'reporterReplied' }, ['4']],
    ['llaj', { show: 'channelDiffers' }, ['5']],
    ['llaj', { show: 'needsPerson' }, []],
    ['triage', { show: 'needsPerson' }, ['6']],
    ['llaj', { status: 'inProgress' }, ['3']],
    ['llaj', { status: 'routed', show: 'overdue', class: 'service', topic: 'pju' }, ['1']],
    ['llaj', { class: 'oversight' }, []],
    ['llaj', { topic: 'halte' }, []],
  ])('%s by %j', async (queue, query, numbers) => {
    const office = await anOffice(ALL, MONDAY);
    expect((await office.list(ADMIN, { queue, ...query })).ids).toEqual(numbers.map(idOf));
  });
});

describe('a list is narrowed, too', () => {
  const URGENT = received('1', '2025-05-05 10:00').with({ proposal: aProposal({ urgency: 'high' }) });
  const ASKED_FOR = aReport({ id: idOf('2'), channel: PPID }).receivedAt(wib('2025-05-06 10:00'));
  const THERE = received('3', '2025-05-07 10:00').with({ subDistrict: SubDistrictId.parse('semitau') });
  const DONE = received('4', '2025-05-05 11:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next({ type: 'markProcessed', statedAt: wib('2025-05-05 11:30') });
  const ALL = [URGENT, ASKED_FOR, THERE, DONE];

  it.each<readonly [Readonly<Record<string, string>>, readonly string[]]>([
    [{ urgency: 'high' }, ['1']],
    [{ urgency: 'danger' }, []],
    [{ channel: 'ppid' }, ['2']],
    [{ channel: 'tidak-ada' }, []],
    [{ subDistrict: 'semitau' }, ['3']],
    [{ assignee: 'ppid' }, ['2']],
    [{ assignee: 'llaj' }, ['1', '3', '4']],
    [{ from: '2025-05-06' }, ['2', '3']],
    [{ from: '2025-05-06', until: '2025-05-07' }, ['2']],
    // The fourth has been told and marked: its next limit is the first answer, on the fifth working day, the 14th.
    [{ dueFrom: '2025-05-14' }, ['4']],
    [{ dueUntil: '2025-05-07' }, ['1', '2']],
    [{ dueFrom: '2025-05-06', dueUntil: '2025-05-08' }, ['2', '3']],
    [{ dueFrom: '2025-05-06', channel: 'lapor', urgency: 'normal' }, ['3', '4']],
  ])('to what %j means: %j, over all queues', async (query, numbers) => {
    const office = await anOffice(ALL, LATER);
    expect((await office.list(ADMIN, query)).ids).toEqual(numbers.map(idOf));
  });

  it('without what the reader may not know of, whatever it is narrowed by', async () => {
    const secret = received('9', '2025-05-06 10:00').suspected();
    const queries = [{ urgency: 'normal' }, { channel: 'lapor' }, { from: '2025-05-06' }, { sort: '-due' }];
    for (const query of queries) {
      const [without, beside] = [await anOffice(ALL, LATER), await anOffice([...ALL, secret], LATER)];
      expect((await beside.ask(STAND_IN, query)).text).toBe((await without.ask(STAND_IN, query)).text);
    }
  });
});

describe('a list is sorted', () => {
  // Nothing runs while the reporter owes an answer, but what has been asked for too long before.
  const STILL = received('7', '2025-05-04 10:00')
    .next({ type: 'recordInformed' }, { actor: MACHINE })
    .next({ type: 'markProcessed', statedAt: wib('2025-05-05 11:30') })
    .next({ type: 'askReporter', content: said('di mana?') });
  const OTHER_WAY = IN_ORDER.toReversed();

  it.each([
    ['due', [...IN_ORDER, idOf('7')]],
    ['-due', [...OTHER_WAY, idOf('7')]],
    ['receivedAt', [IN_ORDER[0], idOf('7'), ...IN_ORDER.slice(1)]],
    ['-receivedAt', [...OTHER_WAY.slice(0, 5), idOf('7'), IN_ORDER[0]]],
  ])('as %s says, page after page, what has no date last', async (sort, expected) => {
    const office = await anOffice([...DAYS, STILL], LATER);
    for (const limit of ['1', '2', '100'])
      expect(await office.listAll(HEAD, { queue: 'llaj', sort, limit })).toEqual(expected);
  });

  it('what waits for its reporter to be satisfied comes last: the office owes nothing by that date', async () => {
    const resolved = received('8', '2025-04-01 10:00')
      .next({ type: 'recordInformed' }, { actor: MACHINE })
      .next({ type: 'startWork' })
      .next(RESOLVED);
    const office = await anOffice([...DAYS, resolved], LATER);
    expect(await office.listAll(HEAD, { queue: 'llaj', sort: 'due' })).toEqual([...IN_ORDER, idOf('8')]);
  });

  it('one way, and its cursor goes on in no other', async () => {
    const office = await anOffice(DAYS, LATER);
    const { next = expect.fail() } = await office.list(HEAD, { queue: 'llaj', limit: '2', sort: '-due' });
    const other = await office.ask(HEAD, { queue: 'llaj', limit: '2', sort: 'due', cursor: next });
    expect(other).toMatchObject({ status: 400, body: { code: 'cursorInvalid' } });
  });
});

describe('who asks', () => {
  it.each([
    [ADMIN, 'triage', 200],
    [STAND_IN, 'triage', 200],
    [READER, 'triage', 200],
    [HEAD, 'triage', 403],
    [OPERATOR, 'triage', 403],
    [NOBODY, 'llaj', 403],
    [HEAD, 'llaj', 200],
    [OTHER_UNIT, 'llaj', 403],
    [OTHER_UNIT, 'asdp', 200],
    [SECRETARY, 'llaj', 200],
    [HEAD, 'channel', 403],
    [INSPECTOR, 'channel', 200],
    [SECRETARY, 'oversight', 200],
    [INSPECTOR, 'oversight', 200],
    [READER, 'oversight', 200],
    [ADMIN, 'oversight', 404],
    [HEAD, 'oversight', 404],
    [OPERATOR, 'oversight', 404],
  ])('%s for the queue %s is answered with %i', async (officer, queue, status) => {
    const office = await anOffice(DAYS);
    expect(await office.ask(officer, { queue })).toMatchObject({ status });
    // What a queue holds is not even looked at for whoever may not list it.
    expect(office.reads).toEqual(status === 200 ? [`openWork ${queue}`] : []);
  });

  it('sees every queue that they may list where none is named, and no other is looked at', async () => {
    const office = await anOffice([...DAYS, received('7', '2025-05-06 09:00').doubtful()]);
    expect((await office.list(ADMIN, {})).ids).toHaveLength(7);
    expect(office.reads).not.toContain('openWork oversight');
    office.reads.length = 0;
    expect((await office.list(HEAD, {})).ids).toHaveLength(6);
    expect(office.reads).toEqual(['openWork llaj']);
    office.reads.length = 0;
    expect(await office.ask(OPERATOR, {})).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
    expect(await office.ask(NOBODY, {})).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
    expect(office.reads).toEqual([]);
  });

  it('gets the same answer for a queue that is hidden from them and for one that is none', async () => {
    const office = await anOffice([aReport().next(OVERSIGHT)]);
    expect(await office.ask(HEAD, { queue: 'oversight' })).toEqual(await office.ask(HEAD, { queue: 'rahasia' }));
  });

  it.each<Readonly<Record<string, string>>>([
    { queue: '' },
    { queue: 'llaj', urgency: 'mendesak' },
    { queue: 'llaj', channel: 'Bukan Kanal' },
    { queue: 'llaj', dueFrom: 'besok' },
    { queue: 'llaj', from: '2025-02-30' },
    { queue: 'llaj', sort: 'title' },
    { queue: 'llaj', unit: 'llaj' },
    { queue: 'llaj', status: 'lost' },
    { queue: 'llaj', status: 'routed,closed' },
    { queue: 'llaj', class: 'x' },
    { queue: 'llaj', topic: 'Tidak Ada' },
    { queue: 'llaj', show: 'everything' },
    { queue: 'llaj', limit: '0' },
    { queue: 'llaj', limit: '101' },
    { queue: 'llaj', limit: '1e1' },
    { queue: 'llaj', cursor: '' },
  ])('with %j has asked for nothing', async (query) => {
    const office = await anOffice(DAYS);
    expect(await office.ask(HEAD, query)).toMatchObject({ status: 400, body: { code: 'requestInvalid' } });
    expect(office.reads).toEqual([]);
  });
});

describe('page after page', () => {
  it.each([1, 2, 3, 5, 6, 100])('each report is listed once where a page has at most %i', async (limit) => {
    const office = await anOffice(DAYS, LATER);
    expect(await office.listAll(HEAD, { queue: 'llaj', limit: `${limit}` })).toEqual(IN_ORDER);
  });

  it('one that is done meanwhile leaves, and no other is passed over', async () => {
    const office = await anOffice(DAYS, LATER);
    const done =
      DAYS[0]
        ?.next({ type: 'startWork' }, { now: LATER })
        .next(RESOLVED, { now: LATER })
        .next(CLOSED, { now: LATER }) ?? expect.fail();
    const listed = await office.listAll(HEAD, { queue: 'llaj', limit: '1' }, () => office.keep(done));
    expect(listed).toEqual(IN_ORDER);
    expect(await office.listAll(HEAD, { queue: 'llaj' })).toEqual(IN_ORDER.slice(1));
  });

  it('one that comes in before the place of the reader is for the next reading, and moves no other', async () => {
    const office = await anOffice(DAYS, LATER);
    const listed = await office.listAll(HEAD, { queue: 'llaj', limit: '2' }, () =>
      office.keep(received('77', '2025-04-28 10:00')),
    );
    expect(listed).toEqual(IN_ORDER);
    expect((await office.listAll(HEAD, { queue: 'llaj' }))[0]).toBe(idOf('77'));
  });

  it('one that moves behind the place of the reader is seen again, and no other', async () => {
    const office = await anOffice(DAYS, LATER);
    const moved =
      DAYS[0]
        ?.next({ type: 'recordInformed' }, { actor: MACHINE, now: LATER })
        .next({ type: 'postAnswer', content: said('sudah'), postedAt: LATER }, { now: LATER })
        .next({ type: 'markProcessed', statedAt: LATER }, { now: LATER }) ?? expect.fail();
    const listed = await office.listAll(HEAD, { queue: 'llaj', limit: '1' }, () => office.keep(moved));
    expect(listed).toEqual([...IN_ORDER, idOf('1')]);
  });
});

describe('a cursor', () => {
  const firstOf = async (officer: string, query: Readonly<Record<string, string>>) => {
    const office = await anOffice(DAYS, LATER);
    const { next = expect.fail() } = await office.list(officer, query);
    return { office, cursor: next };
  };
  const REFUSED = { status: 400, body: { code: 'cursorInvalid' } };

  it('goes on with as many as are asked for then', async () => {
    const { office, cursor } = await firstOf(ADMIN, { queue: 'llaj', limit: '2' });
    expect((await office.list(ADMIN, { queue: 'llaj', limit: '3', cursor })).ids).toEqual(IN_ORDER.slice(2, 5));
    expect((await office.list(ADMIN, { queue: 'llaj', cursor })).ids).toEqual(IN_ORDER.slice(2));
  });

  it('a cursor of somebody else, or of another query, is refused before anything is read', async () => {
    const { office, cursor } = await firstOf(ADMIN, { queue: 'llaj', limit: '2' });
    const before = office.reads.length;
    expect(await office.ask(OTHER_ADMIN, { queue: 'llaj', cursor })).toMatchObject(REFUSED);
    for (const other of [{ queue: 'asdp' }, { queue: 'llaj', show: 'overdue' }, { queue: 'llaj', status: 'routed' }])
      expect(await office.ask(ADMIN, { ...other, cursor })).toMatchObject(REFUSED);
    expect(office.reads).toHaveLength(before);
  });

  it('a cursor that was made up or changed is refused', async () => {
    const { office, cursor } = await firstOf(ADMIN, { queue: 'llaj', limit: '2' });
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at] = JSON.parse(text);
    const forged = [
      'abc',
      '%%%',
      JSON.stringify([at, 'x']),
      text.replace(/^\[\[\d/, '[[9'),
      text.replace(`${IN_ORDER[1]}`, `${IN_ORDER[0]}`),
      JSON.stringify({ at }),
    ].map((one) => Buffer.from(one, 'utf8').toString('base64url'));
    for (const one of [...forged, '!', 'null', cursor.slice(0, -4)])
      expect(await office.ask(ADMIN, { queue: 'llaj', cursor: one })).toMatchObject(REFUSED);
  });
});

describe('oversight', () => {
  const WAITING = ['1', '2', '3', '4'].map((number) => received(number, `2025-05-06 1${number}:00`).doubtful());
  const SUSPECTED = ['5', '6', '7'].map((number) =>
    received(number, `2025-05-06 1${Number(number) - 4}:30`).suspected(),
  );

  /** Every page to the byte, one after the other. */
  const pages = async (stories: readonly Told[], officer: string, query: Readonly<Record<string, string>>) => {
    const office = await anOffice(stories);
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
      const { text, body } = await office.ask(officer, cursor === undefined ? query : { ...query, cursor });
      texts.push(text);
      cursor = body.next;
    } while (cursor !== undefined && texts.length < 20);
    return texts;
  };

  it.each([STAND_IN, SECRETARY, INSPECTOR])(
    'for %s a suspected report is on no page and in no cursor, and nothing is missing there',
    async (officer) => {
      for (const limit of ['1', '2', '3', '4', '100']) {
        const query = { queue: 'triage', limit };
        expect(await pages([...WAITING, ...SUSPECTED], officer, query)).toEqual(await pages(WAITING, officer, query));
      }
    },
  );

  it('suspected reports are listed for the Lapor admin beside all others, and for the oversight reader alone', async () => {
    const office = await anOffice([...WAITING, ...SUSPECTED]);
    expect((await office.list(ADMIN, { queue: 'triage' })).ids).toHaveLength(7);
    expect((await office.list(READER, { queue: 'triage' })).ids).toHaveLength(3);
  });

  it('a report that names the Secretary is listed for the inspector, and not for the Secretary', async () => {
    const confirmed = received('1', '2025-05-06 10:00').next(OVERSIGHT);
    const naming = received('2', '2025-05-06 09:00').next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
    for (const limit of ['1', '100']) {
      const query = { queue: 'oversight', limit };
      expect(await pages([confirmed, naming], SECRETARY, query)).toEqual(await pages([confirmed], SECRETARY, query));
      expect((await pages([confirmed, naming], INSPECTOR, query)).join()).toContain(idOf('2'));
    }
  });
});

describe('what is overdue in all queues', () => {
  /** When the limits of the first days are over, and those of June are not. */
  const AFTERWARDS = wib('2025-06-09 09:00');
  const STORIES = {
    llaj: received('1', '2025-05-06 10:00'),
    earlier: received('2', '2025-05-05 10:00'),
    triage: received('3', '2025-05-06 11:00').doubtful(),
    ended: received('4', '2025-05-06 10:00').next({ type: 'startWork' }).next(RESOLVED).next(CLOSED),
  };
  const CONCEALED = {
    suspected: received('6', '2025-05-02 10:00').suspected(),
    confirmed: received('7', '2025-05-02 10:00').next(OVERSIGHT),
  };
  const overdue = async (officer: string, stories: readonly Told[], query: Readonly<Record<string, string>> = {}) => {
    const office = await anOffice(stories, AFTERWARDS);
    const { text, body } = await office.ask(officer, query, 'overdue');
    return { text, page: OverduePage.parse(body) };
  };
  const countsIn = ({ counts }: OverduePage) =>
    Object.fromEntries(counts.flatMap(({ queue, overdue }) => (overdue === 0 ? [] : [[queue, overdue]])));

  it('is counted by queue and listed, what was due first before the rest', async () => {
    const { page } = await overdue(ADMIN, Object.values(STORIES));
    expect(countsIn(page)).toEqual({ llaj: 2, triage: 1 });
    // The unit is to be informed within an hour, on the 5th and the 6th by eleven; to classify takes until three.
    expect(page.reports.map(({ id }) => id)).toEqual(['2', '1', '3'].map(idOf));
    expect(page.counts.map(({ queue }) => queue)).toEqual([
      ...['triage', 'channel', 'llaj', 'asdp', 'keuangan', 'umum'],
      ...['secretary', 'ppid', 'news', 'sikedip'],
    ]);
  });

  it('comes page by page, each with how much there is in all', async () => {
    const office = await anOffice(Object.values(STORIES), AFTERWARDS);
    const first = OverduePage.parse((await office.ask(ADMIN, { limit: '2' }, 'overdue')).body);
    const { next: cursor = '' } = first;
    const second = OverduePage.parse((await office.ask(ADMIN, { limit: '2', cursor }, 'overdue')).body);
    expect([...first.reports, ...second.reports].map(({ id }) => id)).toEqual(['2', '1', '3'].map(idOf));
    expect(second.counts).toEqual(first.counts);
    expect(second).not.toHaveProperty('next');
  });

  it('is to the byte as if there were nothing that is kept from whoever asks', async () => {
    const all = [...Object.values(STORIES), ...Object.values(CONCEALED)];
    expect((await overdue(STAND_IN, all)).text).toBe((await overdue(STAND_IN, Object.values(STORIES))).text);
    const { page } = await overdue(SECRETARY, all);
    expect(countsIn(page)).toEqual({ llaj: 2, triage: 1, oversight: 1 });
    expect(countsIn((await overdue(ADMIN, all)).page)).toEqual({ llaj: 2, triage: 2 });
    const naming = received('8', '2025-05-02 10:00').next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
    expect((await overdue(SECRETARY, [...all, naming])).text).toBe((await overdue(SECRETARY, all)).text);
  });

  it.each([HEAD, OTHER_UNIT, READER, OPERATOR, NOBODY])('is not for %s, who does not see every list', async (who) => {
    const office = await anOffice(Object.values(STORIES), AFTERWARDS);
    expect((await office.ask(who, {}, 'overdue')).body.code).toBe('notAllowed');
  });
});
