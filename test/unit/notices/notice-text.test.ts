import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { digestTelling } from '#shared/domain/digest/notice';
import { NoticeFact, NoticeKind, ReportNoticeKind } from '#shared/domain/notices/kind';
import type { Telling } from '#shared/domain/notices/telling';
import { noticeText, plainText } from '#shared/domain/notices/text';
import { unitName } from '#shared/domain/office/unit-name';
import { aDigestTelling, aToldDigest } from '#test/support/builders/a-digest';
import {
  at,
  CONSOLE_URL,
  informed,
  passTime,
  policyNaming,
  REFERENCE,
  routed,
  SELIMBAU,
  TELLINGS,
  textOf,
} from '#test/support/builders/a-notice';
import { aPerson } from '#test/support/builders/a-recipient';
import {
  ASKED,
  CLASSIFIED,
  CLOSED,
  OVERSIGHT,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const LANGUAGES = ['id', 'en'] as const;
const ID = submit().id;
const everyText = ({ subject, lead, items, action, footer }: ReturnType<typeof textOf>): readonly string[] => [
  subject,
  lead,
  action,
  ...footer,
  ...items.flatMap(({ reference, heading, passages = [], facts, links }) => [
    reference,
    heading,
    ...passages.flatMap(({ title, lines }) => [title, ...lines]),
    ...links.flatMap(({ label, url }) => [label, url]),
    ...facts.flatMap(({ label, value }) => [label, value]),
  ]),
];
const shownAs = (telling: Telling, label: string): string | undefined =>
  textOf([telling]).items[0]?.facts.find((fact) => fact.label === label)?.value;

describe('a notice of one report', () => {
  // Received on Tuesday, 6 May 2025. Day 5 is Thursday, 15 May (12 and 13 May are Waisak); day 14 is Wednesday, 28 May.
  it('reads, in Indonesian', () => {
    expect(plainText(textOf([TELLINGS.newReport]))).toBe(`Laporan berikut didisposisikan kepada Anda.

[${REFERENCE}] Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau
  Topik: Lampu jalan (PJU) padam atau rusak
  Kecamatan: Selimbau
  Kedaruratan: Biasa
  Kanal: SP4N-LAPOR!
  Tanggapan awal paling lambat: Kamis, 15 Mei 2025 pukul 16.00 WIB
  Penyelesaian paling lambat: Rabu, 28 Mei 2025 pukul 16.00 WIB
  Buka laporan (perlu masuk):
  ${CONSOLE_URL}/laporan/${ID}

Silakan buka laporan, beri tanda sudah diproses, dan tindak lanjuti sebelum batas waktu.

-- 
Dinas Perhubungan Kabupaten Kapuas Hulu
Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.
Pesan otomatis, tidak perlu dibalas.
`);
  });

  it('reads, in English', () => {
    expect(
      plainText(textOf([TELLINGS.newReport], { language: 'en' })),
    ).toBe(`The following report has been routed to you.

[${REFERENCE}] New report: Street light out or broken, Selimbau
  Topic: Street light out or broken
  Sub-district: Selimbau
  Urgency: Normal
  Channel: SP4N-LAPOR!
  First answer by: Thursday, 15 May 2025 at 16:00 WIB
  Resolve by: Wednesday, 28 May 2025 at 16:00 WIB
  Open the report (sign-in needed):
  ${CONSOLE_URL}/laporan/${ID}

Open the report, mark it as processed, and act within its limits.

-- 
Transport Office of Kapuas Hulu Regency
The report's words and the reporter's identity are never sent in a notice.
Sent automatically; no reply is needed.
`);
  });

  it.each([
    ['newReport', `Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`],
    ['needsPerson', `Laporan menunggu klasifikasi petugas [${REFERENCE}]`],
    ['suspectedOversight', 'Laporan terbatas menunggu telaah Anda'],
    ['confirmedOversight', 'Laporan terbatas menunggu tindak lanjut'],
    ['reporterUpdated', `Keterangan baru: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`],
    ['withdrawn', `Dicabut: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`],
    ['handedBack', `Dikembalikan: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`],
    ['danger', `BAHAYA: Dermaga dan tambatan, Selimbau [${REFERENCE}]`],
    ['amended', `Diralat: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]`],
    ['conflict', `Kiriman kanal bertentangan, disisihkan [${REFERENCE}]`],
    ['unreadable', `Kiriman kanal tidak dapat dibaca [${REFERENCE}]`],
    ['takenAway', `Laporan tidak lagi didisposisikan kepada Anda [${REFERENCE}]`],
    ['undeliverable', 'Pemberitahuan tidak sampai: Contoh grup-contoh'],
    ['digest', 'Laporan kepatuhan April 2025'],
    ['unitSilent', 'Belum ada berita baru: Bidang Lalu Lintas dan Angkutan Jalan (sejak Kamis, 17 April 2025)'],
    [
      'officeChanged',
      'Akun dan kontak: memberi jabatan staf unit (Bidang Lalu Lintas dan Angkutan Jalan) kepada siti-contoh (terlaksana)',
    ],
  ] as const)('says in the subject what happened: %s', (kind, subject) => {
    expect(textOf([TELLINGS[kind]]).subject).toBe(subject);
  });

  it.each(NoticeKind.options.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language }))))(
    'is whole: $kind in $language',
    ({ kind, language }) => {
      const text = textOf([TELLINGS[kind]], { language });
      for (const one of everyText(text)) expect(one).not.toMatch(/[{}]|undefined|null|NaN|\[object|\n/);
      expect([text.subject, text.lead, text.action, ...text.footer]).not.toContain('');
    },
  );

  it('leaves the place out of the subject where it is not known, and says so below', () => {
    const telling: Telling = { kind: 'newReport', report: routed({ subDistrict: undefined }).build() };
    expect(textOf([telling]).subject).toBe(`Laporan baru: Lampu jalan (PJU) padam atau rusak [${REFERENCE}]`);
    expect(shownAs(telling, 'Kecamatan')).toBe('belum diketahui');
  });

  it('calls the topic a guess until a person has decided', () => {
    const waiting = routed().doubtful();
    expect(shownAs({ kind: 'needsPerson', report: waiting.build() }, 'Topik (usulan mesin)')).toBeDefined();
    const decided = waiting
      .next({ type: 'classify', class: 'service', topic: topic('rambu'), urgency: 'normal' })
      .next({ type: 'handBack', reason: 'needsDecision' })
      .build();
    expect(shownAs({ kind: 'handedBack', report: decided }, 'Topik')).toBe('Rambu lalu lintas');
  });

  it('leaves out a limit that has been kept', () => {
    const answered = routed()
      .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 10:01') })
      .build();
    const labels = textOf([{ kind: 'amended', report: answered }]).items[0]?.facts.map(({ label }) => label);
    expect(labels).toEqual(['Topik', 'Kecamatan', 'Kedaruratan', 'Kanal', 'Penyelesaian paling lambat']);
  });

  it('marks a limit that a missing decree may still move', () => {
    // 28 December 2027: Tuesday. Day 5 lies in 2028, of which no decree is known: 29, 30, 31 December, 3, 4 January.
    const late = routed({ receivedAt: wib('2027-12-28 10:00'), sentAt: wib('2027-12-28 10:00') }).build();
    expect(shownAs({ kind: 'newReport', report: late }, 'Tanggapan awal paling lambat')).toBe(
      'Selasa, 4 Januari 2028 pukul 16.00 WIB (sementara)',
    );
    expect(plainText(textOf([{ kind: 'newReport', report: late }], { language: 'en' }))).toContain(
      'First answer by: Tuesday, 4 January 2028 at 16:00 WIB (provisional)',
    );
  });

  it('tells the time of the office, whatever zone that is in', () => {
    const inMakassar = { ...policy, office: { ...policy.office, zone: 'Asia/Makassar' } };
    const [item] = noticeText(inMakassar, 'en', [TELLINGS.newReport], CONSOLE_URL).items;
    // 16:00 in Pontianak (UTC+7) is 17:00 in Makassar (UTC+8).
    expect(item?.facts.map(({ value }) => value)).toContain('Wednesday, 28 May 2025 at 17:00 WITA');
  });

  it('links to the report, with one slash', () => {
    const [item] = noticeText(policy, 'id', [TELLINGS.newReport], `${CONSOLE_URL}/`).items;
    expect(item?.links[0]?.url).toBe(`${CONSOLE_URL}/laporan/${ID}`);
  });
});

