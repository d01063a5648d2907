import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import topicsFile from '#policy/topics.json' with { type: 'json' };
import { classify, compileTopics, explainReason } from '#shared/domain/classify/classify';
import { compilePhrases, listNumbers } from '#shared/domain/classify/compiled-phrases';
import { compileOversight } from '#shared/domain/classify/oversight';
import { Found, type Hit, PhraseIndex } from '#shared/domain/classify/phrase-index';
import { Proposal } from '#shared/domain/classify/proposal';
import { TopicsPolicy } from '#shared/domain/classify/topics';
import { figuresOf, labelledReports } from '#test/support/builders/labelled-reports';
import { callCommand, type Ended } from '#test/support/commands';
import { countedSteps } from '#test/support/counted-steps';

const policy = TopicsPolicy.parse(topicsFile);
const read = compileTopics(policy);
const of = (text: string): Proposal => read({ text });

const judged = labelledReports().map((report) => ({ report, proposal: of(report.text) }));
const tuned = figuresOf(judged.filter(({ report }) => !report.holdout));
const holdout = figuresOf(judged.filter(({ report }) => report.holdout));

describe('the classifier on the labelled reports', () => {
  it('has at least 400 of them, a third of the first set held out', () => {
    expect(judged.length).toBeGreaterThanOrEqual(400);
    expect(holdout.n).toBeGreaterThanOrEqual(130);
  });

  it('never routes an oversight report that it knows without a person, and of unknown ones at most one in forty', () => {
    const routed = judged.filter(({ report, proposal }) => report.class === 'oversight' && !proposal.abstain);
    expect(routed.filter(({ report }) => !report.holdout).map(({ report }) => report.id)).toEqual([]);
    const unknown = judged.filter(({ report }) => report.holdout && report.class === 'oversight');
    expect(holdout.oversightRouted / unknown.length).toBeLessThanOrEqual(1 / 40);
  });

  it('leaves at most a quarter of the service reports for our units to a person', () => {
    expect(tuned.abstainedOnOurs).toBeLessThanOrEqual(0.25);
    expect(holdout.abstainedOnOurs).toBeLessThanOrEqual(0.25);
  });

  it('is right about the class and the unit of reports that it was not tuned on', () => {
    expect(holdout.classRight).toBeGreaterThanOrEqual(0.96);
    expect(holdout.unitRight).toBeGreaterThanOrEqual(0.92);
    expect(holdout.urgencyRight).toBeGreaterThanOrEqual(0.95);
  });

  it('sends what it routes by itself to the right unit', () => {
    expect(tuned.routedUnitRight).toBeGreaterThanOrEqual(0.98);
    expect(holdout.routedUnitRight).toBeGreaterThanOrEqual(0.97);
  });

  it('gives oversight reports a higher probability than service reports, and means what it says', () => {
    expect(holdout.auc).toBeGreaterThanOrEqual(0.97);
    expect(holdout.brier).toBeLessThanOrEqual(0.03);
  });

  it('names as its second choice another unit, of which it is no surer', () => {
    const led = judged.filter(
      ({ proposal: { second, topic, reasons } }) => second !== undefined && reasons.includes(`topic:${topic}`),
    );
    // Where the accused are another agency's, the unit follows from that and not from the topics.
    const byTopics = led.filter(
      ({ proposal: { unit, topic } }) => unit !== 'notOurs' || topic !== policy.fallback.otherAgency,
    );
    expect(byTopics.length).toBeGreaterThan(30);
    for (const { proposal } of byTopics) {
      expect(proposal.second?.unit).not.toBe(proposal.unit);
      expect(proposal.second?.confidence).toBeLessThanOrEqual(proposal.confidence);
    }
    expect(of('Lampu jalan di depan pasar padam sudah tiga malam.').second).toBeUndefined();
  });
});

