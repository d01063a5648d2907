import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { barePython } from '#local/aws/python';
import { kitOf, writeKit } from '#local/cli/recompute-kit';
import type { Period } from '#shared/domain/calendar/period';
import type { Scope } from '#shared/domain/figures/scope';
import { standingAt } from '#shared/domain/figures/standing';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Instant } from '#shared/domain/words/words';
import type { Ended } from '#test/support/commands';

export type KitGiven = {
  readonly records: readonly (readonly RecordedEvent[])[];
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope?: Scope;
  readonly policy: Policy;
};

/** The files of a recompute kit of these records. */
export const kitFiles = async ({ records, policy, scope = 'full', ...given }: KitGiven) =>
  (
    await kitOf(
      policy,
      records.flatMap((one) => standingAt(policy.calendar, one, given.asOf) ?? []),
      { ...given, scope },
    )
  ).files;

/** The files in a new folder of their own. */
export const kitFolder = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = join(await mkdtemp(join(tmpdir(), 'tanggap-kit-')), 'kit');
  await writeKit(folder, files);
  return folder;
};

let python: Promise<string> | undefined;

/** What the counter of a kit says of it. Fails in words where this machine has no Python. */
export const recount = async (folder: string): Promise<Ended> => {
  python ??= barePython();
  const { exitCode, stdout, stderr } = await execa(await python, [join(folder, 'count.py'), folder], { reject: false });
  return { code: exitCode ?? Number.NaN, out: stdout, err: stderr };
};
