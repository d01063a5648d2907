import { describe, expect, it } from 'vitest';
import {
  isOurs,
  readTrackingCode,
  showTrackingCode,
  TrackingCode,
  type TrackingKeys,
  trackingHashOf,
  trackingOf,
} from '#shared/domain/report/tracking-code';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const OLD: TrackingKeys = { current: '1', keys: { 1: 'the first key, long enough' } };
const NEW: TrackingKeys = { current: '2', keys: { ...OLD.keys, 2: 'the second key, long enough' } };
const reports = Array.from({ length: 20 }, (_, n) => reportIdOf(LAPOR, String(n)));
const codes = reports.map((report) => trackingOf(OLD, report).code);
const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

describe('a tracking code', () => {
  it('is the same for the same report, and another for another', () => {
    expect(reports.map((report) => trackingOf(OLD, report).code)).toEqual(codes);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has 14 characters that survive being read aloud, and says under which key it was made', () => {
    for (const code of codes) expect(code).toMatch(/^1[0-9A-HJKMNP-TV-Z]{13}$/);
  });

  it('is read again as it is shown', () => {
    for (const code of codes) expect(readTrackingCode(showTrackingCode(code))).toBe(code);
    expect(showTrackingCode(codes[0] ?? trackingOf(OLD, reports[0] ?? reportIdOf(LAPOR, '0')).code)).toMatch(
      /^.{5}-.{5}-.{4}$/,
    );
  });

  it('a code with one wrong character is none, whichever it is and wherever it stands', () => {
    const accepted = codes.flatMap((code) =>
      [...code].flatMap((right, place) =>
        ALPHABET.filter((wrong) => wrong !== right)
          .map((wrong) => code.slice(0, place) + wrong + code.slice(place + 1))
          .filter((typed) => readTrackingCode(typed) !== undefined),
      ),
    );
    expect(accepted).toEqual([]);
  });

  it('a code with two neighbours swapped is none', () => {
    const swapped = codes.flatMap((code) =>
      [...code.slice(1)].map((right, place) => [
        code,
        code.slice(0, place) + right + code.charAt(place) + code.slice(place + 2),
      ]),
    );
    const accepted = swapped.filter(([code, typed = '']) => code !== typed && readTrackingCode(typed) !== undefined);
    expect(accepted).toEqual([]);
    expect(swapped.length).toBe(20 * 13);
  });

  it('is read as people type it: small letters, spaces, hyphens, O for 0, I and L for 1', () => {
    const withOnes = codes.find((code) => code.slice(1).includes('0')) ?? '';
    for (const typed of [
      withOnes.toLowerCase(),
      ` ${withOnes.slice(0, 4)} ${withOnes.slice(4)}\n`,
      [...withOnes].join('-'),
      withOnes.replaceAll('0', 'O').replaceAll('1', 'I'),
      withOnes.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(readTrackingCode(typed)).toBe(withOnes);
    }
  });

  it.each([
    '',
    ' ',
    '-',
    '1',
    '1'.repeat(13),
    '1'.repeat(15),
    '1'.repeat(10_000),
    'U'.repeat(14),
    'ß'.repeat(7),
    '\u0000',
    '💡'.repeat(14),
  ])('is not found in %j', (typed) => {
    expect(readTrackingCode(typed)).toBeUndefined();
  });

  it('is not a code with something behind it', () => {
    expect(readTrackingCode(`${codes[0]}0`)).toBeUndefined();
    expect(readTrackingCode(`${codes[0]}${'0'.repeat(50)}`)).toBeUndefined();
  });
});

describe('a code that we gave out', () => {
  it('is known as ours by its key alone, also by an older one', () => {
    expect(codes.filter((code) => !isOurs(OLD, code))).toEqual([]);
    expect(codes.filter((code) => !isOurs(NEW, code))).toEqual([]);
  });

  it('is not ours under another key of the same version, nor without its key', () => {
    const other = { current: '1', keys: { 1: 'another key of the same version' } };
    expect(codes.filter((code) => isOurs(other, code))).toEqual([]);
    expect(codes.filter((code) => isOurs({ current: '2', keys: { 2: 'the second key, long enough' } }, code))).toEqual(
      [],
    );
  });

  it('cannot be made up: of 2000 well-formed guesses next to given codes none is taken for one', () => {
    const guesses = codes.flatMap((code) =>
      Array.from({ length: 100 }, (_, n) => {
        const [first, second] = [ALPHABET[n % 32] ?? '0', ALPHABET[(n * 7) % 32] ?? '0'];
        const body = `${code.slice(0, 4)}${first}${second}${code.slice(6, -1)}`;
        return ALPHABET.map((check) => TrackingCode.safeParse(body + check)).find(({ success }) => success)?.data;
      }),
    );
    const wrong = guesses.filter((guess) => guess !== undefined && !codes.includes(guess));
    expect(wrong.length).toBeGreaterThan(1900);
    expect(wrong.filter((guess) => guess !== undefined && isOurs(OLD, guess))).toEqual([]);
  });
});

describe('the keys of tracking codes', () => {
  const [report = reportIdOf(LAPOR, '0')] = reports;
  const old = trackingOf(OLD, report);

  it('still open the codes of an older one after a new one signs', () => {
    expect(trackingHashOf(NEW, old.code)).toBe(old.hash);
    expect(trackingOf(NEW, report).code.slice(0, 1)).toBe('2');
    expect(trackingOf(NEW, report).hash).not.toBe(old.hash);
  });

  it('do not open a code of a key that is not there', () => {
    expect(trackingHashOf({ current: '2', keys: { 2: 'the second key, long enough' } }, old.code)).toBeUndefined();
  });

  it('decide the code and its hash: without the key nobody computes either', () => {
    const other = trackingOf({ current: '1', keys: { 1: 'another key of the same version' } }, report);
    expect(other.code).not.toBe(old.code);
    expect(trackingHashOf({ current: '1', keys: { 1: 'another key of the same version' } }, old.code)).not.toBe(
      old.hash,
    );
  });

  it('must hold the one that signs', () => {
    expect(() => trackingOf({ current: '3', keys: OLD.keys }, report)).toThrow('no tracking key of version 3');
  });

  it('are in the hash under which a code is stored: nobody can try codes without one', () => {
    expect(old.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(old.hash).not.toBe(sha256(old.code));
  });
});
