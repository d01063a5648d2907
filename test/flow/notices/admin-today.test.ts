import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import { DutyMonthShown } from '#shared/contracts/http/duty';
import { TodayShown } from '#shared/contracts/http/today';
import { claimed, failed } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { endpointFailed, inTrouble } from '#shared/domain/office/contact';
import { NameTyped } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { anInboxEntry, aParked, someWords } from '#test/contract/stories';
import { aClaim, aDelivery } from '#test/support/builders/a-delivery';
import { recipientId } from '#test/support/builders/a-recipient';
import {
  aProposal,
  aReport,
  DANGER,
  LAPOR,
  MACHINE,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  said,
  TO_SERVICE,
  wib,
} from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const PEOPLE = {
  admin: ['lapor-admin'],
  joko: ['stand-in'],
  head: ['head-llaj'],
  staff: ['staff-llaj'],
  asdp: ['head-asdp'],
  secretary: ['secretary'],
  inspector: ['inspector'],
  reader: ['oversight-reader'],
  ppid: ['ppid-admin'],
  operator: ['operator'],
  nobody: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Name = keyof typeof PEOPLE;

/** Monday, after the meal. */
const NOW = wib('2025-05-05 14:30');
const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at: string) => aReport({ id: idOf(number) }).receivedAt(wib(at));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

/** Counts what a table is asked, as DynamoDB counts calls: of items by key a hundred a call. */
const counting = (table: Table) => {
  const calls = { query: 0, get: 0, batch: 0 };
  const counted: Table = {
    ...table,
    get: (key, how) => {
      calls.get += 1;
      return table.get(key, how);
    },
    getAll: (keys, how) => {
      calls.batch += Math.ceil(keys.length / 100);
      return table.getAll(keys, how);
    },
    query: (question) => {
      calls.query += 1;
      return table.query(question);
    },
  };
  return { calls, counted };
};

const anOffice = async (stories: Readonly<Record<string, Told>>, at: Instant = NOW) => {
  const { calls, counted } = counting(memoryTable());
  let now = at;
  const reports = tableReportStore(counted, policy);
  const deliveries = tableDeliveryStore(counted, () => now);
  const deadLetters = memoryDeadLetters();
  for (const [number, told] of Object.entries(stories)) {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    await reports.commit({
      report,
      expected: 0,
      events: record,
      words: someWords({ externalId: number, title: `Judul ${number}` }),
    });
  }
  const people = Object.fromEntries(Object.entries(PEOPLE).map(([name, groups]) => [`${name}-contoh`, groups]));
  const dutyBook = tableDutyBook(counted);
  const call = anAdminApi(people, { reports, deliveries, deadLetters, dutyBook, now: () => now });
  const ask = async (name: Name, path: string, query: Readonly<Record<string, string>> = {}) =>
    call(claimsOf(`${name}-contoh`), { method: 'GET', path: `/v1/admin/${path}`, query });
  return {
    reports,
    deliveries,
    deadLetters,
    calls,
    ask,
    later: (minutes: number): void => {
      now = Instant.parse(now + minutes * 60_000);
    },
    today: async (name: Name): Promise<TodayShown> => {
      const { statusCode, body = '' } = await ask(name, 'today');
      expect(statusCode).toBe(200);
      return TodayShown.parse(JSON.parse(body));
    },
  };
};

const numbersIn = ({ groups }: TodayShown): Readonly<Record<string, readonly (string | undefined)[]>> =>
  Object.fromEntries(groups.map(({ mark, reports }) => [mark, reports.map(({ number }) => number)]));
const rowOf = ({ groups }: TodayShown, number: string) =>
  groups.flatMap(({ reports }) => reports).find((report) => report.number === number) ?? expect.fail(`no ${number}`);

const CHANNEL = { by: 'channel', channel: LAPOR } as const;
const informed = { actor: MACHINE };

const LATE = received('1', '2025-04-30 10:00');
const REMINDED = received('2', '2025-05-05 10:00')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'passTime' }, { actor: MACHINE, now: wib('2025-05-05 14:15') });
const REPLIED = received('4', '2025-05-02 10:00')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'confirm' })
  .next({ type: 'markProcessed', statedAt: wib('2025-05-02 10:10') })
  .next({ type: 'startWork' })
  .next(RESOLVED)
  .next(
    { type: 'addReply', content: said('belum menyala'), sentAt: wib('2025-05-05 08:00'), proposal: aProposal() },
    { actor: CHANNEL, now: wib('2025-05-05 08:00') },
  );
