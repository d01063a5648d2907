import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ActivityKindId, type ActivityWords } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { draftOf, W, W_QUESTIONS } from '#shared/domain/news/draft-of';
import { type DraftFacts, draftNames } from '#shared/domain/news/draft-values';
import { NewsText } from '#shared/domain/news/news-item';
import { SubDistrictId } from '#shared/domain/words/words';
import { newsTemplates, policy } from '#test/support/policy';

type Given = {
  readonly words?: Partial<ActivityWords>;
  readonly codes?: Partial<DraftFacts['codes']>;
  readonly subDistrict?: string;
  readonly rest?: Partial<DraftFacts>;
  readonly used?: readonly string[];
  readonly seed?: string;
};

const DUTY: DraftFacts['codes'] = {
  unit: 'asdp',
  kind: ActivityKindId.parse('piket-dermaga'),
  regularity: 'incidental',
  date: IsoDate.parse('2026-11-25'),
};

const draft = ({ words, codes, subDistrict, rest, used = [], seed = 'a' }: Given = {}) => {
  const facts = { codes: { ...DUTY, ...codes }, words: { what: 'Piket di Dermaga Putussibau', ...words }, ...rest };
  const place = subDistrict === undefined ? {} : { subDistrict: SubDistrictId.parse(subDistrict) };
  return draftOf(facts, draftNames(policy, { ...facts.codes, ...place }), newsTemplates, used, seed);
};

/** The opening alone, by the template that says no more than who did what, and when. */
const plainly = (given: Given): string => {
  const [kind] = newsTemplates.kinds.filter((one) => one.kind === (given.codes?.kind ?? DUTY.kind));
  const second = kind?.openings.filter(({ text }) => text === '{crew} {shortOffice} {doesThere} pada {day}.') ?? [];
  const openings = second.length === 1 ? second : expect.fail('no plain opening');
  const facts = { codes: { ...DUTY, ...given.codes }, words: { what: 'Piket', ...given.words } };
  const place = given.subDistrict === undefined ? {} : { subDistrict: SubDistrictId.parse(given.subDistrict) };
  const templates = { ...newsTemplates, kinds: kind === undefined ? [] : [{ ...kind, openings }] };
  return draftOf(facts, draftNames(policy, { ...facts.codes, ...place }), templates, [], 'a').sentence;
};
const ASDP = 'Petugas Bidang Keselamatan, Sarana Prasarana dan ASDP Dishub Kapuas Hulu';
const DAY = 'pada Rabu, 25 November 2026.';

