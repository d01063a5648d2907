import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { DutyShown } from '#shared/contracts/http/duty';
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
