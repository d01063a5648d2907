import { describe, expect, it } from 'vitest';
import { EvidenceShown } from '#shared/contracts/http/evidence';
import { FLAG_WORDS } from '#shared/domain/evidence/flags';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';
import type { Piece } from '#web/console/evidence/piece-words.ts';

const REPORT = `rep_${'a'.repeat(26)}`;
const OTHER = `rep_${'b'.repeat(26)}`;
const idOf = (letter: string): string => `evd_${letter.repeat(26)}`;

const PICTURE = {
  ...{ evidence: idOf('a'), purpose: 'after', kind: 'jpeg', size: 1_363_149, sha256: '0'.repeat(64), parts: 1 },
  ...{ pixels: { width: 4_000, height: 3_000 }, name: 'IMG_0001.jpg', sentAt: '2026-11-24T10:00:00+07:00' },
  ...{ isOwn: false, person: 'rina-contoh', looks: [], flags: [], scanned: 'no', state: 'kept' },
  open: ['look', 'replace', 'withdraw'],
};

const piecesOf = (...given: readonly object[]): readonly Piece[] =>
  EvidenceShown.parse({
    ...{ report: REPORT, maySend: true, mostBytes: 20_971_520, mostFiles: 40, room: 39 },
    attachments: [],
    evidence: given.map((one) => ({ ...PICTURE, ...one })),
  }).evidence;

