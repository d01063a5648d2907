import type { Classify } from '#shared/app/report/ports';
import type { Vault } from '#shared/app/report/vault';
import type { Arrival } from '#shared/domain/arrival/arrival';
import { subDistrictOf } from '#shared/domain/arrival/sub-district';
import type { Proposal, ReportText } from '#shared/domain/classify/proposal';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import type { KeyedHash } from '#shared/domain/report/report';
import { contentOf, type Said } from '#shared/domain/report/submission';
import { canonicalJson } from '#shared/domain/words/hash';
import type { ChannelEvent } from './read-event.ts';

type CommandDeps = {
  readonly classify: Classify;
  readonly policy: Pick<Policy, 'subDistricts'>;
};

/** What a channel's event asks of its report: its words as a keyed hash, and what the machine makes of them. */
export const commandOf = async (
  deps: CommandDeps,
  vault: Vault,
  { arrival, ...event }: ChannelEvent,
): Promise<Command<'submit' | 'addReply' | 'withdraw' | 'noteChannelStatus'>> => {
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
        proposal: await proposalOf(deps, words),
      };
    }
    case 'report.updated': {
      const { said, writtenAt } = arrival;
      const content = hash({ type: arrival.type, said, writtenAt: writtenAt ?? null });
      const proposal = await proposalOf(deps, said);
      return { type: 'addReply', content, sentAt: event.sentAt, flags: said.flags, proposal };
    }
    case 'report.withdrawn': {
      const { type, said } = arrival;
      if (said === undefined) return { type: 'withdraw' };
      const content = hash({ type, said });
      return { type: 'withdraw', reason: { content, proposal: await proposalOf(deps, said) } };
    }
    case 'channel.statusChanged': {
      const { type, status, said, changedAt } = arrival;
      const command = { type: 'noteChannelStatus', status, observedAt: changedAt ?? event.sentAt } as const;
      if (said === undefined) return command;
      const content = hash({ type, said });
      return { ...command, said: { content, proposal: await deps.classify(textOf(statusSaid(said))) } };
    }
  }
};

/** What the machine made of the words that a command came with; nothing where it came without. */
export const proposalIn = (command: Awaited<ReturnType<typeof commandOf>>): Proposal | undefined => {
  switch (command.type) {
    case 'submit':
    case 'addReply':
      return command.proposal;
    case 'withdraw':
      return command.reason?.proposal;
    case 'noteChannelStatus':
      return command.said?.proposal;
  }
};

/** What the machine makes of what was said. Of a title alone, or of nothing but files, it is never sure. */
const proposalOf = async ({ classify }: CommandDeps, said: Said): Promise<Proposal> => {
  const proposal = await classify(textOf(said));
  return said.flags.includes('textMissing') ? { ...proposal, abstain: true } : proposal;
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