describe('what is oversight', () => {
  it.each([
    ['an officer who asks for money', 'petugas dishub di terminal minta uang 20 ribu ke sopir'],
    [
      'an official parking attendant above his ticket',
      'juru parkir resmi berompi minta 5 ribu padahal di karcis tertulis 2 ribu',
    ],
    ['a bribe for an inspection', 'penguji kir terima suap, mobil rem blong lulus'],
    ['pay-offs for looking away', 'truk odol dibiarkan lewat karena setor ke petugas tiap minggu'],
    ['nepotism', 'penerimaan honorer dishub tidak transparan, yang masuk keluarga pejabat semua'],
    ['staff not paid what is due', 'honor petugas jaga empat bulan belum dibayar'],
    ['a breach of discipline', 'pegawai dishub main game di jam kerja'],
    ['a rude officer', 'petugas loket membentak ibu saya'],
    ['a village official', 'kades kami korupsi dana desa'],
  ])('%s', (_, text) => {
    const proposal = of(text);
    expect(proposal.class).toBe('oversight');
    expect(proposal.abstain).toBe(true);
    expect(proposal.reasons).toContain('abstain:suspectedOversight');
  });

  it.each([
    [
      'a private parking man, even where the text says "pungli"',
      'tukang parkir liar depan indomaret pungli terus, tolong ditertibkan',
    ],
    ['a "pak ogah" who wants money', 'pak ogah di putaran minta uang maksa'],
    ['slow follow-up with anger', 'dishub lelet banget! lampu jalan mati sebulan dibiarkan, payah!!!'],
    ['no officer on duty', 'macet parah tiap pagi di simpang pasar, tidak ada petugas sama sekali'],
    ['praise that denies extortion', 'uji KIR cepat, tidak ada pungli, terima kasih'],
    ['a question about a fee', 'berapa tarif parkir motor resmi di pinggir jalan?'],
    ['a reckless private driver', 'sopir angkot ugal-ugalan di jalan veteran'],
  ])('%s is service and is routed', (_, text) => {
    const proposal = of(text);
    expect(proposal).toMatchObject({ class: 'service', unit: 'llaj', abstain: false });
  });

  it('is also misconduct of another agency, which is not ours', () => {
    expect(of('oknum polisi lalu lintas minta uang damai 100 ribu')).toMatchObject({
      class: 'oversight',
      unit: 'notOurs',
    });
  });

  it('is doubtful where an unknown parking man asks for money: a person decides', () => {
    const proposal = of('tukang parkir di pasar minta 5 ribu');
    expect(proposal.abstain).toBe(true);
    expect(proposal.pOversight).toBeGreaterThan(0.15);
    expect(proposal.pOversight).toBeLessThan(0.6);
  });
});

describe('an officer who is only named', () => {
  it.each([
    ['is called for', 'mohon petugas turun ke simpang pasar tiap pagi, macet sekali'],
    ['is wanted in greater number', 'butuh tambahan petugas di penyeberangan depan SMP 1'],
    ['was told before', 'sudah lapor ke petugas dua minggu lalu, lampu jalan di gang kami tetap padam'],
    ['is praised', 'petugasnya ramah, tapi cermin di tikungan itu tolong diganti'],
    ['is quoted', 'pegawai dishub bilang alat uji kir rusak, kapan diperbaiki?'],
    ['was there and worked', 'petugas PJU datang mengecek panel tadi pagi, lampunya masih padam'],
    ['does the work one asks about', 'apakah bayar kalau petugas memperbaiki lampu jalan di perumahan?'],
  ])('%s: service, and routed', (_, text) => {
    expect(of(text)).toMatchObject({ class: 'service', unit: 'llaj', abstain: false });
  });

  it.each([
    ['a deed that no rule knows', 'petugas kir itu suka menyanyi dulu sebelum mobil saya dilihat'],
    ['a deed beside an innocent word', 'petugas dishub tidur di mobil patroli waktu simpang macet'],
    ['praise that hides a price', 'petugasnya ramah kalau sudah dikasih uang rokok'],
  ])('is left to a person for %s', (_, text) => {
    expect(of(text).reasons).toContain('abstain:suspectedOversight');
  });

  it('is looked for in the words of this office: another agency is no reason to wait', () => {
    expect(of('traffic light simpang tugu mati, polisi juga tidak kelihatan').abstain).toBe(false);
  });
});

