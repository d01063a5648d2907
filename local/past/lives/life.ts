import type { InventedPerson } from '#local/aws/invented-people';
import { ADMIN, STAND_IN } from '#local/past/people';
import { chance, pick, type Random } from '#local/past/random';
import type { WrittenReport } from '#local/past/texts/written-report';
import { isIn, slownessAt, type Troubles, type Worker } from '#local/past/troubles';
import type { ArrivalType } from '#shared/domain/arrival/arrival';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command, CommandRequest } from '#shared/domain/report/command-table';
import type { Actor } from '#shared/domain/report/event';
import type { Assessed, Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId } from '#shared/domain/words/words';
import type { Move, Story } from './story.ts';

export type LifeGiven = {
  readonly policy: Policy;
  readonly troubles: Troubles;
  readonly random: Random;
  readonly written: WrittenReport;
  readonly externalId: string;
  readonly receivedAt: Instant;
  /** Another report of the same matter and place, which was there before. */
  readonly original?: ReportId | undefined;
};

export type Life = ReturnType<typeof aLife>;

/** How diligent whoever has it is this time: what they do takes so many times the usual working time. */
const PACES = [0.4, 0.6, 0.8, 1, 1, 1.2, 1.7, 3] as const;
const MINUTE_MS = 60_000;
/** The longest that the calendar counts. */
const MOST_MINUTES = 20_000;

/** One report's life, as a clock that goes on and ways in which something is done at its moment. */
export const aLife = (given: LifeGiven) => {
  const { policy, troubles, random, written, externalId, receivedAt, original } = given;
  const { calendar } = policy;
  const channel = ChannelId.parse(written.channel);
  const pace = pick(random, PACES);
  let at = receivedAt;
  let posted = 0;
  let shown: unknown;
  const iso = (moment: number): string => isoWithOffset(calendar, Instant.parse(Math.floor(moment)));

  function* told(move: Move): Story<Assessed> {
    return assessed(yield move);
  }
  function* works(minutes: number): Story<Assessed> {
    const limit = Math.max(1, Math.min(MOST_MINUTES, Math.round(minutes)));
    at = countLimit(calendar, { limit, unit: 'workingMinutes' }, at).dueAt;
    return yield* told({ until: at });
  }
  return {
    policy,
    random,
    written,
    receivedAt,
    original,
    report: reportIdOf(channel, externalId),
    channel: { by: 'channel', channel } satisfies Actor,
    isLapor: channel === 'lapor',
    /** Only LAPOR! shows a status. */
    isShown: (status: string): boolean => channel !== 'lapor' || shown === status,
    iso,
    now: (): Instant => at,
    happens: (part: number): boolean => chance(random, part),
    /** Who is at the queue: the admin, or who stands in. */
    admin: (): InventedPerson => (isIn(troubles.illness, at) || chance(random, 0.05) ? STAND_IN : ADMIN),
    isAdminIll: (): boolean => isIn(troubles.illness, at),
    /** So much working time later, as the worker, the season and this once have it. */
    passes: (minutes: number, worker: Worker, tempo = 1): Story<Assessed> =>
      works(minutes * tempo * pace * (0.5 + random()) * slownessAt(calendar, troubles, worker, at)),
    /** A minute later, whatever the hour. */
    soon: (): Story<Assessed> => {
      at = Instant.parse(at + MINUTE_MS);
      return told({ until: at });
    },
    does: (by: InventedPerson, request: CommandRequest): Story<Assessed> => told({ step: { at, by, request } }),
    records: (actor: Actor, command: Command): Story<Assessed> => told({ step: { at, actor, command } }),
    posts: (type: ArrivalType, data: Readonly<Record<string, unknown>>): Story<Assessed> => {
      posted += 1;
      shown = data['status'] ?? shown;
      const id = `${externalId}-${posted}`;
      return told({
        step: { at, posting: { channel, id, type, timestamp: iso(at), data: { externalId, ...data } } },
      });
    },
  };
};

const assessed = (report: Report | undefined): Assessed => {
  if (report === undefined || report.status === 'received') throw new Error('a report that has not come in');
  return report;
};
