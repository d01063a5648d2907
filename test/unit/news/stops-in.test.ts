import { describe, expect, it } from 'vitest';
import { NewsPicture, type NewsText } from '#shared/domain/news/news-item';
import { STOP_WORDS, StopKind, stopsIn } from '#shared/domain/news/stops-in';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { policy } from '#test/support/policy';

const HOSTS = policy.activities.portalHosts;
const withParagraph = (paragraph: string): NewsText => ({ headline: 'Piket', paragraphs: [paragraph], pictures: [] });
/** What stops a paragraph: each kind with what it stands for, as it was typed. */
const stopsOf = (paragraph: string) =>
  stopsIn(withParagraph(paragraph), HOSTS).map(({ kind, start, end }) => [kind, paragraph.slice(start, end)] as const);
const kindsIn = (paragraph: string): readonly StopKind[] => stopsOf(paragraph).map(([kind]) => kind);

/** Each with what is to be found in it between two bars. */
const FOUND: Readonly<Record<StopKind, readonly string[]>> = {
  nik: [
    'NIK |6106011203900001| milik warga',
    '|6106015203900001| (lahir 12 Maret, perempuan)',
    '|6106 0112 0390 0001|',
    '|6106-0112-0390-0001|',
    '|6106.0112.0390.0001|',
    '|610601 120390 0001|',
    '|61 06 01 12 03 90 0001|',
    '|610601/120390/0001|',
    'NIK:|3201012902960007|.',
    '|6106\u200b0112\u200b0390\u200b0001|',
    '|６１０６０１１２０３９００００１|',
    '|٦١٠٦٠١١٢٠٣٩٠٠٠٠١|',
    '|6106–0112–0390–0001|',
    '|6106\u00a00112\u00a00390\u00a00001|',
    '|𝟔𝟏𝟎𝟔𝟎𝟏𝟏𝟐𝟎𝟑𝟗𝟎𝟎𝟎𝟎𝟏|',
    'Rp |6106 0112 0390 0001|',
    'pada 25-11-2026 |6106 0112 0390 0001|',
    'KTP|6106011203900001|a.n. Contoh',
  ],
  familyCard: [
    'KK |6106010101100001|',
    'No. KK |6106010101100001|',
    'nomor KK: |6106010101100001|',
    'KK nomor |6106010101100001|',
    'kartu keluarga |6106010101100001|',
    'Kartu Keluarga No. |6106010101100001|',
    'kk=|6106010101100001|',
    'KK |6106 0101 0110 0001|',
    'KK |6106-0101-0110-0001|',
    'KK |6106.0101.0110.0001|',
    'KK (|6106010101100001|)',
    'KK\u00a0|６１０６０１０１０１１００００１|',
    'No.KK |610601 010110 0001|',
    'KARTU KELUARGA |6106010101100001|',
    'kk no |6106010101100001|',
  ],
  phone: [
    'hubungi |081234567890|',
    '|0812-3456-7890|',
    '|0812 3456 7890|',
    '|0812.3456.7890|',
    '|+62 812-3456-7890|',
    '|+6281234567890|',
    '|6281234567890|',
    '|62 812 3456 7890|',
    '|+62 (0)812 3456 7890|',
    '|(0812) 3456 7890|',
    '|0567-21234|',
    '|(0567) 21234|',
    '|0567 21-234|',
    '|021 5551234|',
    '|+60 12-345 6789|',
    '|０８１２３４５６７８９０|',
    '|0812\u200b3456\u200b7890|',
    '|WA 85712345678|',
    'Telp. |(0567) 21234|',
    '|HP: 5678 1234|',
  ],
  mail: [
    '|warga@example.com|',
    '|warga.contoh@mail.example.id|',
    '|warga_contoh+1@example.co.id|',
    'surel: |WARGA@EXAMPLE.COM|.',
    '|warga @ example.com|',
    '|warga(at)example.com|',
    '|warga[at]example[dot]com|',
    '|warga (at) example (dot) com|',
    '|ｗａｒｇａ＠ｅｘａｍｐｌｅ．ｃｏｍ|',
    '|warga@gmail|',
    '|warga at gmail|',
    '(|warga@example.com|)',
    '|wa\u200brga@exam\u200bple.com|',
    'mailto:|warga@example.com|',
    '|081234567890@example.com|',
    '|w@e.id|',
  ],
  plate: [
    '|KB 1234 EF|',
    '|kb 1234 ef|',
    '|KB1234EF|',
    '|kb1234ef|',
    '|KB-1234-EF|',
    '|KB.1234.EF|',
    '|KB 1 A|',
    '|KB 1021 F|,',
    '|B 1234 ABC|',
    '|b1234abc|',
    '|B 9 XY|',
    '|KB 1234 DI|',
    '|KB 1234 L| (truk)',
    'pikap |KH 88 TT|',
    '|DA 7 BC|',
    '|ＫＢ １２３４ ＥＦ|',
    '|КВ 1234 ЕF|',
    '|KB\u200b1234\u200bEF|',
    '(|KB 1234 EF|)',
  ],
  account: [
    '|rekening 0123010123450501|',
    '|1234567890|',
    '|0123-01-012345-50-1|',
    '|146-00-1234567-8|',
    '|rek. 123 456 789|',
    '|Bank Kalbar 1234567|',
    '|BRI 0123 01 012345 50 1|',
    'no |rek BCA: 123-456-7890|',
    'NIP |198001012005011001|',
    '|9999999999999999|',
    '|norek 1234567|',
    '|mandiri a.n. Contoh 1460012345|',
    '|１２３４５６７８９０|',
    '|12345678901234567890|',
    '|Rekening BSI 7000 000 001|',
  ],
  markup: [
    '|<script>|alert(1)|</script>|',
    '|<b>|tebal|</b>|',
    '|<img src=x onerror=alert(1)>|',
    '|<a href="x">|di sini|</a>|',
    '|<br/>|',
    '|<!--| catatan',
    '|[klik](https://contoh)|',
    '|![foto](x.png)|',
    '|javascript:|alert(1)',
    '|JAVASCRIPT :|alert(1)',
    '|data:text/h|tml,x',
    '|vbscript:|x',
    '|&lt;|script',
    '|&#60;|script',
    '|<script src=x|',
    '|＜script＞|',
    '|<scr\u200bipt>|',
  ],
  hidden: [
    'pe|\u200b|tugas',
    '|\u202e|balik',
    'a|\u2066|b|\u2069|',
    '|\ufeff|awal',
    'de|\u00ad|ngan',
    'a|\u200d|b',
    'a|\u200c|b',
    'a|\u2060|b',
    'a|\u061c|b',
    'a|\u200e|b',
    'a|\u200f|b',
    'a|\u180e|b',
    'a|\u{e0041}|b',
    'a|\u3164|b',
    'a|\u200b\u200b\u202a|b',
    'a|\ufe0f|b',
  ],
  address: [
    '|https://contoh.com/a|',
    '|http://contoh.id|',
    '|www.contoh.id|',
    '|contoh.com|',
    'di |contoh.go.id/berita| ada',
    '|bit.ly/abc|',
    '|s.id/abc|',
    '|wa.me/abc|',
    '|t.me/contoh|',
    '|https://info.kapuashulukab.go.id.contoh.com|',
    '|https://contoh.com/info.kapuashulukab.go.id|',
    '|HTTPS://CONTOH.COM|',
    '|contoh.desa.id|',
    '|lapor.go.id|',
    '|https://info.kapuashulukab.go.id@contoh.com|',
    '|ｃｏｎｔｏｈ．ｃｏｍ|',
    '|forms.gle/abc|',
  ],
};

