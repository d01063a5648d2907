import { expect, it } from 'vitest';
import type { ReadSessionKeys } from '#shared/adapters/secrets/session-seal';
import type { ChannelSecrets } from '#shared/app/arrival/ports';
import type { ReadContacts } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import type { ReadCursorKey, ReadTrackingKeys } from '#shared/app/report/ports';
import { contactOf } from '#shared/domain/office/contact';
import { trackingOf } from '#shared/domain/report/tracking-code';
import { Instant } from '#shared/domain/words/words';
import { LLAJ } from '#test/contract/notices/deliveries';
import { LAPOR, PPID, wib } from '#test/support/builders/a-report';
import { aReportId } from './stories.ts';

/** A secret that can be changed, and readers of it that start with empty hands. */
export type SecretPlace<T> = {
  /** As the stack made it, before anybody changed it. */
  readonly generated: () => Promise<string>;
  readonly write: (secret: string) => Promise<void>;
  readonly open: (now: Now) => T;
};

const NOON = wib('2025-05-06 12:00');
const [OLD, NEW] = ['lama'.repeat(11), 'baru'.repeat(11)];

/** A clock that the test sets. */
const settable = (): { at: Instant; readonly now: Now } => {
  const clock = { at: NOON, now: () => clock.at };
  return clock;
};

/** What every reader of channel secrets promises; the place is LAPOR!'s. */
export const itReadsChannelSecrets = (make: () => SecretPlace<ChannelSecrets>): void => {
  it('reads the secret that the stack made', async () => {
    const { open, generated } = make();
    const [secret, ...others] = await open(() => NOON)(LAPOR);
    expect(JSON.parse(await generated())).toEqual({ current: secret });
    expect(others).toEqual([]);
  });

  it('has no secret for a channel that has none', async () => {
    expect(await make().open(() => NOON)(PPID)).toEqual([]);
  });

  it('gives the new secret first and the old one until its time is over', async () => {
    const { open, write } = make();
    await write(JSON.stringify({ current: NEW, previous: OLD, previousUntil: '2025-05-06T12:00:00+07:00' }));
    expect(await open(() => Instant.parse(NOON - 1))(LAPOR)).toEqual([NEW, OLD]);
    expect(await open(() => NOON)(LAPOR)).toEqual([NEW]);
  });

  it('ends the old secret’s time also for a reader that holds it in memory', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(JSON.stringify({ current: NEW, previous: OLD, previousUntil: '2025-05-06T12:01:00+07:00' }));
    const secrets = open(clock.now);
    expect(await secrets(LAPOR)).toEqual([NEW, OLD]);
    clock.at = Instant.parse(NOON + 60_000);
    expect(await secrets(LAPOR)).toEqual([NEW]);
  });

  it('does not accept an old secret without an end', async () => {
    const { open, write } = make();
    await write(JSON.stringify({ current: NEW, previous: OLD }));
    expect(await open(() => NOON)(LAPOR)).toEqual([NEW]);
  });

  it('notices a rotation within five minutes, and asks no more often than that', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(JSON.stringify({ current: OLD }));
    const secrets = open(clock.now);
    await secrets(LAPOR);
    await write(JSON.stringify({ current: NEW }));
    clock.at = Instant.parse(NOON + 299_999);
    expect(await secrets(LAPOR)).toEqual([OLD]);
    clock.at = Instant.parse(NOON + 300_000);
    expect(await secrets(LAPOR)).toEqual([NEW]);
  });

  it('asks again where the clock was set back: how long ago it asked nobody can say', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(JSON.stringify({ current: OLD }));
    const secrets = open(clock.now);
    await secrets(LAPOR);
    await write(JSON.stringify({ current: NEW }));
    clock.at = Instant.parse(NOON - 86_400_000);
    expect(await secrets(LAPOR)).toEqual([NEW]);
  });

  it.each([
    ['is no JSON', 'rahasia'],
    ['is empty', ''],
    ['has no current secret', JSON.stringify({ previous: OLD })],
    // Decoded it would be an empty key, under which anybody can sign.
    ['is no base64', JSON.stringify({ current: '!'.repeat(44) })],
    ['is too short', JSON.stringify({ current: 'whsec_c2hvcnQ=' })],
    ['is too short to be one', JSON.stringify({ current: 'pendek' })],
  ])('fails for a secret that %s, and recovers when it is mended', async (_, broken) => {
    const { open, write } = make();
    const secrets = open(() => NOON);
    await write(broken === '' ? ' ' : broken);
    await expect(secrets(LAPOR)).rejects.toThrow();
    await write(JSON.stringify({ current: NEW }));
    expect(await secrets(LAPOR)).toEqual([NEW]);
  });
};

