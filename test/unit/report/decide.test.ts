import { describe, expect, it } from 'vitest';
import type { Command, CommandName, Refusal } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import type { ReportEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { PersonId, type Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import {
  ANSWER,
  aReport,
  aRow,
  CLASSIFIED,
  CLOSED,
  EVERYWHERE,
  functionsOf,
  IMPORT,
  LAPOR,
  MACHINE,
  PPID,
  person,
  RESOLVED,
  said,
  submit,
  TO_SERVICE,
  WORKERS,
  wib,
} from '#test/support/builders/a-report';
import { EVERY_COMMAND } from '#test/support/builders/every-command';
import { policy, withoutWaisak } from '#test/support/policy';

const anonymous = aReport({ anonymous: true });
const [receipt] = anonymous.story().record;

const PLACES = {
  ...EVERYWHERE,
  anonymous,
  'lowering proposed': anonymous.next({ type: 'proposeLowering', anonymous: false, secret: false }),
  'step proposed': aReport().suspected().next(TO_SERVICE),
  requested: aReport({ channel: PPID }),
  /** Received and nothing more: no write leaves a report so, and if one did, nobody would work on it. */
  'half written': { build: () => (receipt === undefined ? undefined : evolve(undefined, receipt)) },
};

type Place = keyof typeof PLACES;
type Given = Partial<Context> & { readonly on: Place | undefined };
type Case<C> = {
  readonly accepted: readonly [Given, C, readonly ReportEvent['type'][]];
  readonly refused: readonly [Given, C, Refusal];
};

const EXTENSION = {
  type: 'extendDeadline',
  clock: 'resolution',
  ground: 'notYetHeld',
} as const satisfies Command;
const PASS = { type: 'passTime' } as const satisfies Command;
const byMachine = { actor: MACHINE };
const notYet = { on: undefined } as const;
const unknown: Refusal = { kind: 'UnknownReport' };
const other = reportIdOf(LAPOR, '1');

/** What each command does where it may be given, and one place where it may not. */
const CASES: { readonly [T in CommandName]: Case<Command<T>> } = {
  submit: {
    accepted: [notYet, submit(), ['Received', 'Classified', 'Routed']],
    refused: [{ on: 'half written' }, submit(), unknown],
  },
  takeIn: {
    accepted: [{ on: undefined, actor: IMPORT }, aRow(), ['Received', 'Classified', 'KeptAsHistory']],
    refused: [{ on: 'routed', actor: IMPORT }, aRow(), { kind: 'NotNow', status: 'routed', command: 'takeIn' }],
  },
  takeBack: {
    accepted: [{ on: 'history', actor: IMPORT }, { type: 'takeBack' }, ['Archived']],
    refused: [
      { on: 'routed', actor: IMPORT },
      { type: 'takeBack' },
      { kind: 'NotNow', status: 'routed', command: 'takeBack' },
    ],
  },
  addReply: {
    accepted: [{ on: 'asked while routed' }, EVERY_COMMAND.addReply[0], ['ReporterReplied', 'Resumed']],
    refused: [notYet, EVERY_COMMAND.addReply[0], unknown],
  },
  withdraw: {
    accepted: [{ on: 'routed' }, { type: 'withdraw' }, ['WithdrawalReceived', 'Archived']],
    refused: [notYet, { type: 'withdraw' }, unknown],
  },
  noteChannelStatus: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.noteChannelStatus[0], ['ChannelStatusChanged']],
    refused: [notYet, EVERY_COMMAND.noteChannelStatus[0], unknown],
  },
  setConflictAside: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.setConflictAside[0], ['ConflictSetAside']],
    refused: [notYet, EVERY_COMMAND.setConflictAside[0], unknown],
  },
  noteUnreadable: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.noteUnreadable[0], ['ArrivalUnreadable']],
    refused: [notYet, EVERY_COMMAND.noteUnreadable[0], unknown],
  },
  classify: {
    accepted: [{ on: 'triaging' }, CLASSIFIED, ['Classified', 'Routed']],
    refused: [{ on: 'triaging', ...byMachine }, CLASSIFIED, { kind: 'PersonRequired', command: 'classify' }],
  },
  confirm: {
    accepted: [{ on: 'routed' }, { type: 'confirm' }, ['ClassificationConfirmed']],
    refused: [{ on: 'triaging' }, { type: 'confirm' }, { kind: 'NotNow', status: 'triaging', command: 'confirm' }],
  },
  route: {
    accepted: [{ on: 'inProgress' }, { type: 'route', assignee: 'asdp' }, ['Routed']],
    refused: [{ on: 'suspected' }, { type: 'route', assignee: 'asdp' }, { kind: 'OversightStaysConfidential' }],
  },
  refer: {
    accepted: [{ on: 'triaging' }, { type: 'refer', authority: 'polres' }, ['Referred']],
    refused: [
      { on: 'resolved' },
      { type: 'refer', authority: 'polres' },
      { kind: 'IllegalMove', from: 'resolved', to: 'referred' },
    ],
  },
  comeBack: {
    accepted: [{ on: 'referred' }, { type: 'comeBack' }, ['CameBack']],
    refused: [{ on: 'archived' }, { type: 'comeBack' }, { kind: 'IllegalMove', from: 'archived', to: 'triaging' }],
  },
  archive: {
    accepted: [{ on: 'triaging' }, { type: 'archive', reason: 'tooGeneral' }, ['Archived']],
    refused: [
      { on: 'closed' },
      { type: 'archive', reason: 'tooGeneral' },
      { kind: 'IllegalMove', from: 'closed', to: 'archived' },
    ],
  },
  restore: {
    accepted: [{ on: 'archived' }, { type: 'restore' }, ['Restored']],
    refused: [{ on: 'referred' }, { type: 'restore' }, { kind: 'IllegalMove', from: 'referred', to: 'triaging' }],
  },
  linkDuplicate: {
    accepted: [{ on: 'routed' }, { type: 'linkDuplicate', of: other }, ['DuplicateLinked']],
    refused: [{ on: 'routed' }, { type: 'linkDuplicate', of: submit().id }, { kind: 'OwnDuplicate' }],
  },
  unlinkDuplicate: {
    accepted: [{ on: 'routed' }, { type: 'unlinkDuplicate' }, []],
    refused: [
      { on: 'routed', ...byMachine },
      { type: 'unlinkDuplicate' },
      { kind: 'PersonRequired', command: 'unlinkDuplicate' },
    ],
  },
  markProcessed: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.markProcessed[0], ['MarkedProcessed']],
    refused: [
      { on: 'triaging' },
      EVERY_COMMAND.markProcessed[0],
      { kind: 'NotNow', status: 'triaging', command: 'markProcessed' },
    ],
  },
  recordTold: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.recordTold[0], ['Informed']],
    refused: [
      { on: 'triaging' },
      EVERY_COMMAND.recordTold[0],
      { kind: 'NotNow', status: 'triaging', command: 'recordTold' },
    ],
  },
  assign: {
    accepted: [{ on: 'routed', accounts: WORKERS }, EVERY_COMMAND.assign[0], ['Assigned']],
    refused: [
      { on: 'routed', accounts: WORKERS },
      EVERY_COMMAND.assign[1],
      {
        kind: 'UnknownPerson',
        names: ['rina-conto'],
        nearest: [PersonId.parse('rina-contoh'), PersonId.parse('tono-contoh')],
      },
    ],
  },
  startWork: {
    accepted: [{ on: 'routed' }, { type: 'startWork' }, ['WorkStarted']],
    refused: [{ on: 'triaging' }, { type: 'startWork' }, { kind: 'IllegalMove', from: 'triaging', to: 'inProgress' }],
  },
  handBack: {
    accepted: [{ on: 'inProgress' }, { type: 'handBack', reason: 'notThisUnit' }, ['HandedBack']],
    refused: [
      { on: 'routed', ...byMachine },
      { type: 'handBack', reason: 'notThisUnit' },
      { kind: 'PersonRequired', command: 'handBack' },
    ],
  },
  askReporter: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.askReporter[0], ['ReporterAsked']],
    refused: [
      { on: 'closed' },
      EVERY_COMMAND.askReporter[0],
      { kind: 'IllegalMove', from: 'closed', to: 'awaitingReporter' },
    ],
  },
  resume: {
    accepted: [{ on: 'asked while in progress' }, { type: 'resume' }, ['Resumed']],
    refused: [{ on: 'routed' }, { type: 'resume' }, { kind: 'NotNow', status: 'routed', command: 'resume' }],
  },
  postAnswer: {
    accepted: [{ on: 'inProgress' }, EVERY_COMMAND.postAnswer[0], ['AnswerPosted']],
    refused: [
      { on: 'archived' },
      EVERY_COMMAND.postAnswer[0],
      { kind: 'NotNow', status: 'archived', command: 'postAnswer' },
    ],
  },
  resolve: {
    accepted: [{ on: 'inProgress' }, RESOLVED, ['Resolved']],
    refused: [{ on: 'inProgress', proof: 0 }, RESOLVED, { kind: 'EvidenceRequired' }],
  },
  close: {
    accepted: [{ on: 'resolved', ...byMachine }, CLOSED, ['Closed']],
    refused: [
      { on: 'resolved', ...byMachine },
      { type: 'close', closedBy: 'officer' },
      { kind: 'PersonRequired', command: 'close' },
    ],
  },
  reopen: {
    accepted: [{ on: 'resolved' }, { type: 'reopen', reason: 'notSatisfied' }, ['Reopened']],
    refused: [
      { on: 'closed', now: wib('2026-05-06 10:00') },
      { type: 'reopen', reason: 'notSatisfied' },
      { kind: 'WindowOver' },
    ],
  },
  addNote: {
    accepted: [{ on: 'closed' }, EVERY_COMMAND.addNote[0], ['NoteAdded']],
    refused: [{ on: 'routed', ...byMachine }, EVERY_COMMAND.addNote[0], { kind: 'PersonRequired', command: 'addNote' }],
  },
  revealIdentity: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.revealIdentity[0], ['IdentityRevealed']],
    refused: [
      { on: 'routed', ...byMachine },
      EVERY_COMMAND.revealIdentity[0],
      { kind: 'PersonRequired', command: 'revealIdentity' },
    ],
  },
  raiseConfidentiality: {
    accepted: [{ on: 'routed' }, EVERY_COMMAND.raiseConfidentiality[0], ['ConfidentialityRaised']],
    refused: [
      { on: 'routed', ...byMachine },
      EVERY_COMMAND.raiseConfidentiality[0],
      { kind: 'PersonRequired', command: 'raiseConfidentiality' },
    ],
  },
  proposeLowering: {
    accepted: [{ on: 'anonymous' }, EVERY_COMMAND.proposeLowering[0], ['LoweringProposed']],
    refused: [{ on: 'routed' }, EVERY_COMMAND.proposeLowering[0], { kind: 'AlreadyDone', command: 'proposeLowering' }],
  },
  approveLowering: {
    accepted: [
      { on: 'lowering proposed', actor: person('kabid') },
      { type: 'approveLowering' },
      ['ConfidentialityLowered'],
    ],
    refused: [
      { on: 'lowering proposed', actor: person('admin') },
      { type: 'approveLowering' },
      { kind: 'SecondPersonRequired' },
    ],
  },
  recuse: {
    accepted: [{ on: 'suspected' }, EVERY_COMMAND.recuse[0], ['Recused']],
    refused: [
      { on: 'suspected' },
      EVERY_COMMAND.recuse[2],
      {
        kind: 'UnknownPerson',
        names: [PersonId.parse('sekertaris')],
        nearest: [PersonId.parse('sekretaris'), PersonId.parse('meja-sekretaris')],
      },
    ],
  },
  proposeStep: {
    accepted: [{ on: 'suspected' }, TO_SERVICE, ['StepProposed']],
    refused: [{ on: 'step proposed' }, TO_SERVICE, { kind: 'StepWaits' }],
  },
  approveStep: {
    accepted: [
      { on: 'step proposed', actor: person('kabid') },
      { type: 'approveStep' },
      ['StepApproved', 'Classified', 'Routed'],
    ],
    refused: [
      { on: 'step proposed', actor: person('admin') },
      { type: 'approveStep' },
      { kind: 'SecondPersonRequired' },
    ],
  },
  declineStep: {
    accepted: [{ on: 'step proposed' }, { type: 'declineStep' }, ['StepDeclined']],
    refused: [
      { on: 'step proposed', ...byMachine },
      { type: 'declineStep' },
      { kind: 'PersonRequired', command: 'declineStep' },
    ],
  },
  recordInformed: {
    accepted: [{ on: 'routed', ...byMachine }, { type: 'recordInformed' }, ['Informed']],
    refused: [
      { on: 'triaging', ...byMachine },
      { type: 'recordInformed' },
      { kind: 'NotNow', status: 'triaging', command: 'recordInformed' },
    ],
  },
  passTime: {
    // Routed at 10:00 on the 6th: nobody was told within 60 working minutes, by 11:00.
    accepted: [{ on: 'routed', ...byMachine, now: wib('2025-05-06 11:00:00.001') }, PASS, ['DeadlineMissed']],
    refused: [notYet, PASS, unknown],
  },
  recountDeadlines: {
    // Of what runs, only the first answer and resolution reach beyond the 12th.
    accepted: [
      { on: 'routed', ...byMachine, policy: withoutWaisak },
      { type: 'recountDeadlines' },
      ['DeadlineMoved', 'DeadlineMoved'],
    ],
    refused: [notYet, { type: 'recountDeadlines' }, unknown],
  },
  extendDeadline: {
    accepted: [{ on: 'requested' }, EXTENSION, ['DeadlineExtended']],
    refused: [{ on: 'routed' }, EXTENSION, { kind: 'NoExtension' }],
  },
};