describe('what time has brought about', () => {
  const ABOUT = 'Lampu jalan (PJU) padam atau rusak, Selimbau';

  it.each([
    ['atRisk', `Mendekati batas tanda sudah diproses: ${ABOUT} [${REFERENCE}]`],
    ['overdue', `LEWAT batas tanda sudah diproses: ${ABOUT} [${REFERENCE}]`],
    ['escalated', `Eskalasi, lewat batas tanda sudah diproses: ${ABOUT} [${REFERENCE}]`],
    ['reporterSilent', `Pelapor belum menjawab: ${ABOUT} [${REFERENCE}]`],
    ['closeProposed', `Usulan penutupan: ${ABOUT} [${REFERENCE}]`],
    ['channelDiffers', `Status di kanal berbeda: ${ABOUT} [${REFERENCE}]`],
  ] as const)('has a subject that says it: %s', (kind, subject) => {
    expect(textOf([TELLINGS[kind]]).subject).toBe(subject);
  });

  it.each([
    ['atRisk', /^Due soon \(processed mark\): /],
    ['overdue', /^OVERDUE \(processed mark\): /],
    ['escalated', /^Escalated, overdue \(processed mark\): /],
    ['reporterSilent', /^The reporter has not replied: /],
    ['closeProposed', /^To be closed: /],
    ['channelDiffers', /^The channel says something else: /],
  ] as const)('says it in English too: %s', (kind, subject) => {
    expect(textOf([TELLINGS[kind]], { language: 'en' }).subject).toMatch(subject);
  });

  it('reads, of a limit that was missed', () => {
    // To be marked by 15:00; first answer on Thursday, the 15th; resolution on Wednesday, the 28th.
    expect(plainText(textOf([TELLINGS.overdue]))).toBe(`Laporan berikut telah melewati batas waktu.

[${REFERENCE}] LEWAT batas tanda sudah diproses: ${ABOUT}
  Unit kerja: ${unitName(policy, 'llaj', 'id')}
  Topik: Lampu jalan (PJU) padam atau rusak
  Kecamatan: Selimbau
  Kedaruratan: Biasa
  Kanal: SP4N-LAPOR!
  Tanda sudah diproses paling lambat (usulan): Selasa, 6 Mei 2025 pukul 15.00 WIB (LEWAT)
  Tanggapan awal paling lambat: Kamis, 15 Mei 2025 pukul 16.00 WIB
  Penyelesaian paling lambat: Rabu, 28 Mei 2025 pukul 16.00 WIB
  Buka laporan (perlu masuk):
  ${CONSOLE_URL}/laporan/${ID}

Silakan buka laporan dan selesaikan langkah yang bertanda LEWAT hari ini juga. Selama belum diselesaikan, pemberitahuan diteruskan ke jenjang berikutnya.

-- 
Dinas Perhubungan Kabupaten Kapuas Hulu
Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.
Pesan otomatis, tidak perlu dibalas.
`);
  });

  it('marks what is at risk, what is missed, and what stands still', () => {
    const PROCESSED = 'Tanda sudah diproses paling lambat (usulan)';
    const FIRST = 'Tanggapan awal paling lambat';
    expect(shownAs(TELLINGS.atRisk, PROCESSED)).toBe('Selasa, 6 Mei 2025 pukul 15.00 WIB (SEGERA TIBA)');
    expect(shownAs(TELLINGS.escalated, PROCESSED)).toBe('Selasa, 6 Mei 2025 pukul 15.00 WIB (LEWAT)');
    const asked: Telling = { kind: 'amended', report: informed().next(ASKED).build() };
    expect(shownAs(asked, FIRST)).toBe('Kamis, 15 Mei 2025 pukul 16.00 WIB (berhenti, menunggu pelapor)');
    const { items } = textOf([TELLINGS.escalated]);
    expect(items[0]?.facts.filter(({ late }) => late === true).map(({ label }) => label)).toEqual([PROCESSED]);
    expect(textOf([TELLINGS.atRisk]).items[0]?.facts.some(({ late }) => late === true)).toBe(false);
  });

  it('names every limit that it is about, and none that was kept meanwhile', () => {
    const late = informed().next(passTime, at('2025-05-15 16:00:00.001'));
    const overdue = (report: typeof late): string => textOf([{ kind: 'overdue', report: report.build() }]).subject;
    expect(overdue(late)).toBe(`LEWAT batas tanda sudah diproses dan tanggapan awal: ${ABOUT} [${REFERENCE}]`);
    const marked = late.next({ type: 'markProcessed', statedAt: wib('2025-05-16 08:00') });
    expect(overdue(marked)).toBe(`LEWAT batas tanggapan awal: ${ABOUT} [${REFERENCE}]`);
    const untold = routed().next(passTime, at('2025-05-28 16:00:00.001'));
    expect(overdue(untold)).toBe(
      `LEWAT batas pemberitahuan ke unit, tanda sudah diproses, tanggapan awal dan penyelesaian: ${ABOUT} [${REFERENCE}]`,
    );
  });

  it('says until when somebody waits for the reporter, where it ends by itself', () => {
    // Noted on the 15th; five working days: 16, 19 to 22 May.
    expect(shownAs(TELLINGS.reporterSilent, 'Berakhir tanpa tanggapan mulai')).toBe(
      'Kamis, 22 Mei 2025 pukul 16.00 WIB',
    );
    const aboutAnEnd = informed()
      .next({ type: 'startWork' })
      .next(RESOLVED)
      .next(ASKED)
      .next(passTime, at('2025-05-15 16:00'))
      .build();
    expect(shownAs({ kind: 'reporterSilent', report: aboutAnEnd }, 'Berakhir tanpa tanggapan mulai')).toBeUndefined();
  });

  it('says until when a second person may approve', () => {
    // Proposed on 6 May; five working days: 7 to 9, 14 and 15 May.
    expect(shownAs(TELLINGS.secondPerson, 'Setujui atau tolak paling lambat')).toBe(
      'Kamis, 15 Mei 2025 pukul 16.00 WIB',
    );
  });

  it('sets what the channel says beside what the office has done', () => {
    expect(shownAs(TELLINGS.channelDiffers, 'Status di kanal')).toBe('belum ditindaklanjuti');
    expect(shownAs(TELLINGS.channelDiffers, 'Status di kantor')).toBe(
      'didisposisikan ke unit; sudah ditandai diproses',
    );
    const closed = informed({ channelStatus: 'inProcess' })
      .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') })
      .next({ type: 'startWork' })
      .next(RESOLVED)
      .next(CLOSED)
      .build();
    const differs: Telling = { kind: 'channelDiffers', report: closed };
    expect(shownAs(differs, 'Status di kanal')).toBe('proses');
    expect(shownAs(differs, 'Status di kantor')).toBe('selesai; sudah dijawab');
  });

  it('is about a day where nobody has opened the queue, and about no report', () => {
    const unopened: Telling = { kind: 'queueUnopened', day: IsoDate.parse('2025-05-14') };
    const { subject, items, action } = textOf([unopened]);
    expect(subject).toBe('Antrean laporan belum dibuka: Rabu, 14 Mei 2025');
    expect(items).toEqual([{ reference: '', heading: 'Rabu, 14 Mei 2025', facts: [], links: [] }]);
    expect(action).toMatch(/^Silakan buka antrean /);
    expect(textOf([unopened], { language: 'en' }).subject).toMatch(/: Wednesday,? 14 May 2025$/);
  });

  it('says of a digest who is late, what changed and what is to be decided, in the words of the document', () => {
    const { subject, items } = textOf([TELLINGS.digest]);
    expect(subject).toBe('Laporan kepatuhan April 2025');
    expect(items).toHaveLength(1);
    expect(items[0]?.passages).toEqual([
      {
        title: 'Yang terlambat',
        lines: ['Meja Sekretaris Dinas: tidak ada yang lewat.', 'Tidak ada laporan terbuka yang lewat batas.'],
      },
      { title: 'Yang berubah', lines: ['Tidak ada pembandingnya.'] },
      {
        title: 'Yang perlu diputuskan',
        lines: ['Antrean terlambat dibuka pada 2 hari kerja; tambah penjaga antrean, ubah jam, atau tegur?'],
      },
    ]);
  });

  it('names a document as attached only where it goes along', () => {
    const { attached: _, ...withoutDocument } = aToldDigest();
    const labels = (telling: Telling) => textOf([telling]).items[0]?.facts.map(({ label }) => label);
    expect(labels(aDigestTelling())).toContain('Lampiran');
    expect(labels(digestTelling(withoutDocument))).toEqual(['Keadaan per', 'Tautan berlaku sampai']);
  });

  it('says of a digest among others who is late and no more, and calls it by its period', () => {
    const { subject, items, action } = textOf([TELLINGS.newReport, TELLINGS.digest]);
    expect(subject).toBe('2 pemberitahuan (1 laporan baru, 1 laporan kepatuhan)');
    expect(items[1]?.heading).toBe('Laporan kepatuhan April 2025');
    expect(items[1]?.passages?.map(({ title }) => title)).toEqual(['Yang terlambat']);
    expect(items[1]?.links).toHaveLength(2);
    expect(action).toContain('jangan diteruskan');
  });

  it('comes among several in few lines, and what is overdue is to be done first', () => {
    const { subject, items, action } = textOf([TELLINGS.newReport, TELLINGS.overdue, TELLINGS.atRisk]);
    expect(subject).toBe('3 pemberitahuan (1 laporan baru, 1 lewat batas waktu, 1 lainnya)');
    expect(items[1]?.heading).toBe(`LEWAT batas tanda sudah diproses: ${ABOUT}`);
    expect(items[1]?.facts).toContainEqual({
      label: 'Batas tanda diproses usulan',
      value: 'Sel, 6 Mei 2025, 15.00 WIB (LEWAT)',
      late: true,
    });
    expect(action).toBe(
      'Silakan masuk, buka setiap laporan, dan tindak lanjuti sebelum batas waktu. Dahulukan yang bertanda LEWAT.',
    );
    expect(textOf([TELLINGS.newReport, TELLINGS.atRisk]).action).not.toContain('LEWAT');
  });

  const ABOUT_A_REPORT = Object.entries(TELLINGS).flatMap(([kind, telling]) =>
    'report' in telling ? [[kind, telling] as const] : [],
  );
  it.each(ABOUT_A_REPORT)('says nothing that is kept of a report but its id: %s', (_, telling) => {
    const { id, ...kept } = telling.report;
    const hashes = JSON.stringify(kept).match(/[0-9a-f]{64}/g) ?? [];
    expect(hashes.length).toBeGreaterThan(0);
    const said = everyText(textOf([telling]))
      .join('\n')
      .replaceAll(id, '')
      .toLowerCase();
    for (const hash of hashes) expect(said).not.toContain(hash.slice(0, 12));
  });
});

