import * as z from 'zod';
import type { Actor } from '#shared/domain/words/actor';
import { type Bilingual, Instant } from '#shared/domain/words/words';

/** Why clocks stood still: the reporter owed an answer, or nothing was left for the office to do. */
export const StandstillReason = z.enum(['awaitingReporter', 'resolved', 'referred', 'archived']);
export type StandstillReason = z.infer<typeof StandstillReason>;

/** Why clocks stood still, in words. */
export const STANDSTILL_NAMES = {
  awaitingReporter: { id: 'menunggu jawaban pelapor', en: 'waiting for the reporter' },
  resolved: { id: 'sudah tuntas', en: 'resolved' },
  referred: { id: 'diteruskan, bukan wewenang', en: 'referred, not our authority' },
  archived: { id: 'diarsipkan', en: 'archived' },
} as const satisfies Record<StandstillReason, Bilingual>;

/** Jeda: from when until when clocks stood still, half open; one without an end goes on. */
export const Standstill = z.object({ from: Instant, until: Instant.optional(), why: StandstillReason }).readonly();
/** In a ledger it is said too who brought it about. */
export type Standstill = z.infer<typeof Standstill> & { readonly by?: Actor };

/**
 * So often may the clocks of a report stand still; after that they run on. Nobody gains time without end by asking the
 * reporter again and again, and a head stays as small as it is.
 */
export const MOST_STANDSTILLS = 8;

/** One more standstill, unless there have been too many. */
export const standStill = (
  stood: readonly Standstill[] | undefined,
  from: Instant,
  why: StandstillReason,
): readonly Standstill[] | undefined =>
  (stood?.length ?? 0) >= MOST_STANDSTILLS ? stood : [...(stood ?? []), { from, why }];

/** What stood still for one of these reasons goes on. */
export const goOn = (
  stood: readonly Standstill[] | undefined,
  until: Instant,
  reasons: readonly StandstillReason[] = StandstillReason.options,
): readonly Standstill[] | undefined =>
  stood?.map((still) =>
    still.until === undefined && reasons.includes(still.why)
      ? // A clock that was set back would have it end before it began.
        { ...still, until: Instant.parse(Math.max(still.from, until)) }
      : still,
  );

/** A standstill that is over: only from such can a date be told. */
export type Over = Standstill & { readonly until: Instant };

/** What has stood still by a moment, as if it went on right then. */
export const stoodBy = (stood: readonly Standstill[] | undefined, at: Instant): readonly Over[] =>
  (stood ?? [])
    .filter(({ from }) => from < at)
    .map((still) => ({ ...still, until: still.until === undefined || still.until > at ? at : still.until }));