/** What every reader of tracking keys promises. */
export const itReadsTrackingKeys = (make: () => SecretPlace<ReadTrackingKeys>): void => {
  it('reads the key that the stack made, and codes can be made from it', async () => {
    const { open, generated } = make();
    const keys = await open(() => NOON)();
    const { version, key1 } = JSON.parse(await generated());
    expect(keys).toEqual({ current: version, keys: { 1: key1 } });
    expect(trackingOf(keys, aReportId()).code).toMatch(/^1/);
  });

  it('gives every key by its version, and the one that makes new codes', async () => {
    const { open, write } = make();
    await write(JSON.stringify({ version: '2', key1: OLD, key2: NEW }));
    expect(await open(() => NOON)()).toEqual({ current: '2', keys: { 1: OLD, 2: NEW } });
  });

  it('notices a rotation within five minutes', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(JSON.stringify({ version: '1', key1: OLD }));
    const read = open(clock.now);
    await read();
    await write(JSON.stringify({ version: '2', key1: OLD, key2: NEW }));
    clock.at = Instant.parse(NOON + 300_000);
    expect((await read()).current).toBe('2');
  });

  it.each([
    ['is no JSON', 'rahasia'],
    ['names no version', JSON.stringify({ key1: OLD })],
    ['names a version that no code can begin with', JSON.stringify({ version: 'O', keyO: OLD })],
    ['names a version that it has no key for', JSON.stringify({ version: '2', key1: OLD })],
    ['has an empty key', JSON.stringify({ version: '1', key1: '' })],
  ])('fails for a secret that %s', async (_, broken) => {
    const { open, write } = make();
    await write(broken);
    await expect(open(() => NOON)()).rejects.toThrow();
  });
};

/** What every reader of the contact book promises. */
export const itReadsContacts = (make: () => SecretPlace<ReadContacts>): void => {
  const KEY = 'kunci'.repeat(8);
  const book = (address: string) => JSON.stringify({ key: KEY, contacts: { [LLAJ]: { by: 'mail', address } } });
  const addressIn = async (read: ReadContacts): Promise<string> => {
    const found = contactOf(await read(), LLAJ);
    if (!found.ok || found.contact.by !== 'mail') throw new Error('no address');
    return found.contact.address;
  };

  it('reads the book that the stack made', async () => {
    const { open, generated } = make();
    expect(await open(() => NOON)()).toEqual(JSON.parse(await generated()));
  });

  it('notices a corrected address within a minute, and asks no more often than that', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(book('lama@contoh.invalid'));
    const read = open(clock.now);
    await read();
    await write(book('baru@contoh.invalid'));
    clock.at = Instant.parse(NOON + 59_999);
    expect(await addressIn(read)).toBe('lama@contoh.invalid');
    clock.at = Instant.parse(NOON + 60_000);
    expect(await addressIn(read)).toBe('baru@contoh.invalid');
  });

  it('goes on with what it read before while the book cannot be read, for an hour', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(book('tetap@contoh.invalid'));
    const read = open(clock.now);
    await read();
    await write('rusak');
    clock.at = Instant.parse(NOON + 3_599_999);
    expect(await addressIn(read)).toBe('tetap@contoh.invalid');
    clock.at = Instant.parse(NOON + 3_600_000);
    await expect(read()).rejects.toThrow();
  });

  const { contacts } = JSON.parse(book('baik@contoh.invalid'));
  it.each([
    ['entry of the book', { key: KEY, contacts, note: 'x' }],
    ['contact', { key: KEY, contacts: { ...contacts, 'grup-asdp': 'bukan alamat' } }],
  ])('is hindered by no %s that is wrong', async (_, written) => {
    const { open, write } = make();
    await write(JSON.stringify(written));
    expect(await addressIn(open(() => NOON))).toBe('baik@contoh.invalid');
  });

  it.each([
    ['is no JSON', 'rahasia'],
    ['has no key to name contacts by', JSON.stringify({ contacts: {} })],
    ['has a key that could be guessed', JSON.stringify({ key: 'pendek', contacts: {} })],
    ['has no contacts', JSON.stringify({ key: KEY })],
  ])('fails for a book that %s', async (_, broken) => {
    const { open, write } = make();
    await write(broken);
    await expect(open(() => NOON)()).rejects.toThrow();
  });
};

/** What every reader of the key of cursors promises. */
export const itReadsCursorKey = (make: () => SecretPlace<ReadCursorKey>): void => {
  it('reads the key that the stack made', async () => {
    const { open, generated } = make();
    expect(JSON.parse(await generated())).toEqual({ key: await open(() => NOON)() });
  });

  it('fails for a key that could be guessed', async () => {
    const { open, write } = make();
    await write(JSON.stringify({ key: 'pendek' }));
    await expect(open(() => NOON)()).rejects.toThrow();
  });
};

/** What every reader of the keys of sessions promises. */
export const itReadsSessionKeys = (make: () => SecretPlace<ReadSessionKeys>): void => {
  it('reads the key that the stack made, and no other', async () => {
    const { open, generated } = make();
    const { key } = JSON.parse(await generated());
    expect(await open(() => NOON)()).toEqual([key]);
  });

  it('gives the key that seals first, and the one beside it; a rotation is noticed within five minutes', async () => {
    const { open, write } = make();
    const clock = settable();
    await write(JSON.stringify({ key: OLD, also: NEW }));
    const read = open(clock.now);
    expect(await read()).toEqual([OLD, NEW]);
    await write(JSON.stringify({ key: NEW, also: OLD }));
    clock.at = Instant.parse(NOON + 300_000);
    expect(await read()).toEqual([NEW, OLD]);
  });

  it.each([
    ['could be guessed', JSON.stringify({ key: 'pendek' })],
    ['is good, and one beside it that could be guessed', JSON.stringify({ key: NEW, also: 'pendek' })],
  ])('fails for a key that %s', async (_, broken) => {
    const { open, write } = make();
    await write(broken);
    await expect(open(() => NOON)()).rejects.toThrow();
  });
};
