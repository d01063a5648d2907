import { describe, expect, it } from 'vitest';
import {
  noOddities,
  readChannelClass,
  readChannelStatus,
  readFlag,
  readInstant,
  readMoment,
  readText,
} from '#shared/domain/arrival/read-value';
import { showable } from '#shared/domain/words/showable';
import { shownInWib, wib } from '#test/support/builders/a-report';

const ZONE = 'Asia/Pontianak';
const NOW = wib('2026-11-24 12:00');

const moment = (text: unknown): string | undefined => {
  const at = readMoment(text, ZONE);
  return at === undefined ? undefined : shownInWib(at);
};

/** A value as it was read, with what was found odd about it. */
const read = <T>(reader: (oddities: ReturnType<typeof noOddities>) => T) => {
  const oddities = noOddities();
  const value = reader(oddities);
  return { value, flags: [...oddities.flags], raw: Object.fromEntries(oddities.raw) };
};
const instant = (value: unknown) => read((oddities) => readInstant(oddities, 'at', value, { zone: ZONE, now: NOW }));

describe('a date and time', () => {
  it.each([
    ['20-03-2025 10:05:07', '2025-03-20 10:05:07.000'],
    ['20-03-2025 10:05', '2025-03-20 10:05'],
    ['20/03/2025', '2025-03-20 00:00'],
    ['1/2/2025', '2025-02-01 00:00'],
    ['23 Sep 2024', '2024-09-23 00:00'],
    ['23 Sep 2024 00:41:43', '2024-09-23 00:41:43.000'],
    ['23 Sep 2024, 00:41', '2024-09-23 00:41'],
    ['1 Agustus 2025', '2025-08-01 00:00'],
    ['1 Agu 2025', '2025-08-01 00:00'],
    ['1 August 2025', '2025-08-01 00:00'],
    ['5 Mei 2025', '2025-05-05 00:00'],
    ['5 May 2025', '2025-05-05 00:00'],
    ['5 Des 2025', '2025-12-05 00:00'],
    ['5 December 2025', '2025-12-05 00:00'],
    ['5 Oktober 2025', '2025-10-05 00:00'],
    ['2025-03-20', '2025-03-20 00:00'],
    ['2025-03-20 10:00:00', '2025-03-20 10:00'],
    ['2025-03-20T10:00', '2025-03-20 10:00'],
    ['2025-03-20T10:00:00.250', '2025-03-20 10:00:00.250'],
    ['  2025-03-20T10:00  ', '2025-03-20 10:00'],
    ['2024-02-29', '2024-02-29 00:00'],
  ])("without a zone is the office's: %s", (text, shown) => {
    expect(moment(text)).toBe(shown);
  });

  it.each([
    ['2025-03-20T03:00:00Z', '2025-03-20 10:00'],
    ['2025-03-20T03:00:00z', '2025-03-20 10:00'],
    ['2025-03-20T10:00:00+07:00', '2025-03-20 10:00'],
    ['2025-03-20T11:00:00+08:00', '2025-03-20 10:00'],
    ['2025-03-20T12:00:00+0900', '2025-03-20 10:00'],
    ['2025-03-20T12:00:00+09', '2025-03-20 10:00'],
    ['2025-03-20 11:00:00+08:00', '2025-03-20 10:00'],
    ['2025-03-20 03:00:00Z', '2025-03-20 10:00'],
    ['2025-03-20t11:00:00+08:00', '2025-03-20 10:00'],
    ['2025-03-19T20:00:00-07:00', '2025-03-20 10:00'],
    ['2025-03-20T12:00+09:00[Asia/Jayapura]', '2025-03-20 10:00'],
  ])('a moment with a zone is what the zone says: %s', (text, shown) => {
    expect(moment(text)).toBe(shown);
  });

  it.each([
    '2025-02-30',
    '30-02-2025 10:00:00',
    '30 Feb 2025',
    '2025-13-01',
    '31-04-2025',
    '29-02-2025',
    '2025-03-20T25:00:00',
    '20-03-2025 10:61',
    '23 Foo 2024',
    '20-03-25',
    'kemarin',
    '2025',
    '1742439600',
    '',
    ' ',
    'x'.repeat(41),
    `${'2025-03-20'}${' '.repeat(40)}`,
    1742439600000,
    null,
    {},
    [],
    true,
  ])('a value that is no date and time is read as none: %j', (value) => {
    expect(moment(value)).toBeUndefined();
  });

  it.each([undefined, null, ''])('a date and time that is not given is not flagged: %j', (value) => {
    expect(instant(value)).toEqual({ value: undefined, flags: [], raw: {} });
  });

  it('an impossible date and time is flagged and kept as it came', () => {
    expect(instant('2025-02-30')).toEqual({ value: undefined, flags: ['dateUnreadable'], raw: { at: '2025-02-30' } });
    expect(instant(1742439600)).toEqual({ value: undefined, flags: ['dateUnreadable'], raw: { at: '1742439600' } });
  });

  it('before LAPOR! began is flagged', () => {
    expect(instant('1970-01-01 00:00:00').flags).toEqual(['dateTooOld']);
    expect(instant('2010-12-31T23:59:59Z').flags).toEqual(['dateTooOld']);
    expect(instant('2011-01-01T00:00:00Z').flags).toEqual([]);
  });

  it('a moment in the future is flagged, but for five minutes of a clock that runs ahead', () => {
    expect(instant('2026-11-24 12:05:00')).toEqual({ value: wib('2026-11-24 12:05'), flags: [], raw: {} });
    expect(instant('2026-11-24 12:05:01').flags).toEqual(['dateInFuture']);
    expect(instant('2099-01-01').value).toBeUndefined();
  });
});