describe('a report that was taken away', () => {
  it('is told with its number and where it is read as it was, and with nothing else of it', () => {
    expect(plainText(textOf([TELLINGS.takenAway]))).toBe(`Laporan berikut tidak lagi didisposisikan kepada Anda.

[${REFERENCE}] Laporan tidak lagi didisposisikan kepada Anda
  Buka keadaannya waktu itu (perlu masuk):
  ${CONSOLE_URL}/laporan/${ID}

Laporan yang tidak lagi didisposisikan kepada Anda tidak perlu Anda kerjakan lagi; keadaannya waktu itu tetap dapat Anda baca.

-- 
Dinas Perhubungan Kabupaten Kapuas Hulu
Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.
Pesan otomatis, tidak perlu dibalas.
`);
  });

  it('is told among others in no other words, and asks for nothing', () => {
    const { subject, items, action } = textOf([TELLINGS.takenAway, TELLINGS.newReport], { language: 'en' });
    expect(subject).toBe('2 notices (1 no longer yours, 1 new)');
    expect(items[0]).toEqual({
      reference: REFERENCE,
      heading: 'A report is no longer routed to you',
      facts: [],
      links: [{ label: 'Open how it was then', url: `${CONSOLE_URL}/laporan/${ID}` }],
    });
    expect(action).toBe(
      'Sign in, open each report, and act within its limits. Nothing more is to be done about a report that is no longer routed to you; how it was then can still be read.',
    );
    expect(textOf([TELLINGS.takenAway, TELLINGS.takenAway]).action).not.toMatch(/tindak lanjuti/);
  });
});

