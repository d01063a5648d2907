import type { Instant } from '#shared/domain/words/words';

/** The time at which the call is made. */
export type Now = () => Instant;

/** One structured line per decision: codes and ids only, never a citizen's words or identity. */
export type Log = (event: string, facts: Readonly<Record<string, string | number | boolean | undefined>>) => void;
