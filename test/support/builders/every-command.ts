import { Clock, ExtensionGround } from '#shared/domain/report/clock-rules';
import type { Command, CommandName } from '#shared/domain/report/command-table';
import { HandBackReason } from '#shared/domain/report/reasons';
import { PersonId } from '#shared/domain/report/report';
import type { Step } from '#shared/domain/report/second-step';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { policy } from '#test/support/policy';
import {
  ASKED,
  aProposal,
  aRow,
  CLASSIFIED,
  DANGER,
  IMPORT,
  LAPOR,
  OVERSIGHT,
  person,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  topic,
  wib,
} from './a-report.ts';

const LATER = wib('2025-05-07 09:00');

/** With all of them named nobody is left who decides. */
const ALL_JUDGES = ['admin-lapor', 'sekretaris', 'inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan'].map((id) =>
  PersonId.parse(id),
);
/** More than can be named in one report. */
const MANY = policy.office.people.map(({ id }) => id);

const STEPS: readonly Step[] = [
  { type: 'classify', topic: topic('pju'), urgency: 'normal' },
  { type: 'classify', topic: topic('tidak-ada'), urgency: 'normal' },
  { type: 'archive', reason: 'notAComplaint' },
  { type: 'refer', authority: 'polres' },
  { type: 'refer', authority: 'polress' },
  { type: 'recuse', recused: [PersonId.parse('kepala-llaj')] },
  { type: 'recuse', recused: [PersonId.parse('sekertaris')] },
  { type: 'recuse', recused: ALL_JUDGES },
  { type: 'recuse', recused: MANY },
  // It leaves somebody who decides, and nobody who could approve it.
  { type: 'recuse', recused: ALL_JUDGES.filter((id) => id !== 'admin-lapor' && id !== 'sekretaris') },
  { type: 'revealIdentity' },
];

/**
 * Each command in the forms that lead somewhere else. A command added to the rulebook is missed here by the compiler.
 */