describe('danger', () => {
  it.each(['reporterUpdated', 'amended', 'withdrawn', 'conflict'] as const)(
    'stands first in the subject and in the heading of whatever else is told of such a report: %s',
    (kind) => {
      const { subject, items, urgent } = textOf([{ kind, report: TELLINGS.danger.report }]);
      expect(subject).toMatch(/^BAHAYA: /);
      expect(items[0]?.heading).toMatch(/^BAHAYA: /);
      expect([urgent, items[0]?.urgent]).toEqual([true, true]);
    },
  );

  it('is said once', () => {
    expect(plainText(textOf([TELLINGS.danger]))).toContain(`[${REFERENCE}] BAHAYA: Dermaga dan tambatan, Selimbau\n`);
    expect(textOf([TELLINGS.danger], { language: 'en' }).subject).toBe(
      `DANGER: Docks and moorings, Selimbau [${REFERENCE}]`,
    );
  });

  it('comes first among several, and in the subject of them all', () => {
    const { subject, items, action, urgent } = textOf([TELLINGS.newReport, TELLINGS.amended, TELLINGS.danger]);
    expect(subject).toBe('BAHAYA: 3 pemberitahuan (1 laporan baru, 1 ralat, 1 lainnya)');
    expect(items.map((item) => item.urgent === true)).toEqual([true, false, false]);
    expect(items.map(({ heading }) => heading)).toEqual([
      'BAHAYA: Dermaga dan tambatan, Selimbau',
      'Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau',
      'Diralat: Lampu jalan (PJU) padam atau rusak, Selimbau',
    ]);
    expect(action).toMatch(/^Tangani laporan bertanda BAHAYA sekarang juga\. /);
    expect(urgent).toBe(true);
  });

  it('is nowhere where there is none', () => {
    const text = textOf([TELLINGS.newReport, TELLINGS.amended]);
    expect(text.urgent).toBe(false);
    expect(plainText(text)).not.toMatch(/BAHAYA|SEGERA/);
  });
});