describe('a draft of news', () => {
  it('tells an activity with all that is known of it', () => {
    const { text, missing } = draft({
      codes: { from: '07:30', until: '16:00', regularity: 'routine' },
      subDistrict: 'putussibau-utara',
      words: {
        place: 'Dermaga Putussibau',
        who: 'Empat petugas',
        why: 'Agar penumpang naik dan turun dengan aman',
        how: 'Mencatat 11 speed boat yang bersandar',
      },
      rest: { series: { weekdays: [1, 2, 3, 4, 5, 6, 7], times: 25 }, answered: 2 },
      seed: 'act_2',
    });
    expect(NewsText.parse({ ...text, pictures: [] })).toMatchObject(text);
    expect(missing).toEqual([]);
    expect(text).toEqual({
      headline: 'Dishub Kapuas Hulu Laksanakan Piket di Dermaga Putussibau',
      where: 'Dermaga Putussibau, Kecamatan Putussibau Utara',
      paragraphs: [
        `Mulai pukul 07.30 WIB, ${ASDP.replace('P', 'p')} melaksanakan piket di Dermaga Putussibau, Kecamatan Putussibau Utara, Rabu, 25 November 2026. Kegiatan itu berakhir pukul 16.00 WIB dan melibatkan empat petugas.`,
        'Hal itu dilakukan agar penumpang naik dan turun dengan aman. Kegiatan ini merupakan tindak lanjut atas dua laporan masyarakat.',
        'Pada kesempatan itu, petugas mencatat 11 speed boat yang bersandar.',
        'Secara rutin, piket dermaga dilaksanakan Dishub Kapuas Hulu setiap hari.',
      ],
    });
  });

  it('is there when nothing but what, day and unit is known', () => {
    const { text, missing, sentence } = draft();
    expect(text.paragraphs).toEqual([sentence]);
    expect(missing).toEqual(['when', 'where', 'who', 'why', 'how']);
    for (const one of W) expect(W_QUESTIONS[one].id).toMatch(/\?|\.$/);
  });

  it.each<readonly [string, Given, readonly W[]]>([
    ['a time', { codes: { from: '07:30' } }, ['where', 'who', 'why', 'how']],
    ['an end', { codes: { until: '16:00' } }, ['where', 'who', 'why', 'how']],
    ['a place', { words: { place: 'Dermaga Putussibau' } }, ['when', 'who', 'why', 'how']],
    ['a sub-district', { subDistrict: 'kalis' }, ['when', 'who', 'why', 'how']],
    ['who took part', { words: { who: 'tiga petugas' } }, ['when', 'where', 'why', 'how']],
    ['a reason', { words: { why: 'agar tertib' } }, ['when', 'where', 'who', 'how']],
    ['how it went', { words: { how: 'Lancar.' } }, ['when', 'where', 'who', 'why']],
  ])('does not ask for what is given: %s', (_, given, missing) => {
    expect(draft(given).missing).toEqual(missing);
  });

  it('is the same for the same activity, and another one for another', () => {
    expect(draft({ seed: 'b' })).toEqual(draft({ seed: 'b' }));
    const openings = Array.from({ length: 40 }, (_, n) => draft({ seed: `act_${n}` }).opening);
    expect(new Set(openings).size).toBeGreaterThanOrEqual(5);
  });

  it('takes the sentences for other activities where a kind has none', () => {
    expect(draft({ codes: { kind: ActivityKindId.parse('tari') } }).opening).toMatch(/^lain-\d+$/);
  });

  it('takes nothing out of words that look like gaps', () => {
    expect(draft({ words: { what: 'Piket {office} {who}' } }).sentence).toContain('piket {office} {who}');
  });

  it('never has more paragraphs than a news item may', () => {
    const how = Array.from({ length: 60 }, (_, n) => `Baris ${n}.`).join('\n');
    const { paragraphs } = draft({ words: { how, why: 'agar tertib' } }).text;
    expect(paragraphs).toHaveLength(12);
    expect(paragraphs.at(-1)).toContain('Baris 59.');
  });
});

