import { describe, expect, it } from 'vitest';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { MOST_IN_ONE_MAIL } from '#shared/contracts/messages/notice-message';
import { NoticeKind, ReportNoticeKind } from '#shared/domain/notices/kind';
import type { Telling } from '#shared/domain/notices/telling';
import { type NoticeText, plainText } from '#shared/domain/notices/text';
import {
  at,
  CONSOLE_URL,
  passTime,
  policyNaming,
  REFERENCE,
  routed,
  TELLINGS,
  textOf,
} from '#test/support/builders/a-notice';
import { aProposal, submit, topic } from '#test/support/builders/a-report';
import { type HtmlText, htmlTexts, isVisible } from '#test/support/html-text';
import { policy } from '#test/support/policy';

const ID = submit().id;
const URL_SHOWN = `${CONSOLE_URL}/laporan/${ID}`;
const FOOTER = [
  'Dinas Perhubungan Kabupaten Kapuas Hulu',
  'Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.',
  'Pesan otomatis, tidak perlu dibalas.',
];

const textsOf = (text: NoticeText): readonly HtmlText[] => htmlTexts(layOutMail(text).html);
const shown = (text: NoticeText): readonly string[] =>
  textsOf(text)
    .filter(isVisible)
    .map(({ text: said }) => said);
/** The elements of a name around a text. */
const around = (text: NoticeText, said: string, name: string) =>
  textsOf(text)
    .filter((one) => one.text === said && isVisible(one))
    .flatMap(({ inside }) => inside.filter((element) => element.name === name));
const several = (n: number, report: (index: number) => Telling): NoticeText => {
  const [first = TELLINGS.newReport, ...others] = Array.from({ length: n }, (_, index) => report(index));
  return textOf([first, ...others]);
};

describe('a mail of one report', () => {
  it('shows what the text says, in its order', () => {
    expect(shown(textOf([TELLINGS.newReport]))).toEqual([
      `Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`,
      'Laporan berikut didisposisikan kepada Anda.',
      'Topik',
      'Lampu jalan (PJU) padam atau rusak',
      'Kecamatan',
      'Selimbau',
      'Kedaruratan',
      'Biasa',
      'Kanal',
      'SP4N-LAPOR!',
      'Tanggapan awal paling lambat',
      'Kamis, 15 Mei 2025 pukul 16.00 WIB',
      'Penyelesaian paling lambat',
      'Rabu, 28 Mei 2025 pukul 16.00 WIB',
      'Buka laporan (perlu masuk)',
      URL_SHOWN,
      'Silakan buka laporan, beri tanda sudah diproses, dan tindak lanjuti sebelum batas waktu.',
      ...FOOTER,
    ]);
  });

  it('names the report where the subject may not', () => {
    expect(shown(textOf([TELLINGS.suspectedOversight])).slice(0, 5)).toEqual([
      'Laporan terbatas menunggu telaah Anda',
      'Sebuah laporan terbatas menunggu telaah Anda. Laporan ini hanya boleh dibaca oleh petugas yang ditunjuk.',
      `[${REFERENCE}] Laporan terbatas`,
      'Klasifikasi paling lambat (usulan)',
      'Selasa, 6 Mei 2025 pukul 15.00 WIB',
    ]);
  });

  it('is the text and its subject, too', () => {
    const text = textOf([TELLINGS.danger]);
    expect(layOutMail(text)).toMatchObject({ subject: text.subject, text: plainText(text) });
  });

  it('says danger in words, in the largest heading', () => {
    const text = textOf([TELLINGS.danger]);
    expect(around(text, text.subject, 'h1')).toHaveLength(1);
    expect(text.subject).toMatch(/^BAHAYA: /);
  });

  it('has its language, its title and a preview of the limits', () => {
    for (const language of ['id', 'en'] as const) {
      const text = textOf([TELLINGS.newReport], { language });
      const [title, , preview] = textsOf(text);
      expect(title?.inside.map(({ name }) => name)).toEqual(['html', 'head', 'title']);
      expect(title?.inside[0]?.attributes['lang']).toBe(language);
      expect(title?.text).toBe(text.subject);
      expect(preview && isVisible(preview)).toBe(false);
      expect(preview?.text).toMatch(/^(Penyelesaian paling lambat: Rabu|Resolve by: Wednesday), 28 (Mei|May) 2025/);
    }
  });

  it('leaves the direction of each value to its first letter', () => {
    const text = textOf([TELLINGS.newReport], { rules: policyNaming({ topic: 'إنارة الشوارع' }) });
    expect(around(text, 'إنارة الشوارع', 'td').at(-1)?.attributes['dir']).toBe('auto');
  });
});

