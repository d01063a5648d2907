import type { Calendar } from '#shared/domain/calendar/calendar';
import { titled } from '#shared/domain/words/titled';
import { annexesOf, type DigestAnnexes } from './annexes.ts';
import { changeSentences, changesSay, changesTable } from './changes.ts';
import { coverageSays } from './coverage-section.ts';
import { decisionSays, decisionsOf } from './decisions.ts';
import type { Digest } from './digest.ts';
import { type Ending, endingOf } from './ending.ts';
import { lateNotes, lateTable, lateUnits, ownDeskSays } from './late-units.ts';
import { digestWriter, type Voice } from './number-words.ts';
import { openAgeTable } from './open-age-table.ts';
import { type DigestSection, sectionsOf } from './sections.ts';
import { type Table, tableOf } from './table.ts';
import { type Trend, trendOf } from './trend.ts';

/**
 * The document that a digest becomes, in formal Indonesian: all that is printed, and what is said of it on a screen.
 */
export type DigestText = {
  readonly title: string;
  readonly office: string;
  readonly letterhead: { readonly lines: readonly string[]; readonly address: string };
  /** What it is about, line by line under the title. */
  readonly facts: readonly string[];
  readonly footer: string;
  /** What stands before the number of a page, and between it and that of the last one. */
  readonly page: { readonly before: string; readonly of: string };
  /** The day that it bears: the digest's own, so that it is the same whenever it is made. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  /** How the office stands, in a line or two. */
  readonly standing: string;
  readonly ending: Ending;
  /** Three questions and their answers, on page one. */
  readonly late: {
    readonly heading: string;
    readonly own: readonly string[];
    readonly table: Table;
    readonly notes: readonly string[];
  };
  readonly changes: {
    readonly heading: string;
    readonly says: string;
    readonly table: Table;
    readonly trend: Trend;
    readonly age: Table;
  };
  readonly decide: { readonly heading: string; readonly says: string; readonly table: Table };
  /** What those answers follow from. */
  readonly sections: readonly DigestSection[];
  readonly closing: string;
  readonly annexes: DigestAnnexes;
  /** What is said first, and what is to be decided, a sentence each, for whoever reads it on a screen; not printed. */
  readonly sentences: readonly string[];
  readonly decisions: readonly string[];
};

/** A digest in words. The same digest gives the same words, whenever and wherever it is asked for. */
export const digestText = (policy: { readonly calendar: Pick<Calendar, 'zone'> }, digest: Digest): DigestText => {
  const write = digestWriter(policy.calendar.zone, digest.dayMinutes);
  const voice: Voice = { digest, write };
  const { asOf, letterhead } = digest;
  const decisions = decisionsOf(voice);
  return {
    title: 'Laporan Kepatuhan Pengelolaan Pengaduan',
    office: write.name(digest.office),
    letterhead: { lines: letterhead.lines.map(write.name), address: write.name(letterhead.address ?? '') },
    facts: factsOf(voice),
    footer: `${write.name(digest.office)} · Laporan kepatuhan ${write.period(digest.period)}`,
    page: { before: 'Halaman', of: 'dari' },
    date: write.parts(asOf),
    standing: standingOf(voice).join(' '),
    ending: endingOf(voice),
    late: {
      heading: '1. Unit mana yang terlambat, dan dengan apa',
      own: ownDeskSays(voice),
      table: lateTable(voice),
      notes: lateNotes(voice),
    },
    changes: {
      heading: '2. Apa yang memburuk atau membaik sejak yang lalu',
      says: changesSay(voice),
      table: changesTable(voice),
      trend: trendOf(voice),
      age: openAgeTable(voice),
    },
    decide: {
      heading: '3. Apa yang perlu diputuskan',
      says: decisions.length === 0 ? NOTHING_TO_DECIDE : '',
      table: tableOf(
        decisions,
        [
          { head: 'Keadaan', holds: 'name', says: ({ says }) => says },
          { head: 'Pilihan', holds: 'text', says: ({ choices }) => titled(choices) },
          { head: 'Laporan', holds: 'note', says: ({ reports }) => (reports === '' ? undefined : reports) },
        ],
        '–',
      ),
    },
    sections: sectionsOf(voice),
    closing: `${letterhead.place === undefined ? '' : `${write.name(letterhead.place)}, `}${write.date(asOf)}. Disusun otomatis dari catatan kejadian; setiap angka dapat dihitung ulang, dan dokumen ini dapat dibuat ulang dari data yang disimpan bersamanya.`,
    annexes: annexesOf(voice),
    sentences: [
      ...standingOf(voice),
      ...lateSentences(voice),
      ...changeSentences(voice),
      ...(digest.coverage === undefined ? [] : coverageSays(voice, digest.coverage)),
    ],
    decisions: decisions.length === 0 ? [NOTHING_TO_DECIDE] : decisions.map(decisionSays),
  };
};

const NOTHING_TO_DECIDE = 'Tidak ada.';

const factsOf = ({ write, digest: { period, asOf, scope } }: Voice): readonly string[] => [
  `${titled(write.period(period))}. Keadaan per ${write.moment(asOf)} WIB. ${scope === 'full' ? 'Dengan laporan pengawasan yang telah ditetapkan.' : 'Tanpa laporan pengawasan.'}`,
];

const standingOf = ({ write, digest }: Voice): readonly string[] => {
  const { received, open, overdue, headlines, period } = digest;
  const followedUp = headlines.find(({ name }) => name === 'followedUp.panrb.gross')?.values[0];
  const late =
    overdue.length === 0 ? 'tidak ada yang lewat batas' : `${write.count(overdue.length)} di antaranya lewat batas`;
  return [
    `${write.count(received)} laporan diterima pada ${write.period(period)}. Masih terbuka, kapan pun diterima: ${write.count(open)}, ${late}.`,
    followedUp === undefined || followedUp.ratio === null
      ? 'Persentase ditindaklanjuti: tidak ada data.'
      : `Ditindaklanjuti ${write.value(followedUp)} (rumus KemenPANRB, kotor).`,
  ];
};

/** The reader's own desk, then each unit in a sentence. */
const lateSentences = (voice: Voice): readonly string[] => [
  ...ownDeskSays(voice),
  ...lateUnits(voice.digest).flatMap(({ unit, isOwn, reports, longest }) =>
    isOwn
      ? []
      : [
          `${voice.write.name(unit)}: ${voice.write.count(reports.length)} laporan lewat batas, terlama sejak ${voice.write.date(longest.dueAt)}.`,
        ],
  ),
];