describe('what was done, in a sentence', () => {
  it.each<readonly [string, ActivityWords, string]>([
    ['a thing', { what: 'Piket dermaga' }, 'melaksanakan piket dermaga'],
    ['a thing with a short form first', { what: 'KIR keliling' }, 'melaksanakan KIR keliling'],
    ['a verb', { what: 'Mengganti tiga lampu dermaga' }, 'mengganti tiga lampu dermaga'],
    ['a verb as headlines have it', { what: 'Pasang lampu dermaga' }, 'memasang lampu dermaga'],
    ['a short verb that begins like a long one', { what: 'Bersihkan tangga' }, 'membersihkan tangga'],
    ['a verb with ber-', { what: 'berkoordinasi dengan KSOP' }, 'berkoordinasi dengan KSOP'],
    ['with others', { what: 'Bersama Basarnas mencari perahu' }, 'bersama Basarnas mencari perahu'],
    ['a thing that begins like a verb', { what: 'Bersih-bersih dermaga' }, 'melaksanakan bersih-bersih dermaga'],
    ['its carrying out', { what: 'Pelaksanaan piket malam' }, 'melaksanakan piket malam'],
    ['what we did', { what: 'Petugas menolong perahu kandas.' }, 'menolong perahu kandas'],
    ['what we did, in short', { what: 'Tim pasang lampu' }, 'memasang lampu'],
    ['what we are', { what: 'Petugas piket dermaga' }, 'melaksanakan piket dermaga'],
    ['a sentence', { what: 'Kepala Dinas meninjau dermaga' }, 'melaksanakan piket dermaga'],
    ['a passive sentence', { what: 'Dipasang dua lampu baru' }, 'melaksanakan piket dermaga'],
    ['two sentences', { what: 'Piket pagi. Cuaca cerah.' }, 'melaksanakan piket dermaga'],
    [
      'all in capitals',
      { what: 'PIKET DI DERMAGA PUTUSSIBAU BERSAMA ASDP' },
      'melaksanakan piket di dermaga Putussibau bersama ASDP',
    ],
    ['with its place', { what: 'Piket', place: 'Dermaga Contoh' }, 'melaksanakan piket di Dermaga Contoh'],
    [
      'with a place that begins with di',
      { what: 'Piket', place: 'di depan Pos Contoh.' },
      'melaksanakan piket di depan Pos Contoh',
    ],
    [
      'with a way',
      { what: 'Patroli', place: 'Dari Dermaga Contoh ke Kalis' },
      'melaksanakan patroli dari Dermaga Contoh ke Kalis',
    ],
    [
      'with its place in it',
      { what: 'Piket di Dermaga Contoh', place: 'Dermaga Contoh' },
      'melaksanakan piket di Dermaga Contoh',
    ],
    [
      'with its place in it vaguely',
      { what: 'Piket di dermaga', place: 'Dermaga Contoh' },
      'melaksanakan piket di Dermaga Contoh',
    ],
    ['with its place as its object', { what: 'Cek dermaga', place: 'Dermaga Contoh' }, 'mengecek Dermaga Contoh'],
  ])('is told as %s', (_, { what, place }, told) => {
    expect(plainly({ words: { what, ...(place === undefined ? {} : { place }) } })).toBe(`${ASDP} ${told} ${DAY}`);
  });

  it.each<readonly [string, ActivityWords, string]>([
    ['alone', { what: 'Piket' }, 'piket di Kecamatan Putussibau Utara pada'],
    [
      'behind the place',
      { what: 'Piket', place: 'Dermaga Contoh' },
      'piket di Dermaga Contoh, Kecamatan Putussibau Utara, pada',
    ],
    [
      'behind a place in the words',
      { what: 'Piket di Dermaga Contoh' },
      'piket di Dermaga Contoh, Kecamatan Putussibau Utara, pada',
    ],
    [
      'once',
      { what: 'Piket', place: 'Pos Kecamatan Putussibau Utara' },
      'piket di Pos Kecamatan Putussibau Utara pada',
    ],
    [
      'once, in short',
      { what: 'Piket', place: 'Pos Kec. Putussibau Utara' },
      'piket di Pos Kec. Putussibau Utara pada',
    ],
    [
      'behind a place that is told more closely',
      { what: 'Sosialisasi di sekolah', place: 'SDN Contoh 01' },
      'sosialisasi di sekolah, tepatnya di SDN Contoh 01, Kecamatan Putussibau Utara, pada',
    ],
  ])('has its sub-district %s', (_, words, told) => {
    expect(plainly({ words, subDistrict: 'putussibau-utara' })).toContain(told);
  });

  it('is not lost where it is a sentence: that follows the opening', () => {
    const { text, sentence } = draft({ words: { what: 'seorang bocah ditolong. Ia selamat' } });
    expect(text.paragraphs[0]).toBe(`${sentence} Seorang bocah ditolong. Ia selamat.`);
  });

  it.each([
    ['secretary', 'Sekretaris Dishub Kapuas Hulu'],
    ['umum', 'Jajaran Subbagian Umum dan Aparatur Dishub Kapuas Hulu'],
    ['ppid', 'Admin PPID Dishub Kapuas Hulu'],
  ] as const)('is done by %s as people call them', (unit, who) => {
    const kind = ActivityKindId.parse('rapat');
    expect(plainly({ codes: { unit, kind }, words: { what: 'Rapat bulanan' } })).toBe(
      `${who} melaksanakan rapat bulanan ${DAY}`,
    );
  });
});

