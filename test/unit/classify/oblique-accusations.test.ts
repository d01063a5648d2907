import { describe, expect, it } from 'vitest';
import { compileTopics } from '#shared/domain/classify/classify';
import { isSuspected } from '#shared/domain/report/route';
import { labelledReports } from '#test/support/builders/labelled-reports';
import { type ObliqueReport, obliqueReports } from '#test/support/builders/oblique-reports';
import { policy } from '#test/support/policy';

const read = compileTopics(policy.topics, policy.named);
const isFlagged = (text: string): boolean => isSuspected(policy, read({ text }));

type Judged = { readonly report: ObliqueReport; readonly flagged: boolean };
const judged: readonly Judged[] = obliqueReports().map((report) => ({ report, flagged: isFlagged(report.text) }));

const shareOf = (all: readonly Judged[]): number => all.filter(({ flagged }) => flagged).length / all.length;

/** The share that is flagged, by category: what a failure shows. */
const byCategory = (all: readonly Judged[]): string =>
  [...new Set(all.map(({ report }) => report.category))]
    .sort((a, b) => a.localeCompare(b))
    .map((category) => {
      const some = all.filter(({ report }) => report.category === category);
      return `${category} ${some.filter(({ flagged }) => flagged).length}/${some.length}`;
    })
    .join(', ');

describe.each([
  { set: 'on which the rules were made', holdout: false, recall: 0.92, ordinary: 0.12 },
  { set: 'that nobody looked at', holdout: true, recall: 0.9, ordinary: 0.15 },
])('among the oblique reports $set', ({ holdout, recall, ordinary }) => {
  const of = (label: ObliqueReport['label']): readonly Judged[] =>
    judged.filter(({ report }) => report.holdout === holdout && report.label === label);
  const [accusations, innocent] = [of('accusation'), of('ordinary')];

  it('most accusations come before a person', () => {
    expect(shareOf(accusations), byCategory(accusations)).toBeGreaterThanOrEqual(recall);
  });

  it('few ordinary reports that sound alike are suspected', () => {
    expect(shareOf(innocent), byCategory(innocent)).toBeLessThanOrEqual(ordinary);
  });
});

describe('among the labelled reports', () => {
  it('at most one in twelve of the labelled service reports is suspected', () => {
    const service = labelledReports().filter((report) => report.class === 'service');
    expect(service.filter(({ text }) => isFlagged(text)).length / service.length).toBeLessThanOrEqual(1 / 12);
  });
});

describe('signs', () => {
  it('are seen in hardly any of the short replies by which a reporter answers', () => {
    const replies = judged.filter(({ report }) => report.category === 'reply');
    expect(replies).toHaveLength(30);
    expect(replies.filter(({ flagged }) => flagged).map(({ report }) => report.text)).toEqual([
      'Petugasnya sudah datang dan sopan.',
    ]);
  });

  it('make nothing an oversight report by themselves: a person judges it', () => {
    const proposal = read({
      text: 'Map kosong ditaruh paling bawah, yang ada isinya langsung diteken. Yang paham cepat pulang.',
    });
    expect(proposal).toMatchObject({ class: 'service', abstain: true });
    expect(proposal.reasons).toEqual(expect.arrayContaining(['allegation:hinted', 'abstain:suspectedOversight']));
  });

  it('do not say more for being repeated', () => {
    const once = 'Yang jaga menunggu selembar uang terselip di buku baru portal dibuka.';
    expect(read({ text: `${once} ${once} ${once}` }).pOversight).toBeLessThanOrEqual(read({ text: once }).pOversight);
  });

  it('are not taken back by what is written below an empty line', () => {
    const hinted = 'Yang jaga menunggu selembar uang terselip di buku baru portal dibuka.';
    const polite = 'Mohon lampu di terminal yang padam diperbaiki. Terima kasih.';
    expect(isFlagged(`${hinted}\n\n${polite}\n\n${polite}`)).toBe(true);
    expect(isFlagged(polite)).toBe(false);
  });

  it('are looked for more strictly in a long letter', () => {
    const words = Array.from({ length: 60 }, () => 'sungai').join(' ');
    const hinted = 'Yang jaga menunggu selembar uang terselip di buku baru portal dibuka.';
    expect(read({ text: `${hinted} ${words}` }).pOversight).toBeLessThan(read({ text: hinted }).pOversight);
  });

  it.each([
    ['a thing is asked for first', 'Sebelum berkas dipegang, ibu di loket tanya dulu bawa oleh-oleh apa dari kampung.'],
    ['one ticket is sold twice', 'Karcis saya diambil balik waktu keluar, lalu dijual lagi ke penumpang di belakang.'],
    ['money has another name', 'Yang pegang stempel bilang uang rokoknya jangan lupa, Bang.'],
    ['somebody was sent by somebody', 'Nomor saya tiga, tapi yang masuk dulu titipan orang dalam tanpa nomor.'],
    ['some need not be tested', 'Kartu ujinya jadi padahal truknya masih turun mesin di bengkel saya.'],
    ['there is no receipt', 'Bayar tunai ke bapak yang jaga, tidak pernah ada lembaran, katanya nanti direkap.'],
    ['things of the office vanish', 'Aki baru lampu surya dibawa pulang orang kantor, yang dipasang aki bekas.'],
    ['people are told to keep silent', 'Kami disuruh jangan ribut kalau masih mau cari makan di terminal.'],
  ])('are seen where %s', (_, text) => {
    expect(isFlagged(text)).toBe(true);
  });

  it.each([
    ['a smoker is complained of', 'Sopir merokok di dalam angkot padahal ada bayi, mohon diimbau.'],
    [
      'luggage was left behind',
      'Paket titipan buat kakak ketinggalan di speed, kalau ada yang menemukan tolong disimpan.',
    ],
    ['a receipt is wanted', 'Mohon kuitansi sewa kios bulan Mei dikirim lewat email untuk laporan koperasi.'],
    ['a thief is unknown', 'Kabel lampu jalan dicuri maling semalam, mohon dipasang pengaman.'],
    ['officers are thanked', 'Terima kasih penguji yang sabar menjelaskan, tidak ada biaya tambahan apa pun.'],
    ['a fee is asked about', 'Berapa tarif resmi uji KIR pick up, dan bisa dibayar lewat transfer?'],
  ])('are outweighed where %s', (_, text) => {
    expect(isFlagged(text)).toBe(false);
  });
});