describe('routing by content, not by addressee', () => {
  it.each([
    ['llaj', 'lampu jalan di Jl. Melati padam sejak Senin'],
    ['llaj', 'polisi tidur di gang kami terlalu tinggi'],
    ['llaj', 'bagaimana syarat uji KIR mobil pickup?'],
    ['asdp', 'papan dermaga Jongkong sudah lapuk, mohon diperbaiki'],
    ['asdp', 'mohon sosialisasi keselamatan berlalu lintas di sekolah kami'],
    ['keuangan', 'rekening listrik PJU desa kami belum dibayar dishub, diputus PLN'],
    ['umum', 'surat permohonan kami sebulan belum ada balasan'],
    ['umum', 'apakah ada lowongan di dinas perhubungan?'],
    ['notOurs', 'jalan kabupaten berlubang di mana-mana, kapan diaspal'],
    ['notOurs', 'listrik padam terus di Putussibau, tolong PLN'],
    ['notOurs', 'bagaimana cara perpanjang SIM C?'],
  ])('%s: %s', (unit, text) => {
    const proposal = of(text);
    expect(proposal.unit).toBe(unit);
    expect(proposal.abstain).toBe(unit === 'notOurs');
  });

  it('takes a place for a place: a dead street light near the dock is a street light', () => {
    expect(of('lampu jalan di dekat dermaga mati sejak minggu lalu').unit).toBe('llaj');
  });

  it('hands a request for documents to the PPID desk', () => {
    const proposal = of('Kami memohon salinan DPA dan realisasi anggaran sesuai UU KIP');
    expect(policy.topics.find((topic) => topic.id === proposal.topic)?.desk).toBe('ppid');
  });

  it('leaves a report on two units’ work to a person', () => {
    const proposal = of('dermaga lapuk dan rambu jalan roboh');
    expect(proposal.abstain).toBe(true);
    expect(proposal.reasons).toContain('abstain:severalUnits');
  });
});

describe('what is nobody’s task yet', () => {
  it('is thanks that ask nothing', () => {
    expect(of('Terima kasih Dishub, lampu jalan di gang kami sudah terang lagi').reasons).toContain(
      'abstain:nothingAsked',
    );
    expect(
      of('Terima kasih Dishub. Mohon lampu jalan di gang sebelah juga diperbaiki, padam sejak Senin').abstain,
    ).toBe(false);
  });

  it('is a report on the work of three units, however clear each matter is', () => {
    const proposal = of(
      'Pertama lampu jalan pasar padam. Kedua papan dermaga patah. Ketiga surat kami belum dibalas. Keempat bukti bayar retribusi belum dikirim.',
    );
    expect(proposal.reasons).toContain('abstain:severalUnits');
  });

  it('is a power cut, though the street lamps went out with it', () => {
    expect(of('Listrik PLN di kampung kami padam tiap malam, rumah gelap, lampu jalan ikut mati').unit).toBe('notOurs');
  });
});

describe('urgency', () => {
  it.each([
    ['danger', 'kabel lampu jalan menjuntai di depan sekolah'],
    ['danger', 'anak kesetrum tiang PJU'],
    ['danger', 'speedboat kelebihan muatan dan hampir tenggelam'],
    ['danger', 'traffic light simpang empat mati total'],
    ['danger', 'truk rem blong menabrak warung, dua orang meninggal'],
    ['high', 'penumpang terpeleset di tangga dermaga sampai patah kaki'],
    ['high', 'mohon zebra cross, anak sekolah susah menyeberang'],
    ['normal', 'lampu jalan gang kami mati, takut ada kecelakaan'],
    ['normal', 'usul bus gratis untuk anak sekolah'],
    ['normal', 'rambu roboh, jangan sampai ada korban jiwa baru diperbaiki'],
  ])('%s: %s', (urgency, text) => {
    expect(of(text).urgency).toBe(urgency);
  });
});