describe('what else is told of an activity', () => {
  const others = (given: Given): string => {
    const { text, sentence } = draft(given);
    return text.paragraphs.join('\n').slice(sentence.length + 1);
  };

  it.each<readonly [string, Given, RegExp]>([
    [
      'from when to when',
      { codes: { from: '07:30', until: '16:00' } },
      /pukul 07\.30–16\.00 WIB|berakhir pukul 16\.00 WIB/,
    ],
    ['who took part', { words: { who: 'bersama Basarnas' } }, / (?:melibatkan|itu) Basarnas\.$/],
    ['why, with its own connective', { words: { why: 'Agar tertib.' } }, / agar tertib\.$/],
    ['why, as a verb', { words: { why: 'menjaga ketertiban' } }, / untuk menjaga ketertiban\.$/],
    ['why, as an aim', { words: { why: 'Keselamatan penumpang' } }, / demi keselamatan penumpang\.$/],
    ['why, as what happened', { words: { why: 'Air naik' } }, /lasannya, air naik\.$/],
    ['why, in sentences', { words: { why: 'Air naik. Arus deras' } }, /^Air naik\. Arus deras\.$/],
    ['how, as a verb', { words: { how: 'mencatat 11 perahu' } }, /petugas mencatat 11 perahu\.$/i],
    ['how, with what', { words: { how: 'Dengan dua perahu' } }, / dengan dua perahu\.$/],
    ['how, in sentences', { words: { how: 'lancar. Tidak ada kejadian' } }, /^Lancar\. Tidak ada kejadian\.$/],
    ['how, by paragraphs', { words: { how: 'Pagi lancar.\n\nSore hujan' } }, /^Pagi lancar\.\nSore hujan\.$/],
    ['which reports', { rest: { answered: 1 } }, /satu laporan masyarakat/],
    ['that nothing was reported', { rest: { answered: 0 } }, /^$/],
  ])('is %s', (_, given, told) => {
    expect(others(given)).toMatch(told);
  });

  it.each<readonly [readonly number[], string]>([
    [[2], 'setiap Selasa'],
    [[4, 2], 'setiap Selasa dan Kamis'],
    [[1, 3, 5], 'setiap Senin, Rabu, dan Jumat'],
    [[1, 2, 3, 4, 5, 6, 7], 'setiap hari'],
  ])('is on which days it is done (%j)', (weekdays, told) => {
    const routine = { codes: { regularity: 'routine' }, rest: { series: { weekdays } } } as const;
    expect(draft(routine).text.paragraphs.join(' ')).toContain(`${told}.`);
    expect(draft({ ...routine, codes: { regularity: 'incidental' } }).text.paragraphs.join(' ')).not.toContain(told);
  });

  it('is how often it was done in its month, from the second time on', () => {
    const times = (count: number) => others({ rest: { series: { weekdays: [], times: count } } });
    expect([times(1), times(2), times(12)]).toEqual([
      '',
      expect.stringMatching(/tercatat dua kali/),
      expect.stringMatching(/tercatat 12 kali/),
    ]);
    expect(times(12)).toContain('November 2026');
  });

  it('is not how often it was recorded, where it is done every day', () => {
    const series = { weekdays: [1, 2, 3, 4, 5, 6, 7], times: 2 };
    const told = others({ codes: { regularity: 'routine' }, rest: { series } });
    expect(told).toContain('setiap hari');
    expect(told).not.toMatch(/tercatat|kali/);
  });

  it('is no time twice, where the opening says when it began', () => {
    const paragraphs = Array.from({ length: 30 }, (_, n) =>
      draft({ codes: { from: '07:30', until: '16:00' }, seed: `${n}` }).text.paragraphs.join(' '),
    );
    for (const text of paragraphs) {
      expect(text.match(/07\.30/g)).toHaveLength(1);
      expect(text.match(/16\.00/g)).toHaveLength(1);
    }
    expect(paragraphs.some((text) => text.startsWith('Mulai pukul 07.30 WIB, '))).toBe(true);
  });
});

