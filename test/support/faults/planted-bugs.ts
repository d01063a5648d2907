import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { ReceiveDeps } from '#shared/app/arrival/receive-event';
import type { TriageDeps } from '#shared/app/arrival/triage-event';
import type { ReportStore } from '#shared/app/report/ports';
import type { Ending } from '#test/support/fakes/event-source';
import type { WorldRules } from '#test/support/fakes/world';

type Invoke = (batch: readonly SQSRecord[]) => Promise<Ending>;

const DONE: Ending = { ended: 'answered', answer: { batchItemFailures: [] } };

const overReports = (change: (deps: TriageDeps) => Partial<TriageDeps['reports']>): WorldRules => ({
  triageDeps: (deps) => ({ ...deps, reports: { ...deps.reports, ...change(deps) } }),
});
const overInvoke = (invoke: (real: Invoke) => Invoke): WorldRules => ({ invoke });

/**
 * Writes over whatever stands, numbered as if it had followed: an event under a number that is taken is a conflict,
 * too.
 */
export const unconditional =
  ({ load, commit }: Pick<ReportStore, 'load' | 'commit'>): ReportStore['commit'] =>
  async ({ report, expected, events, ...more }) => {
    const standing = (await load(report.id))?.version ?? 0;
    const numbered = <T extends { readonly version: number }>(one: T): T => ({
      ...one,
      version: one.version + standing - expected,
    });
    return commit({ ...more, report: numbered(report), expected: standing, events: events.map(numbered) });
  };

const Message = z.looseObject({ webhookId: z.string() });

/**
 * The usual mistakes of an at-least-once system, each built around the real handlers. A test must find every one of
 * them.
 */
export const PLANTED_BUGS: Readonly<Record<string, WorldRules>> = {
  'acknowledges before it has saved': overInvoke((real) => async (batch) => {
    await real(batch);
    return DONE;
  }),
  'swallows the error of a record': overInvoke((real) => async (batch) => {
    const ending = await real(batch);
    return ending.ended === 'answered' ? DONE : ending;
  }),
  'tells duplicates by the message id of the queue': overInvoke(
    (real) => (batch) =>
      real(
        batch.map((record) => {
          const message = Message.parse(JSON.parse(record.body));
          return { ...record, body: JSON.stringify({ ...message, webhookId: record.messageId }) };
        }),
      ),
  ),
  'saves without the condition on the version': overReports(({ reports }) => ({ commit: unconditional(reports) })),
  'marks the webhook in a write of its own, before the step': overReports(({ reports }) => ({
    commit: async ({ inbox, ...commit }) => {
      if (inbox !== undefined && (await reports.remember(inbox)) === 'conflict') return 'conflict';
      return reports.commit(commit);
    },
  })),
  'forgets what is parked before it is folded in': overReports(({ reports }) => ({
    commit: async ({ unpark, ...commit }) => {
      if (unpark !== undefined) await reports.unpark(unpark);
      return reports.commit(commit);
    },
  })),
  'takes a lost race for a saved step': overReports(({ reports }) => ({
    commit: async (commit) => {
      await reports.commit(commit);
      return 'saved';
    },
  })),
  'seals under a key of its own where another was kept': overReports(({ reports }) => ({
    keepKey: async (report, wrapped) => {
      await reports.keepKey(report, wrapped);
      return wrapped;
    },
  })),
  'keeps the original after the step, once': {
    triageDeps: (deps) => {
      const later: (() => Promise<void>)[] = [];
      const commit: TriageDeps['reports']['commit'] = async (step) => {
        const saved = await deps.reports.commit(step);
        for (const keep of later.splice(0)) await keep().catch(() => undefined);
        return saved;
      };
      const keep: TriageDeps['originals']['keep'] = async (name, sealed) => {
        later.push(() => deps.originals.keep(name, sealed));
      };
      return { ...deps, reports: { ...deps.reports, commit }, originals: { ...deps.originals, keep } };
    },
  },
  'accepts before the queue has it': {
    receiveDeps: (deps): ReceiveDeps => ({
      ...deps,
      send: async (message) => {
        deps.send(message).catch(() => undefined);
      },
    }),
  },
};