const DIFFERS = received('5', '2025-05-05 13:00')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'confirm' })
  .next({ type: 'markProcessed', statedAt: wib('2025-05-05 13:05') })
  .next(
    { type: 'noteChannelStatus', status: 'notFollowedUp', observedAt: wib('2025-05-05 13:10') },
    { actor: CHANNEL, now: wib('2025-05-05 13:10') },
  );
const WAITING = received('6', '2025-05-05 13:00').doubtful();
const RETURNED = received('7', '2025-05-05 13:10')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'handBack', reason: 'notThisUnit' });
const UNCONFIRMED = received('8', '2025-05-05 13:20')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'markProcessed', statedAt: wib('2025-05-05 13:22') });
const SILENT_UNIT = received('9', '2025-05-05 14:00')
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'confirm' });
const IN_DANGER = received('10', '2025-05-05 14:20').with({ proposal: DANGER });
const SUSPECTED = received('11', '2025-05-05 14:00').suspected();
const CONFIRMED = received('12', '2025-05-05 13:30').suspected().next(OVERSIGHT);
const PROPOSED = received('13', '2025-05-05 13:40').suspected().next(TO_SERVICE);
const LOWERED = received('14', '2025-05-05 13:00')
  .with({ anonymous: true })
  .next({ type: 'recordInformed' }, informed)
  .next({ type: 'confirm' })
  .next({ type: 'markProcessed', statedAt: wib('2025-05-05 13:05') })
  .next({ type: 'proposeLowering', anonymous: false, secret: false }, { actor: person('joko-contoh') });

const ALL = {
  1: LATE,
  2: REMINDED,
  4: REPLIED,
  5: DIFFERS,
  6: WAITING,
  7: RETURNED,
  8: UNCONFIRMED,
  9: SILENT_UNIT,
  10: IN_DANGER,
  11: SUSPECTED,
  12: CONFIRMED,
  13: PROPOSED,
  14: LOWERED,
};

