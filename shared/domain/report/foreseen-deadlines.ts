import * as z from 'zod';
import { showMoment } from '#shared/domain/calendar/moment-words';
import { titled } from '#shared/domain/words/titled';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import { CLOCK_NAMES, Clock } from './clock-rules.ts';
import { standsStill } from './clocks.ts';
import type { Report } from './report.ts';

/** What a step does to a clock. */
export const ClockChange = z.enum(['stays', 'moves', 'begins', 'stops', 'standsStill', 'goesOn', 'ends']);
type ClockChange = z.infer<typeof ClockChange>;

/** A clock that runs before a step or after it: its dates, where it has any, and what the step does to it. */
export type ForeseenDeadline = {
  readonly clock: Clock;
  readonly change: ClockChange;
  readonly before?: Instant;
  readonly after?: Instant;
};

/** What a step would do to the clocks of a report; those that it finds stopped and leaves so are left out. */
export const foreseenDeadlines = (before: Report, after: Report): readonly ForeseenDeadline[] =>
  Clock.options.flatMap((clock) => {
    const [from, to] = [stateOf(before, clock), stateOf(after, clock)];
    const change = changeOf(from, to);
    if (change === undefined) return [];
    const was = from.is === 'runs' ? { before: from.dueAt } : {};
    return [{ clock, change, ...was, ...(to.is === 'runs' ? { after: to.dueAt } : {}) }];
  });

type State = { readonly is: 'runs'; readonly dueAt: Instant } | { readonly is: 'still' | 'stopped' | 'none' };

const stateOf = (report: Report, clock: Clock): State => {
  const deadline = report.deadlines[clock];
  if (deadline === undefined) return { is: 'none' };
  if (deadline.stoppedAt !== undefined) return { is: 'stopped' };
  return standsStill(report, clock) ? { is: 'still' } : { is: 'runs', dueAt: deadline.dueAt };
};

const changeOf = (from: State, to: State): ClockChange | undefined => {
  if (to.is === 'runs') {
    if (from.is === 'runs') return from.dueAt === to.dueAt ? 'stays' : 'moves';
    return from.is === 'none' ? 'begins' : 'goesOn';
  }
  if (from.is === to.is || from.is === 'stopped' || from.is === 'none') return undefined;
  if (to.is === 'still') return 'standsStill';
  return to.is === 'stopped' ? 'stops' : 'ends';
};

/** The same as a sentence, which says so where the office has not set the limit. */
export const tellForeseen = (
  zone: string,
  { clock, change, before, after }: ForeseenDeadline,
  proposed: boolean,
): Bilingual => {
  const name = CLOCK_NAMES[clock];
  const mark = proposed ? { id: ' (usulan)', en: ' (proposed)' } : { id: '', en: '' };
  const at = (language: keyof Bilingual, moment: Instant | undefined): string =>
    moment === undefined ? '' : showMoment(zone, language, moment);
  const said = {
    stays: { id: `tetap ${at('id', after)}`, en: `stays ${at('en', after)}` },
    moves: {
      id: `berpindah dari ${at('id', before)} ke ${at('id', after)}`,
      en: `moves from ${at('en', before)} to ${at('en', after)}`,
    },
    begins: { id: `mulai berjalan, sampai ${at('id', after)}`, en: `begins to run, until ${at('en', after)}` },
    stops: { id: 'berhenti', en: 'stops' },
    standsStill: { id: 'jeda, dan berjalan lagi sesudahnya', en: 'stands still, and goes on afterwards' },
    goesOn: { id: `berjalan lagi, sampai ${at('id', after)}`, en: `goes on, until ${at('en', after)}` },
    ends: { id: 'tidak berlaku lagi', en: 'holds no more' },
  } as const satisfies Record<ClockChange, Bilingual>;
  return {
    id: `Tenggat ${name.id}${mark.id} ${said[change].id}.`,
    en: `${titled(`the clock of ${name.en}`)}${mark.en} ${said[change].en}.`,
  };
};