describe('several notices in one', () => {
  it('are told in few lines each', () => {
    expect(
      plainText(textOf([TELLINGS.newReport, TELLINGS.needsPerson])),
    ).toBe(`Berikut rangkuman pemberitahuan untuk Anda.

[${REFERENCE}] Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau
  Batas tanggapan: Kam, 15 Mei 2025, 16.00 WIB
  Batas penyelesaian: Rab, 28 Mei 2025, 16.00 WIB
  Buka laporan:
  ${CONSOLE_URL}/laporan/${ID}

[${REFERENCE}] Laporan menunggu klasifikasi petugas
  Usulan topik: Lampu jalan (PJU) padam atau rusak
  Kecamatan: Selimbau
  Batas klasifikasi usulan: Sel, 6 Mei 2025, 15.00 WIB
  Batas penyelesaian: Rab, 28 Mei 2025, 16.00 WIB
  Buka laporan:
  ${CONSOLE_URL}/laporan/${ID}

Silakan masuk, buka setiap laporan, dan tindak lanjuti sebelum batas waktu.

-- 
Dinas Perhubungan Kabupaten Kapuas Hulu
Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.
Pesan otomatis, tidak perlu dibalas.
`);
  });

  it('name the urgency only where it is high', () => {
    const high = routed({ proposal: { ...submit().proposal, urgency: 'high' } }).build();
    const [first, second] = textOf([{ kind: 'newReport', report: high }, TELLINGS.newReport]).items;
    expect(first?.facts).toContainEqual({ label: 'Kedaruratan', value: 'Tinggi' });
    expect(second?.facts.map(({ label }) => label)).not.toContain('Kedaruratan');
  });

  it.each([
    [['newReport', 'newReport'], '2 pemberitahuan (laporan baru)', '2 notices (new)'],
    [
      ['amended', 'newReport', 'newReport'],
      '3 pemberitahuan (2 laporan baru, 1 ralat)',
      '3 notices (2 new, 1 corrected)',
    ],
    [
      ['withdrawn', 'amended', 'newReport', 'newReport', 'conflict'],
      '5 pemberitahuan (2 laporan baru, 1 pencabutan, 2 lainnya)',
      '5 notices (2 new, 1 withdrawn, 2 other)',
    ],
    [['suspectedOversight', 'confirmedOversight'], '2 pemberitahuan (laporan terbatas)', '2 notices (restricted)'],
  ] as const)('are counted in the subject: %j', ([first, ...others], indonesian, english) => {
    const tellings = [TELLINGS[first], ...others.map((kind): Telling => TELLINGS[kind])] as const;
    expect(textOf(tellings).subject).toBe(indonesian);
    expect(textOf(tellings, { language: 'en' }).subject).toBe(english);
  });

  it('say of a recipient that cannot be reached what to do', () => {
    const { items, action } = textOf([TELLINGS.undeliverable, TELLINGS.newReport]);
    expect(items[0]).toEqual({
      reference: '',
      heading: 'Pemberitahuan tidak sampai: Contoh grup-contoh',
      facts: [],
      links: [],
    });
    expect(action).toBe(
      'Silakan masuk, buka setiap laporan, dan tindak lanjuti sebelum batas waktu. Perbaiki alamatnya di buku kontak; setelah itu pengiriman berlanjut dengan sendirinya. Sementara itu, beri tahu penerima dengan cara lain.',
    );
  });
});

