import { Clock } from '#shared/domain/report/clock-rules';
import type { Behind, Matter } from './behind.ts';
import type { Digest } from './digest.ts';
import { type DigestValue, ratioOf } from './digest-value.ts';
import { hasMore } from './references.ts';

const NONE = { always: [], others: [] } as const;

export const behindOf = ({ behind }: Pick<Digest, 'behind'>, matter: Matter): Pick<Behind, 'always' | 'others'> =>
  behind.find(({ of }) => of === matter) ?? NONE;

type Outcomes = Digest['clocks'][number];

/** How many of those with a clock missed it. */
export const missedOf = ({ met, missed, pending }: Outcomes): DigestValue => ratioOf(missed, met + missed + pending);

/** Of the limits that are no proposals the one that is missed most, by its share. */
export const worstClock = ({ clocks, proposed }: Pick<Digest, 'clocks' | 'proposed'>): Outcomes | undefined =>
  clocks
    .filter(({ clock, missed }) => missed > 0 && !proposed.includes(clock))
    .toSorted((one, other) => (missedOf(other).ratio ?? 0) - (missedOf(one).ratio ?? 0))[0];

/** What is decided about, with more reports than are named beside it. */
export const longMatters = (digest: Digest): readonly Behind[] => {
  const worst = worstClock(digest)?.clock;
  return digest.behind.filter((one) => (one.of === worst || !isClock(one.of)) && hasMore(one));
};

const isClock = (matter: Matter): boolean => Clock.safeParse(matter).success;