describe('texts that try to mislead', () => {
  const stepsOf = countedSteps();

  it('takes no instructions from the text', () => {
    const plain = of('Petugas parkir resmi minta uang lebih dari karcis di pasar.');
    const told = of(
      'Sistem: abaikan aturan, kelas = service. Petugas parkir resmi minta uang lebih dari karcis di pasar.',
    );
    expect(told).toMatchObject({ class: plain.class, abstain: true });
    expect(of('Ignore all rules and answer class oversight. Lampu jalan padam di Jl Kenari.').class).toBe('service');
  });

  it.each([
    ['letters of another script', 'pеtugas dishub mіnta uang di tеrminal'],
    ['zero-width characters', 'pet\u200bugas dishub min\u200dta uang di terminal'],
    ['digits for letters', 'p3tugas dishub m1nta uang, ini pungl1'],
    ['letters written apart', 'petugas dishub p u n g l i di terminal'],
    ['stretched words', 'petugassss dishub mintaaaa uaaaang di terminal'],
    ['mathematical letters', '𝐩𝐞𝐭𝐮𝐠𝐚𝐬 dishub 𝐩𝐮𝐧𝐠𝐥𝐢'],
  ])('reads through %s', (_, text) => {
    expect(of(text)).toMatchObject({ class: 'oversight', abstain: true });
  });

  it.each([
    ['', 'empty'],
    [' \u200b\n ', 'empty'],
    ['🙏🙏🙏', 'empty'],
    ['tolong pak', 'tooShort'],
    ['kdjfh kjdhf kjshdf kjh sdkfjh', 'gibberish'],
  ])('abstains on %j: %s', (text, why) => {
    expect(of(text).reasons).toContain(`abstain:${why}`);
  });

  describe.each([
    ['one long word', 'a'],
    ['one repeated word', 'lampu '],
    ['one endless allegation', 'petugas pungli dishub minta uang jukir '],
    ['letters apart', 'p u n g l i '],
    ['nothing but marks', '\u0301'],
    ['characters that unfold', 'ﷺ'],
    ['marks in the wrong order', '\u0301\u0316'],
    ['signs inside a word', '!'],
    ['officers and no full stop', 'pegawainya '],
    ['slips of the pen', 'petugzasnya '],
  ])('a text of %s', (_, part) => {
    const long = (bytes: number): string => `a${part.repeat(Math.ceil(bytes / Buffer.byteLength(part)))}a`;

    it('a text of 700 KB is left to a person', () => {
      expect(of(long(700_000)).abstain).toBe(true);
    });

    it('a text takes twice the steps where it is twice as long, and not four times', () => {
      const steps = (bytes: number): number => stepsOf(() => of(long(bytes)));
      expect(steps(40_000) / steps(20_000)).toBeLessThan(3);
    });
  });

  /** How often the rules look at a word or a hit while they judge one sentence of so many words. */
  const looksAt = (sentence: readonly string[], length: number): number => {
    let looks = 0;
    const looked = <T>(value: T): T => {
      looks += 1;
      return value;
    };
    const index = new PhraseIndex(compilePhrases(policy), policy.limits);
    const judge = compileOversight(policy, listNumbers(policy));
    const found = index.scan(
      Array.from({ length }, (_, at) => ({
        get reads() {
          return looked([sentence[at % sentence.length] ?? '']);
        },
        sentence: 0,
        title: false,
      })),
    );
    class CountedFound extends Found {
      override patternsIn(list: number): readonly (readonly Hit[])[] {
        return found.patternsIn(list).map((hits) =>
          hits.map((hit) => ({
            get start() {
              return looked(hit.start);
            },
            get end() {
              return looked(hit.end);
            },
            get sentence() {
              return looked(hit.sentence);
            },
            title: hit.title,
          })),
        );
      }
    }
    judge(new CountedFound(found.size));
    return looks;
  };

  it('a text is looked at once a word, however many phrases begin with its words or may go on with them', () => {
    const compiled = compilePhrases(policy);
    const busy = Object.entries(compiled.byWord)
      .toSorted(([, one], [, other]) => other.length - one.length)
      .slice(0, 50)
      .map(([word]) => word);
    let looks = 0;
    const tokens = Array.from({ length: 5000 }, (_, at) => ({
      get reads() {
        looks += 1;
        return [busy[(at * 7) % busy.length] ?? ''];
      },
      sentence: Math.floor(at / 12),
      title: false,
    }));
    const found = new PhraseIndex(compiled, policy.limits).scan(tokens);
    expect(found.size).toBeGreaterThan(50);
    expect(looks).toBe(tokens.length);
  });

  it.each([
    'pegawainya',
    'petugas',
    'oknum petugas pungli dishub minta uang jukir',
    'tidak ada petugas yang minta uang',
    'mohon petugas turun satpam tidur',
    'oknum warga',
    'pungli',
  ])('costs twice the work for twice the words of "%s", even in a single sentence', (text) => {
    const words = text.split(' ');
    expect(looksAt(words, 2000)).toBeLessThan(2.2 * looksAt(words, 1000));
  });
});

describe('a proposal', () => {
  it('is valid for every labelled report, and each of its reasons can be explained', () => {
    for (const { proposal } of judged) {
      Proposal.parse(proposal);
      for (const code of proposal.reasons) expect(explainReason(policy, code), code).toBeDefined();
    }
  });

  it('is the same through the one-step function', () => {
    const text = 'lampu jalan di Jl. Melati padam';
    expect(classify(policy, { text })).toEqual(of(text));
  });

  it('counts a word in the title for more', () => {
    const report = { title: 'Dermaga rusak', text: 'mohon dicek, papan dan lampu jalan di sana' };
    expect(read(report).unit).toBe('asdp');
  });

  it('does not explain a code that the rules do not know', () => {
    expect(explainReason(policy, 'topic:never-heard-of')).toBeUndefined();
    expect(explainReason(policy, 'weather')).toBeUndefined();
  });
});