/** What is said of no restricted report: anything but its channel and its limits. */
const REVEALING =
  /^(Topik|Topic|Usulan|Proposed|Kecamatan|Sub-district|Unit kerja|Unit$|Kedaruratan|Urgency|Status|Berakhir|Ends|Di kan|In the ch|At the of)/;
const RESTRICTED = {
  suspected: routed().suspected(),
  'suspected and secret': routed({ secret: true }).suspected(),
  'suspected and dangerous': routed({ proposal: { ...SUSPICION, urgency: 'danger' } }),
  confirmed: routed().suspected().next(OVERSIGHT),
  'confirmed, with somebody named in it': routed()
    .suspected()
    .next({ ...OVERSIGHT, recused: [aPerson('sekretaris', 'secretary').id] }),
} as const;
const SECRET = {
  secret: routed({ secret: true }).next(CLASSIFIED),
  'secret and dangerous': routed({ secret: true }).next({ ...CLASSIFIED, urgency: 'danger' }),
  'secret and in doubt': routed({ secret: true }).doubtful(),
  'made secret later': routed().next({ type: 'raiseConfidentiality', anonymous: false, secret: true }),
} as const;
const REPORT_KINDS = ReportNoticeKind.options;

/** Rules that would say everything of everything. Only the notices of oversight are kept from it by the schema. */
const TALKATIVE = {
  ...policyNaming({ topic: 'TOPIK-TERSEMBUNYI', place: 'TEMPAT-TERSEMBUNYI' }),
  notices: {
    ...policy.notices,
    words: {
      ...policy.notices.words,
      ...Object.fromEntries(
        REPORT_KINDS.filter((kind) => !/Oversight/.test(kind)).map((kind) => [
          kind,
          {
            ...policy.notices.words[kind],
            subject: {
              id: 'X {topic}, {subDistrict}, {unit}, {clock}',
              en: 'X {topic}, {subDistrict}, {unit}, {clock}',
            },
            facts: NoticeFact.options,
          },
        ]),
      ),
    },
  },
};

