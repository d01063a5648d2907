import type { RecordedEvent } from '#shared/domain/report/event';
import type { ReportId } from '#shared/domain/words/words';
import { heldBack } from './held-back.ts';
import type { InventedLife } from './invented-past.ts';
import { type StepPorts, takeStep } from './take-step.ts';

/**
 * What playing a life into a system came to. `apart` is a report of which something else is recorded: somebody has
 * acted on it since, or another life had its name. It is left as it is.
 */
export type Played = 'new' | 'continued' | 'known' | 'apart';

/** So many reports are played at a time, the steps of each in their order. */
const AT_ONCE = 6;

export type Play = {
  readonly ports: StepPorts;
  readonly onPlayed: (life: InventedLife, played: Played) => void;
  /** Aborted, no further life begins; what has begun is played to its end. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Plays lives into a system, each step by the use cases of the system itself. A life appears there at once: half-way,
 * the watch would take it for a report that nobody has touched for a year. Whatever is there already is not done again.
 */
export const playLives = async (lives: readonly InventedLife[], play: Play): Promise<void> => {
  const waiting = [...lives];
  const begun = new Map<ReportId, Promise<Played>>();
  const player = async (): Promise<void> => {
    while (play.signal?.aborted !== true) {
      const life = waiting.shift();
      if (life === undefined) return;
      const playing = afterOriginal(begun, life, () => playLife(play, life));
      begun.set(life.report, playing);
      play.onPlayed(life, await playing);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
};

/** A link to another report stands only where that one is there. */
const afterOriginal = async (
  begun: ReadonlyMap<ReportId, Promise<Played>>,
  { original }: InventedLife,
  play: () => Promise<Played>,
): Promise<Played> => {
  if (original !== undefined) await begun.get(original);
  return play();
};

const playLife = async ({ ports }: Play, { report: id, steps, record }: InventedLife): Promise<Played> => {
  const known = await ports.reports.events(id);
  const shared = Math.min(known.length, record.length);
  if (!known.slice(0, shared).every((event, index) => isAlike(event, record[index]))) return 'apart';
  if (known.length >= record.length) return 'known';
  // What somebody sent ahead of it would be folded in between.
  if ((await ports.reports.parked(id)).length > 0) return 'apart';
  const { reports, release } = heldBack(ports.reports, id);
  let seen = known.length === 0 ? undefined : await reports.load(id);
  let version = known.length;
  for (const step of steps.filter((one) => one.version > known.length)) {
    if ((seen?.version ?? 0) !== version) return 'apart';
    await takeStep({ ...ports, reports }, id, step, seen);
    seen = await reports.load(id);
    version = step.version;
  }
  if (seen?.version !== version || (await release()) === 'conflict') return 'apart';
  return known.length === 0 ? 'new' : 'continued';
};

/** The same happened at the same moment: the words are hashed under another key. */
const isAlike = (event: RecordedEvent, other: RecordedEvent | undefined): boolean =>
  event.event.type === other?.event.type && event.recordedAt === other.recordedAt;
