import '#test/support/captured-output';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecurringId } from '#shared/domain/activities/activity';
import { sha256 } from '#shared/domain/words/hash';
import { wib } from '#test/support/builders/a-report';
import { aWeakLine, Dropped, type Fate } from '#test/support/fakes/a-weak-line';
import { anOfficeOfActivities, dockDuty } from '#test/support/fakes/activities-office';
import { oftenIn, runsOf } from '#test/support/fixed-seed';
import { stepOf } from '#web/console/outbox/activity-steps.ts';
import { type ActivityEntry, isWaiting } from '#web/console/outbox/entry.ts';

const OFFICERS = ['yudi-contoh', 'eko-contoh'] as const;
const DUTY = RecurringId.parse('piket-dermaga-putussibau');

/** What is in a file is by its number: the same number is the same file. */
const bytesOf = (id: string): Uint8Array => new TextEncoder().encode(`Catatan lapangan ${id}. (rekaan)`);
const fileOf = (n: number) => {
  const bytes = bytesOf(String(n));
  return { id: String(n), called: `${n}.txt`, kind: 'text' as const, size: bytes.length, sha256: sha256(bytes) };
};

const put = fc.record({
  officer: fc.constantFrom(...OFFICERS),
  /** Everybody at the dock has the same duty of the day. */
  isDuty: fc.boolean(),
  files: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
});
const story = fc.record({
  puts: fc.array(put, { minLength: 1, maxLength: 3 }),
  /** What befalls each call; when all are used up, the line is good. */
  fates: fc.array(fc.constantFrom<Fate>('through', 'through', 'lost', 'answerLost', 'twice'), {
    minLength: 15,
    maxLength: 60,
  }),
  /** Which of those that wait has its turn. */
  turns: fc.array(fc.nat(2), { maxLength: 60 }),
  swift: fc.array(fc.boolean(), { maxLength: 20 }),
});

type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

const lived = async ({ puts, fates, turns, swift }: Story) => {
  const office = anOfficeOfActivities(wib('2026-11-24 16:10'));
  const [ahead, next, looks] = [[...fates], [...turns], [...swift]];
  /** What lies in each browser: all that is left where a window is lost. */
  const kept = new Map<string, ActivityEntry>();
  for (const [n, { officer, isDuty, files }] of puts.entries()) {
    const key = `kunci-telepon-${n}`;
    const words = { ...dockDuty().words, how: `Catatan ${n}.` };
    const body = { ...dockDuty({ words }), ...(isDuty ? { recurring: DUTY } : {}) };
    const waits = { key, owner: officer, called: words.what, fields: {}, putAt: n };
    kept.set(key, { ...waits, command: 'recordActivity', body, files: files.map(fileOf) });
  }
  const note = async (entry: ActivityEntry): Promise<void> => {
    kept.set(entry.key, entry);
  };
  let drops = 0;
  for (let steps = 0; steps < 500; steps += 1) {
    const waiting = [...kept.values()].filter(isWaiting);
    const entry = waiting[(next.shift() ?? 0) % waiting.length];
    if (entry === undefined) break;
    const fate = (): Fate => ahead.shift() ?? 'through';
    const isSwift = (): boolean => looks.shift() ?? true;
    const way = aWeakLine({ office, officer: entry.owner, bytesOf, fate, isSwift, note });
    try {
      await note((await stepOf(entry, way)).entry);
    } catch (cause) {
      if (!(cause instanceof Dropped)) throw cause;
      drops += 1;
    }
  }
  const { activities } = await office.listed('dewi-contoh');
  const shown = await Promise.all(activities.map(({ activity }) => office.shown('dewi-contoh', activity)));
  return { entries: [...kept.values()], shown, drops };
};

/** The one that a recurring activity stands for, or one of its own. */
const duties = (puts: Story['puts']): number => Math.min(1, puts.filter(({ isDuty }) => isDuty).length);

it('whatever is lost, repeated or comes in another order: each activity is recorded once, and each of its files kept once', async () => {
  let dropped = 0;
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const { entries, shown, drops } = await lived(told);
      dropped += drops;
      expect(entries.filter(isWaiting)).toEqual([]);
      expect(shown.length).toBe(told.puts.filter(({ isDuty }) => !isDuty).length + duties(told.puts));
      for (const entry of entries) {
        if (entry.became?.is !== 'sent') continue;
        const files = shown.find(({ activity }) => activity === entry.activity)?.files ?? [];
        const kept = files.filter(({ sentBy }) => sentBy === entry.owner);
        expect(kept.length).toBe(entry.files.length);
        expect(entry.files.every(({ became }) => became?.is === 'kept')).toBe(true);
      }
      // Whoever came second at the dock is told of the one that is there, and loses no file.
      const second = entries.filter(({ became }) => became?.is === 'refused');
      expect(second.length).toBe(Math.max(0, told.puts.filter(({ isDuty }) => isDuty).length - 1));
      for (const { exists, files } of second) {
        expect(shown.map(({ activity }) => activity)).toContain(exists);
        expect(files.every(({ became }) => became === undefined)).toBe(true);
      }
    }),
    runsOf(100),
  );
  expect(dropped).toBeGreaterThan(oftenIn(200));
});