describe('a link', () => {
  const linkedTo = (url: string) => {
    const text = textOf([TELLINGS.newReport]);
    const [item] = text.items;
    if (item === undefined) throw new Error('no item');
    return { ...text, items: [{ ...item, links: [{ label: 'Buka', url }] }] };
  };
  const anchorsIn = (text: NoticeText) => around(text, 'Buka', 'a').map(({ attributes }) => attributes['href']);

  it.each(['https://konsol.contoh.invalid/a?b=1&c="2"', 'http://127.0.0.1:3000/x'])(
    'leads to a web address: %s',
    (url) => {
      expect(anchorsIn(linkedTo(url))).toEqual([url]);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    '//contoh.invalid',
    '/laporan',
    '',
  ])('never leads anywhere else, but what stood there can be read: %j', (url) => {
    const text = linkedTo(url);
    expect(anchorsIn(text)).toEqual([]);
    expect(shown(text)).toContain('Buka');
    if (url !== '') expect(shown(text)).toContain(url);
    expect(layOutMail(text).html).not.toMatch(/<a[ >]|href/);
  });
});

describe('a name of the rules', () => {
  it.each([
    '<b>tebal</b>',
    '</td></tr></table><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;b&gt; &amp; &nbsp;',
    "' onmouseover='alert(1)",
    '<!-- --> ]]> <?xml?>',
    '<style>*{display:none}</style>',
  ])('is text, whatever it holds: %s', (name) => {
    const text = textOf([TELLINGS.newReport], { rules: policyNaming({ topic: name, place: name }) });
    const seen = shown(text);
    expect(seen[0]).toBe(`Laporan baru: ${name}, ${name} [${REFERENCE}]`);
    expect([seen[3], seen[5]]).toEqual([name, name]);
  });
});

describe('a mail of several', () => {
  it('shows each in a few lines, danger first', () => {
    expect(shown(textOf([TELLINGS.withdrawn, TELLINGS.danger]))).toEqual([
      'BAHAYA: 2 pemberitahuan (1 pencabutan, 1 bahaya)',
      'Berikut rangkuman pemberitahuan untuk Anda.',
      `[${REFERENCE}] BAHAYA: Dermaga dan tambatan, Selimbau`,
      'Unit kerja: Bidang Keselamatan, Sarana Prasarana dan ASDP',
      'Buka laporan',
      `[${REFERENCE}] Dicabut: Lampu jalan (PJU) padam atau rusak, Selimbau`,
      'Buka laporan',
      'Tangani laporan bertanda BAHAYA sekarang juga. Silakan masuk, buka setiap laporan, dan tindak lanjuti sebelum batas waktu.',
      ...FOOTER,
    ]);
  });

  it('gives each its heading and its link', () => {
    const text = textOf([TELLINGS.withdrawn, TELLINGS.danger]);
    expect(around(text, `[${REFERENCE}] BAHAYA: Dermaga dan tambatan, Selimbau`, 'h2')).toHaveLength(1);
    expect(around(text, 'Buka laporan', 'a').map(({ attributes }) => attributes['href'])).toEqual([
      URL_SHOWN,
      URL_SHOWN,
    ]);
  });

  it('keeps a right-to-left value apart from what stands beside it', () => {
    const rules = policyNaming({ topic: 'إنارة الشوارع' });
    const text = textOf([TELLINGS.needsPerson, TELLINGS.newReport], { rules });
    expect(around(text, 'إنارة الشوارع', 'span').at(0)?.attributes['dir']).toBe('auto');
  });

  /** Each of these lists up to five limits, four of them here, and marks them; the others list two at most. */
  const LIMITS: readonly NoticeKind[] = ['atRisk', 'overdue', 'escalated'];

  it.each(ReportNoticeKind.options)(
    'stays under 20 kB, or 31 where limits are listed, with as many as fit into one: %s',
    (kind) => {
      const ours = policy.topics.topics.filter(({ unit }) => unit !== 'notOurs');
      const places = policy.subDistricts.subDistricts;
      const text = several(MOST_IN_ONE_MAIL, (index) => {
        const proposal = aProposal({
          topic: ours[index % ours.length]?.id ?? topic('pju'),
          abstain: kind === 'needsPerson',
        });
        const builder = routed({ proposal, subDistrict: places[index % places.length]?.id });
        return {
          kind,
          report: (LIMITS.includes(kind) ? builder.next(passTime, at('2025-05-07 16:00')) : builder).build(),
        };
      });
      expect(text.items).toHaveLength(40);
      // Webmail shows the first 102 kB of a mail and hides the rest.
      expect(Buffer.byteLength(layOutMail(text).html)).toBeLessThan(LIMITS.includes(kind) ? 31_000 : 20_000);
    },
  );

  it.each(NoticeKind.exclude(ReportNoticeKind.options).options)(
    'stays small with as many as fit into one: %s',
    (kind) => {
      const text = several(MOST_IN_ONE_MAIL, () => TELLINGS[kind]);
      expect(text.items).toHaveLength(40);
      // A digest has a few sentences and its links.
      expect(Buffer.byteLength(layOutMail(text).html)).toBeLessThan(kind === 'digest' ? 40_000 : 20_000);
    },
  );
});

