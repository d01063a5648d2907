import type { Command } from '#shared/domain/command';
import { decide } from '#shared/domain/decide';
import { canonicalJson } from '#shared/domain/hash';
import type { Policy } from '#shared/domain/policy';
import type { ReportText } from '#shared/domain/proposal';
import { record } from '#shared/domain/record';
import type { Report } from '#shared/domain/report';
import type { DataFlag, Message, Said, Submission } from '#shared/domain/submission';
import type { Classify, Commit, InboxEntry, Log, Now, Parked, ReportStore } from './ports.ts';
import type { ChannelEvent } from './read-event.ts';
import { sealIdentity } from './seal-identity.ts';
import type { Vault } from './vault.ts';

export type AcceptDeps = {
  readonly policy: Policy;
  readonly reports: ReportStore;
  readonly classify: Classify;
  readonly now: Now;
  readonly log: Log;
};

/** Where an arrival comes from, and the mark that is set in the same write: its webhook's, or the removal from the parked ones. */
export type Mark = { readonly inbox: InboxEntry } | { readonly unpark: Parked };

/** Decides what an arrival does to its report and writes it, events, words and mark in one. */
export const acceptArrival = async (
  deps: AcceptDeps,
  vault: Vault,
  current: Report | undefined,
  event: ChannelEvent,
  mark: Mark,
): Promise<'applied' | 'unchanged' | 'conflict'> => {
  const command = await commandOf(deps, vault, current, event);
  const actor = { by: 'channel', channel: event.channel } as const;
  const context = { now: deps.now(), actor, policy: deps.policy };
  const decision = decide(current, command, context);
  // A channel's event is either carried out or was before; a refusal would mean that it was let in against the rules.
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.refusal.kind}`);
  const { report, recorded } = record(event.report, current, decision.value, context);
  if (report === undefined || recorded.length === 0) return markOnly(deps.reports, event, mark);
  const saved = await deps.reports.commit({
    report,
    expected: current?.version ?? 0,
    events: recorded,
    ...(await wordsOf(deps.reports, vault, { current, report, event })),
    ...mark,
  });
  if (saved === 'conflict') return 'conflict';
  for (const { event: what, version } of recorded) deps.log(`report.${what.type}`, logFacts(report, version));
  return 'applied';
};

const logFacts = (report: Report, version: number) => ({
  report: report.id,
  version,
  status: report.status,
  ...('assignee' in report ? { assignee: report.assignee } : {}),
});

const markOnly = async (reports: ReportStore, event: ChannelEvent, mark: Mark): Promise<'unchanged' | 'conflict'> => {
  if ('inbox' in mark) return (await reports.remember(mark.inbox)) === 'conflict' ? 'conflict' : 'unchanged';
  await reports.unpark(event.report, mark.unpark);
  return 'unchanged';
};

const commandOf = async (
  deps: AcceptDeps,
  vault: Vault,
  current: Report | undefined,
  { arrival, ...event }: ChannelEvent,
): Promise<Command> => {
  switch (arrival.type) {
    case 'report.submitted': {
      const { words, reporter: _, ...facts } = arrival.submission;
      const content = vault.hash(canonicalJson(contentOf(arrival.submission)));
      return {
        type: 'submit',
        id: event.report,
        channel: event.channel,
        receivedAt: event.receivedAt,
        sentAt: event.sentAt,
        ...facts,
        flags: words.flags,
        content,
        ...(await latenessOf(deps.reports, current, content, event.sentAt)),
        proposal: await deps.classify(textOf(words)),
      };
    }
    case 'report.updated': {
      const content = vault.hash(canonicalJson(arrival.said));
      return { type: 'addReply', content, sentAt: event.sentAt, proposal: await deps.classify(textOf(arrival.said)) };
    }
    case 'report.withdrawn':
      return {
        type: 'withdraw',
        ...(arrival.said === undefined ? {} : { content: vault.hash(canonicalJson(arrival.said)) }),
      };
    case 'channel.statusChanged':
      return {
        type: 'noteChannelStatus',
        status: arrival.status,
        observedAt: event.sentAt,
        raw: arrival.said !== undefined,
      };
  }
};

/**
 * Submissions may overtake each other: what is not the newest by its content is looked up in the record, to see whether it
 * was sent before one that is there already.
 */
const latenessOf = async (
  reports: ReportStore,
  current: Report | undefined,
  content: string,
  sentAt: number,
): Promise<{ readonly late?: true; readonly copy?: true }> => {
  if (current === undefined || content === newest(current)) return {};
  const before = (await reports.events(current.id)).flatMap(({ event }) => {
    if (event.type === 'Received') return [{ content: event.content, sentAt: event.observedAt }];
    return event.type === 'Amended' ? [event] : [];
  });
  if (before.every((submission) => submission.sentAt <= sentAt)) return {};
  return before.some((submission) => submission.content === content) ? { late: true, copy: true } : { late: true };
};

/** Flags that may be set at one poll and not at the next: by the channel's own status, or by how a date looks from today. */
const PASSING: readonly DataFlag[] = ['statusUnknown', 'dateUnreadable', 'dateInFuture', 'dateTooOld'];

/** What makes two submissions the same: not the channel's own status and dates, nor what our clock makes of a date. */
const contentOf = ({ words, reporter, anonymous, secret, channelClass }: Submission) => {
  const { status: _, submittedAt: _1, disposedAt: _2, incidentDate: _3, ...raw } = words.raw;
  const flags = words.flags.filter((name) => !PASSING.includes(name));
  return {
    words: { ...words, raw, flags },
    reporter: reporter ?? null,
    anonymous,
    secret,
    channelClass: channelClass ?? null,
  };
};

const textOf = ({ title, text, place }: Said): ReportText => ({
  text,
  ...(title === undefined ? {} : { title }),
  ...(place?.description === undefined ? {} : { place: place.description }),
});

type Step = { readonly current: Report | undefined; readonly report: Report; readonly event: ChannelEvent };

/** The words that go with the events: the first submission's own, and those of every later message under its number. */
const wordsOf = async (
  reports: ReportStore,
  vault: Vault,
  step: Step,
): Promise<Pick<Commit, 'words' | 'identity' | 'messages'>> => {
  const { current, report, event } = step;
  if (current === undefined) {
    const words = event.arrival.type === 'report.submitted' ? { words: event.arrival.submission.words } : {};
    return { ...words, ...(await identityOf(reports, vault, step)) };
  }
  if (report.messages === current.messages) return {};
  return {
    ...(await identityOf(reports, vault, step)),
    messages: messagesOf(report.messages, event.sentAt, event.arrival),
  };
};

/** Who reported stands as the newest submission says; one that was sent before it and comes late only fills a gap. */
const identityOf = async (
  reports: ReportStore,
  vault: Vault,
  { current, report, event: { arrival } }: Step,
): Promise<Pick<Commit, 'identity'>> => {
  if (arrival.type !== 'report.submitted' || arrival.submission.reporter === undefined) return {};
  const late = current !== undefined && newest(current) === newest(report);
  if (late && (await reports.identity(report.id)) !== undefined) return {};
  return { identity: sealIdentity(vault, report.id, arrival.submission.reporter) };
};

const newest = ({ content, amended }: Report): string => amended?.content ?? content;

const messagesOf = (n: number, sentAt: Message['sentAt'], arrival: ChannelEvent['arrival']): readonly Message[] => {
  switch (arrival.type) {
    case 'report.submitted': {
      const { externalId: _, ...words } = arrival.submission.words;
      return [{ n, kind: 'amendment', sentAt, words }];
    }
    case 'report.updated':
      return [{ n, kind: 'update', sentAt, words: arrival.said }];
    case 'report.withdrawn':
      return arrival.said === undefined ? [] : [{ n, kind: 'withdrawal', sentAt, words: arrival.said }];
    case 'channel.statusChanged':
      return arrival.said === undefined ? [] : [{ n, kind: 'channelStatus', sentAt, words: arrival.said }];
  }
};