describe('the headline of a draft', () => {
  const headlines = (given: Given) =>
    new Set(Array.from({ length: 30 }, (_, n) => draft({ ...given, seed: `${n}` }).text.headline));

  it.each<readonly [ActivityWords, string]>([
    [{ what: 'Piket', place: 'Dermaga Contoh' }, 'Dishub Kapuas Hulu Laksanakan Piket di Dermaga Contoh'],
    [{ what: 'Pasang rambu 30 km/jam' }, 'Dishub Kapuas Hulu Pasang Rambu 30 km/jam'],
    [{ what: 'bersih-bersih dermaga dan tangga' }, 'Dishub Kapuas Hulu Laksanakan Bersih-Bersih Dermaga dan Tangga'],
    [{ what: 'Kepala Dinas meninjau dermaga' }, 'Dishub Kapuas Hulu Laksanakan Piket Dermaga'],
  ])('is written like one: %j', (words, told) => {
    expect(headlines({ words })).toContain(told);
  });

  it('is never too long, however long what was done is', () => {
    const words = { what: `Pemeriksaan ${'sangat '.repeat(20)}panjang`, place: 'Dermaga Contoh '.repeat(7) };
    expect(headlines({ words })).toEqual(new Set(['Dishub Kapuas Hulu Laksanakan Piket Dermaga']));
  });
});

describe('openings', () => {
  it('differ on one day as long as there is another one, then by how many there were', () => {
    const used: string[] = [];
    for (let n = 0; n < 60; n += 1) used.push(draft({ used, seed: 'same' }).sentence);
    expect(new Set(used).size).toBe(60);
    expect(used.at(-1)).toMatch(/, kegiatan ke-60 yang diberitakan untuk hari itu\.$/);
  });

  it('differ on the next day by more than the date', () => {
    const used: string[] = [];
    for (let day = 1; day <= 7; day += 1)
      used.push(draft({ used, codes: { date: IsoDate.parse(`2026-11-0${day}`) } }).sentence);
    const shapes = used.map((text) => text.replace(/\p{L}+, \d November 2026/u, ''));
    expect(new Set(shapes).size).toBe(7);
  });

  it('are known again where only the first paragraph of earlier news is kept', () => {
    const first = draft({ words: { who: 'Basarnas' } });
    const second = draft({ words: { who: 'Basarnas' }, used: first.text.paragraphs });
    expect(second.sentence).not.toBe(first.sentence);
  });
});

describe('the drafts in the documents', () => {
  const documents = readFileSync(new URL('../../../docs/activities.md', import.meta.url), 'utf8');
  const quoted = documents
    .split(/\n\n/)
    .filter((part) => part.startsWith('> **'))
    .map((part) => part.split('\n>\n').map((line) => line.replace(/^> (?:\*\*)?|\*\*$/g, '')));
  const road = { unit: 'llaj', regularity: 'incidental' } as const;

  it.each<readonly [string, Given]>([
    [
      'the dock',
      {
        codes: { from: '07:30', until: '16:00', regularity: 'routine' },
        subDistrict: 'putussibau-utara',
        words: {
          what: 'Piket',
          place: 'Dermaga Contoh',
          who: 'empat petugas',
          why: 'Agar penumpang naik dan turun dengan aman',
          how: 'Mencatat 11 speed boat yang bersandar',
        },
        rest: { series: { weekdays: [1, 2, 3, 4, 5, 6, 7] } },
      },
    ],
    [
      'lamps',
      {
        codes: { ...road, kind: ActivityKindId.parse('patroli-perlengkapan-jalan'), date: IsoDate.parse('2026-11-24') },
        subDistrict: 'putussibau-utara',
        words: {
          what: 'Cek lampu jalan',
          place: 'sepanjang Jalan Tepian Contoh',
          who: 'bersama Satlantas Polres Kapuas Hulu',
          why: 'memastikan rambu terbaca',
        },
        rest: { answered: 2 },
      },
    ],
    [
      'a school',
      {
        codes: { ...road, kind: ActivityKindId.parse('sosialisasi'), date: IsoDate.parse('2026-11-17') },
        subDistrict: 'jongkong',
        words: {
          what: 'Sosialisasi keselamatan di sekolah',
          place: 'SMAN Contoh 1',
          who: 'Dua guru',
          why: 'Supaya pelajar memakai helm sejak dini',
        },
      },
    ],
  ])('can be made from what the office gave: %s', (_, given) => {
    const made = Array.from({ length: 6_000 }, (_one, n) => draft({ ...given, seed: `${n}` }).text);
    const shown = made.map(({ headline, paragraphs }) => [headline, ...paragraphs].join('\n'));
    expect(quoted.map((lines) => lines.join('\n')).filter((text) => shown.includes(text))).toHaveLength(1);
  });
});
