import { dutyBookOf, eventLogOf, tableOf } from '#local/aws/records';
import type { Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { EVALUATED } from '#shared/app/figures/evaluate';
import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { datesBetween } from '#shared/domain/notices/duty';
import { isNews } from '#shared/domain/notices/timing';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Instant } from '#shared/domain/words/words';
import { type InventedLife, inventPast } from './invented-past.ts';
import type { PlannedPast } from './planned-lives.ts';
import { playContacts } from './play-contacts.ts';
import { playDuty } from './play-duty.ts';
import { type Played, playLives } from './play-lives.ts';
import { stepPortsOf } from './step-ports.ts';

const policy = loadPolicy();
const { calendar } = policy;

export type PlayedPast = {
  readonly lives: readonly InventedLife[];
  readonly played: Readonly<Record<Played, number>>;
  /** Who turned to an officer instead of the official channel. */
  readonly contacts: number;
  /** Left out, because they are still to come or something in them would be told as news. */
  readonly tooNew: number;
  /** Not begun, because somebody wanted it to stop. */
  readonly left: number;
};

/**
 * Invents a past up to the running system's own time and plays it into that system. Nobody is told of it: a life of
 * which anything would still be news is left out. Afterwards the evaluation looks again from where it begins.
 */
export const playPast = async (
  stack: Stack,
  given: PlannedPast,
  { say, signal }: { readonly say: (detail: string) => void; readonly signal?: AbortSignal },
): Promise<PlayedPast> => {
  say('menciptakan / inventing');
  const now = (await stackClock(stack))();
  const invented = await inventPast(policy, rulesClassifier(policy), { ...given, until: now });
  const isOver = ({ record }: InventedLife): boolean => record.length > 0 && record.every(isOld);
  const isOld = ({ recordedAt }: RecordedEvent): boolean => !isNews(recordedAt, now);
  const over = new Map(invented.filter(isOver).map((life) => [life.report, life]));
  const lives = [...over.values()].filter(({ original }) => original === undefined || over.has(original));
  const played = { new: 0, continued: 0, known: 0, apart: 0 };
  let done = 0;
  let events = 0;
  let contacts = 0;
  const ports = stepPortsOf(stack);
  try {
    await playLives(lives, {
      ports,
      signal,
      onPlayed: ({ record }, how) => {
        done += 1;
        played[how] += 1;
        events += record.length;
        say(`${done}/${lives.length} laporan, ${events} kejadian`);
      },
    });
    if (signal?.aborted !== true) {
      await playDuty({ policy, dutyBook: dutyBookOf(stack) }, given, datesOf(given, now));
      const informal = tableInformalStore(tableOf(stack), calendar);
      const reports = lives.map(({ report }) => report);
      contacts = await playContacts({ ...ports, informal }, { seed: given.seed, until: now }, reports);
    }
  } finally {
    await lookAgainFrom(stack, given.from);
  }
  return { lives, played, contacts, tooNew: invented.length - lives.length, left: lives.length - done };
};

/** The days of a past that are over for as long. */
const datesOf = ({ from, to }: Pick<PlannedPast, 'from' | 'to'>, now: Instant): readonly IsoDate[] =>
  datesBetween(calendar, from, Instant.parse(to - 1)).filter(
    (date) => !isNews(instantAt(calendar, plainDate(date).add({ days: 1 }), '00:00'), now),
  );

/** What was played lies before the evaluation's mark, where it would never look again. */
const lookAgainFrom = async (stack: Stack, from: Instant): Promise<void> => {
  const log = eventLogOf(stack);
  const mark = await log.mark(EVALUATED);
  if (mark !== undefined && mark > from) await log.setMark(EVALUATED, from);
};