describe('what may not be said', () => {
  const alone = (telling: Telling) => [telling] as const;
  const amongOthers = (telling: Telling) => [telling, TELLINGS.undeliverable] as const;

  it.each(
    Object.entries({ ...RESTRICTED, ...SECRET }).flatMap(([what, report]) =>
      REPORT_KINDS.map((kind) => ({ what, kind, report: report.build() })),
    ),
  )('a notice of a $what report, told as $kind, does not say its topic or place', ({ kind, report }) => {
    for (const language of LANGUAGES) {
      for (const tellings of [alone({ kind, report }), amongOthers({ kind, report })]) {
        const said = JSON.stringify(textOf(tellings, { rules: TALKATIVE, language }));
        expect(said).not.toMatch(/TERSEMBUNYI|dugaan|pungli|\bpju\b|dermaga|selimbau/i);
      }
    }
  });

  it.each(
    Object.entries(RESTRICTED).flatMap(([what, report]) =>
      REPORT_KINDS.map((kind) => ({ what, kind, report: report.build() })),
    ),
  )('a $what report, told as $kind, does not show oversight, unit or danger', ({ kind, report }) => {
    for (const language of LANGUAGES) {
      for (const tellings of [alone({ kind, report }), amongOthers({ kind, report })]) {
        const text = textOf(tellings, { rules: TALKATIVE, language });
        const [item] = text.items.filter(({ reference }) => reference !== '');
        const said = JSON.stringify({ ...text, items: [item] });
        expect(said).not.toMatch(/pengawasan|oversight|bahaya|danger|sekretaris|secretary|bidang|division/i);
        expect(item?.heading).toMatch(/[Ll]aporan terbatas|[Rr]estricted report/);
        const labels = item?.facts.map(({ label }) => label) ?? [];
        expect(labels.filter((label) => REVEALING.test(label))).toEqual([]);
        expect(text.action).toMatch(/Jangan teruskan pemberitahuan ini\.$|Do not forward this notice\.$/);
      }
    }
  });

  it('a notice of a restricted report says nothing of it even where the rules of oversight would say it', () => {
    const talkative = TALKATIVE.notices.words.newReport;
    const words = { ...TALKATIVE.notices.words, suspectedOversight: talkative, confirmedOversight: talkative };
    const rules = { ...TALKATIVE, notices: { ...TALKATIVE.notices, words } };
    for (const builder of Object.values(RESTRICTED)) {
      const report = builder.build();
      for (const tellings of [alone({ kind: 'needsPerson', report }), amongOthers({ kind: 'needsPerson', report })]) {
        expect(JSON.stringify(textOf(tellings, { rules }).items)).not.toMatch(/TERSEMBUNYI|Sekretaris Dinas/);
        expect(textOf(tellings, { rules }).subject).not.toMatch(/TERSEMBUNYI|Sekretaris Dinas/);
      }
    }
  });

  it('the subject of a restricted report’s notice does not say which report it is, as the mail service repeats subjects in its news', () => {
    for (const kind of REPORT_KINDS) {
      const report = RESTRICTED.suspected.build();
      expect(textOf([{ kind, report }]).subject).not.toContain(REFERENCE);
    }
  });

  it('a notice of a restricted report in danger says that it is urgent, and not that there is danger', () => {
    const report = RESTRICTED['suspected and dangerous'].build();
    const text = textOf([{ kind: 'suspectedOversight', report }]);
    expect([text.subject, text.urgent]).toEqual(['SEGERA: Laporan terbatas menunggu telaah Anda', true]);
    expect(textOf([{ kind: 'danger', report }]).subject).toBe('SEGERA: Laporan terbatas menunggu telaah Anda');
  });

  it('a notice of a report that has become restricted since is in the words of oversight', () => {
    const report = RESTRICTED.confirmed.build();
    expect(textOf([{ kind: 'needsPerson', report }])).toEqual(textOf([{ kind: 'confirmedOversight', report }]));
  });

  it.each([
    ['reporterUpdated', 'Laporan terbatas: keterangan baru'],
    ['withdrawn', 'Laporan terbatas: pencabutan'],
    ['amended', 'Laporan terbatas: ralat'],
    ['conflict', 'Laporan terbatas: kiriman bertentangan'],
    ['atRisk', 'Laporan terbatas: mendekati batas'],
    ['overdue', 'Laporan terbatas: lewat batas waktu'],
    ['escalated', 'Laporan terbatas: belum ditangani'],
    ['reporterSilent', 'Laporan terbatas: pelapor belum menjawab'],
    ['closeProposed', 'Laporan terbatas: usulan penutupan'],
    ['channelDiffers', 'Laporan terbatas: beda status kanal'],
  ] as const)('the subject of news about a restricted report hides what it is about: %s', (kind, subject) => {
    expect(textOf([{ kind, report: RESTRICTED.confirmed.build() }]).subject).toBe(subject);
  });

  it('a notice of a secret report does not say what it is about, but says that somebody is in danger', () => {
    const report = SECRET['secret and dangerous'].build();
    const { subject, items, action } = textOf([{ kind: 'danger', report }]);
    expect(subject).toBe(`BAHAYA: isi dirahasiakan [${REFERENCE}]`);
    expect(items[0]?.facts.slice(0, 2)).toEqual([
      { label: 'Topik', value: 'dirahasiakan' },
      { label: 'Kecamatan', value: 'dirahasiakan' },
    ]);
    expect(action).toBe('Tangani sekarang juga, pada jam berapa pun. Jangan teruskan pemberitahuan ini.');
  });
});

