import { CHAIN_START } from '#shared/domain/report/record';
import type { PolicyVersion } from '#shared/domain/report/report';
import type { Actor } from '#shared/domain/words/actor';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import type { Instant, Sha256 } from '#shared/domain/words/words';

/** Under whose hand and which rules something is recorded. */
export type RecordedBy = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly policy: { readonly version: PolicyVersion };
};

/** The next link of a chain: an event with its number, holding the hash of the one before it, and its own. */
export const nextLink = <About extends object, Event>(
  about: About,
  last: { readonly version: number; readonly tip: Sha256 } | undefined,
  event: Event,
  { now, actor, policy }: RecordedBy,
) => {
  const version = (last?.version ?? 0) + 1;
  const body = {
    ...about,
    version,
    recordedAt: now,
    actor,
    policy: policy.version,
    event,
    prev: last?.tip ?? CHAIN_START,
  };
  return { ...body, hash: sha256(canonicalJson(body)) };
};
