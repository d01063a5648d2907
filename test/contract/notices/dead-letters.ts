import { expect, it } from 'vitest';
import type { LetterMessage } from '#shared/adapters/queues/memory-dead-letters';
import type { DeadLetters, HeldLetter } from '#shared/app/operator/ports';
import type { DeadLetter, LetterId } from '#shared/domain/notices/dead-letter';
import type { Instant } from '#shared/domain/words/words';
import { aLetterId } from './letters.ts';

/** In which queue of dead letters each ends. */
export const QUEUE_OF = { intake: 'intake', urgent: 'notices', other: 'notices', feedback: 'feedback' } as const;
const SOURCES = ['intake', 'urgent', 'other', 'feedback'] as const;
type Source = (typeof SOURCES)[number];

/** Queues at whose other ends somebody can stand. */
export type LettersPlace = {
  readonly letters: DeadLetters;
  readonly since: Instant;
  /** Lets a message fail until its queue gives it up. */
  readonly bury: (from: Source, message: LetterMessage) => Promise<LetterId>;
  /** What a service sets aside that could not start a run, or bring it to its end. */
  readonly fail: (told: NonNullable<DeadLetter['told']>) => Promise<LetterId>;
  /** The next message that came back to a queue. */
  readonly arrived: (at: Source) => Promise<LetterMessage>;
};

export const inHand = async (letters: DeadLetters, letter: LetterId): Promise<HeldLetter> => {
  const held = await letters.take(letter);
  return typeof held === 'string' ? expect.fail(`${letter} is ${held}`) : held;
};
const drop = async (letters: DeadLetters, ...ids: readonly LetterId[]): Promise<void> => {
  for (const id of ids) await (await inHand(letters, id)).drop();
};

/** What every holder of dead letters promises. Each test takes away what it has put there. */
export const itHoldsDeadLetters = (make: () => LettersPlace): void => {
  it('lists every queue, and leaves the letters where they lie', async () => {
    const { letters, bury, fail, since } = make();
    const lying = new Map<LetterId, readonly [string, boolean]>();
    for (const source of SOURCES) lying.set(await bury(source, { body: 'rusak' }), [QUEUE_OF[source], true]);
    lying.set(await fail({ cause: 'setAside' }), ['failures', false]);
    expect(await letters.some()).toBe(true);
    for (let look = 0; look < 2; look += 1) {
      const { letters: listed, complete } = await letters.list();
      expect(complete).toBe(true);
      expect(new Map(listed.map(({ id, queue, redrivable }) => [id, [queue, redrivable]]))).toEqual(lying);
      for (const { sentAt } of listed) expect(sentAt).toBeGreaterThanOrEqual(since);
    }
    await drop(letters, ...lying.keys());
    expect(await letters.list()).toEqual({ letters: [], complete: true });
  });

  it('tells what the service said that set one aside, and nothing more', async () => {
    const { letters, fail } = make();
    const told = [
      { cause: 'notStarted', fault: 'AWS.Scheduler.InternalServerError' },
      { cause: 'runFailed' },
      { cause: 'setAside' },
    ] as const;
    for (const each of told) {
      const id = await fail(each);
      const { letters: listed } = await letters.list();
      expect(listed).toEqual([{ id, queue: 'failures', sentAt: listed[0]?.sentAt, told: each, redrivable: false }]);
      const held = await inHand(letters, id);
      await expect(held.sendBack()).rejects.toThrow('no queue');
      await held.drop();
    }
  });

  it.each(SOURCES)('sends a message whole back to %s, and lets it lie until it is dropped', async (source) => {
    const { letters, bury, arrived } = make();
    const message = { body: `{"teks":"baris\\nbaru ꦗ 💡"}`, group: 'lapor', attributes: { jejak: 'a=1', lain: 'ꦗ' } };
    const id = await bury(source, message);
    const held = await inHand(letters, id);
    await held.sendBack();
    expect(await arrived(source)).toEqual(message);
    await held.giveBack();
    expect((await letters.list()).letters.map((letter) => letter.id)).toEqual([id]);
    await drop(letters, id);
    expect(await letters.take(id)).toBe('absent');
  });

  it('sends back a message that had neither group nor attributes', async () => {
    const { letters, bury, arrived } = make();
    const id = await bury('other', { body: '{' });
    const held = await inHand(letters, id);
    await held.sendBack();
    await held.drop();
    expect(await arrived('other')).toEqual({ body: '{' });
  });

  it('gives one in hand to nobody else, and says that the list is not whole', async () => {
    const { letters, bury } = make();
    const [id, other] = [await bury('intake', { body: 'a' }), await bury('intake', { body: 'b' })];
    const held = await inHand(letters, id);
    expect(await letters.take(id)).toBe('outOfReach');
    expect(await letters.list()).toMatchObject({ complete: false, letters: [{ id: other }] });
    await held.giveBack();
    expect(await letters.list()).toMatchObject({ complete: true });
    await drop(letters, id, other);
  });

  it('has all of a message to keep, the same each time', async () => {
    const { letters, bury } = make();
    const id = await bury('feedback', { body: 'seluruh isi ꦗ', attributes: { jejak: '1' } });
    const first = await inHand(letters, id);
    await first.giveBack();
    const second = await inHand(letters, id);
    await second.drop();
    expect(Buffer.from(first.raw).toString()).toContain('seluruh isi ꦗ');
    expect(Buffer.from(first.raw).toString()).toContain(id);
    expect(Buffer.from(second.raw)).toEqual(Buffer.from(first.raw));
  });

  it('finds one among more than come at once', async () => {
    const { letters, bury } = make();
    const ids: LetterId[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await bury('intake', { body: `ke-${n}` }));
    const { letters: listed, complete } = await letters.list();
    expect([listed.length, complete]).toEqual([12, true]);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
    for (const id of ids.toReversed()) await drop(letters, id);
    expect((await letters.list()).letters).toEqual([]);
  });

  it('does not find what is not there', async () => {
    expect(await make().letters.take(aLetterId())).toBe('absent');
  });
};
