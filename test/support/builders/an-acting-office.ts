import '#test/support/captured-output';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { carryOut } from '#shared/app/report/carry-out';
import { sealIdentity } from '#shared/app/report/seal-identity';
import type { Command, MachineCommands } from '#shared/domain/report/command-table';
import type { Reporter } from '#shared/domain/report/submission';
import { Instant } from '#shared/domain/words/words';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import type { Call } from '#test/support/fakes/http-event';
import { faultyReports, life, points } from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';
import { aReport, wib } from './a-report.ts';

const MORNING = wib('2025-05-07 09:00');
export const SECRET = 'Pak Contoh dari Desa Contoh menjawab';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'lina-contoh': ['oversight-reader'],
  'yanti-contoh': ['staff-llaj'],
  'tamu-contoh': [],
};

type Given = { readonly story?: ReturnType<typeof aReport> };

/** One report, and officers who look at it and act on it. */
export const anActingOffice = async ({ story = aReport() }: Given = {}) => {
  const store = tableReportStore(memoryTable(), policy);
  const { report, record } = story.story();
  if (report === undefined) throw new Error('no report');
  await store.commit({ report, expected: 0, events: record });
  const dataKeys = memoryDataKeys();
  const identityKeys = memoryDataKeys();
  const at = points();
  let now = MORNING;
  let keys = 0;
  const head = async () => (await store.load(report.id)) ?? report;
  const call = async (person: string, given: Omit<Call, 'at'>) => {
    const of = life(at);
    const ask = anAdminApi(GROUPS, { reports: faultyReports(of, store), dataKeys, identityKeys, now: () => now });
    const [, , , , id = ''] = given.path.split('/');
    const answer = await Promise.race([
      ask(claimsOf(person), { ...given, pathParameters: { report: id } }),
      of.died.then(() => undefined),
    ]);
    return { status: answer?.statusCode, headers: answer?.headers ?? {}, body: JSON.parse(answer?.body ?? 'null') };
  };
  return {
    id: report.id,
    store,
    dataKeys,
    /** Puts in who reported, as the channel had told it. */
    identify: async (reporter: Reporter): Promise<void> => {
      const current = await head();
      const identity = await sealIdentity(identityKeys, report.id, reporter);
      await store.commit({ report: current, expected: current.version, events: [], identity });
    },
    /** A step that the machine takes by itself. */
    machine: (command: Command<keyof MachineCommands>) =>
      carryOut({ reports: store, policy, now: () => now, log: () => {} }, report.id, command, { by: 'machine' }),
    version: async (): Promise<number> => (await head()).version,
    points: at,
    later: (minutes: number): void => {
      now = Instant.parse(now + minutes * 60_000);
    },
    see: (person: string) => call(person, { method: 'GET', path: `/v1/admin/reports/${report.id}` }),
    ask: async (
      person: string,
      command: string,
      body: unknown = {},
      { version, key }: { version?: number; key?: string } = {},
    ) => {
      keys += 1;
      const current = version ?? (await head()).version;
      return call(person, {
        method: 'POST',
        path: `/v1/admin/reports/${report.id}/${command}`,
        headers: {
          'content-type': 'application/json',
          'if-match': `"${current}"`,
          'idempotency-key': key ?? `kunci-${keys}-uji`,
        },
        body: JSON.stringify(body),
      });
    },
    call,
  };
};
export type AnActingOffice = Awaited<ReturnType<typeof anActingOffice>>;

export const ADMIN = 'siti-contoh';
export const HEAD = 'budi-contoh';
export const OTHER_UNIT = 'rina-contoh';
export const SECRETARY = 'dewi-contoh';
export const READER = 'lina-contoh';

export const REPORTER = { name: 'Warga Contoh', phone: '0812-0000-0000' };
/** The same, where it is known who reported. */
export const withIdentity = async (story = aReport()) => {
  const office = await anActingOffice({ story });
  const version = await office.version();
  await office.identify(REPORTER);
  return { office, version };
};
