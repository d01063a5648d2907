import { expect, it } from 'vitest';
import type { LetterBook } from '#shared/app/operator/ports';
import { MonthName } from '#shared/domain/calendar/period';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { aLetterId, anAct } from './letters.ts';

/** What every book of what was done with dead letters promises. Each test has a month of its own. */
export const itKeepsTheLetterBook = (make: () => LetterBook): void => {
  const monthNamed = (name: string): MonthName => MonthName.parse(name);

  it('gives the acts on a letter, and none on another', async () => {
    const book = make();
    const act = anAct({ cause: 'failed', fault: 'TypeError' });
    const other = anAct({ ...act, action: 'discard', reason: 'rusak', doneAt: act.at });
    await book.write(act);
    await book.write(other);
    const found = await book.of(act.letter, act.at);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([act, other]));
    expect(await book.of(aLetterId(), act.at)).toEqual([]);
  });

  it('keeps what has become of an act, and every attempt by itself', async () => {
    const book = make();
    const first = anAct();
    const second = { ...first, at: Instant.parse(first.at + 1) };
    await book.write(first);
    await book.write(second);
    await book.write({ ...second, doneAt: second.at });
    const found = await book.of(first.letter, first.at);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([first, { ...second, doneAt: second.at }]));
  });

  it('finds what was done as long as the letter may have lain there, also in the month before', async () => {
    const book = make();
    const act = anAct({ at: wib('2043-02-20 09:00') });
    await book.write(act);
    expect(await book.of(act.letter, wib('2043-03-06 09:00'))).toEqual([act]);
  });

  it('gives a month of the office whole: that of Pontianak, not of Greenwich', async () => {
    const book = make();
    const last = anAct({ at: wib('2044-04-30 23:59') });
    // In Greenwich it is still April.
    const first = anAct({ at: wib('2044-05-01 06:59') });
    await book.write(last);
    await book.write(first);
    expect(await book.month(monthNamed('2044-05'))).toEqual([first]);
    expect(await book.month(monthNamed('2044-04'))).toEqual([last]);
    expect(await book.month(monthNamed('2044-06'))).toEqual([]);
  });
};
