import { invoke } from '#local/aws/invoke';
import { deliveriesOf, eventLogOf, recordsOf } from '#local/aws/records';
import type { Stack } from '#local/aws/stack';
import { clockSetter, stackClock } from '#local/aws/stack-clock';
import { Trouble } from '#local/aws/trouble';
import { showMoment } from '#local/pages/office-time';
import { type Known, untilAtRest } from '#local/pages/until-told';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { lookAtOf } from '#shared/domain/arrival/parked';
import { datesBetween, dutySteps } from '#shared/domain/notices/duty';
import { QUEUES } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';

const { calendar, watch } = loadPolicy();

/** The watch is started at such minutes of the office's clock. */
const WATCH_MS = 300_000;

export type Push = {
  readonly stack: Stack;
  readonly say: (detail: string) => void;
  readonly signal?: AbortSignal | undefined;
};

/** The moments between which the clock was pushed. */
export type Pushed = { readonly from: Instant; readonly until: Instant };

/**
 * Pushes the running system's clock on to a moment, past every moment at which its watch has something to do: it runs
 * at each, and everybody is told before the clock goes on. `atOnce` leaves those out, as if the watch had been down
 * meanwhile.
 */
export const pushClock = async ({ stack, say, signal }: Push, to: Instant, atOnce = false): Promise<Pushed> => {
  const from = (await stackClock(stack))();
  if (to <= from) throw new Trouble('Jam hanya dapat maju / the clock only goes on; reset: npm run clock -- reset');
  const setClock = await clockSetter(stack);
  const known: Known = new Map();
  for (let [before, at] = [from, from]; at < to; ) {
    signal?.throwIfAborted();
    const stop = atOnce ? to : Instant.parse(Math.min(await nextStop(stack, at, to), to));
    say(`${showMoment(stop)} WIB`);
    await setClock(Math.ceil((stop - Date.now()) / 1000));
    await invoke(stack, 'Watch');
    // What began before the clock went on has recorded by the time of then.
    for await (const { reportId } of eventLogOf(stack).between(before, (await stackClock(stack))()))
      known.delete(reportId);
    await untilAtRest(stack, await openReports(stack), known, {
      say: (detail) => say(`${showMoment(stop)} WIB${detail === '' ? '' : `: ${detail}`}`),
      signal,
    });
    [before, at] = [at, Instant.parse(Math.max(stop, at + 1))];
  }
  return { from, until: (await stackClock(stack))() };
};

/** When the watch next has something to do: at the first of its runs after that. */
const nextStop = async (stack: Stack, after: Instant, until: Instant): Promise<number> => {
  const due = Math.min(
    ...(await Promise.all(QUEUES.map((queue) => firstAfter(recordsOf(stack).openWork(queue, until), after)))),
    ...(await Promise.all([true, false].map((urgent) => firstAfter(looks(stack, urgent, until), after)))),
    await firstAfter(waits(stack, until), after),
    ...datesBetween(calendar, after, until)
      .flatMap((date) => dutySteps({ calendar, watch }, date))
      .map(({ at }) => at)
      .filter((at) => at > after),
    until,
  );
  return Math.ceil(due / WATCH_MS) * WATCH_MS;
};

async function* looks(stack: Stack, urgent: boolean, until: Instant): AsyncIterable<{ readonly at?: Instant }> {
  for await (const { lookAt } of deliveriesOf(stack).due(urgent, until))
    yield lookAt === undefined ? {} : { at: lookAt };
}

async function* waits(stack: Stack, until: Instant): AsyncIterable<{ readonly at?: Instant }> {
  for await (const parked of recordsOf(stack).allParked(until)) {
    const at = lookAtOf({ calendar, watch }, parked);
    yield at === undefined ? {} : { at };
  }
}

/** Soonest first is how they come. */
const firstAfter = async (moments: AsyncIterable<{ readonly at?: Instant }>, after: Instant): Promise<number> => {
  for await (const { at } of moments) if (at !== undefined && at > after) return at;
  return Number.POSITIVE_INFINITY;
};

/** Whatever is told is about one of these, or about a day. */
const openReports = async (stack: Stack): Promise<readonly ReportId[]> => {
  const open = await Promise.all(QUEUES.map((queue) => Array.fromAsync(recordsOf(stack).openWork(queue))));
  return open.flat().map(({ report }) => report);
};