describe('what somebody must do today', () => {
  it.each<readonly [Name, Readonly<Record<string, readonly string[]>>]>([
    [
      'admin',
      {
        danger: ['10'],
        overdue: ['1'],
        atRisk: ['2'],
        handedBack: ['7'],
        needsPerson: ['6', '11'],
        unconfirmed: ['8'],
        notAcknowledged: ['9'],
        reporterReplied: ['4'],
        waitingSecond: ['14'],
        channelDiffers: ['5'],
      },
    ],
    [
      // Who may not read a suspicion is not called to it, nor to approve what they have proposed themselves.
      'joko',
      {
        danger: ['10'],
        overdue: ['1'],
        atRisk: ['2'],
        handedBack: ['7'],
        needsPerson: ['6'],
        unconfirmed: ['8'],
        notAcknowledged: ['9'],
        reporterReplied: ['4'],
        channelDiffers: ['5'],
      },
    ],
    ['head', { overdue: ['1'], atRisk: ['2'], notAcknowledged: ['9'], reporterReplied: ['4'] }],
    // Whether it is opened again is for the head to say.
    ['staff', { overdue: ['1'], atRisk: ['2'], notAcknowledged: ['9'] }],
    ['asdp', { danger: ['10'] }],
    ['secretary', { danger: ['10'], overdue: ['1'], dueToday: ['12'], waitingSecond: ['14'] }],
    ['inspector', { dueToday: ['12'] }],
    ['reader', { dueToday: ['12'], needsPerson: ['11'], waitingSecond: ['13'] }],
    ['ppid', {}],
    ['operator', {}],
    ['nobody', {}],
  ])('%s sees what they are called to, once each, most harm first', async (name, expected) => {
    const office = await anOffice(ALL);
    const shown = await office.today(name);
    expect(numbersIn(shown)).toEqual(expected);
    expect(Object.keys(numbersIn(shown))).toEqual(Object.keys(expected));
  });

  it('each row says which limit, how far in the hours of the office, what else it is, and the one next step', async () => {
    const office = await anOffice(ALL);
    const shown = await office.today('admin');
    // 60 + 180 minutes on 30 April, a holiday on 1 May, 450 on Friday, 270 + 90 today: 1050, of 450 a day.
    expect(rowOf(shown, '1')).toEqual({
      report: idOf('1'),
      version: 3,
      title: 'Judul 1',
      number: '1',
      status: 'routed',
      assignee: 'llaj',
      class: 'service',
      topic: 'pju',
      urgency: 'normal',
      limit: {
        clock: 'inform',
        dueAt: '2025-04-30T11:00:00+07:00',
        is: 'over',
        n: 2.3,
        unit: 'workingDays',
        proposed: true,
      },
      also: ['unconfirmed', 'notAcknowledged'],
      next: 'recordTold',
      plain: true,
    });
    expect(rowOf(shown, '2')).toMatchObject({
      limit: { clock: 'processed', is: 'left', n: 30, unit: 'workingMinutes', proposed: true },
      also: ['dueToday', 'unconfirmed', 'notAcknowledged'],
      next: 'markProcessed',
    });
    const nexts = ['10', '7', '6', '11', '8', '9', '4', '14', '5'].map((number) => rowOf(shown, number).next);
    expect(nexts).toEqual([
      'recordTold',
      'classify',
      'classify',
      'classify',
      'confirm',
      'markProcessed',
      'open',
      'approveLowering',
      'noteChannelStatus',
    ]);
    const head = await office.today('head');
    expect(rowOf(head, '1').next).toBe('markProcessed');
    expect(rowOf(await office.today('secretary'), '1')).toMatchObject({ next: 'open', also: [] });
    expect(rowOf(await office.today('reader'), '13').next).toBe('approveStep');
  });

  it('a desk is called to what lies on it, and its admin to what only they record there', async () => {
    const request = aReport({ id: idOf('20'), channel: PPID })
      .receivedAt(wib('2025-05-05 10:00'))
      .next({ type: 'recordInformed' }, informed)
      .next({ type: 'confirm' });
    const office = await anOffice({ 20: request, 1: LATE });
    const shown = await office.today('ppid');
    // 240 minutes from its routing at 10:00 to the mark: 120 before the meal and 120 after it, until 15:00.
    expect(numbersIn(shown)).toEqual({ dueToday: ['20'] });
    expect(rowOf(shown, '20')).toMatchObject({
      assignee: 'ppid',
      limit: { clock: 'processed', dueAt: '2025-05-05T15:00:00+07:00', is: 'left', n: 30, unit: 'workingMinutes' },
      also: ['notAcknowledged'],
      next: 'markProcessed',
    });
    expect(numbersIn(await office.today('admin'))).toMatchObject({ overdue: ['1'], dueToday: ['20'] });
  });

  it('names neither title nor number to whoever may not read the words', async () => {
    const secret = received('1', '2025-04-30 10:00').with({ secret: true }).doubtful();
    const office = await anOffice({ 1: secret.next({ type: 'route', assignee: 'llaj' }) });
    const { groups } = await office.today('secretary');
    expect(groups.map(({ mark, reports }) => [mark, reports.map(({ report }) => report)])).toEqual([
      ['overdue', [idOf('1')]],
    ]);
    expect(JSON.stringify(groups)).not.toMatch(/title|number|Judul/);
  });

  it('what is due on the next working day is counted, and told from when on there is more', async () => {
    const office = await anOffice(ALL);
    // Reports 6, 9, 10, 11 and 13; of the unit only report 9.
    expect(await office.today('admin')).toMatchObject({
      tomorrow: { date: '2025-05-06', due: 5 },
      nextDueAt: '2025-05-06T08:30:00+07:00',
    });
    expect(await office.today('head')).toMatchObject({
      tomorrow: { date: '2025-05-06', due: 1 },
      nextDueAt: '2025-05-06T09:30:00+07:00',
    });
    // On Friday the next working day is Monday, and Monday is a holiday.
    const friday = await anOffice({ 9: received('9', '2025-05-09 15:30') }, wib('2025-05-09 16:00'));
    expect((await friday.today('head')).tomorrow).toEqual({ date: '2025-05-14', due: 1 });
  });

  it('a report that whoever asks may not know of changes no byte of what they are told', async () => {
    const open = { 1: LATE, 9: SILENT_UNIT };
    const accused = received('12', '2025-04-28 10:00')
      .suspected()
      .next({ ...OVERSIGHT, recused: ['kepala-llaj', 'sekretaris'].map((id) => NameTyped.parse(id)) });
    for (const name of ['admin', 'joko', 'head', 'staff', 'secretary', 'ppid', 'operator', 'nobody'] as const) {
      const [without, beside] = [await anOffice(open), await anOffice({ ...open, 12: accused })];
      expect((await beside.ask(name, 'today')).body).toBe((await without.ask(name, 'today')).body);
    }
    expect(numbersIn(await (await anOffice({ ...open, 12: accused })).today('inspector'))).toMatchObject({
      overdue: ['12'],
    });
  });
});

