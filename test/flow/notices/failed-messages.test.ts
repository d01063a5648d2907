import { describe, expect, it, vi } from 'vitest';
import type { LetterNotes } from '#shared/app/operator/ports';
import { LetterId as Letter, type LetterId, type LetterNote } from '#shared/domain/notices/dead-letter';
import { earlier, type Posting, submitted } from '#test/support/builders/a-channel-event';
import { LAPOR } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { aWorld, type World } from '#test/support/fakes/world';

/** A message that fails leaves a note of why, by codes alone; whatever becomes of the note, nothing else changes. */

const posting = (n: number): Posting =>
  submitted({ webhookId: `msg_n${n}`, externalId: `86${n}`, timestamp: earlier(10) });
const FIRST: LetterId = Letter.parse('message-1');
const SECOND: LetterId = Letter.parse('message-2');
const notesIn = (world: World, ...letters: readonly LetterId[]): Promise<readonly LetterNote[]> =>
  world.notes.read(letters);

/** A place for notes that does this when one is left. */
const notesThat = (leave: LetterNotes['leave']): LetterNotes => ({ leave, read: async () => [] });

describe('a message that fails', () => {
  it('leaves why, by the name of the fault, and how often it was tried', async () => {
    const world = aWorld({ plan: ({ port }) => (port === 'commit' ? 'fail' : undefined) });
    await world.post(posting(1));
    await world.poll();
    const at = world.clock.now();
    expect(await notesIn(world, FIRST)).toEqual([
      { letter: FIRST, cause: 'failed', fault: 'InjectedFault', tries: 1, at },
    ]);
    world.clock.advance(180_000);
    await world.poll();
    expect(await notesIn(world, FIRST)).toMatchObject([{ tries: 2, at: at + 180_000 }]);
  });

  it.each([
    ['{', 'SyntaxError'],
    ['{"v":2}', 'ZodError'],
  ])('is noted as unreadable where it is not what its contract says: %s', async (body, fault) => {
    const world = aWorld();
    await world.queue.send({ group: LAPOR, body });
    await world.poll();
    expect(await notesIn(world, FIRST)).toMatchObject([{ cause: 'unreadable', fault }]);
  });

  it('leaves nothing of what is in it, and nothing that could be more than a name', async () => {
    const words = 'Budi memukul saya di terminal';
    const world = aWorld({
      triageDeps: (deps) => ({
        ...deps,
        classify: () => Promise.reject(Object.assign(new Error(words), { name: `${words}!` })),
      }),
    });
    takeLines();
    await world.post(posting(1));
    await world.queue.send({ group: LAPOR, body: JSON.stringify({ words }) });
    await world.poll();
    expect(await notesIn(world, FIRST)).toMatchObject([{ cause: 'failed', fault: 'Error' }]);
    expect(await notesIn(world, SECOND)).toMatchObject([{ cause: 'unreadable' }]);
    expect(JSON.stringify(await notesIn(world, FIRST, SECOND))).not.toContain('Budi');
  });

  it('is noted as too slow where it was given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const world = aWorld();
      await world.post(posting(1));
      const hold = world.points.holdAt(world.points.calls().length + 1);
      const polled = world.poll();
      await vi.advanceTimersByTimeAsync(10_000);
      await polled;
      hold.release();
      expect(await notesIn(world, FIRST)).toMatchObject([{ cause: 'tooSlow', fault: 'TooSlow' }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves no note when there was no time to try it, nor when it was done', async () => {
    const world = aWorld({ remainingMs: () => 4_000 });
    await world.post(posting(1));
    expect(await world.poll()).toEqual({ received: 1, done: 0 });
    expect(await notesIn(world, FIRST)).toEqual([]);
    const other = aWorld();
    await other.post(posting(1));
    expect(await other.poll()).toEqual({ received: 1, done: 1 });
    expect(await notesIn(other, FIRST)).toEqual([]);
  });
});

describe('a note that cannot be left', () => {
  const bad = { group: LAPOR, body: '{' };

  it('changes nothing: the good are done, the bad go back', async () => {
    const world = aWorld({ notes: notesThat(() => Promise.reject(new Error('the table is gone'))) });
    await world.queue.send(bad);
    await world.post(posting(1));
    takeLines();
    expect(await world.poll()).toEqual({ received: 2, done: 1 });
    expect(takeLines().filter((line) => line.includes('notes.failed'))).toHaveLength(1);
  });

  it('holds up a batch for a second at most', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const world = aWorld({ notes: notesThat(() => new Promise(() => undefined)) });
      await world.queue.send(bad);
      await world.post(posting(1));
      const polled = world.poll();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await polled).toEqual({ received: 2, done: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not even tried where there is no time for it', async () => {
    let left = 25_000;
    const tried = vi.fn(async () => {});
    const world = aWorld({
      notes: notesThat(tried),
      remainingMs: () => left,
      plan: ({ port }) => {
        if (port !== 'commit') return undefined;
        left = 900;
        return 'fail';
      },
    });
    await world.post(posting(1));
    expect(await world.poll()).toEqual({ received: 1, done: 0 });
    expect(tried).not.toHaveBeenCalled();
  });
});