const decideOn = ({ on, ...given }: Given, command: Command) => {
  const report: Report | undefined = on === undefined ? undefined : PLACES[on].build();
  return decide(report, command, {
    now: wib('2025-05-07 10:00'),
    actor: person('admin'),
    policy,
    functions: functionsOf(given.actor ?? person('admin')),
    proof: 1,
    ...given,
  });
};

const typesOf = (events: readonly ReportEvent[]): readonly string[] => events.map(({ type }) => type);

describe('a command that may be given', () => {
  it.each(Object.entries(CASES))('%s: becomes what happened', (_, { accepted: [given, command, events] }) => {
    const decision = decideOn(given, command);
    expect(decision.ok ? typesOf(decision.value) : decision.refusal).toEqual(events);
  });
});

describe('a command that may not be given', () => {
  it.each(Object.entries(CASES))('%s: is refused with its reason', (_, { refused: [given, command, refusal] }) => {
    expect(decideOn(given, command)).toEqual({ ok: false, refusal });
  });
});

describe('the result of a report', () => {
  const answered = { type: 'resolve', result: 'answered' } as const;

  it('is that it was answered only where an answer is on record', () => {
    expect(decideOn({ on: 'inProgress' }, answered)).toEqual({ ok: false, refusal: { kind: 'AnswerRequired' } });
    const told = EVERYWHERE.inProgress.next(ANSWER).next(answered).build();
    expect(told).toMatchObject({ status: 'resolved', result: 'answered' });
  });

  it('is not that it was answered by what was said before it was opened again', () => {
    const again = EVERYWHERE.inProgress
      .next(ANSWER)
      .next(answered)
      .next({ type: 'reopen', reason: 'notSatisfied' }, { now: wib('2025-05-08 10:00') });
    const resolving = { now: wib('2025-05-09 10:00'), actor: person('admin'), policy };
    expect(decide(again.build(), answered, resolving)).toEqual({ ok: false, refusal: { kind: 'AnswerRequired' } });
    const later = { type: 'postAnswer', content: said('sudah dinyalakan'), postedAt: wib('2025-05-09 09:00') } as const;
    const told = again.next(later, { now: wib('2025-05-09 09:01') });
    expect(decide(told.build(), answered, resolving)).toMatchObject({ ok: true });
  });

  it.each(['planned', 'notFixed'] as const)('may be %s without one', (result) => {
    expect(decideOn({ on: 'inProgress' }, { type: 'resolve', result })).toMatchObject({ ok: true });
  });
});

describe('a machine’s decision', () => {
  it('is confirmed by the person who sends the report to another unit', () => {
    const report = aReport().next({ type: 'startWork' }).next({ type: 'route', assignee: 'asdp' }).build();
    expect(report).toMatchObject({ status: 'routed', assignee: 'asdp', confirmed: true });
  });
});