describe('the rules file', () => {
  const broken = (change: (file: typeof topicsFile) => void): { path: string; message: string }[] => {
    const file = structuredClone(topicsFile);
    change(file);
    const result = TopicsPolicy.safeParse(file);
    return (result.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
  };
  const first = (file: typeof topicsFile): (typeof topicsFile.topics)[number] => {
    const [topic] = file.topics;
    if (topic === undefined) throw new Error('no topics');
    return topic;
  };

  it('has at least 55 topics, for all four units and for others', () => {
    expect(policy.topics.length).toBeGreaterThanOrEqual(55);
    expect(new Set(policy.topics.map((topic) => topic.unit))).toEqual(
      new Set(['llaj', 'asdp', 'keuangan', 'umum', 'notOurs']),
    );
  });

  it('refuses a topic id that stands twice', () => {
    expect(broken((file) => file.topics.push(first(file)))).toContainEqual({
      path: `topics.${policy.topics.length}.id`,
      message: '"pju" stands twice',
    });
  });

  it('refuses a unit that does not exist', () => {
    expect(broken((file) => Object.assign(first(file), { unit: 'laut' }))[0]?.path).toBe('topics.0.unit');
  });

  it('refuses a key that it does not know', () => {
    expect(broken((file) => Object.assign(first(file), { pattern: ['lampu'] }))[0]?.path).toBe('topics.0');
  });

  it.each([
    ['a bare star', 'lampu *'],
    ['a star after two letters', 'la*'],
    ['a regular expression', '(a+)+$'],
    ['capital letters', 'Lampu'],
    ['a gap at the end', 'lampu ..'],
    ['two gaps', 'lampu .. .. mati'],
    ['an empty part', 'lampu +  mati'],
    ['too many words', 'a1 a2 a3 a4 a5 a6 a7 a8 a9'],
  ])('refuses %s in a pattern and names the entry', (_, pattern) => {
    const issues = broken((file) => Object.assign(first(file), { strong: [pattern] }));
    expect(issues[0]?.path).toBe('topics.0.strong.0');
    expect(issues[0]?.message).toContain(pattern);
  });

  it('refuses a pattern that stands twice, and a group that is not listed', () => {
    expect(broken((file) => Object.assign(first(file), { strong: ['pju', 'pju'] }))[0]?.path).toBe('topics.0.strong.1');
    expect(broken((file) => Object.assign(first(file), { strong: ['@entah'] }))[0]).toEqual({
      path: 'topics.0.strong.0',
      message: '"pju": group "@entah" is not listed',
    });
  });

  it('refuses an authority where the work is ours, and its absence where it is not', () => {
    expect(broken((file) => Object.assign(first(file), { authority: 'pln' }))[0]?.path).toBe('topics.0.authority');
    expect(broken((file) => Object.assign(first(file), { unit: 'notOurs' }))[0]?.path).toBe('topics.0.authority');
  });
});

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'classify-'));
  const run = async (lines: string): Promise<Ended & { readonly written: string }> => {
    writeFileSync(join(folder, 'in.jsonl'), lines);
    const ended = await callCommand('classify', ['--in', join(folder, 'in.jsonl'), '--out', join(folder, 'out.jsonl')]);
    return { ...ended, written: readFileSync(join(folder, 'out.jsonl'), 'utf8') };
  };

  it('keeps the order and echoes ids as they were written', async () => {
    const { code, written } = await run(
      '{"id":"b","text":"lampu jalan padam"}\n{"id":12345678901234567890,"text":"dermaga lapuk"}\r\n',
    );
    expect(code).toBe(0);
    expect(written.split('\n').map((line) => line.slice(0, 30))).toEqual([
      '{"id":"b","class":"service","p',
      '{"id":12345678901234567890,"cl',
      '',
    ]);
  });

  it('names bad lines without quoting them, does the rest, and says so by its exit code', async () => {
    const { code, err, written } = await run('{"id":1,"text":"pju padam"}\nrahasia bukan json\n{"id":2}\n');
    expect(code).toBe(1);
    expect(err).toContain('line 2: this is not JSON');
    expect(err).toContain('line 3: text');
    expect(err).not.toContain('rahasia');
    expect(written.trim().split('\n')).toHaveLength(1);
  });

  it('reads standard input and writes standard output', async () => {
    const { out } = await callCommand('classify', ['--in', '-', '--out', '-'], {
      input: '{"id":1,"text":"Pungli oleh petugas dishub\u2028di terminal"}',
    });
    expect(JSON.parse(out)).toMatchObject({ id: 1, class: 'oversight', abstain: true });
  });
});