export const EVERY_COMMAND = {
  submit: [
    submit(),
    submit({ content: said('ralat'), sentAt: LATER }),
    submit({ content: said('ada pungli'), sentAt: LATER, proposal: SUSPICION }),
    submit({ content: said('ada yang kesetrum'), sentAt: LATER, proposal: DANGER }),
    submit({ anonymous: true, secret: true }),
    submit({ channelStatus: 'inProcess', sentAt: LATER }),
  ],
  takeIn: [
    aRow(),
    aRow({ content: said('lain'), ended: { how: 'archived' } }),
    aRow({ ended: undefined, channelStatus: 'held' }),
    aRow({ proposal: SUSPICION, secret: true }),
  ],
  takeBack: [{ type: 'takeBack' }],
  addReply: [
    { type: 'addReply', content: said('di simpang'), sentAt: LATER, proposal: aProposal() },
    { type: 'addReply', content: said('petugas meminta uang'), sentAt: LATER, proposal: SUSPICION },
    { type: 'addReply', content: said('ada yang kesetrum'), sentAt: LATER, proposal: DANGER },
  ],
  withdraw: [
    { type: 'withdraw' },
    { type: 'withdraw', reason: { content: said('sudah baik'), proposal: aProposal() } },
    { type: 'withdraw', reason: { content: said('diancam petugas'), proposal: SUSPICION } },
    { type: 'withdraw', reason: { content: said('ada yang kesetrum'), proposal: DANGER } },
  ],
  noteChannelStatus: [
    { type: 'noteChannelStatus', status: 'inProcess', observedAt: LATER },
    {
      type: 'noteChannelStatus',
      status: 'unknown',
      observedAt: LATER,
      said: { content: said('dalam telaah'), proposal: aProposal() },
    },
    {
      type: 'noteChannelStatus',
      status: 'unknown',
      observedAt: LATER,
      said: { content: said('petugas meminta uang'), proposal: SUSPICION },
    },
    {
      type: 'noteChannelStatus',
      status: 'unknown',
      observedAt: LATER,
      said: { content: said('ada yang kesetrum'), proposal: DANGER },
    },
  ],
  setConflictAside: [{ type: 'setConflictAside', webhook: sha256('msg'), body: said('lain') }],
  noteUnreadable: [{ type: 'noteUnreadable', webhook: sha256('msg'), why: 'missing' }],
  classify: [
    CLASSIFIED,
    OVERSIGHT,
    { ...OVERSIGHT, assignee: 'llaj' },
    { ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] },
    { ...OVERSIGHT, recused: [PersonId.parse('sekertaris')] },
    { ...OVERSIGHT, recused: ALL_JUDGES },
    { ...OVERSIGHT, recused: MANY },
    { ...CLASSIFIED, assignee: 'umum' },
    { ...CLASSIFIED, topic: topic('jalan-rusak') },
    { ...CLASSIFIED, topic: topic('tidak-ada') },
  ],
  confirm: [{ type: 'confirm' }],
  route: [
    { type: 'route', assignee: 'llaj' },
    { type: 'route', assignee: 'asdp' },
    { type: 'route', assignee: 'secretary' },
  ],
  refer: [
    { type: 'refer', authority: 'polres' },
    { type: 'refer', authority: 'dinasLain', content: said('Dinas PUPR') },
    { type: 'refer', authority: 'polress' },
  ],
  comeBack: [{ type: 'comeBack' }],
  archive: [{ type: 'archive', reason: 'incomplete' }],
  restore: [{ type: 'restore' }],
  linkDuplicate: [
    { type: 'linkDuplicate', of: reportIdOf(LAPOR, '1') },
    { type: 'linkDuplicate', of: submit().id },
  ],
  unlinkDuplicate: [{ type: 'unlinkDuplicate' }],
  markProcessed: [{ type: 'markProcessed', statedAt: LATER }],
  recordTold: [
    { type: 'recordTold', toldAt: LATER },
    { type: 'recordTold', toldAt: LATER, group: PersonId.parse('grup-asdp') },
  ],
  startWork: [{ type: 'startWork' }],
  assign: [{ type: 'assign', person: 'rina-contoh' }, { type: 'assign', person: 'rina-conto' }, { type: 'assign' }],
  handBack: [
    ...HandBackReason.options.map((reason) => ({ type: 'handBack' as const, reason })),
    { type: 'handBack', reason: 'notThisUnit', content: said('bukan aset kami') },
  ],
  askReporter: [ASKED],
  resume: [
    { type: 'resume' },
    { type: 'resume', said: { content: said('dijawab lewat telepon'), proposal: aProposal() } },
    { type: 'resume', said: { content: said('petugas meminta uang'), proposal: SUSPICION } },
    { type: 'resume', said: { content: said('ada yang kesetrum'), proposal: DANGER } },
  ],
  postAnswer: [{ type: 'postAnswer', content: said('sudah diperbaiki'), postedAt: LATER }],
  resolve: [RESOLVED, { type: 'resolve', result: 'planned' }],
  close: [
    { type: 'close', closedBy: 'reporter' },
    { type: 'close', closedBy: 'silence' },
    { type: 'close', closedBy: 'officer' },
    { type: 'close', closedBy: 'channel' },
  ],
  reopen: [{ type: 'reopen', reason: 'notSatisfied' }],
  addNote: [{ type: 'addNote', content: said('sudah ditelepon') }],
  revealIdentity: [{ type: 'revealIdentity', content: said('diminta inspektorat') }],
  raiseConfidentiality: [
    { type: 'raiseConfidentiality', anonymous: true, secret: false },
    { type: 'raiseConfidentiality', anonymous: false, secret: true },
  ],
  proposeLowering: [
    { type: 'proposeLowering', anonymous: false, secret: false },
    { type: 'proposeLowering', anonymous: true, secret: false },
  ],
  approveLowering: [{ type: 'approveLowering' }],
  recuse: [
    { type: 'recuse', recused: [PersonId.parse('sekretaris')] },
    { type: 'recuse', recused: [PersonId.parse('inspektur'), PersonId.parse('pembaca-pengawasan')] },
    { type: 'recuse', recused: [PersonId.parse('sekertaris')] },
    { type: 'recuse', recused: ALL_JUDGES },
    { type: 'recuse', recused: MANY },
  ],
  proposeStep: STEPS.map((step) => ({ type: 'proposeStep' as const, step, content: said('sudah dibaca dua kali') })),
  approveStep: [{ type: 'approveStep' }],
  declineStep: [{ type: 'declineStep' }],
  recordInformed: [{ type: 'recordInformed' }],
  passTime: [{ type: 'passTime' }],
  recountDeadlines: [{ type: 'recountDeadlines' }],
  extendDeadline: Clock.options.flatMap((clock) =>
    ExtensionGround.options.map((ground) => ({ type: 'extendDeadline' as const, clock, ground })),
  ),
} as const satisfies { readonly [T in CommandName]: readonly Command<T>[] };

export const ALL_COMMANDS: readonly Command[] = Object.values(EVERY_COMMAND).flat();

/** Who may act: two who triage, the channel, the machine, and an import. */
export const ACTORS = [
  person('admin'),
  person('kabid'),
  { by: 'channel', channel: LAPOR },
  { by: 'machine' },
  IMPORT,
] as const;