describe('a mail of a digest', () => {
  it('shows what the document says, then how it is come by', () => {
    expect(shown(textOf([TELLINGS.digest]))).toEqual([
      'Laporan kepatuhan April 2025',
      'Laporan kepatuhan pengelolaan pengaduan telah selesai disusun. Ringkasnya:',
      'Yang terlambat',
      'Meja Sekretaris Dinas: tidak ada yang lewat.',
      'Tidak ada laporan terbuka yang lewat batas.',
      'Yang berubah',
      'Tidak ada pembandingnya.',
      'Yang perlu diputuskan',
      'Antrean terlambat dibuka pada 2 hari kerja; tambah penjaga antrean, ubah jam, atau tegur?',
      'Keadaan per',
      'Kamis, 1 Mei 2025 pukul 00.00 WIB',
      'Lampiran',
      'laporan-kepatuhan-2025-04.pdf',
      'Tautan berlaku sampai',
      'Jumat, 9 Mei 2025 pukul 07.30 WIB',
      'Unduh laporan (PDF)',
      'https://api.contoh.invalid/v1/files/a',
      'Unduh angka (CSV)',
      'https://api.contoh.invalid/v1/files/b',
      'Silakan baca laporan lengkapnya dan putuskan hal yang memerlukan keputusan. Tautan unduhan membuka berkas tanpa masuk; jangan diteruskan.',
      ...FOOTER,
    ]);
  });

  it('has each sentence as an item of a list under a heading, in the document’s language', () => {
    const text = textOf([TELLINGS.digest], { language: 'en' });
    const said = 'Meja Sekretaris Dinas: tidak ada yang lewat.';
    expect(around(text, said, 'li')).toHaveLength(1);
    expect(around(text, said, 'div').at(-1)?.attributes['lang']).toBe('id');
    expect(around(text, 'Yang terlambat', 'h2')).toHaveLength(1);
  });

  it('previews who is late, the reader’s own desk first', () => {
    const [, , preview] = textsOf(textOf([TELLINGS.digest]));
    expect(preview?.text).toMatch(
      /^Meja Sekretaris Dinas: tidak ada yang lewat\. · Tidak ada laporan terbuka yang lewat/,
    );
  });
});

describe('every mail', () => {
  it.each(NoticeKind.options)(
    'is whole in both languages and holds nothing that a mail program would fetch: %s',
    (kind) => {
      for (const language of ['id', 'en'] as const) {
        const { html } = layOutMail(textOf([TELLINGS[kind]], { language }));
        expect(() => htmlTexts(html)).not.toThrow();
        expect(html).not.toMatch(/<img|<link|<script|url\(|@import|src=|undefined|\[object/);
        expect(Buffer.byteLength(html)).toBeLessThan(20_000);
      }
    },
  );
});
