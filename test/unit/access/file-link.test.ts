import { describe, expect, it } from 'vitest';
import { systemRandom } from '#shared/adapters/system/random';
import { FileLink, FileToken, fileTokenOf, isOpenLink, linkExpiry, TOKEN_BYTES } from '#shared/domain/access/file-link';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { DIGEST_DOWNLOADS, digestFile, downloadName } from '#shared/domain/digest/files';
import { Instant } from '#shared/domain/words/words';
import { recipientId } from '#test/support/builders/a-recipient';
import { wib } from '#test/support/builders/a-report';

const OCTOBER = DigestPeriod.parse('2026-10');

describe('a token', () => {
  it('holds at least 128 bits of chance, all of which count', () => {
    const zeros = Buffer.alloc(TOKEN_BYTES);
    const seen = new Set<string>([fileTokenOf(zeros)]);
    for (let bit = 0; bit < 128; bit += 1) {
      const bytes = Buffer.alloc(TOKEN_BYTES);
      bytes[bit >> 3] = 0x80 >> (bit & 7);
      seen.add(fileTokenOf(bytes));
    }
    expect(seen.size).toBe(129);
  });

  it('is never made of less', () => {
    expect(() => fileTokenOf(Buffer.alloc(TOKEN_BYTES - 1))).toThrow();
  });

  it('is another one every time, and needs no escaping in an address', () => {
    const tokens = Array.from({ length: 100 }, () => fileTokenOf(systemRandom(TOKEN_BYTES)));
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(encodeURIComponent(token)).toBe(token);
  });

  it.each(['', 'a'.repeat(25), 'a'.repeat(27), 'A'.repeat(26), `${'a'.repeat(25)}l`, `${'a'.repeat(25)}/`])(
    'is nothing else: %s',
    (text) => {
      expect(FileToken.safeParse(text).success).toBe(false);
    },
  );
});

describe('a link', () => {
  const from = wib('2026-11-02 07:30');
  const link = FileLink.parse({ file: 'x', name: 'x.pdf', type: 'application/pdf', expiresAt: linkExpiry(from) });

  it('lives for seven days, to the millisecond', () => {
    expect(link.expiresAt).toBe(wib('2026-11-09 07:30'));
    expect(isOpenLink(link, Instant.parse(link.expiresAt - 1))).toBe(true);
    expect(isOpenLink(link, link.expiresAt)).toBe(false);
  });

  it.each(['a"b.pdf', 'a\r\nb', '../a', '.a', '', 'a b', 'ä.pdf'])(
    'gives a name that can stand in a header as it is: not %j',
    (name) => {
      expect(FileLink.safeParse({ ...link, name }).success).toBe(false);
    },
  );
});

describe('the files of a digest', () => {
  it('lie under their recipient and their period', () => {
    const kept = [...DIGEST_DOWNLOADS.map(({ file }) => file), 'model.json' as const];
    expect(kept.map((file) => digestFile(recipientId('sekretaris'), OCTOBER, file))).toEqual([
      'digests/sekretaris/2026-10/laporan-kepatuhan.pdf',
      'digests/sekretaris/2026-10/angka.xlsx',
      'digests/sekretaris/2026-10/angka.csv',
      'digests/sekretaris/2026-10/model.json',
    ]);
  });

  it('are downloaded under names that tell periods apart, and that a link may give', () => {
    const names = DIGEST_DOWNLOADS.map(({ file }) => downloadName(DigestPeriod.parse('2026-W43'), file));
    expect(names).toEqual(['laporan-kepatuhan-2026-W43.pdf', 'angka-2026-W43.xlsx', 'angka-2026-W43.csv']);
    for (const [index, name] of names.entries()) {
      const type = DIGEST_DOWNLOADS[index]?.type;
      expect(FileLink.safeParse({ file: 'x', name, type, expiresAt: 0 }).success).toBe(true);
    }
  });
});
