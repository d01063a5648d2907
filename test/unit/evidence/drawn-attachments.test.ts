import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { EvidenceShown } from '#shared/contracts/http/evidence';
import { FETCH_REFUSAL_WORDS, NOT_KEPT_WORDS } from '#shared/domain/evidence/attachment';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';

const idOf = (letter: string): string => `evd_${letter.repeat(26)}`;
const PIECE = {
  ...{ evidence: idOf('a'), purpose: 'complaint', kind: 'text', size: 10, sha256: '0'.repeat(64), parts: 1 },
  ...{ name: 'foto.jpg', sentAt: '2026-11-24T10:00:00+07:00', isOwn: false, looks: [], flags: [], scanned: 'no' },
  ...{ state: 'kept', open: [] },
};

describe('what the reporter attached, as it is drawn', () => {
  asInABrowser();
  const drawn = async (attachments: readonly object[], pieces: readonly object[] = []) => {
    const { Attachments } = await import('#web/console/evidence/attachments.tsx');
    const shown = EvidenceShown.parse({
      ...{ report: `rep_${'a'.repeat(26)}`, maySend: true, mostBytes: 1, mostFiles: 40, room: 39 },
      evidence: pieces.map((one) => ({ ...PIECE, ...one })),
      attachments: attachments.map((one) => ({ name: 'foto.jpg', namedAt: PIECE.sentAt, ...one })),
    });
    const card = ({ evidence }: { readonly evidence: string }) => h('li', { key: evidence, id: evidence });
    const props = { attachments: shown.attachments, pieces: shown.evidence, card };
    return { words: wordsOf(Attachments, props), html: htmlOf(Attachments, props) };
  };

  it.each([
    [{ state: 'nameOnly' }, ['hanya disebut namanya', 'Kanal tidak memberi alamatnya.']],
    [{ state: 'waiting' }, ['sedang diambil dan diperiksa', 'muat ulang']],
    [
      { state: 'waiting', words: FETCH_REFUSAL_WORDS.hostFails },
      ['sedang diambil dan diperiksa', 'Percobaan terakhir: Hosnya sedang bermasalah.'],
    ],
    [
      { state: 'failed', words: FETCH_REFUSAL_WORDS.notThere },
      ['tidak dapat diambil', 'Berkasnya tidak ada lagi di sana.'],
    ],
    [{ state: 'refused', words: NOT_KEPT_WORDS.heic }, ['tidak dapat disimpan', 'Gambar HEIC belum dapat dibaca.']],
    [{ state: 'lost' }, ['belum pernah diambil', 'Berkasnya ada di kanal.']],
    [{ state: 'erased' }, ['sudah dimusnahkan', 'yang tersisa hanya namanya']],
  ])('says what became of it, and why: %j', async (given, said) => {
    const { words } = await drawn([given]);
    for (const one of ['Lampiran laporan (1)', 'foto.jpg', ...said]) expect(words).toContain(one);
  });

  it('stands as the piece that it is once it is kept, and only once where two addresses gave the same file', async () => {
    const kept = { state: 'kept', evidence: idOf('a') };
    const { words, html } = await drawn([kept, { ...kept, name: 'salinan.jpg' }], [{}]);
    expect(html.split(`id="${idOf('a')}"`)).toHaveLength(2);
    expect(words).toContain('salinan.jpg');
    expect(html).toContain(`href="#${idOf('a')}"`);
  });

  it('still stands there when it was kept and is named no more', async () => {
    expect((await drawn([], [{}])).html).toContain(`id="${idOf('a')}"`);
  });

  it('is nothing where nothing was attached', async () => {
    expect((await drawn([])).html).toBe('');
  });
});
