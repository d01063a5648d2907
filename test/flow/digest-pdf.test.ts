import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { typstPdf } from '#shared/adapters/typst-pdf';
import type { DigestText } from '#shared/domain/digest-text';

const WORDS = [
  '*tebal* _miring_ `kode`',
  '#let x = 1',
  '$a^2$ <label> @acuan',
  '= Judul palsu',
  '(tanda kurung) [siku] {kurawal}',
  '\\ // bukan komentar',
];

const text = (given: Partial<DigestText> = {}): DigestText => ({
  title: 'Laporan Contoh',
  office: 'Dinas Contoh',
  about: 'Periode contoh.',
  footer: 'kaki halaman',
  date: { year: 2026, month: 11, day: 24 },
  headings: {
    standing: 'Keadaan',
    decide: 'Keputusan',
    headlines: 'Angka',
    clocks: 'Tenggat',
    durations: 'Lama',
    topics: 'Topik',
    annex: 'Lampiran',
    definitions: 'Arti',
  },
  none: 'Tidak ada yang lewat.',
  noData: 'tanpa data',
  sentences: ['Kalimat pertama.'],
  decisions: WORDS,
  headlines: { header: ['Angka', 'Kini', 'Lalu'], rows: [['Diterima', '4 dari 4', '0 dari 0']] },
  clocks: {
    header: ['Tenggat', 'Tepat', 'Lewat', 'Berjalan', 'Bagian'],
    rows: [
      { cells: ['Klasifikasi', '1', '2', '3'], share: 33 },
      { cells: ['Penyelesaian', '0', '0', '0'], share: null },
    ],
  },
  durations: { header: ['Langkah', 'n', 'Median', 'p90'], rows: [['Tanggapan', '7', '11', '13']] },
  topics: { header: ['Topik', 'Laporan', 'Perbandingan'], rows: [{ cells: ['Dermaga', '17'], share: 100 }] },
  overdue: { header: ['Laporan', 'Unit', 'Topik', 'Tenggat', 'Batas', 'Lewat'], rows: [] },
  definitions: ['Diterima: semuanya.'],
  ...given,
});

const read = async (pdf: Uint8Array) => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => ('str' in item ? [item.str] : [])).join('');
    }),
  );
  const { info } = await document.getMetadata();
  return { pages, words: pages.join('').replaceAll(/\s+/g, ''), info, marks: await document.getMarkInfo() };
};
const packed = (words: string): string => words.replaceAll(/\s+/g, '');
/** Every text of the model, wherever it stands. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe('the digest as a PDF', () => {
  const many = text({
    overdue: {
      header: ['Laporan', 'Unit', 'Topik', 'Tenggat', 'Batas', 'Lewat'],
      rows: Array.from({ length: 400 }, (_, n) => [
        `R${n}`,
        'Unit contoh',
        'Lampu jalan padam',
        'Penyelesaian',
        '1 Nov 2026, 16.00',
        String(n),
      ]),
    },
  });

  it('says everything that the digest says, as text, whatever it looks like', async () => {
    const { words } = await read(typstPdf()(many));
    const { none: _, ...shown } = many;
    for (const one of textsIn(shown)) expect(words.toLowerCase()).toContain(packed(one).toLowerCase());
    expect(words).not.toContain(packed(many.none));
    expect((await read(typstPdf()(text()))).words).toContain(packed('Tidak ada yang lewat.'));
  });

  it('is PDF/A-2a: tagged, with its title, in Indonesian', async () => {
    const pdf = typstPdf()(text());
    const { marks, info } = await read(pdf);
    expect(marks).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Title: 'Laporan Contoh', Author: 'Dinas Contoh', Language: 'id' });
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(raw).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
  });

  it('is the same to the byte, whenever and by whichever compiler it is made', () => {
    const [make, other] = [typstPdf(), typstPdf()];
    const once = Buffer.from(make(text()));
    expect(Buffer.from(make(text())).equals(once)).toBe(true);
    make(many);
    expect(Buffer.from(make(text())).equals(once)).toBe(true);
    expect(Buffer.from(other(text())).equals(once)).toBe(true);
    expect(Buffer.from(make(text({ about: 'Lain.' }))).equals(once)).toBe(false);
  });

  it('is small enough for a weak line', () => {
    expect(typstPdf()(text()).length).toBeLessThan(200_000);
  });
});
