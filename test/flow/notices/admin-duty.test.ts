import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { DutyMonthShown, DutyShown } from '#shared/contracts/http/duty';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'agus-contoh': ['stand-in'],
  'budi-contoh': ['head-llaj'],
  'dewi-contoh': ['secretary'],
};

const anOffice = () => {
  let now = wib('2025-05-07 08:10');
  const dutyBook = tableDutyBook(memoryTable());
  const call = anAdminApi(PEOPLE, { dutyBook, now: () => now });
  return {
    dutyBook,
    later: (minutes: number): void => {
      now = Instant.parse(now + minutes * 60_000);
    },
    open: (who: keyof typeof PEOPLE) => call(claimsOf(who), { method: 'POST', path: '/v1/admin/duty' }),
    list: (who: keyof typeof PEOPLE, query: Readonly<Record<string, string>>) =>
      call(claimsOf(who), { method: 'GET', path: '/v1/admin/work', query }),
    month: (who: keyof typeof PEOPLE, query: Readonly<Record<string, string>>) =>
      call(claimsOf(who), { method: 'GET', path: '/v1/admin/duty', query }),
    see: (who: keyof typeof PEOPLE, date = '2025-05-07') =>
      call(claimsOf(who), { method: 'GET', path: `/v1/admin/duty/${date}`, pathParameters: { date } }),
  };
};

describe('who opened the queue', () => {
  it('is on record from the first time that day, in their own name', async () => {
    const office = anOffice();
    expect((await office.open('siti-contoh')).statusCode).toBe(200);
    office.later(30);
    await office.open('agus-contoh');
    office.later(30);
    const again = await office.open('siti-contoh');
    const expected = {
      date: '2025-05-07',
      opened: [
        { by: 'siti-contoh', at: '2025-05-07T08:10:00+07:00' },
        { by: 'agus-contoh', at: '2025-05-07T08:40:00+07:00' },
      ],
    };
    expect(DutyShown.parse(JSON.parse(again.body ?? ''))).toEqual(expected);
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '')).toEqual(expected);
  });

  it('is nobody on a day that nobody did, and a day must be one', async () => {
    const office = anOffice();
    expect(JSON.parse((await office.see('siti-contoh', '2025-05-06')).body ?? '')).toEqual({
      date: '2025-05-06',
      opened: [],
    });
    expect(told(await office.see('siti-contoh', '2025-02-30'))).toEqual(refusal('notFound'));
  });

  it('is told with when the day counted as missed, whoever came later', async () => {
    const office = anOffice();
    const date = IsoDate.parse('2025-05-07');
    await office.dutyBook.save({ date, rev: 1, opened: [], missedAt: wib('2025-05-07 09:00'), step: 1 });
    office.later(60);
    await office.open('siti-contoh');
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '')).toEqual({
      date,
      opened: [{ by: 'siti-contoh', at: '2025-05-07T09:10:00+07:00' }],
      missedAt: '2025-05-07T09:00:00+07:00',
    });
  });

  it('is the admins only, and for whoever is above them to see', async () => {
    const office = anOffice();
    for (const who of ['budi-contoh', 'dewi-contoh'] as const) {
      expect(told(await office.open(who))).toEqual(refusal('notAllowed'));
    }
    expect(told(await office.see('budi-contoh'))).toEqual(refusal('notAllowed'));
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '')).toMatchObject({ opened: [] });
  });
});

describe('the duty of a month', () => {
  const month = async (office: ReturnType<typeof anOffice>, who: keyof typeof PEOPLE, query = {}) => {
    const answer = await office.month(who, query);
    return DutyMonthShown.parse(JSON.parse(answer.body ?? ''));
  };

  it('has every day by the calendar, by when the queue must be open, and who opened it', async () => {
    const office = anOffice();
    await office.dutyBook.save({
      date: IsoDate.parse('2025-05-06'),
      rev: 1,
      opened: [],
      missedAt: wib('2025-05-06 09:00'),
      step: 1,
    });
    await office.open('siti-contoh');
    const { days, today } = await month(office, 'dewi-contoh');
    expect(today).toBe('2025-05-07');
    expect(days.map(({ date }) => date)).toHaveLength(31);
    // 1 May 2025 is Labour Day, a Thursday; the 3rd a Saturday.
    expect(days[0]).toEqual({
      date: '2025-05-01',
      opened: [],
      kind: 'holiday',
      holiday: {
        id: 'Hari Buruh Internasional',
        en: 'International Labour Day',
        kind: 'national',
        decree: expect.stringContaining('SKB'),
      },
    });
    expect(days[2]).toEqual({ date: '2025-05-03', opened: [], kind: 'weekend' });
    expect(days[5]).toEqual({
      date: '2025-05-06',
      opened: [],
      missedAt: '2025-05-06T09:00:00+07:00',
      kind: 'working',
      openBy: '2025-05-06T09:00:00+07:00',
    });
    expect(days[6]).toMatchObject({ date: '2025-05-07', opened: [{ by: 'siti-contoh' }], kind: 'working' });
  });

  it('is the month of today where none is named, and one that is over says nothing of what is open', async () => {
    const office = anOffice();
    expect((await month(office, 'dewi-contoh')).open).toEqual({ all: 0, dueToday: 0, overdue: 0 });
    const april = await month(office, 'dewi-contoh', { month: '2025-04' });
    expect(april.days).toHaveLength(30);
    expect(april).not.toHaveProperty('open');
  });

  it('is for those who may read duty; a month must be one', async () => {
    const office = anOffice();
    expect(told(await office.month('budi-contoh', {}))).toEqual(refusal('notAllowed'));
    expect(JSON.parse((await office.month('dewi-contoh', { month: 'Mei' })).body ?? '')).toMatchObject({
      code: 'requestInvalid',
    });
  });
});

describe('the list of what waits to be classified', () => {
  it('is opened by whoever looks after it when they list it, once a day', async () => {
    const office = anOffice();
    expect((await office.list('siti-contoh', { queue: 'triage' })).statusCode).toBe(200);
    office.later(30);
    await office.list('siti-contoh', { queue: 'triage', show: 'overdue' });
    await office.open('siti-contoh');
    await office.list('agus-contoh', { queue: 'triage' });
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '').opened).toEqual([
      { by: 'siti-contoh', at: '2025-05-07T08:10:00+07:00' },
      { by: 'agus-contoh', at: '2025-05-07T08:40:00+07:00' },
    ]);
  });

  it('is opened, too, by whoever lists the open work of every queue', async () => {
    const office = anOffice();
    await office.list('agus-contoh', {});
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '').opened).toHaveLength(1);
  });

  it.each([
    ['somebody above lists it', 'dewi-contoh', { queue: 'triage' }],
    ['another list is read', 'siti-contoh', { queue: 'llaj' }],
    ['a page is asked for that there is not', 'siti-contoh', { queue: 'triage', cursor: 'x' }],
  ] as const)('is not opened where %s', async (_, who, query) => {
    const office = anOffice();
    await office.list(who, query);
    expect(JSON.parse((await office.see('dewi-contoh')).body ?? '').opened).toEqual([]);
  });
});