describe('a yes or no', () => {
  const flag = (value: unknown) => read((oddities) => readFlag(oddities, 'anonymous', value));

  it.each([undefined, null, '', false, 0, -0, '0', 'false', 'tidak', 'no', ' ', ' Tidak '])('is no: %j', (value) => {
    expect(flag(value)).toEqual({ value: false, flags: [], raw: {} });
  });

  it.each([true, 1, '1', 'true', 'ya', 'Ya', ' YES '])('is yes: %j', (value) => {
    expect(flag(value)).toEqual({ value: true, flags: [], raw: {} });
  });

  it.each(['2', 'entah', {}, [], 2, 'Anonim|Rahasia', Number.NaN])(
    'a yes or no that cannot be read counts as yes, so that nobody is exposed by a slip: %j',
    (value) => {
      const { value: yes, flags, raw } = flag(value);
      expect([yes, flags, Object.keys(raw)]).toEqual([true, ['fieldUnreadable'], ['anonymous']]);
    },
  );
});

describe("the channel's class", () => {
  const readClass = (value: unknown) => read((oddities) => readChannelClass(oddities, value));

  it.each([
    ['Pengaduan Berkadar Pengawasan', 'oversightComplaint'],
    ['Pengaduan Tidak Berkadar Pengawasan', 'complaint'],
    ['Aspirasi', 'aspiration'],
    ['  permintaan INFORMASI ', 'informationRequest'],
  ])('is one of four: %s', (text, expected) => {
    expect(readClass(text)).toEqual({ value: expected, flags: [], raw: {} });
  });

  it.each(['Whistle blowing system', 'constructor', '__proto__', 'toString', 7, {}])(
    'an unknown class of the channel is read as none, and kept as it came: %j',
    (value) => {
      const { value: known, flags, raw } = readClass(value);
      expect([known, flags]).toEqual([undefined, ['classUnknown']]);
      expect(raw['class']).toBe(typeof value === 'string' ? value : JSON.stringify(value));
    },
  );

  it('may be missing', () => {
    expect(readClass('')).toEqual({ value: undefined, flags: [], raw: {} });
  });
});

