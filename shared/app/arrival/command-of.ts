import type { Classify, ReportStore } from '#shared/app/ports';
import type { Arrival } from '#shared/domain/arrival/arrival';
import { subDistrictOf } from '#shared/domain/arrival/sub-district';
import type { ReportText } from '#shared/domain/classify/proposal';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command';
import type { KeyedHash, Report } from '#shared/domain/report/report';
import type { DataFlag, Said, Submission } from '#shared/domain/report/submission';
import { canonicalJson } from '#shared/domain/words/hash';
import type { ChannelEvent } from './read-event.ts';
import type { Vault } from './vault.ts';

type CommandDeps = {
  readonly reports: Pick<ReportStore, 'events'>;
  readonly classify: Classify;
  readonly policy: Pick<Policy, 'subDistricts'>;
};

/** What a channel's event asks of its report: its words as a keyed hash, and what the machine makes of them. */
export const commandOf = async (
  deps: CommandDeps,
  vault: Vault,
  current: Report | undefined,
  { arrival, ...event }: ChannelEvent,
): Promise<Command> => {
  const hash = (value: unknown): KeyedHash => vault.hash(canonicalJson(value));
  switch (arrival.type) {
    case 'report.submitted': {
      const { words, reporter: _, ...facts } = arrival.submission;
      const content = hash(contentOf(arrival.submission));
      return {
        type: 'submit',
        id: event.report,
        channel: event.channel,
        receivedAt: event.receivedAt,
        sentAt: event.sentAt,
        ...facts,
        flags: words.flags,
        subDistrict: subDistrictOf(deps.policy.subDistricts, words),
        content,
        ...(await latenessOf(deps.reports, current, content, event.sentAt)),
        proposal: await deps.classify(textOf(words)),
      };
    }
    case 'report.updated': {
      const { said, writtenAt } = arrival;
      const content = hash({ type: arrival.type, said, writtenAt: writtenAt ?? null });
      const known = await isKnown(deps.reports, current, content);
      const proposal = await deps.classify(textOf(said));
      return { type: 'addReply', content, sentAt: event.sentAt, flags: said.flags, proposal, ...known };
    }
    case 'report.withdrawn': {
      const { type, said } = arrival;
      if (said === undefined) return { type: 'withdraw' };
      const content = hash({ type, said });
      const known = await isKnown(deps.reports, current, content);
      return { type: 'withdraw', reason: { content, proposal: await deps.classify(textOf(said)) }, ...known };
    }
    case 'channel.statusChanged': {
      const { type, status, said, changedAt } = arrival;
      const command = { type: 'noteChannelStatus', status, observedAt: changedAt ?? event.sentAt } as const;
      if (said === undefined) return { ...command, ...(await isNoted(deps.reports, current, command)) };
      const content = hash({ type, said });
      const noted = await isNoted(deps.reports, current, { ...command, said: { content } });
      const heard = await isKnown(deps.reports, current, content);
      const proposal = heard.known === true ? {} : { proposal: await deps.classify(textOf(statusSaid(said))) };
      return { ...command, said: { content, ...proposal }, ...noted };
    }
  }
};

/** Whether this change of the channel's status stands in the record. */
const isNoted = async (
  reports: CommandDeps['reports'],
  current: Report | undefined,
  { status, observedAt, said }: Command<'noteChannelStatus'>,
): Promise<{ readonly known?: true }> => {
  if (current?.channelStatus === undefined) return {};
  const events = await reports.events(current.id);
  const isThere = events.some(
    ({ event }) =>
      event.type === 'ChannelStatusChanged' &&
      event.status === status &&
      event.observedAt === observedAt &&
      event.content === said?.content,
  );
  return isThere ? { known: true } : {};
};

/** Whether the same was said before: bridges poll, and every poll repeats what the one before had found. */
const isKnown = async (
  reports: CommandDeps['reports'],
  current: Report | undefined,
  content: KeyedHash,
): Promise<{ readonly known?: true }> => {
  if (current === undefined || current.messages === 0) return {};
  const events = await reports.events(current.id);
  return events.some(({ event }) => 'content' in event && event.content === content) ? { known: true } : {};
};

/**
 * Submissions may overtake each other: what is not the newest by its content is looked up in the record, to see whether it
 * was sent before one that is there already.
 */
const latenessOf = async (
  reports: CommandDeps['reports'],
  current: Report | undefined,
  content: KeyedHash,
  sentAt: number,
): Promise<{ readonly late?: true; readonly copy?: true }> => {
  if (current === undefined || content === newestContent(current)) return {};
  const before = (await reports.events(current.id)).flatMap(({ event }) => {
    if (event.type === 'Received') return [{ content: event.content, sentAt: event.observedAt }];
    return event.type === 'Amended' ? [event] : [];
  });
  if (before.every((submission) => submission.sentAt <= sentAt)) return {};
  return before.some((submission) => submission.content === content) ? { late: true, copy: true } : { late: true };
};

/** The content that stands: the newest amendment's, else the submission's own. */
export const newestContent = ({ content, amended }: Report): KeyedHash => amended?.content ?? content;

/** Flags that may be set at one poll and not at the next: by the channel's own status, or by how a date looks from today. */
const PASSING: readonly DataFlag[] = ['statusUnknown', 'dateUnreadable', 'dateInFuture', 'dateTooOld', 'datesReversed'];

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

/** What is classified: the words, and the category that the reporter or the channel gave them. */
const textOf = ({ title, text, place, category }: Said): ReportText => {
  const heading = [category, title].filter((part) => part !== undefined).join('. ');
  return {
    text,
    ...(heading === '' ? {} : { title: heading }),
    ...(place?.description === undefined ? {} : { place: place.description }),
  };
};

/** A status in words that nobody knows says something itself. */
const statusSaid = (said: Said): Said => ({
  ...said,
  text: [said.raw['status'], said.text].filter((part) => part !== undefined && part !== '').join('. '),
});

/** Words that an arrival brings to a report which is there already. */
export const saidIn = (arrival: Arrival): Said | undefined => {
  if (arrival.type !== 'report.submitted') return arrival.said;
  const { externalId: _, ...said } = arrival.submission.words;
  return said;
};
