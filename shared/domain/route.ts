import { assigneeOf } from './assignee.ts';
import { channelOf } from './office.ts';
import type { Policy } from './policy.ts';
import type { Proposal } from './proposal.ts';
import type { DataFlag } from './submission.ts';
import type { Assignee, Bilingual, ChannelId } from './words.ts';

/** What a proposal leads to: a unit at once, or a person who decides, and by which rules. */
export type Routing =
  | { readonly to: 'assignee'; readonly assignee: Assignee }
  | { readonly to: 'person'; readonly reasons: readonly string[] };

/** Why the machine leaves a report to a person. */
export const HELD_NAMES = {
  'held.oversight': {
    id: 'Dugaan laporan pengawasan: hanya petugas yang memutuskan',
    en: 'Suspected oversight: a person decides',
  },
  'held.notOurs': { id: 'Diduga bukan wewenang kantor ini', en: "Probably not this office's work" },
  'held.notWhole': {
    id: 'Teks terlalu panjang: mesin hanya membaca sebagian',
    en: 'The text is too long: the machine read only a part of it',
  },
  'held.uncertain': { id: 'Mesin tidak cukup yakin', en: 'The machine is not sure enough' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Whether a proposal leaves oversight possible, be it only faintly: then no unit sees the report before a person has judged it. */
export const isSuspected = ({ topics }: Pick<Policy, 'topics'>, { class: proposed, pOversight }: Proposal): boolean =>
  proposed === 'oversight' || pOversight >= topics.decision.suspectOversight;

/**
 * The machine proposes, a person answers for it: only a confident `service` report for one of ours is routed at once.
 * Suspected oversight, uncertainty and "not ours" never reach a unit by machine. A channel that belongs to a desk (information
 * requests to the PPID admin) goes there whatever its topic, unless oversight is suspected. What the machine has not read whole, it does not route.
 */
export const routeProposal = (
  policy: Pick<Policy, 'topics' | 'channels'>,
  channel: ChannelId,
  proposal: Proposal,
  flags: readonly DataFlag[] = [],
): Routing => {
  const source = channelOf(policy, channel);
  const desk = source?.official === true ? source.desk : undefined;
  if (desk !== undefined && !isSuspected(policy, proposal)) {
    return { to: 'assignee', assignee: desk };
  }
  const assignee = assigneeOf(policy, proposal.topic);
  const held = [
    ...(isSuspected(policy, proposal) ? ['held.oversight'] : []),
    ...(flags.includes('textShortened') ? ['held.notWhole'] : []),
    ...(proposal.unit === 'notOurs' || assignee === undefined ? ['held.notOurs'] : []),
    ...(proposal.abstain ? ['held.uncertain'] : []),
  ];
  if (held.length > 0 || assignee === undefined) {
    return { to: 'person', reasons: [...held, ...proposal.reasons].slice(0, 12) };
  }
  return { to: 'assignee', assignee };
};
