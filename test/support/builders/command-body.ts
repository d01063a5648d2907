import type { PersonCommand } from '#shared/domain/report/command-table';
import type { ReportId } from '#shared/domain/words/words';

type Given = { readonly text: string; readonly of: ReportId };

const BODIES: Readonly<Record<PersonCommand, (given: Given) => object>> = {
  classify: () => ({ class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' }),
  confirm: () => ({}),
  route: () => ({ assignee: 'asdp' }),
  refer: () => ({ authority: 'polres' }),
  comeBack: () => ({}),
  archive: () => ({ reason: 'incomplete' }),
  restore: () => ({}),
  linkDuplicate: ({ of }) => ({ of }),
  unlinkDuplicate: () => ({}),
  markProcessed: () => ({}),
  recordTold: () => ({}),
  startWork: () => ({}),
  assign: () => ({ person: 'budi-contoh' }),
  handBack: () => ({ reason: 'oversightFound' }),
  askReporter: ({ text }) => ({ text }),
  addNote: ({ text }) => ({ text }),
  revealIdentity: ({ text }) => ({ text }),
  resume: () => ({}),
  postAnswer: ({ text }) => ({ text }),
  noteChannelStatus: () => ({ status: 'inProcess' }),
  resolve: () => ({ result: 'planned' }),
  close: () => ({ closedBy: 'officer' }),
  reopen: () => ({ reason: 'newFacts' }),
  raiseConfidentiality: () => ({ anonymous: false, secret: true }),
  proposeLowering: () => ({ anonymous: false, secret: false }),
  approveLowering: () => ({}),
  recuse: () => ({ recused: ['kepala-llaj'] }),
  proposeStep: ({ text }) => ({ step: { type: 'archive', reason: 'notAComplaint' }, text }),
  approveStep: () => ({}),
  declineStep: () => ({}),
  extendDeadline: () => ({ clock: 'resolution', ground: 'notYetHeld' }),
};

/**
 * A body with which each command can be asked: with these words where it takes words, with this report where it takes
 * another.
 */
export const commandBody = (command: PersonCommand, given: Given): object => BODIES[command](given);
