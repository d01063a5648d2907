import { describe, expect, it } from 'vitest';
import { classify, compileTopics } from '#shared/domain/classify/classify';
import { compilePhrases } from '#shared/domain/classify/compiled-phrases';
import { Proposal } from '#shared/domain/classify/proposal';
import { isSuspected } from '#shared/domain/report/route';
import { namedOffice } from '#test/support/builders/named-office';
import { type NamedReport, namedReports } from '#test/support/builders/named-reports';
import { countedSteps } from '#test/support/counted-steps';
import { policy } from '#test/support/policy';

const read = compileTopics(policy.topics, namedOffice);
const accusedIn = (text: string): readonly string[] => read({ text }).accused ?? [];

type Judged = { readonly report: NamedReport; readonly found: readonly string[]; readonly flagged: boolean };
const judged: readonly Judged[] = namedReports().map((report) => {
  const proposal = read({ text: report.text });
  return { report, found: proposal.accused ?? [], flagged: isSuspected(policy, proposal) };
});

const countOf = <T>(all: readonly T[], test: (one: T) => boolean): number => all.filter(test).length;
const shareOf = (all: readonly Judged[], test: (one: Judged) => boolean): number => countOf(all, test) / all.length;

/** How many are right, by category: what a failure shows. */
const byCategory = (all: readonly Judged[], isRight: (one: Judged) => boolean): string =>
  [...new Set(all.map(({ report }) => report.category))]
    .sort((a, b) => a.localeCompare(b))
    .map((category) => {
      const some = all.filter(({ report }) => report.category === category);
      return `${category} ${countOf(some, isRight)}/${some.length}`;
    })
    .join(', ');

describe.each([
  { set: 'on which the rules were made', holdout: false, recall: 0.85, falsely: 0.01, suspected: 0.1 },
  { set: 'that nobody looked at', holdout: true, recall: 0.7, falsely: 0.02, suspected: 0.08 },
])('among the reports that name people of the office $set', ({ holdout, recall, falsely, suspected }) => {
  const all = judged.filter(({ report }) => report.holdout === holdout);
  const accusing = all.filter(({ report }) => report.accused.length > 0);
  const ordinary = all.filter(({ report }) => report.accused.length === 0);

  it('whoever is accused is found, and nobody else', () => {
    const meant = accusing.flatMap(({ report, found }) => report.accused.map((id) => found.includes(id)));
    const named = accusing.flatMap(({ report, found }) => found.map((id) => report.accused.some((one) => one === id)));
    const figures = byCategory(
      accusing,
      ({ report, found }) => report.accused.length === found.length && report.accused.every((id) => found.includes(id)),
    );
    expect(countOf(meant, Boolean) / meant.length, figures).toBeGreaterThanOrEqual(recall);
    expect(countOf(named, Boolean) / named.length, figures).toBeGreaterThanOrEqual(0.95);
  });

  it('ordinary ones accuse hardly anybody and are seldom suspected', () => {
    const innocent = byCategory(ordinary, ({ found, flagged }) => found.length === 0 && !flagged);
    expect(
      shareOf(ordinary, ({ found }) => found.length > 0),
      innocent,
    ).toBeLessThanOrEqual(falsely);
    expect(
      shareOf(ordinary, ({ flagged }) => flagged),
      innocent,
    ).toBeLessThanOrEqual(suspected);
  });
});

