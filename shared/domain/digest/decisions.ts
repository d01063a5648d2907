import type { OverdueReport } from '#shared/domain/figures/overdue';
import type { ReportId } from '#shared/domain/words/words';
import { annexSays, MOST_DATES } from './annex-order.ts';
import type { Digest } from './digest.ts';
import { type LateUnit, lateUnits } from './late-units.ts';
import { behindOf, missedOf, worstClock } from './matters.ts';
import type { Voice } from './number-words.ts';
import { clockSaid } from './proposed.ts';
import { firstReferences } from './references.ts';

/** Something to decide: why, between what, and the reports behind it. */
export type Decision = {
  /** One sentence with its numbers. */
  readonly says: string;
  /** The same in a few words, for a mail. */
  readonly short: string;
  readonly choices: string;
  /** The first few of the reports behind it, and where the others stand. */
  readonly reports: string;
};

/** A unit with as many that are late is a decision of its own; those with fewer are one together. */
const MANY_LATE = 3;

/** What the reader has to decide, their own desk first. */
export const decisionsOf = (voice: Voice): readonly Decision[] => [
  ...lateDecisions(voice),
  ...queueDecision(voice),
  ...clockDecision(voice),
  ...unconfirmedDecision(voice),
  ...noticesDecision(voice),
  ...proposalsDecision(voice),
];

/** So many units have a decision of their own; the others, however much is late there, one together. */
const MOST_ALONE = 3;

const lateDecisions = (voice: Voice): readonly Decision[] => {
  const units = lateUnits(voice.digest);
  const isFirst = ({ isOwn, isWaiting }: LateUnit): boolean => isOwn || isWaiting;
  const rest = units.filter((unit) => !isFirst(unit));
  const alone = rest.filter(({ reports }) => reports.length >= MANY_LATE).slice(0, MOST_ALONE);
  const others = rest.filter((unit) => !alone.includes(unit));
  const [only] = others;
  const together =
    others.length === 1 && only !== undefined
      ? [lateDecision(voice, only)]
      : togetherLate(voice, others, others.length < units.length);
  return [...[...units.filter(isFirst), ...alone].map((unit) => lateDecision(voice, unit)), ...together];
};

const lateDecision = ({ write, digest }: Voice, unit: LateUnit): Decision => {
  const { reports, longest } = unit;
  const name = `${unit.isOwn ? 'Meja ' : ''}${write.name(unit.unit)}`;
  const many = `${write.count(reports.length)} laporan lewat batas`;
  return {
    says: `${name}: ${many}, terlama sejak ${write.date(longest.dueAt)}.`,
    short: `${unit.isOwn ? name : write.briefName(unit.unit)}: ${write.count(reports.length)} lewat;`,
    choices: choicesFor(unit),
    reports: unit.isOwn
      ? 'semuanya disebut dalam bagian 1'
      : firstReferences(splitIn(digest, reports), write.count, annexSays('overdue', digest)),
  };
};

/** A limit that the office has not set may be set otherwise; one that others have set may not. */
const choicesFor = ({ isOwn, isWaiting, clocks: [most] }: LateUnit): string => {
  if (isOwn) return 'tuntaskan, bahas dengan Inspektorat, atau tunjuk pengganti?';
  const limit = most?.isProposed === true ? 'ubah usulan' : 'bagi ulang';
  return isWaiting ? `tambah petugas, ${limit}, atau tegur?` : `tambah orang, ${limit}, atau tegur?`;
};

const togetherLate = (
  { write, digest }: Voice,
  units: readonly LateUnit[],
  hasOthers: boolean,
): readonly Decision[] => {
  const reports = units.flatMap((unit) => unit.reports).toSorted((one, other) => one.dueAt - other.dueAt);
  if (reports.length === 0) return [];
  const most = Math.max(...units.map((unit) => unit.reports.length));
  const many = `${write.count(units.length)} unit atau meja${hasOthers ? ' lain' : ''}: ${write.count(reports.length)} lewat`;
  return [
    {
      says: `${many} batas, masing-masing paling banyak ${write.count(most)}.`,
      short: `${many};`,
      choices: 'minta penjelasan tertulis, bantu, atau tegur?',
      reports: firstReferences(splitIn(digest, reports), write.count, annexSays('overdue', digest)),
    },
  ];
};

