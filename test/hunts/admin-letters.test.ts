import { expect } from 'vitest';
import { acted, aLetterOffice, breakingOff, REASON } from '#test/support/builders/a-letter-office';
import { wib } from '#test/support/builders/a-report';
import { hunt } from '#test/support/hunt';

/** Book, quota, take, book, notes, book, the deed, book, drop. */
const CALLS = 9;
const POINTS = (['before', 'after'] as const).flatMap((when) =>
  Array.from({ length: CALLS }, (_, at) => ({ when, call: at + 1, name: `broken off ${when} call ${at + 1}` })),
);

hunt({
  name: 'letters, broken off: redrive',
  law: 'a letter whose redrive breaks off is redriven when it is asked again: twice at worst, and never lost',
  least: POINTS.length,
  cases: () =>
    POINTS.map(({ when, call, name }) => ({
      name,
      run: async () => {
        const { change } = breakingOff(call, when);
        const { bury, act, deadLetters, listed, done, moveTo } = aLetterOffice(change);
        const letter = bury();
        expect((await act(letter, 'redrive')).statusCode).toBe(500);
        deadLetters.letGo();
        moveTo(wib('2026-11-24 10:01'));
        const sentBefore = deadLetters.sentTo('intake').length;
        // Either it still lies there, or it was sent before it was taken away.
        expect((await listed()).letters.length + sentBefore).toBeGreaterThan(0);
        expect(acted(await act(letter, 'redrive'))).toMatchObject({ letter, action: 'redrive' });
        expect((await listed()).letters).toEqual([]);
        const sent = deadLetters.sentTo('intake').length;
        expect(sent).toBeGreaterThanOrEqual(1);
        expect(sent).toBeLessThanOrEqual(2);
        expect((await done()).actions.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(1);
        return { broken: [], faults: 1 };
      },
    })),
});

hunt({
  name: 'letters, broken off: discard',
  law: 'a letter whose discarding breaks off is discarded when it is asked again, and kept once',
  least: POINTS.length,
  cases: () =>
    POINTS.map(({ when, call, name }) => ({
      name,
      run: async () => {
        const { change, calls } = breakingOff(call, when);
        const { bury, act, deadLetters, listed, done, discarded, moveTo } = aLetterOffice(change);
        const letter = bury();
        expect((await act(letter, 'discard')).statusCode).toBe(500);
        expect(calls()).toBe(call);
        deadLetters.letGo();
        moveTo(wib('2026-11-24 10:01'));
        expect((await listed()).letters.length + discarded.names().length).toBeGreaterThan(0);
        expect(acted(await act(letter, 'discard'))).toMatchObject({ letter, reason: REASON });
        expect((await listed()).letters).toEqual([]);
        expect(discarded.names()).toEqual([`discarded/intake/${letter}`]);
        expect(deadLetters.sentTo('intake')).toEqual([]);
        expect((await done()).actions.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(1);
        return { broken: [], faults: 1 };
      },
    })),
});