describe('a piece of evidence, as it is drawn', () => {
  asInABrowser();
  const drawn = async (given: object, isIn = true) => {
    const { PieceCard } = await import('#web/console/evidence/piece.tsx');
    const { viewsBy } = await import('#web/console/evidence/views.ts');
    const [piece = expect.fail('no piece')] = piecesOf(given);
    const props = { report: REPORT, piece, views: viewsBy(async () => expect.fail('not in sight')) };
    const onAct = isIn ? () => {} : undefined;
    return { words: wordsOf(PieceCard, { ...props, onAct }), html: htmlOf(PieceCard, { ...props, onAct }) };
  };

  it('says what it shows, who sent it, how large it is, and that nobody has looked at it', async () => {
    const { words } = await drawn({});
    for (const said of [
      'Keadaan sesudahnya: IMG_0001.jpg',
      'tersimpan',
      'Dikirim oleh rina-contoh,',
      'JPEG · 1,3 MB · 4000 × 3000',
      'Sudah dilihat: belum oleh siapa pun selain pengirimnya',
    ])
      expect(words).toContain(said);
  });

  it('gives what a camera says as its word, at its own time where it names no zone', async () => {
    const camera = { place: { north: 0.85, east: 112.925 }, camera: 'Kamera Rekaan-9', tools: ['Rekaan Edit'] };
    const { words } = await drawn({ ...camera, taken: '2026-11-24T09:30:00' });
    expect(words).toMatch(/Diambil: Selasa, 24 November 2026 pukul 09.30 \(menurut kamera\)/);
    expect(words).toMatch(/Tempat: 0.85000, 112.92500 \(menurut kamera\)/);
    expect(words).toMatch(/Kamera: Kamera Rekaan-9 \(menurut berkasnya\)/);
    expect(words).toMatch(/Program: Rekaan Edit \(menurut berkasnya\)/);
    expect((await drawn({ taken: '2026-11-24T02:30:00Z' })).words).toContain('pukul 09.30');
    expect((await drawn({ taken: '2026-13-45T09:30:00' })).words).toContain('2026-13-45T09:30:00');
  });

  it('says its flags in words, and leads to the reports that one means', async () => {
    const flag = { flag: 'sameAsOther', words: FLAG_WORDS.sameAsOther, reports: [OTHER] };
    const { words, html } = await drawn({ flags: [flag] });
    expect(words).toContain(FLAG_WORDS.sameAsOther.id);
    expect(words).toContain('Tanda tidak memutuskan apa pun');
    expect(html).toContain(`href="/laporan/${OTHER}"`);
  });

  it('names nobody who may not be named', async () => {
    const { words } = await drawn({ person: undefined, looks: [{ at: '2026-11-24T11:00:00+07:00' }] });
    expect(words).toContain('Dikirim oleh petugas,');
    expect(words).toMatch(/Sudah dilihat: petugas,/);
  });

  it('says so where the reporter sent it, and asks nobody to vouch for it', async () => {
    const { words } = await drawn({ purpose: 'complaint', person: undefined, open: [] });
    expect(words).toContain('Disebut kanal');
    expect(words).toContain('IMG_0001.jpg');
    for (const unsaid of ['Lampiran laporan', 'Dikirim oleh', 'Sudah dilihat', 'Tarik'])
      expect(words).not.toContain(unsaid);
  });

  it('whose key is gone says so, shows no picture, and cannot be downloaded', async () => {
    const { words, html } = await drawn({ erased: true, name: undefined });
    expect(words).toContain('Keadaan sesudahnya: isinya sudah dimusnahkan');
    expect(words).toContain('Yang tersisa hanya catatan bahwa berkas ini pernah ada.');
    expect(words).not.toContain('Unduh');
    expect(html).not.toContain('class="view"');
  });

  it('can still be downloaded once it is withdrawn, and leads to its newer version once it is replaced', async () => {
    const ended = { open: [], endedAt: '2026-11-24T12:00:00+07:00' };
    const withdrawn = await drawn({ ...ended, state: 'withdrawn' });
    expect(withdrawn.words).toContain('ditarik');
    expect(withdrawn.words).toContain('Unduh');
    const replaced = await drawn({ ...ended, state: 'replaced', by: idOf('b') });
    expect(replaced.words).toContain('diganti');
    expect(replaced.html).toContain(`href="#${idOf('b')}"`);
  });

  it.each([
    [
      ['look', 'replace', 'withdraw'],
      ['Saya sudah melihatnya', 'Ganti dengan versi baru', 'Tarik'],
    ],
    [['withdraw'], ['Tarik']],
    [[], []],
  ])('offers what is open, and nothing else: %j', async (open, names) => {
    const { html } = await drawn({ open });
    const buttons = [...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(buttons.filter((name) => name !== 'Unduh' && name !== 'Muat lagi')).toEqual(names);
  });

  it('is only read by whoever cannot say any more that they are signed in', async () => {
    expect((await drawn({})).words).toContain('Tarik');
    expect((await drawn({}, false)).words).not.toContain('Tarik');
  });
});

describe('before and after', () => {
  asInABrowser();
  const pairOf = async (...given: readonly object[]): Promise<string> => {
    const { Pair } = await import('#web/console/evidence/pair.tsx');
    const { viewsBy } = await import('#web/console/evidence/views.ts');
    return htmlOf(Pair, { all: piecesOf(...given), views: viewsBy(async () => expect.fail('not in sight')) });
  };
  const before = { purpose: 'before', evidence: idOf('b') };

  it('stand beside each other once there is a kept picture of each', async () => {
    expect(await pairOf({}, before)).toContain('Sebelum dan sesudah');
    for (const lacking of [
      { ...before, state: 'withdrawn', endedAt: PICTURE.sentAt },
      { ...before, erased: true },
      { ...before, pixels: undefined, kind: 'pdf' },
      { ...before, purpose: 'document' },
    ])
      expect(await pairOf({}, lacking)).toBe('');
  });

  it('begin with the newest of each, and let others be chosen', async () => {
    const older = { ...before, evidence: idOf('c'), sentAt: '2026-11-20T08:00:00+07:00', name: 'lama.jpg' };
    const html = await pairOf({}, before, older);
    expect(
      [...html.matchAll(/<option( selected)? value="(\w+)"/g)].map(([, is, id]) => [is !== undefined, id]),
    ).toEqual([
      [true, idOf('b')],
      [false, idOf('c')],
    ]);
  });
});