/** Reports about oversight and those at the reader's own desk are always named. */
const splitIn = (
  { desk }: Digest,
  reports: readonly OverdueReport[],
): { readonly always: readonly ReportId[]; readonly others: readonly ReportId[] } => {
  const isAlways = ({ oversight, unit }: OverdueReport): boolean => oversight || unit === desk;
  return {
    always: reports.filter(isAlways).map(({ id }) => id),
    others: reports.filter((report) => !isAlways(report)).map(({ id }) => id),
  };
};

const queueDecision = ({ write, digest }: Voice): readonly Decision[] => {
  const days = digest.unopened.map(write.shortDay);
  const left = days.length - MOST_DATES;
  const many = `pada ${write.count(days.length)} hari kerja`;
  const named = `${days.slice(0, MOST_DATES).join(', ')}${left > 0 ? `, dan ${write.count(left)} hari lain dalam ${annexSays('days', digest)}` : ''}`;
  return days.length === 0
    ? []
    : [
        {
          says: `Antrean tidak dibuka pada waktunya ${many}: ${named}.`,
          short: `Antrean terlambat dibuka ${many};`,
          choices: 'tambah penjaga antrean, ubah jam, atau tegur?',
          reports: '',
        },
      ];
};

/** The limit that others have set and that is missed most, by its share. */
const clockDecision = (voice: Voice): readonly Decision[] => {
  const { write, digest } = voice;
  const worst = worstClock(digest);
  if (worst === undefined) return [];
  const missed = write.value(missedOf(worst));
  const { always, others } = behindOf(digest, worst.clock);
  const open = always.length + others.length;
  return [
    {
      says: `Batas yang paling sering terlewati: ${clockSaid(worst.clock, [])}, ${missed}${open === 0 ? '' : `; ${write.count(open)} di antaranya masih terbuka`}.`,
      short: `Batas ${clockSaid(worst.clock, [])} terlewati ${write.percent(missedOf(worst).ratio)};`,
      choices: 'tambah orang, ubah cara kerja, atau tegur?',
      reports: firstReferences({ always, others }, write.count, annexSays('behind', digest)),
    },
  ];
};

const unconfirmedDecision = ({ write, digest }: Voice): readonly Decision[] => {
  const { always, others } = behindOf(digest, 'unconfirmed');
  const many = write.count(always.length + others.length);
  return always.length + others.length === 0
    ? []
    : [
        {
          says: `${many} laporan terbuka diputuskan mesin dan belum dikonfirmasi petugas.`,
          short: `${many} keputusan mesin belum dikonfirmasi;`,
          choices: 'tunjuk petugas, beri batas, atau tambah orang?',
          reports: firstReferences({ always, others }, write.count, annexSays('behind', digest)),
        },
      ];
};

const noticesDecision = ({ write, digest }: Voice): readonly Decision[] => {
  const many = write.count(digest.failedNotices);
  return digest.failedNotices === 0
    ? []
    : [
        {
          says: `${many} pemberitahuan gagal disampaikan.`,
          short: `${many} pemberitahuan gagal;`,
          choices: 'perbaiki buku kontak, beri tahu langsung, atau ganti penerimanya?',
          reports: firstReferences(behindOf(digest, 'noticesFailed'), write.count, annexSays('behind', digest)),
        },
      ];
};

/** Limits that stay proposals until somebody sets them. */
const proposalsDecision = ({ write, digest }: Voice): readonly Decision[] => {
  const shown = digest.clocks.filter(
    ({ clock, met, missed, pending }) => digest.proposed.includes(clock) && met + missed + pending > 0,
  );
  const said = shown.map((one) => `${clockSaid(one.clock, digest.proposed)} ${write.value(missedOf(one))}`);
  return shown.length === 0
    ? []
    : [
        {
          says: `${write.count(shown.length)} batas belum ditetapkan kantor; terlewati: ${said.join('; ')}.`,
          short: `${write.count(shown.length)} batas masih usulan;`,
          choices: 'tetapkan, ubah, atau cabut?',
          reports: '',
        },
      ];
};

/** As one sentence with its choices. */
export const decisionSays = ({ says, choices }: Decision): string => `${says} Pilihan: ${choices}`;

/** In a few words, for a mail. */
export const decisionBrief = ({ short, choices }: Decision): string => `${short} ${choices}`;
