import { changeSentences, changesSay } from './changes.ts';
import { coverageLines } from './coverage-section.ts';
import { decisionBrief, decisionsOf } from './decisions.ts';
import { type LateUnit, lateUnits } from './late-units.ts';
import type { Voice } from './number-words.ts';
import { reference } from './references.ts';

/** A part of what a mail says: its title and its lines. */
type Passage = { readonly title: string; readonly lines: readonly string[] };
/** The answers to the three questions in a few short lines. */
export type DigestBrief = {
  readonly late: Passage;
  readonly changes: Passage;
  readonly decide: Passage;
  /** What was done and published, where anything is known of it. */
  readonly activities?: Passage;
};

/** With three titles, twelve lines in all; and two of what was done, under a title of their own. */
const MOST_LINES = { late: 4, changes: 2, decide: 3 } as const;

export const briefOf = (voice: Voice): DigestBrief => {
  const changes = changeSentences(voice);
  const decisions = decisionsOf(voice);
  const activities = coverageLines(voice);
  return {
    ...(activities.length === 0 ? {} : { activities: { title: 'Kegiatan dan berita', lines: activities } }),
    late: { title: 'Yang terlambat', lines: lateLines(voice) },
    changes: {
      title: 'Yang berubah',
      lines: changes.length === 0 ? [changesSay(voice)] : changes.slice(0, MOST_LINES.changes),
    },
    decide: {
      title: 'Yang perlu diputuskan',
      lines:
        decisions.length === 0
          ? ['Tidak ada.']
          : atMost(MOST_LINES.decide, decisions.map(decisionBrief), (left) => `${left} keputusan lain dalam laporan.`),
    },
  };
};

/** The reader's own desk first, also where nothing is late there. */
const lateLines = ({ write, digest }: Voice): readonly string[] => {
  const units = lateUnits(digest);
  const own = units.filter(({ isOwn }) => isOwn);
  const others = units.filter(({ isOwn }) => !isOwn);
  const lineOf = ({ unit, isOwn, reports, longest }: LateUnit): string =>
    `${isOwn ? 'Meja ' : ''}${write.briefName(unit)}: ${write.count(reports.length)} lewat, terlama ${write.shortDate(longest.dueAt)} (${reference(longest.id)}).`;
  const free =
    digest.desk === undefined || own.length > 0 ? [] : [`Meja ${write.briefName(digest.desk)}: tidak ada yang lewat.`];
  const first = [...own.map(lineOf), ...free];
  if (units.length === 0) return [...free, 'Tidak ada laporan terbuka yang lewat batas.'];
  const rest = atMost(MOST_LINES.late - first.length, others.map(lineOf), (left) => {
    const late = others.slice(-left).reduce((sum, { reports }) => sum + reports.length, 0);
    return `${write.count(left)} unit atau meja lain: ${write.count(late)} lewat.`;
  });
  return [...first, ...rest];
};

/** As many as fit; the last line says of the others how many they are. */
const atMost = (most: number, lines: readonly string[], rest: (left: number) => string): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most - 1), rest(lines.length - most + 1)];
