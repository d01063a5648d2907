import { officeNow } from '../words/office-clock.ts';
import type { Keepable } from './keepable.ts';
import { settledRing } from './ring.ts';
import { drop, seal, unseal, unsealAll } from './sealed-store.ts';

/** How an answer is kept: under which name, what of it, and whether something that was kept is one. */
export type Keeps<Value> = {
  readonly name: string;
  readonly keepable: (value: Value) => Keepable<Value>;
};

/** So many pages are kept; those that were seen first go first. */
const MOST = 40;

type Seen = { readonly value: unknown; readonly seenAt: number; readonly of: readonly string[] };

const isSeen = (value: unknown): value is Seen =>
  typeof value === 'object' && value !== null && 'value' in value && 'seenAt' in value && 'of' in value;

const allSeen = async () =>
  (await unsealAll('seen', Date.now())).flatMap(({ name, value }) => (isSeen(value) ? [{ name, ...value }] : []));

/** Nothing more is kept that is about any of these reports: not their pages, nor lists that they stand in. */
const forgetReports = async (reports: readonly string[]): Promise<void> => {
  if (reports.length === 0) return;
  const gone = new Set(reports);
  for (const { name, of } of await allSeen()) if (of.some((report) => gone.has(report))) await drop('seen', name);
};

const makeRoom = async (): Promise<void> => {
  const seen = (await allSeen()).toSorted((one, other) => other.seenAt - one.seenAt);
  for (const { name } of seen.slice(MOST)) await drop('seen', name);
};

/** Nothing is kept any more under this name. */
export const forgetSeen = (name: string): Promise<boolean> => drop('seen', name);

/** Keeps of an answer what may be kept, and nothing else that was kept of it or of the reports that may not. */
export const keepSeen = async <Value>({ name, keepable }: Keeps<Value>, answer: Value): Promise<void> => {
  const ring = await settledRing();
  if (ring === undefined) return;
  const { value, of, without } = keepable(answer);
  await forgetReports(without);
  if (value === undefined) await forgetSeen(name);
  else if (await seal('seen', { name, until: ring.endsAt, value: { value, seenAt: officeNow(), of } }))
    await makeRoom();
};

/**
 * What was last seen under this name, and when. It is what was kept of an answer of the same kind, in this session and
 * by this version of the pages: a name holds answers of one type.
 */
export function recallSeen<Value>(
  keeps: Keeps<Value>,
): Promise<{ readonly value: Value; readonly seenAt: number } | undefined>;
// The compiler cannot know what was sealed under a name; nobody but us could have sealed it.
export async function recallSeen({ name }: { readonly name: string }): Promise<unknown> {
  const seen = await unseal('seen', name, Date.now());
  return isSeen(seen) ? { value: seen.value, seenAt: seen.seenAt } : undefined;
}