describe('who is accused', () => {
  it.each([
    ['does the deed', 'Kabid LLAJ terima setoran dari juru parkir tiap minggu', ['kepala-llaj']],
    ['is known by a nickname', 'Pak Budi KIR minta uang rokok biar mobil lulus', ['grup-llaj']],
    ['is known by another title', 'Bapak Budi di KIR minta uang rokok biar mobil lulus', ['grup-llaj']],
    ['is misspelt', 'pak budy minta uang rokok biar mobil lulus', ['grup-llaj']],
    ['drives the car', 'KB 1 FX dipakai belanja ke pasar hari Minggu', ['sekretaris']],
    ['drives the car, its plate in one word', 'kb1fx dipakai belanja ke pasar hari minggu', ['sekretaris']],
    ['is to be punished', 'Mohon Pak Sekdis menindak Kabid LLAJ yang sering minta setoran', ['kepala-llaj']],
    ['was named in the sentence before', 'Kemarin saya dilayani Pak Budi. Dia minta uang rokok dulu.', ['grup-llaj']],
    ['was told and did it himself', 'Sudah lapor ke Sekdis soal pungli tapi dia malah ikut menikmati.', ['sekretaris']],
    ['acts with another', 'Pak Budi dan Bu Rina bagi hasil uang uji', ['grup-llaj', 'kepala-keuangan']],
    ['is given the money', 'Uang itu kami setor ke Bu Rina tanpa kuitansi', ['kepala-keuangan']],
    [
      'is among the people of whoever is written to',
      'Kepada Kabid LLAJ, anak buah Bapak, Pak Budi, menawarkan lulus uji tanpa rem. Bayarnya 300 ribu.',
      ['grup-llaj'],
    ],
    [
      'is unlike whoever is praised',
      'Mas Admin sopan. Beda dengan pengganti admin lapor, dia malah menjual nomor HP saya.',
      ['pengganti-admin-lapor'],
    ],
    ['is called by a function and no nickname', 'Oknum admin SIKEDIP menjual data pegawai', ['admin-sikedip']],
    ['sells what he keeps', 'petugas ppid jual nomor hp pemohon ke wartawan', ['admin-ppid']],
  ])('is found where he %s', (_, text, ids) => {
    expect(accusedIn(text)).toEqual(ids);
  });

  it.each([
    ['is told', 'Lapor Pak Sekdis, preman minta uang di terminal bayangan'],
    ['is asked for help', 'Mohon Kabid LLAJ menertibkan jukir liar yang memalak di pasar'],
    ['is thanked', 'Terima kasih Pak Budi KIR, tidak ada pungli sama sekali'],
    ['is only the head of who did it', 'Anak buah Kabid ASDP minta uang'],
    ['is spoken to about his own things', 'Pak Budi KIR, buku uji saya tertukar amplopnya dengan milik tetangga'],
    ['is asked for', 'ini kabid asdp yang baru siapa namanya ya, mau tulis surat undangan'],
    ['takes no more than the ticket says', 'Uang parkir yang ditarik jukir resmi 2 ribu sesuai karcis'],
    ['is cleared', 'Kabar bahwa Kabid LLAJ menerima suap ternyata hoaks'],
    ['is shown a receipt', 'Retribusi sudah saya transfer, buktinya ditunjukkan ke petugas dermaga'],
    ['is only near a word of daily life', 'Bunyi klakson kapal jam 3 pagi ganggu tidur, bisa diimbau Bang Iwan?'],
  ])('is not he who %s', (_, text) => {
    expect(accusedIn(text)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(sekretaris|kepala-|grup-llaj)/)]),
    );
  });

  it('is the unit where the unit is called, and the head where he is', () => {
    expect(accusedIn('Petugas dermaga minta uang rokok tiap sandar')).toEqual(['grup-asdp']);
    expect(accusedIn('Kabid ASDP minta uang rokok tiap sandar')).toEqual(['kepala-asdp']);
  });

  it('is left out of the proposal where nobody is', () => {
    expect(read({ text: 'Siapa Kabid LLAJ yang sekarang?' })).not.toHaveProperty('accused');
    expect(read({ text: 'Petugas minta uang rokok di jalan' })).not.toHaveProperty('accused');
  });

  it('are at most six, in the order of their ids', () => {
    const everybody = namedOffice.called.map(({ as }) => as[0]).join(' dan ');
    const proposal = Proposal.parse(read({ text: `Korupsi berjamaah oleh ${everybody}` }));
    expect(proposal.accused).toHaveLength(6);
    expect(proposal.accused).toEqual([...(proposal.accused ?? [])].sort((a, b) => a.localeCompare(b)));
  });

  it('is the same through phrases that were compiled before, and through the one-step function', () => {
    const text = 'Pak Budi KIR minta uang rokok';
    const before = compileTopics(policy.topics, namedOffice, compilePhrases(policy.topics, namedOffice));
    expect(before({ text })).toEqual(read({ text }));
    expect(classify(policy.topics, { text }, namedOffice)).toEqual(read({ text }));
    expect(classify(policy.topics, { text })).not.toHaveProperty('accused');
  });
});

describe('a plate of the office', () => {
  it('is no amount of money', () => {
    expect(isSuspected(policy, read({ text: 'Mobil KB 1021 F mogok di tanjakan, sudah dibantu petugas' }))).toBe(false);
  });
});

describe('the work', () => {
  const stepsOf = countedSteps();

  it.each([
    ['names', 'pak budi dan bu rina '],
    ['accusations', 'pak budi minta uang ke bang iwan lalu '],
    ['plates', 'kb 1021 f '],
    ['misspelt names', 'pak budy bu rinna '],
    ['halves of plates', 'kb 1021 '],
    ['people spoken to', 'pak budi, bu rina. '],
    ['names that share a word', 'oknum admin sikedip '],
  ])('is twice as much for twice as long a text of %s', (_, part) => {
    const steps = (times: number): number => stepsOf(() => read({ text: part.repeat(times) }));
    // The shorter one first: what the engine still has to learn is counted there.
    const half = steps(400);
    expect(steps(800) / half).toBeLessThan(3);
  });
});
