import { expect, it } from 'vitest';
import type { DutyBook } from '#shared/app/notices/ports';
import { IsoDate, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { type DutyDay, openedBy } from '#shared/domain/notices/duty';
import { PersonId } from '#shared/domain/report/report';
import { RECEIVED } from '#test/contract/stories';

const SITI = PersonId.parse('siti-contoh');
const BUDI = PersonId.parse('budi-contoh');

/** Each test has a day of its own: one book serves a whole file of tests. */
let days = 0;
const aDay = (): IsoDate => {
  days += 1;
  return isoOf(plainDate(IsoDate.parse('2043-01-01')).add({ days }));
};

/** What every duty book promises. */
export const itKeepsTheDutyBook = (make: () => DutyBook): void => {
  it('knows nothing of a day that nobody wrote of', async () => {
    expect(await make().day(aDay())).toBeUndefined();
  });

  it('gives a day back as it was written, missed or not', async () => {
    const book = make();
    const [opened, missed] = [aDay(), aDay()];
    const first = openedBy(opened, undefined, SITI, RECEIVED);
    const second: DutyDay = { date: missed, rev: 1, opened: [], missedAt: RECEIVED, step: 2 };
    expect(await book.save(first)).toBe('saved');
    expect(await book.save(second)).toBe('saved');
    expect(await book.day(opened)).toEqual(first);
    expect(await book.day(missed)).toEqual(second);
  });

  it('gives the days of a span that something is known of, and nothing for the others', async () => {
    const book = make();
    const [opened, unknown, missed] = [aDay(), aDay(), aDay()];
    const first = openedBy(opened, undefined, SITI, RECEIVED);
    const second: DutyDay = { date: missed, rev: 1, opened: [], missedAt: RECEIVED, step: 1 };
    for (const day of [first, second]) await book.save(day);
    const found = await book.days([opened, unknown, missed]);
    expect(found.toSorted((one, other) => (one.date < other.date ? -1 : 1))).toEqual([first, second]);
    expect(await book.days([])).toEqual([]);
  });

  it('lets one of two who change the same day be first; the other looks again', async () => {
    const book = make();
    const date = aDay();
    const [siti, budi] = [openedBy(date, undefined, SITI, RECEIVED), openedBy(date, undefined, BUDI, RECEIVED)];
    expect((await Promise.all([book.save(siti), book.save(budi)])).toSorted()).toEqual(['conflict', 'saved']);
    const before = await book.day(date);
    const both = openedBy(
      openedBy(date, before, SITI, RECEIVED).date,
      before,
      before?.opened[0]?.by === SITI ? BUDI : SITI,
      RECEIVED,
    );
    expect(await book.save(both)).toBe('saved');
    expect((await book.day(date))?.opened.map(({ by }) => by).toSorted()).toEqual([BUDI, SITI]);
    expect(await book.save(both)).toBe('conflict');
  });
};
