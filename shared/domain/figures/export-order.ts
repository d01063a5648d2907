import * as z from 'zod';
import { linkExpiry, TOKEN_BYTES } from '#shared/domain/access/file-link';
import { base32 } from '#shared/domain/words/base32';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant } from '#shared/domain/words/words';

const LENGTH = 26;
const random = (bytes: Uint8Array): string => {
  if (bytes.length < TOKEN_BYTES) throw new Error('too few random bytes for a name');
  return base32(bytes, LENGTH).toLowerCase();
};

/** The name of an order, which nobody guesses; still it opens nothing to anybody but to whoever ordered. */
export const ExportId = z
  .string()
  .regex(/^exp_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;
export const exportIdOf = (bytes: Uint8Array): ExportId => ExportId.parse(`exp_${random(bytes)}`);

/** One try to carry out an order: what it writes is mixed with that of no other. */
export const ExportRun = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ExportRun'>();
export type ExportRun = z.infer<typeof ExportRun>;
export const exportRunOf = (bytes: Uint8Array): ExportRun => ExportRun.parse(random(bytes));

/**
 * Why an order came to nothing: its asker may not export any more, it is too much even in several files, something
 * went wrong on our side (`unexpected`), or nobody brought it to its end in time (`unfinished`).
 */
export const ExportFailure = z.enum(['notAllowed', 'tooManyRows', 'unexpected', 'unfinished']);
export type ExportFailure = z.infer<typeof ExportFailure>;

const count = z.int().nonnegative();
/** How many reports there are to do, and how many have been done. Both are of what the asker may know. */
const progress = { done: count, of: count };

const ordered = {
  id: ExportId,
  by: PersonId,
  table: z.enum(['reports', 'events']),
  format: z.enum(['csv', 'xlsx']),
  /** What was asked for, as it stands behind an address. */
  chosen: z.record(z.string(), z.string()),
  askedAt: Instant,
  /** Which change of the order this is; every change is conditioned on the one before. */
  rev: z.int().min(1),
};

/** An export that is too large for one answer, made in the background for whoever ordered it. */
export const ExportOrder = z.discriminatedUnion('state', [
  z.object({ ...ordered, state: z.literal('queued') }).readonly(),
  z.object({ ...ordered, state: z.literal('making'), run: ExportRun, startedAt: Instant, ...progress }).readonly(),
  z
    .object({
      ...ordered,
      state: z.literal('done'),
      run: ExportRun,
      startedAt: Instant,
      doneAt: Instant,
      /** How many reports each file holds. */
      files: z.array(count).readonly(),
    })
    .readonly(),
  z.object({ ...ordered, state: z.literal('failed'), failedAt: Instant, code: ExportFailure }).readonly(),
]);
export type ExportOrder = z.infer<typeof ExportOrder>;
export type OrderIn<State extends ExportOrder['state']> = Extract<ExportOrder, { readonly state: State }>;
type Ordered = Omit<OrderIn<'queued'>, 'state'>;

/** So many orders may be given in an hour, by everybody together. */
export const MOST_ORDERS = 30;
/** Many times as long as it takes; by then every try that a queue makes is over. */
const LASTS_MS = 2 * 3_600_000;

/** How an order stands: one that nobody has brought to its end in time has failed, whoever died over it. */
export const orderAt = (order: ExportOrder, now: Instant): ExportOrder => {
  const endsAt = order.askedAt + LASTS_MS;
  if (now < endsAt || order.state === 'done' || order.state === 'failed') return order;
  return failedOrder(order, 'unfinished', Instant.parse(endsAt));
};

const next = ({ id, by, table, format, chosen, askedAt, rev }: Ordered) => ({
  ...{ id, by, table, format, chosen, askedAt },
  rev: rev + 1,
});

/** Somebody begins it, or begins it anew where another died over it. */
export const begunOrder = (order: ExportOrder, run: ExportRun, now: Instant): OrderIn<'making'> => ({
  ...next(order),
  state: 'making',
  run,
  startedAt: now,
  done: 0,
  of: 0,
});

export const furtheredOrder = (order: OrderIn<'making'>, done: number, of: number): OrderIn<'making'> => ({
  ...order,
  rev: order.rev + 1,
  done,
  of,
});

export const doneOrder = (order: OrderIn<'making'>, files: readonly number[], now: Instant): OrderIn<'done'> => ({
  ...next(order),
  state: 'done',
  run: order.run,
  startedAt: order.startedAt,
  doneAt: now,
  files,
});

export const failedOrder = (order: ExportOrder, code: ExportFailure, now: Instant): OrderIn<'failed'> => ({
  ...next(order),
  state: 'failed',
  failedAt: now,
  code,
});

/** Until when its files can be opened: counted from before any was written, so that none is gone by then. */
export const filesUntil = ({ startedAt }: OrderIn<'done'>): Instant => linkExpiry(startedAt);

/** Until when anybody may ask for an order; longer than for its files. */
export const rememberedUntil = ({ askedAt }: Ordered): Instant => Instant.parse(linkExpiry(askedAt) + LASTS_MS);

/** Under which name a file of an order is kept; the first is 1. */
export const exportFile = ({ id, run }: Pick<OrderIn<'making'>, 'id' | 'run'>, number: number): string =>
  `exports/${id}/${run}/${number}.json`;

/** Cuts what has sizes into portions of no more than the most, in its order; what is larger by itself stands alone. */
export const portionsOf = <T>(
  all: readonly T[],
  sizeOf: (one: T) => number,
  most: number,
): readonly (readonly T[])[] => {
  const portions: T[][] = [];
  let left = 0;
  for (const one of all) {
    const last = portions.at(-1);
    const size = sizeOf(one);
    if (last === undefined || size > left) {
      portions.push([one]);
      left = most - size;
    } else {
      last.push(one);
      left -= size;
    }
  }
  return portions;
};