describe("the channel's status", () => {
  const status = (value: unknown) => read((oddities) => readChannelStatus(oddities, value));

  it.each([
    ['Belum terverifikasi', 'unverified'],
    ['Belum Ditindaklanjuti', 'notFollowedUp'],
    ['Dalam Proses', 'inProcess'],
    ['Ditutup oleh Sistem', 'done'],
    ['Menunggu Kelengkapan Informasi', 'held'],
    ['Bukan Wewenang', 'notOurs'],
    ['Diarsipkan oleh Pelapor', 'archived'],
  ])('is read in its words: %s', (text, expected) => {
    expect(status(text)).toEqual({ value: expected, flags: [], raw: {} });
  });

  it.each(['Status baru versi 4', 'constructor', '__proto__', 12, {}])(
    'a status of the channel that nobody knows is read as unknown, and kept as it came: %j',
    (value) => {
      const { value: known, flags, raw } = status(value);
      expect([known, flags, Object.keys(raw)]).toEqual(['unknown', ['statusUnknown'], ['status']]);
    },
  );
});

describe('a text', () => {
  const text = (value: unknown, limit = 100) => read((oddities) => readText(oddities, 'text', value, limit));

  it('loses control characters, and says so; tabs and line ends stay', () => {
    expect(text('a\u0000b\u0007c\u007f')).toEqual({ value: 'abc', flags: ['controlCharacters'], raw: {} });
    expect(text('a\u0080b\u0085c\u009b31m\u001b[2Jd')).toEqual({
      value: 'abc31m[2Jd',
      flags: ['controlCharacters'],
      raw: {},
    });
    expect(text('satu\tdua\r\ntiga')).toEqual({ value: 'satu\tdua\r\ntiga', flags: [], raw: {} });
  });

  it('keeps emoji, other scripts and marks of direction: they are shown apart, not taken away', () => {
    for (const kept of ['lampu padam 💡🙏', 'الطريق', '\u202eterbalik\u202c', 'dеmo']) {
      expect(text(kept)).toEqual({ value: kept, flags: [], raw: {} });
    }
  });

  it('is well formed: half a character becomes the sign for one that cannot be read', () => {
    expect(showable('a\ud800b')).toBe('a\ufffdb');
    expect(showable('\udca1')).toBe('\ufffd');
  });

  it('up to its limit stands whole, and longer is shortened, never inside a character', () => {
    expect(text('x'.repeat(100))).toMatchObject({ value: 'x'.repeat(100), flags: [] });
    expect(text('x'.repeat(101))).toMatchObject({ value: 'x'.repeat(100), flags: ['textShortened'] });
    expect(text(`${'x'.repeat(99)}💡`).value).toBe(`${'x'.repeat(99)}💡`);
    expect(text(`${'x'.repeat(99)}👩‍👧`)).toMatchObject({ value: 'x'.repeat(99), flags: ['textShortened'] });
    expect(text(`${'x'.repeat(99)}e\u0301`)).toMatchObject({ value: 'x'.repeat(99), flags: ['textShortened'] });
  });

  it('may be a number, and nothing else that is no text', () => {
    expect(text(12.5).value).toBe('12.5');
    expect(text({ a: 1 })).toEqual({ value: undefined, flags: ['fieldUnreadable'], raw: { text: '{"a":1}' } });
    expect(text([1])).toEqual({ value: undefined, flags: ['fieldUnreadable'], raw: { text: '[1]' } });
    expect(text(false).flags).toEqual(['fieldUnreadable']);
    expect(text(Number.POSITIVE_INFINITY).flags).toEqual(['fieldUnreadable']);
  });

  it('an empty text is read as none', () => {
    for (const nothing of ['', '   ', '\n', undefined, null, '\u3164', '\u2800\u200b', '\ud800'])
      expect(text(nothing).value).toBeUndefined();
  });
});
