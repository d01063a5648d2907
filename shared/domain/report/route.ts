import { assigneeOf } from '#shared/domain/classify/assignee';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import { type Channels, channelOf } from '#shared/domain/office/office';
import type { Assignee, Bilingual, ChannelClass, ChannelId } from '#shared/domain/words/words';
import type { ClockSubject } from './clock-rules.ts';
import { type Moments, runClocks, startsOf } from './clocks.ts';
import type { Context } from './decision.ts';
import type { EventOf, ReportEvent } from './event.ts';
import { isCalledOversight } from './judgement.ts';
import type { DataFlag } from './submission.ts';

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
  'held.elsewhere': {
    id: 'Tambahan pelapor menyangkut pekerjaan unit lain',
    en: 'What the reporter added is another unit’s work',
  },
  'held.channelClass': {
    id: 'Menurut kanal berkadar pengawasan: petugas yang menilainya',
    en: 'The channel calls it an oversight complaint: a person judges that',
  },
  'held.secret': {
    id: 'Ditandai rahasia: petugas yang memutuskan siapa membacanya',
    en: 'Marked secret: a person decides who reads it',
  },
  'held.noWords': {
    id: 'Tanpa isi, hanya berkas, judul, atau kategori: petugas yang membacanya',
    en: 'No text, only files, a title or a category: a person reads them',
  },
  'held.notOurs': { id: 'Diduga bukan wewenang kantor ini', en: "Probably not this office's work" },
  'held.notWhole': {
    id: 'Teks terlalu panjang: mesin hanya membaca sebagian',
    en: 'The text is too long: the machine read only a part of it',
  },
  'held.imported': {
    id: 'Dari impor, belum selesai di kanal: petugas yang menentukan',
    en: 'From an import, not over in the channel: a person decides',
  },
  'held.uncertain': { id: 'Mesin tidak cukup yakin', en: 'The machine is not sure enough' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the channel says of a submission beside its words. */
export type Marks = {
  readonly channelClass?: ChannelClass | undefined;
  readonly secret?: boolean;
  readonly flags?: readonly DataFlag[];
};

/**
 * Whether oversight is possible, be it only faintly: then no unit sees the report before a person has judged it. The
 * channel's label counts only where the reporter wants secrecy as well: either alone says little, and the machine may
 * not understand the words.
 */
export const isSuspected = (
  { topics }: { readonly topics: TopicsPolicy },
  { class: proposed, pOversight }: Proposal,
  marks: Marks = {},
): boolean =>
  proposed === 'oversight' ||
  pOversight >= topics.decision.suspectOversight ||
  (isCalledOversight(marks) && marks.secret === true);

/**
 * The machine proposes, a person answers for it: only a confident `service` report for one of ours is routed at once.
 * Suspected oversight, uncertainty and "not ours" never reach a unit by machine, nor does what the channel calls
 * oversight or what is secret. A channel that belongs to a desk (information requests to the PPID admin) goes there
 * whatever its topic, unless oversight is suspected or the channel says so. What the machine has not read whole, or
 * what has no text, it does not route.
 */
export const routeProposal = (
  policy: { readonly topics: TopicsPolicy; readonly channels: Channels },
  channel: ChannelId,
  proposal: Proposal,
  marks: Marks = {},
): Routing => {
  const source = channelOf(policy, channel);
  const desk = source?.official === true ? source.desk : undefined;
  const suspected = isSuspected(policy, proposal, marks);
  const called = isCalledOversight(marks);
  if (desk !== undefined && !suspected && !called) return { to: 'assignee', assignee: desk };
  const assignee = assigneeOf(policy, proposal.topic);
  const held = [
    ...(suspected ? ['held.oversight'] : []),
    ...(called ? ['held.channelClass'] : []),
    ...(marks.secret === true ? ['held.secret'] : []),
    ...(marks.flags?.includes('textMissing') === true ? ['held.noWords'] : []),
    ...(marks.flags?.includes('textShortened') === true ? ['held.notWhole'] : []),
    ...(proposal.unit === 'notOurs' || assignee === undefined ? ['held.notOurs'] : []),
    ...(proposal.abstain ? ['held.uncertain'] : []),
  ];
  if (held.length > 0 || assignee === undefined) {
    return { to: 'person', reasons: [...held, ...proposal.reasons].slice(0, 12) };
  }
  return { to: 'assignee', assignee };
};

/** The routing event with the clocks that it starts. */
export const routed = (
  context: Context,
  subject: ClockSubject,
  moments: Moments,
  assignee: EventOf<'Routed'>['assignee'],
  decidedBy: 'machine' | 'person',
): ReportEvent => ({
  type: 'Routed',
  assignee,
  decidedBy,
  deadlines: runClocks(context, ['inform', 'processed'], subject, { ...startsOf(moments), routed: context.now }),
});
