import * as z from 'zod';
import { TimeOfDay } from '#shared/domain/calendar/calendar';
import { WorkingTime } from '#shared/domain/calendar/working-time';
import { Audience, MAY_HEAR } from '#shared/domain/office/audience';
import { Role } from '#shared/domain/office/recipient';
import { Clock } from './clock-rules.ts';

/**
 * The clocks whose miss is a miss: that an end is not reacted to (closure) is the reporter's silence, not the office's.
 */
export const WATCHED_CLOCKS = Clock.exclude(['closure']);
export type WatchedClock = z.infer<typeof WATCHED_CLOCKS>;

const told = z.array(Audience).min(1).readonly();

/**
 * Jenjang eskalasi: who is told of a miss at once, and who when nobody has acted so much working time after it was due.
 */
const Ladder = z
  .strictObject({
    oversight: z.enum(['none', 'suspected', 'confirmed']),
    clocks: z.array(WATCHED_CLOCKS).min(1).readonly(),
    onMiss: told,
    steps: z
      .array(z.strictObject({ after: WorkingTime, to: told }).readonly())
      .max(63)
      .readonly(),
  })
  .readonly();
export type Ladder = z.infer<typeof Ladder>;

/** The reporter keeps silent: somebody is told after so long, and after as much again it ends. */
const Silence = z.strictObject({ noteAfter: WorkingTime, endAfter: WorkingTime }).readonly();

/** What the watch looks for, when, and whom it tells. */
export const WatchRules = z
  .strictObject({
    ladders: z.array(Ladder).min(1).readonly(),
    silence: z.strictObject({ awaitingReporter: Silence, resolved: Silence }).readonly(),
    /** So long office and channel may say different things of a report. */
    channelDiffersAfter: WorkingTime,
    /** So long an update may wait for its report before somebody is told. */
    reportMissingAfter: WorkingTime,
    /**
     * Empat mata: until when a second person must have approved what nobody does alone, and for how many days the
     * readers of oversight still see a report that was found to be none.
     */
    secondPerson: z.strictObject({ within: WorkingTime, seenDays: z.int().min(1).max(3660) }).readonly(),
    /**
     * Piket: until when the queue must have been opened on a working day, and who is told then and later if nobody has.
     */
    duty: z
      .array(z.strictObject({ at: TimeOfDay, to: z.array(Role).min(1).readonly() }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly()
  .superRefine(({ ladders, duty }, context) => {
    const complain = (message: string, ...path: readonly (string | number)[]) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    for (const [index, { oversight, onMiss, steps }] of ladders.entries()) {
      for (const audience of [...onMiss, ...steps.flatMap(({ to }) => to)]) {
        if (!MAY_HEAR[oversight].includes(audience))
          complain(`${oversight} oversight is never told to ${audience}`, 'ladders', index);
      }
    }
    for (const oversight of ['none', 'suspected', 'confirmed'] as const) {
      for (const clock of WATCHED_CLOCKS.options) {
        const fitting = ladders.filter((ladder) => ladder.oversight === oversight && ladder.clocks.includes(clock));
        if (fitting.length !== 1) complain(`${fitting.length} ladders for ${clock}, oversight ${oversight}`, 'ladders');
      }
    }
    for (const [index, { at }] of duty.entries()) {
      if (index > 0 && at <= (duty[index - 1]?.at ?? '')) complain('steps must follow one another', 'duty', index);
    }
  });
export type WatchRules = z.infer<typeof WatchRules>;

/** The ladder that a missed clock goes up. */
export const ladderOf = (
  { ladders }: WatchRules,
  { oversight }: { readonly oversight: Ladder['oversight'] },
  clock: WatchedClock,
): Ladder | undefined => ladders.find((ladder) => ladder.oversight === oversight && ladder.clocks.includes(clock));