/** What looks like it and is none, and stops nothing at all. */
const LEFT: Readonly<Record<StopKind, readonly string[]>> = {
  nik: [
    '16 kendaraan dan 12 perahu',
    'Rp 6.106.011.203.900.001',
    'pada 11-11-2026 07.30-16.00',
    '11/11/2026 07:30',
    'Senin, 11 November 2026, pukul 07.30–16.00 WIB',
    '2024, 2025, dan 2026',
    '2024-2025-2026',
    'nomor 800/1234/DISHUB/2026',
    'kode 5.1.02.01.01.0024',
    '2.15.01.2.06.0001',
    'KM 12 sampai KM 34',
    'kode pos 78711',
    'koordinat 0.862345, 112.934567',
    '1.234.567.890 rupiah',
    'dua belas digit',
  ],
  familyCard: [
    '12 KK terdampak',
    '120 KK dan 450 jiwa',
    'KK penerima bantuan: 34',
    'kartu keluarga dibawa',
    'sebanyak 1.234 KK',
    'KK dan KTP',
    'RT 001 RW 002',
    'KK 1',
    'tiap KK menerima 2 jaket',
    '25 KK di Desa Contoh',
    'No. KK tidak perlu dibawa',
    'KK: 12 orang',
    'kartu keluarga 2 lembar',
    '45 KK (180 jiwa)',
    '7 KK, 8 KK, dan 9 KK',
  ],
  phone: [
    'pukul 08.12–15.30 WIB',
    'SMS 1708',
    'hubungi 110',
    'call center 1500345',
    'Rp 812.345.678',
    'Rp812345678',
    '08 Agustus 2026',
    '0,8 km',
    'tahun 2008 dan 2012',
    'nomor 0812/DISHUB/2026',
    'pukul 08.00 sampai 12.00',
    '08/11/2026',
    '08-11-2026 08.00-12.00',
    '+5 persen',
    'naik 62 persen dari 812 menjadi 1.315',
    'trayek 0567',
    'Telp kantor sedang rusak',
  ],
  mail: [
    '@dishubkapuashulu',
    'Instagram @dishub.kapuashulu',
    '5 unit @ Rp 5.000',
    'harga @5.000',
    'petugas at-large',
    'a.n. petugas',
    'dll.',
    'Dermaga Contoh (at dock)',
    'tarif @ 75.000',
    '3 @ 4',
    'pukul 07.30 @ dermaga',
    'Bidang LLAJ/ASDP',
    'surel kantor',
    'kirim lewat pos',
    'akun @contoh dan @contoh2',
  ],
  plate: [
    'Rp 1.234',
    'PM 33 Tahun 2018',
    'UU 22 Tahun 2009',
    'PP 5 Th. 2021',
    'KM 12',
    'pukul 7.30 WIB',
    'Tipe B',
    'dermaga Tipe B 3 di Putussibau',
    'Tipe C 2 unit',
    '25 kg beras',
    'Mitsubishi L 300 dan dua perahu',
    'kotak P3K',
    'B2B dan G2C',
    'H 5 dan H 6',
    'DN 50 mm',
    'SK 12 KH',
    'kelas B 3 km dari simpang',
    'SDN 12 Contoh',
    'A 4 dan F 4',
    'LED 60 W',
    'K3L',
    'P4GN',
    'RT 3 RW 4',
    'bus 30 kursi',
    '300.1/DISHUB',
  ],
  account: [
    'Rp 1.234.567.890',
    '1.234.567.890',
    'nomor 800/123/2026',
    '5.1.02.01.01.0024',
    '123456789',
    'bank sampah di 12 desa',
    'Bank Kalbar cabang Putussibau',
    '2026-11-25',
    '25-11-2026',
    '2025-2026',
    'Rp 123456789',
    'koordinat 0.862345678912',
    '112.934567891234',
    'BRI dan BNI 46',
    'rekening dinas',
    '1-2-3-4-5-6-7-8-9-10',
  ],
  markup: [
    '< 5 menit',
    'kecepatan < 30 km/jam dan > 10 km/jam',
    '3 <4',
    '<3',
    '[foto: dermaga]',
    'lihat [1], (halaman 2)',
    'A & B',
    'data: 12 perahu',
    'data:12',
    'javascript',
    'Tanya & jawab; selesai',
    'a > b',
    '(lihat foto)',
    '[1]',
    '5<6 dan 7>6',
    '**tebal**',
  ],
  hidden: [
    'petugas',
    'dua\nbaris',
    'dua\tkolom',
    'spasi\u00a0tetap',
    'pukul 07.30–16.00',
    '“kutipan”',
    'café',
    'cafe\u0301',
    '👍',
    '❤️',
    '👨‍👩‍👧',
    '👩🏽‍🚒',
    'Dayak Taman…',
    'naïf',
    '½ hari',
    '1️⃣',
  ],
  address: [
    'https://info.kapuashulukab.go.id/2026/11/25/piket',
    'dishub.kapuashulukab.go.id',
    'www.info.kapuashulukab.go.id',
    'http://info.kapuashulukab.go.id',
    'HTTPS://INFO.KAPUASHULUKAB.GO.ID/A',
    'dll. Com',
    'S.Sos., M.M.',
    'selesai.Petugas pulang',
    'a.n. kepala',
    'pukul 07.30',
    'Jl. Contoh No. 1',
    '1.234 orang',
    'kapal.Id',
    'info.lanjut',
    'No.12/2026',
    'SP4N-LAPOR!',
  ],
};