describe('a unit that no notice has reached', () => {
  const UNTOLD = received('1', '2025-05-05 13:00')
    .next({ type: 'confirm' })
    .next({ type: 'markProcessed', statedAt: wib('2025-05-05 13:05') });
  const routedAt = wib('2025-05-05 13:00');
  const aFailure = (at: Instant) => {
    const delivery = { ...aDelivery({ subject: reportSubject(idOf('1')) }), queuedAt: at };
    return { delivery, lost: failed(claimed(delivery, aClaim(), at), 'bounced', at) };
  };
  const withFailure = async (told: Told, at: Instant) => {
    const office = await anOffice({ 1: told });
    const { delivery, lost } = aFailure(at);
    await office.deliveries.begin([delivery]);
    await office.deliveries.change([{ from: delivery, to: lost }]);
    return office;
  };

  it('is told by hand: the admins are called to that, and nobody else', async () => {
    const office = await withFailure(UNTOLD, routedAt);
    const shown = await office.today('admin');
    expect(rowOf(shown, '1').also).toContain('failedNotices');
    expect(rowOf(await office.today('joko'), '1').also).toContain('failedNotices');
    expect(JSON.stringify(await office.today('head'))).not.toContain('failedNotices');
    const listed = JSON.parse((await office.ask('admin', 'work', { show: 'failedNotices' })).body ?? '');
    expect(listed.reports.map(({ number }: { number: string }) => number)).toEqual(['1']);
    const unit = JSON.parse((await office.ask('head', 'work', { show: 'failedNotices' })).body ?? '');
    expect(unit.reports).toEqual([]);
  });

  it.each([
    ['has been told since', UNTOLD.next({ type: 'recordInformed' }, informed), routedAt],
    ['was given the report after that', UNTOLD, wib('2025-05-05 12:00')],
    ['has the report no more', UNTOLD.next({ type: 'handBack', reason: 'notThisUnit' }), routedAt],
  ])('calls nobody where it %s', async (_, told, at) => {
    const office = await withFailure(told, at);
    expect(JSON.stringify(await office.today('admin'))).not.toContain('failedNotices');
  });
});

describe('what waits for its report', () => {
  it('is named once it has waited for too long or speaks of danger, to whoever may read it', async () => {
    const office = await anOffice({});
    const park = async (number: string, given: Parameters<typeof aParked>[0]) => {
      const parked = aParked({ report: idOf(number), ...given });
      await office.reports.park(anInboxEntry(idOf(number), { webhook: parked.webhook }), parked);
    };
    await park('late', { receivedAt: wib('2025-04-29 10:00') });
    await park('fresh', { receivedAt: wib('2025-05-05 14:00') });
    await park('danger', { receivedAt: wib('2025-05-05 14:10'), urgency: 'danger' });
    const shown = await office.today('admin');
    expect(shown.parked?.reports.map(({ report }) => report)).toEqual([idOf('late'), idOf('danger')]);
    expect(shown.parked?.more).toBe(false);
    expect((await office.today('head')).parked).toBeUndefined();
  });
});

describe('opening the list of today', () => {
  it('is duty for those whose duty it is, and says whether it was this that opened the queue', async () => {
    const office = await anOffice(ALL);
    const opened = { by: 'admin-contoh', at: '2025-05-05T14:30:00+07:00' };
    expect((await office.today('admin')).duty).toEqual({ date: '2025-05-05', opened: [opened], byThis: true });
    office.later(20);
    expect((await office.today('admin')).duty).toEqual({ date: '2025-05-05', opened: [opened], byThis: false });
    expect((await office.today('secretary')).duty).toEqual({ date: '2025-05-05', opened: [opened], byThis: false });
    const both = [opened, { by: 'joko-contoh', at: '2025-05-05T14:50:00+07:00' }];
    expect((await office.today('joko')).duty).toEqual({ date: '2025-05-05', opened: both, byThis: true });
  });

  it('is nobody’s duty and tells nobody of it where it is not theirs', async () => {
    const office = await anOffice(ALL);
    for (const name of ['head', 'staff', 'reader', 'ppid', 'operator', 'nobody'] as const)
      expect((await office.today(name)).duty).toBeUndefined();
    expect((await office.today('inspector')).duty?.opened).toEqual([]);
  });
});

