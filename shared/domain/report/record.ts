import * as z from 'zod';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { type ReportId, Sha256 } from '#shared/domain/words/words';
import type { Context } from './decision.ts';
import type { Actor, EventName, RecordedEvent, ReportEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Report } from './report.ts';

/** What stands before the first event. */
export const CHAIN_START: Sha256 = Sha256.parse('0'.repeat(64));

/**
 * Turns decided events into the record: numbered on from the report's version, each holding the hash of the one before
 * it, and the report as it stands after the last. An empty decision leaves the report as it is.
 */
export const record = (
  id: ReportId,
  report: Report | undefined,
  events: readonly ReportEvent[],
  { now, actor, policy }: Context,
): { readonly report: Report | undefined; readonly recorded: readonly RecordedEvent[] } => {
  const recorded: RecordedEvent[] = [];
  let next = report;
  for (const event of events) {
    const body = {
      reportId: id,
      version: (next?.version ?? 0) + 1,
      recordedAt: now,
      actor: actorOf(event, actor),
      policy: policy.version,
      event,
      prev: next?.tip ?? CHAIN_START,
    };
    const entry: RecordedEvent = { ...body, hash: sha256(canonicalJson(body)) };
    next = evolve(next, entry);
    recorded.push(entry);
  }
  return { report: next, recorded };
};

/** What only the machine makes of words, whoever wrote them down. */
const ONLY_BY_RULES: readonly EventName[] = ['HeldForTriage', 'UrgencyRaised'];
/** What people decide too. */
const BY_RULES: readonly EventName[] = ['Classified', 'Routed', 'OversightSuspected'];

/**
 * What a channel says, a channel did, and what a person writes down, that person; what follows from it by the rules,
 * the machine did.
 */
const actorOf = (event: ReportEvent, actor: Actor): Actor => {
  // What follows from a sheet belongs to that, too: nobody is told of it, and it can be taken back.
  if (actor.by === 'history') return actor;
  const isByRules =
    ONLY_BY_RULES.includes(event.type) ||
    (event.type === 'OversightSuspected' && event.proposal !== undefined) ||
    (actor.by === 'channel' && BY_RULES.includes(event.type));
  return isByRules ? { by: 'machine' } : actor;
};

/** Where a report stands: up to which event, and that event's hash. */
export type Tip = Pick<Report, 'id' | 'version' | 'tip'>;

/** An event as it is kept: the very text that was hashed, and its hash. */
export type HashedEvent = { readonly body: string; readonly hash: Sha256 };
export const hashedEvent = ({ hash, ...body }: RecordedEvent): HashedEvent => ({ body: canonicalJson(body), hash });

/** The version of the first event that does not fit the chain; `undefined` when the whole record holds. */
export const firstBroken = (events: readonly RecordedEvent[]): number | undefined =>
  firstBrokenOf(events.map(hashedEvent));

/** The same of events as they are kept: what was written over is found in the text itself, whatever it says now. */
export const firstBrokenOf = (events: readonly HashedEvent[]): number | undefined => {
  let prev = CHAIN_START;
  for (const [index, { body, hash }] of events.entries()) {
    if (sha256(body) !== hash || !isLink(body, index + 1, prev)) return index + 1;
    prev = hash;
  }
  return undefined;
};

const Link = z.object({ version: z.int(), prev: Sha256 });
/** Whoever made up a text may have hashed it too, and it may be anything. */
const isLink = (body: string, version: number, prev: Sha256): boolean => {
  try {
    const link = Link.safeParse(JSON.parse(body));
    return link.success && link.data.version === version && link.data.prev === prev;
  } catch {
    return false;
  }
};