/** `a |b| c` as the text, and what is marked in it. */
const marked = (text: string): { readonly text: string; readonly found: readonly string[] } => ({
  text: text.replaceAll('|', ''),
  found: text.split('|').filter((_, at) => at % 2 === 1),
});

describe('what stops a text of news', () => {
  it.each(StopKind.map((kind) => [kind, FOUND[kind], LEFT[kind]] as const))(
    'is tried on fifteen texts with, and fifteen without %s',
    (kind, found, left) => {
      for (const texts of [found, left]) expect(new Set(texts).size).toBeGreaterThanOrEqual(15);
      expect(STOP_WORDS[kind].id).toMatch(/\.$/);
    },
  );

  it.each(StopKind.flatMap((kind) => FOUND[kind].map((text) => [kind, text] as const)))(
    'is found where it stands: %s in %s',
    (kind, given) => {
      const { text, found } = marked(given);
      const stops = stopsOf(text).filter(([one]) => one === kind);
      expect(stops.map(([, typed]) => typed)).toEqual(found);
    },
  );

  it.each(StopKind.flatMap((kind) => LEFT[kind].map((text) => [kind, text] as const)))(
    'is not what looks like %s: %s',
    (_, text) => {
      expect(stopsOf(text)).toEqual([]);
    },
  );

  it('is found in every field, in the order in which they are read', () => {
    const picture = (alt: string, credit: string, caption?: string) =>
      NewsPicture.parse({
        file: EvidenceId.parse(`evd_${'0'.repeat(26)}`),
        alt,
        credit,
        ...(caption === undefined ? {} : { caption }),
      });
    const text: NewsText = {
      headline: 'KB 1234 EF di dermaga',
      paragraphs: ['Tertib.', 'Hubungi 081234567890 atau warga@example.com.'],
      pictures: [picture('Perahu', 'Dishub'), picture('truk KB 1 A', '0567-21234', 'NIK 6106011203900001')],
    };
    expect(stopsIn(text, HOSTS)).toEqual([
      { kind: 'plate', weight: 'stop', field: 'headline', index: 0, start: 0, end: 10, words: STOP_WORDS.plate },
      { kind: 'phone', weight: 'stop', field: 'paragraph', index: 1, start: 8, end: 20, words: STOP_WORDS.phone },
      { kind: 'mail', weight: 'stop', field: 'paragraph', index: 1, start: 26, end: 43, words: STOP_WORDS.mail },
      { kind: 'plate', weight: 'stop', field: 'alt', index: 1, start: 5, end: 11, words: STOP_WORDS.plate },
      { kind: 'nik', weight: 'stop', field: 'caption', index: 1, start: 4, end: 20, words: STOP_WORDS.nik },
      { kind: 'phone', weight: 'stop', field: 'credit', index: 1, start: 0, end: 10, words: STOP_WORDS.phone },
    ]);
  });

  it('is an address elsewhere but for the eye: it alone is a warning', () => {
    const weights = StopKind.map((kind) => {
      const [first = ''] = FOUND[kind];
      return stopsIn(withParagraph(marked(first).text), HOSTS).find((stop) => stop.kind === kind)?.weight;
    });
    expect(weights).toEqual(StopKind.map((kind) => (kind === 'address' ? 'warning' : 'stop')));
  });

  it('is a number of which one digit is wrong too: a long one', () => {
    // month 13, a day that no month has, a province that is none
    for (const number of ['6106011213900001', '6106013202900001', '1006011203900001'])
      expect(kindsIn(number)).toEqual(['account']);
  });
});