describe('an operator', () => {
  it('is told that there are dead letters, and nothing of any report', async () => {
    const office = await anOffice(ALL);
    expect((await office.today('operator')).deadLetters).toBe(false);
    office.deadLetters.bury({ queue: 'intake', sentAt: NOW }, { body: '{}' }, 'intake');
    expect(await office.today('operator')).toEqual({
      asOf: '2025-05-05T14:30:00+07:00',
      date: '2025-05-05',
      groups: [],
      deadLetters: true,
      unreached: 0,
    });
    expect((await office.today('admin')).deadLetters).toBeUndefined();
  });

  it('is told how many recipients are not reached, but of none whom that would say something about', async () => {
    const office = await anOffice(ALL);
    const contact = said('alamat@kantor.contoh.invalid');
    await office.deliveries.saveHealth(inTrouble(undefined, recipientId('grup-llaj'), contact, 'bounced', NOW));
    await office.deliveries.saveHealth(endpointFailed(undefined, recipientId('grup-asdp'), contact, NOW));
    for (const id of ['inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan'])
      await office.deliveries.saveHealth(inTrouble(undefined, recipientId(id), contact, 'bounced', NOW));
    expect((await office.today('operator')).unreached).toBe(2);
    for (const name of ['admin', 'secretary'] as const)
      expect((await office.today(name)).unreached, name).toBeUndefined();
  });
});

describe('very much to do', () => {
  const many = (count: number): Readonly<Record<string, Told>> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => {
        const [minute, hour] = [String(n % 60).padStart(2, '0'), n % 2 === 0 ? '10' : '11'];
        const report = received(`${n}`, `2025-05-02 ${hour}:${minute}`);
        return [`${n}`, n % 10 === 0 ? report.doubtful() : report];
      }),
    );

  it('is cut, with the list that has the rest, which can be asked for just so', async () => {
    const office = await anOffice(many(60));
    const shown = await office.today('admin');
    expect(shown.groups.map(({ mark, reports, more }) => [mark, reports.length, more])).toEqual([
      ['overdue', 20, { list: 'work', query: { show: 'overdue' } }],
    ]);
    const head = await office.today('head');
    const [group] = head.groups;
    expect(group?.more).toEqual({ list: 'work', query: { queue: 'llaj', show: 'overdue' } });
    const { body = '' } = await office.ask('head', 'work', { ...group?.more?.query, limit: '100' });
    const listed: readonly { readonly id: string }[] = JSON.parse(body).reports;
    expect(listed).toHaveLength(54);
    expect(listed.slice(0, 20).map(({ id }) => id)).toEqual(group?.reports.map(({ report }) => report));
  });

  it.each([
    ['admin', 10, { query: 13, batch: 2, get: 1 }],
    ['admin', 1000, { query: 13, batch: 11, get: 1 }],
    ['head', 1000, { query: 1, batch: 10, get: 0 }],
  ] as const)('%s reads %i open reports in as many calls as these', async (name, count, expected) => {
    const office = await anOffice(many(count));
    Object.assign(office.calls, { query: 0, batch: 0, get: 0 });
    await office.today(name);
    expect(office.calls).toEqual(expected);
  });
});

describe('the duty of the month of today', () => {
  const openTo = async (office: Awaited<ReturnType<typeof anOffice>>, name: Name) =>
    DutyMonthShown.parse(JSON.parse((await office.ask(name, 'duty')).body ?? '')).open;

  it('counts what is open of what whoever asks may read, and of that what is late and what is due today', async () => {
    const office = await anOffice(ALL);
    // The suspicions and what has not been judged are not the Secretary's to know of; the Lapor admin reads them.
    const [secretary, admin] = [await openTo(office, 'secretary'), await openTo(office, 'admin')];
    const listed = async (name: Name, query: Readonly<Record<string, string>>): Promise<number> =>
      JSON.parse((await office.ask(name, 'work', { limit: '100', ...query })).body ?? '').reports.length;
    for (const [name, open] of [
      ['secretary', secretary],
      ['admin', admin],
    ] as const)
      expect(open).toEqual({
        all: await listed(name, {}),
        dueToday: await listed(name, { show: 'dueToday' }),
        overdue: await listed(name, { show: 'overdue' }),
      });
    expect(secretary).not.toEqual(admin);
    expect(admin?.overdue).toBe(1);
  });

  it('is read with one call for all its days', async () => {
    const office = await anOffice({});
    const before = { ...office.calls };
    await openTo(office, 'secretary');
    expect(office.calls.batch - before.batch).toBe(1);
    expect(office.calls.get - before.get).toBe(0);
  });
});