describe('a name of the rules', () => {
  const naming = (name: string) => textOf([TELLINGS.newReport], { rules: policyNaming({ topic: name }) });

  it('brings no line into a subject, a heading or a value', () => {
    const text = naming('Lampu\r\nBcc: semua@contoh.invalid\u0000\u2028padam');
    expect(text.subject).toBe(`Laporan baru: Lampu Bcc: semua@contoh.invalid padam, Selimbau [${REFERENCE}]`);
    expect(text.items[0]?.facts[0]?.value).toBe('Lampu Bcc: semua@contoh.invalid padam');
  });

  it('a text of the office brings no line into a subject', () => {
    const subject = { id: 'Baru:\r\nBcc: semua@contoh.invalid', en: 'New' };
    const words = policy.notices.words.newReport;
    const rules = {
      ...policy,
      notices: {
        ...policy.notices,
        words: { ...policy.notices.words, newReport: { ...words, subject } },
      },
    };
    expect(textOf([TELLINGS.newReport], { rules }).subject).toBe(`Baru: Bcc: semua@contoh.invalid [${REFERENCE}]`);
  });

  it('is not read as a placeholder or as a pattern', () => {
    expect(naming('{subDistrict} $& $1').subject).toBe(`Laporan baru: {subDistrict} $& $1, Selimbau [${REFERENCE}]`);
  });

  it('turns nothing round: overrides go, a right-to-left name keeps to itself', () => {
    expect(naming('abc\u202Efed\u2069').subject).toBe(`Laporan baru: abcfed, Selimbau [${REFERENCE}]`);
    expect(naming('إنارة').subject).toBe(`Laporan baru: \u2068إنارة\u2069, Selimbau [${REFERENCE}]`);
  });

  it('keeps its emoji, and loses half a character', () => {
    expect(naming('Lampu 👩‍👧 \uD83D').items[0]?.facts[0]?.value).toBe('Lampu 👩‍👧 \uFFFD');
  });

  it('a topic that is missing from the rules is shown by its id', () => {
    const rules = { ...policy, topics: { ...policy.topics, topics: [] } };
    expect(textOf([TELLINGS.newReport], { rules }).subject).toBe(`Laporan baru: pju, Selimbau [${REFERENCE}]`);
  });
});

describe('the office’s subjects', () => {
  it('fit a crowded inbox, for nine topics in ten', () => {
    const lengths = policy.topics.topics
      .filter(({ unit }) => unit !== 'notOurs')
      .flatMap(({ id, unit }) => {
        const report = routed({ subDistrict: SELIMBAU, proposal: { ...submit().proposal, topic: id, unit } }).build();
        return LANGUAGES.map((language) => textOf([{ kind: 'newReport', report }], { language }).subject.length);
      });
    const fitting = lengths.filter((length) => length < 78).length;
    expect(fitting / lengths.length).toBeGreaterThan(0.9);
  });
});
