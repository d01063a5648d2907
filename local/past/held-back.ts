import type { Commit, InboxEntry, ReportStore } from '#shared/app/report/ports';
import type { Report } from '#shared/domain/report/report';
import type { ReportId, Sha256 } from '#shared/domain/words/words';

export type HeldBack = {
  readonly reports: ReportStore;
  /** Writes all that was held back as one step, whole or not at all; `conflict` when somebody else was first. */
  readonly release: () => Promise<'saved' | 'conflict'>;
};

/**
 * A store that holds back what is recorded of one report, and shows it to nobody but whoever writes through it: to
 * everybody else, the watch above all, the report stands as it stood before until all of it is written.
 */
export const heldBack = (store: ReportStore, report: ReportId): HeldBack => {
  const commits: Commit[] = [];
  const inbox = new Map<Sha256, InboxEntry>();
  let wrapped: Uint8Array | undefined;
  const current = (): Report | undefined => commits.at(-1)?.report;
  const reports: ReportStore = {
    ...store,
    load: async (id) => (id === report ? current() : undefined) ?? store.load(id),
    // What is played is asked for once.
    answered: async () => undefined,
    look: async (webhook, id) => {
      const seen = await store.look(webhook, id);
      return { ...seen, inbox: inbox.get(webhook) ?? seen.inbox, report: current() ?? seen.report };
    },
    wrappedKey: async (id) => {
      wrapped ??= await store.wrappedKey(id);
      return wrapped;
    },
    identity: async (id) => identityIn(commits) ?? store.identity(id),
    commit: async (commit) => {
      if (commits.length > 0 && current()?.version !== commit.expected) return 'conflict';
      commits.push(commit);
      if (commit.inbox !== undefined) inbox.set(commit.inbox.webhook, commit.inbox);
      return 'saved';
    },
    remember: async (entry) => {
      inbox.set(entry.webhook, entry);
      return 'saved';
    },
  };
  const release = async (): Promise<'saved' | 'conflict'> => {
    const [entry, ...others] = inbox.values();
    const whole = asOne(commits, entry);
    if (whole === undefined) return 'saved';
    if ((await store.commit(whole)) === 'conflict') return 'conflict';
    // One step marks one webhook. The others say nothing that the record does not say.
    for (const other of others) await store.remember(other);
    return 'saved';
  };
  return { reports, release };
};

const identityIn = (commits: readonly Commit[]): Uint8Array | undefined =>
  commits.findLast(({ identity }) => identity !== undefined)?.identity;

const asOne = (commits: readonly Commit[], inbox: InboxEntry | undefined): Commit | undefined => {
  const [first] = commits;
  const last = commits.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    report: last.report,
    expected: first.expected,
    events: commits.flatMap(({ events }) => events),
    words: commits.findLast(({ words }) => words !== undefined)?.words,
    identity: identityIn(commits),
    messages: commits.flatMap(({ messages = [] }) => messages),
    findable: commits.flatMap(({ findable = [] }) => findable),
    inbox,
  };
};
