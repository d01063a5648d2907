import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/domain/classify/proposal';
import { noticesFor, tellingEvents } from '#shared/domain/notices/notice';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { record } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/report/report';
import type { Assignee, Urgency } from '#shared/domain/words/words';
import { at, informed, passTime, routed } from '#test/support/builders/a-notice';
import { aGroup, aPerson, recipientId, staffedWith } from '#test/support/builders/a-recipient';
import {
  ASKED,
  aProposal,
  aReport,
  CLASSIFIED,
  DANGER,
  DOUBT,
  EVERYWHERE,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  TO_SERVICE,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { ALL_COMMANDS, EVERY_COMMAND } from '#test/support/builders/every-command';
import { owedIn, shown, toldBy, toldOf } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;
const NOBODY: readonly string[] = [];
const { suspectOversight } = policy.topics.decision;
const FAINT = aProposal({ pOversight: suspectOversight, abstain: true });
const recused = (...names: readonly string[]): Command => ({
  ...OVERSIGHT,
  recused: names.map((name) => PersonId.parse(name)),
});
const routedTo = (assignee: Assignee): Command => ({ ...CLASSIFIED, assignee });

describe('a new report is told', () => {
  it.each([
    ['to the group of its unit', {}, ['newReport → grup-llaj']],
    ['to the group of another unit', { proposal: aProposal({ topic: topic('dermaga') }) }, ['newReport → grup-asdp']],
    [
      'to the desk of its topic',
      { proposal: aProposal({ topic: topic('informasi-publik') }) },
      ['newReport → meja-ppid'],
    ],
    ['to the desk of its channel', { channel: PPID }, ['newReport → meja-ppid']],
    [
      'at no other hour for being of high urgency',
      { proposal: aProposal({ urgency: 'high' }) },
      ['newReport → grup-llaj'],
    ],
    ['to the Lapor admin where the machine is in doubt', { proposal: DOUBT }, ['needsPerson → admin-lapor']],
    [
      'to the Lapor admin where it is not ours',
      { proposal: aProposal({ unit: 'notOurs' }) },
      ['needsPerson → admin-lapor'],
    ],
    [
      'to the Lapor admin and the oversight reader alone where oversight is suspected',
      { proposal: SUSPICION },
      ['suspectedOversight → admin-lapor', 'suspectedOversight → pembaca-pengawasan'],
    ],
    [
      'to the same where it is only faintly suspected',
      { proposal: FAINT },
      ['suspectedOversight → admin-lapor', 'suspectedOversight → pembaca-pengawasan'],
    ],
    [
      'at any hour, to the unit, the Lapor admin and the Secretary, where it is dangerous',
      { proposal: DANGER },
      ['danger! → grup-asdp', 'danger! → admin-lapor', 'danger! → sekretaris'],
    ],
    [
      'at any hour to the Lapor admin and the Secretary where danger waits for a person',
      { proposal: { ...DANGER, abstain: true } },
      ['danger! → admin-lapor', 'danger! → sekretaris'],
    ],
    [
      'at any hour, and to nobody but its readers, where danger and suspicion come together',
      { proposal: { ...SUSPICION, urgency: 'danger' as const } },
      ['suspectedOversight! → admin-lapor', 'suspectedOversight! → pembaca-pengawasan'],
    ],
  ])('a new report is told %s', (_, given, told) => {
    expect(toldOf(aReport(given))).toEqual(told);
  });
});

describe('what the person who triages decides is told', () => {
  it.each([
    ['llaj', 'grup-llaj'],
    ['asdp', 'grup-asdp'],
    ['keuangan', 'grup-keuangan'],
    ['umum', 'grup-umum'],
    ['secretary', 'meja-sekretaris'],
    ['ppid', 'meja-ppid'],
    ['news', 'meja-berita'],
    ['sikedip', 'meja-sikedip'],
  ] as const)('a decision at triage for %s is told to its group', (assignee, group) => {
    expect(toldBy(EVERYWHERE.triaging, routedTo(assignee))).toEqual([`newReport → ${group}`]);
  });

  it.each([
    [
      'to the unit where two people found that a suspicion was none, and to who reads of oversight',
      EVERYWHERE.suspected.next(TO_SERVICE, { actor: person('kabid') }),
      { type: 'approveStep' } as const,
      ['oversightStep → admin-lapor', 'oversightStep → pembaca-pengawasan', 'newReport → grup-llaj'],
    ],
    [
      'to whoever may approve, where it takes two people',
      EVERYWHERE.suspected,
      TO_SERVICE,
      ['secondPerson → pembaca-pengawasan', 'oversightStep → admin-lapor'],
    ],
    [
      'to the unit, the Lapor admin and the Secretary at any hour where the person sees danger',
      EVERYWHERE.triaging,
      { ...CLASSIFIED, urgency: 'danger' } as const,
      ['danger! → grup-llaj', 'danger! → admin-lapor', 'danger! → sekretaris'],
    ],
    [
      'to nobody where the topic is not ours',
      EVERYWHERE.triaging,
      { ...CLASSIFIED, topic: topic('jalan-rusak') },
      NOBODY,
    ],
    [
      'to the unit that takes over, and to the one that had it',
      EVERYWHERE.inProgress,
      { type: 'route', assignee: 'asdp' } as const,
      ['newReport → grup-asdp', 'takenAway → grup-llaj'],
    ],
    [
      'to the Lapor admin where it came back',
      EVERYWHERE.referred,
      { type: 'comeBack' } as const,
      ['needsPerson → admin-lapor'],
    ],
    [
      'to the Lapor admin where it was restored',
      EVERYWHERE.archived,
      { type: 'restore' } as const,
      ['needsPerson → admin-lapor'],
    ],
    [
      'to the Lapor admin where a unit hands it back',
      EVERYWHERE.routed,
      { type: 'handBack', reason: 'notThisUnit' } as const,
      ['handedBack → admin-lapor'],
    ],
    [
      'to the Lapor admin where a unit that works on it hands it back',
      EVERYWHERE.inProgress,
      { type: 'handBack', reason: 'needsDecision' } as const,
      ['handedBack → admin-lapor'],
    ],
    [
      'to those who may read of a suspicion, and in no other words, where a unit finds oversight in it',
      EVERYWHERE.inProgress,
      { type: 'handBack', reason: 'oversightFound' } as const,
      ['suspectedOversight → admin-lapor', 'suspectedOversight → pembaca-pengawasan'],
    ],
  ])('a decision at triage is told %s', (_, report, command, told) => {
    expect(toldBy(report, command)).toEqual(told);
  });
});

describe('who is told of confirmed oversight', () => {
  const [secretary, inspector, above, reader] = [
    'confirmedOversight → sekretaris',
    'confirmedOversight → inspektur',
    'confirmedOversight → inspektorat-provinsi',
    'confirmedOversight → pembaca-pengawasan',
  ];

  it.each([
    ['to the Secretary and the reader alone', OVERSIGHT, [secretary, reader]],
    ['to no unit, whatever it is routed to', { ...OVERSIGHT, assignee: 'llaj' } as const, [secretary, reader]],
    [
      'at any hour where it is dangerous too',
      { ...OVERSIGHT, urgency: 'danger' } as const,
      [`confirmedOversight! → sekretaris`, 'confirmedOversight! → pembaca-pengawasan'],
    ],
    [
      'to the inspector in the Secretary’s place where the Secretary is named',
      recused('sekretaris'),
      [inspector, reader],
    ],
    ['to the inspector too where the Lapor admin is named', recused('admin-lapor'), [secretary, inspector, reader]],
    ['to the inspector where both are named', recused('sekretaris', 'admin-lapor'), [inspector, reader]],
    [
      'to the inspector in the reader’s place where the reader is named',
      recused('pembaca-pengawasan'),
      [secretary, inspector],
    ],
    ['not to the inspector where the inspector is named', recused('inspektur'), [secretary, reader]],
    [
      'to whoever the inspectorate answers to where it is named with the Secretary',
      recused('sekretaris', 'inspektur'),
      [above, reader],
    ],
    ['not to the inspector where somebody else is named', recused('kepala-llaj'), [secretary, reader]],
  ])('confirmed oversight is told %s', (_, command, told) => {
    expect(toldBy(EVERYWHERE.suspected, command)).toEqual(told);
  });

  it('confirmed oversight is told again to whoever may still hear of it when somebody is named later', () => {
    expect(toldBy(EVERYWHERE['oversight routed'], recused('sekretaris'))).toEqual([inspector, reader]);
  });

  it('confirmed oversight is told to the Secretary and the reader even where a unit had the report until then', () => {
    expect(toldBy(EVERYWHERE.routed, OVERSIGHT)).toEqual(['takenAway → grup-llaj', secretary, reader]);
  });
});

describe('a unit from which a report is taken', () => {
  const ELSEWHERE = aProposal({ unit: 'asdp', topic: topic('dermaga') });
  const more = (proposal: Proposal) => ({ ...REPLY, proposal });
  const GONE = ['takenAway → grup-llaj'];
  const toldGroup = (report: Builder, command: Command) =>
    toldBy(report, command).filter((one) => one.endsWith('→ grup-llaj') && !one.startsWith('reporterUpdated'));

  it.each([
    ['routed to another unit', { type: 'route', assignee: 'asdp' }],
    ['routed to a desk', { type: 'route', assignee: 'secretary' }],
    ['decided anew for another unit', { ...CLASSIFIED, assignee: 'asdp' }],
    ['decided anew as dangerous, for another unit', { ...CLASSIFIED, assignee: 'asdp', urgency: 'danger' }],
    ['put back for a decision', { ...CLASSIFIED, topic: topic('jalan-rusak') }],
    ['held because the reporter speaks of another unit’s work', more(ELSEWHERE)],
    ['found to be oversight', OVERSIGHT],
    ['found to be dangerous oversight', { ...OVERSIGHT, urgency: 'danger' }],
    ['found to be oversight against its head', recused('kepala-llaj')],
    ['found to be oversight against all of it', recused('kepala-llaj', 'grup-llaj')],
    ['suspected to be oversight', more(SUSPICION)],
    ['suspected to be dangerous oversight', more({ ...SUSPICION, urgency: 'danger' })],
    ['suspected to be oversight against it', more({ ...SUSPICION, accused: [PersonId.parse('grup-llaj')] })],
  ] as const)('is told the same where it is %s', (_, command) => {
    for (const place of [informed(), EVERYWHERE.routed, EVERYWHERE.inProgress])
      expect(toldGroup(place, command)).toEqual(GONE);
  });

  it('is told no more urgently where there was danger in it', () => {
    const inDanger = aReport({ proposal: aProposal({ urgency: 'danger' }) });
    for (const command of [OVERSIGHT, routedTo('asdp'), more(SUSPICION)])
      expect(toldGroup(inDanger, command)).toEqual(GONE);
  });

  it.each([
    ['hands it back', EVERYWHERE.inProgress, { type: 'handBack', reason: 'needsDecision' }],
    ['finds oversight in it and hands it back', EVERYWHERE.inProgress, { type: 'handBack', reason: 'oversightFound' }],
    ['ends it', EVERYWHERE.inProgress, RESOLVED],
    ['sees it archived', EVERYWHERE.routed, { type: 'archive', reason: 'tooGeneral' }],
    ['sees it referred', EVERYWHERE.routed, { type: 'refer', authority: 'polres' }],
  ] as const)('is not told that it is gone where it %s', (_, report, command) => {
    expect(toldBy(report, command).filter((one) => one.startsWith('takenAway'))).toEqual([]);
  });

  it('has a closed one to work on no more, so that nothing is taken from it, wherever that goes', () => {
    for (const command of [OVERSIGHT, routedTo('asdp'), more(SUSPICION)])
      expect(toldGroup(EVERYWHERE.closed, command)).toEqual([]);
  });

  it('is told nothing of a report that was suspected all the time, wherever that goes', () => {
    const desk = EVERYWHERE['oversight routed'];
    for (const command of [{ type: 'handBack', reason: 'needsDecision' }, recused('kepala-llaj')] as const)
      expect(toldBy(desk, command).filter((one) => one.startsWith('takenAway'))).toEqual([]);
  });

  it('may be a desk, the Secretary’s too: of oversight it has nothing, though the report lies with it', () => {
    const atDesk = EVERYWHERE.routed.next({ type: 'route', assignee: 'secretary' });
    for (const command of [OVERSIGHT, routedTo('asdp'), more(SUSPICION)])
      expect(toldBy(atDesk, command)).toContain('takenAway → meja-sekretaris');
  });
});

/** Who hears of a report in each place that it can be in, when something happens to it from outside. */
const HOLDERS = {
  triaging: ['admin-lapor'],
  suspected: ['admin-lapor', 'pembaca-pengawasan'],
  routed: ['grup-llaj'],
  'oversight routed': ['sekretaris', 'pembaca-pengawasan'],
  inProgress: ['grup-llaj'],
  'asked while triaging': ['admin-lapor'],
  'asked while routed': ['grup-llaj'],
  'asked while in progress': ['grup-llaj'],
  'asked while resolved': ['grup-llaj'],
  resolved: ['grup-llaj'],
  // Nobody works on these any more: the Lapor admin judges what it means.
  closed: ['admin-lapor'],
  referred: ['admin-lapor'],
  archived: ['admin-lapor'],
  history: ['admin-lapor'],
  'open in a sheet': ['admin-lapor'],
} as const satisfies Record<keyof typeof EVERYWHERE, readonly string[]>;

/** The same for a delivery that was set aside: a matter of the channel, not of the unit. */
const KEEPERS: Readonly<Partial<Record<keyof typeof EVERYWHERE, readonly string[]>>> = {
  suspected: ['admin-lapor', 'pembaca-pengawasan'],
  'oversight routed': ['sekretaris'],
};

const LATER = wib('2025-05-07 09:00');
const REPLY = { type: 'addReply', content: said('di simpang'), sentAt: LATER, proposal: aProposal() } as const;
const AMENDED = submit({ content: said('ralat'), sentAt: LATER });
const [SET_ASIDE] = EVERY_COMMAND.setConflictAside;
const [UNREADABLE] = EVERY_COMMAND.noteUnreadable;

describe.each(Object.entries(EVERYWHERE))('a report that is %s', (name, report) => {
  const place = Object.entries(HOLDERS).find(([one]) => one === name)?.[1] ?? [];
  const keepers = Object.entries(KEEPERS).find(([one]) => one === name)?.[1] ?? ['admin-lapor'];

  it.each([
    ['a reply', REPLY, 'reporterUpdated'],
    ['a withdrawal', { type: 'withdraw' } as const, 'withdrawn'],
    ['an amendment', AMENDED, 'amended'],
  ])('%s is told to whoever holds it', (_, command, kind) => {
    expect(toldBy(report, command)).toEqual(place.map((recipient) => `${kind} → ${recipient}`));
  });

  it('a conflicting delivery is told to the Lapor admin, or to whoever keeps a secret', () => {
    expect(toldBy(report, SET_ASIDE)).toEqual(keepers.map((recipient) => `conflict → ${recipient}`));
  });

  it('what cannot be read is told to the same', () => {
    expect(toldBy(report, UNREADABLE)).toEqual(keepers.map((recipient) => `unreadable → ${recipient}`));
  });
});

describe('something from outside', () => {
  const named = EVERYWHERE.suspected.next(recused('sekretaris'));

  it('is told to the inspector where the Secretary is named', () => {
    expect(toldBy(named, REPLY)).toEqual(['reporterUpdated → inspektur', 'reporterUpdated → pembaca-pengawasan']);
    expect(toldBy(named, { type: 'withdraw' })).toEqual(['withdrawn → inspektur', 'withdrawn → pembaca-pengawasan']);
    expect(toldBy(named, AMENDED)).toEqual(['amended → inspektur', 'amended → pembaca-pengawasan']);
    expect(toldBy(named, SET_ASIDE)).toEqual(['conflict → inspektur']);
  });

  it('about a report of danger is told at any hour', () => {
    expect(toldBy(aReport({ proposal: DANGER }), REPLY)).toEqual(['reporterUpdated! → grup-asdp']);
  });

  it('a reply that makes a report suspect is told to the readers of suspicions', () => {
    const suspicious = { ...REPLY, proposal: SUSPICION };
    expect(toldBy(EVERYWHERE.triaging, suspicious)).toEqual([
      'reporterUpdated → admin-lapor',
      'suspectedOversight → admin-lapor',
      'suspectedOversight → pembaca-pengawasan',
    ]);
  });

  it('a reply that makes a unit’s report suspect is owed to the unit, and the suspicion to its readers alone', () => {
    const told = toldBy(EVERYWHERE.routed, { ...REPLY, proposal: SUSPICION });
    expect(told).toContain('reporterUpdated → grup-llaj');
    expect(told.slice(1)).toEqual([
      'suspectedOversight → admin-lapor',
      'suspectedOversight → pembaca-pengawasan',
      'takenAway → grup-llaj',
    ]);
  });
});

describe('nobody is told', () => {
  it.each([
    ['confirm', EVERYWHERE.routed, { type: 'confirm' }],
    ['mark it processed', EVERYWHERE.routed, EVERY_COMMAND.markProcessed[0]],
    ['start work', EVERYWHERE.routed, { type: 'startWork' }],
    ['ask the reporter', EVERYWHERE.routed, EVERY_COMMAND.askReporter[0]],
    ['go on', EVERYWHERE['asked while routed'], { type: 'resume' }],
    ['post an answer', EVERYWHERE.inProgress, EVERY_COMMAND.postAnswer[0]],
    ['resolve it', EVERYWHERE.inProgress, EVERY_COMMAND.resolve[0]],
    ['close it', EVERYWHERE.resolved, EVERY_COMMAND.close[0]],
    ['reopen it', EVERYWHERE.closed, { type: 'reopen', reason: 'notSatisfied' }],
    ['refer it', EVERYWHERE.triaging, EVERY_COMMAND.refer[0]],
    ['archive it', EVERYWHERE.routed, EVERY_COMMAND.archive[0]],
    ['link a duplicate', EVERYWHERE.routed, EVERY_COMMAND.linkDuplicate[0]],
    ['make it secret', EVERYWHERE.routed, EVERY_COMMAND.raiseConfidentiality[1]],
    ['note the channel’s status', EVERYWHERE.routed, EVERY_COMMAND.noteChannelStatus[0]],
    ['note that the unit was informed', EVERYWHERE.routed, EVERY_COMMAND.recordInformed[0]],
    [
      'take more time',
      aReport({ channel: PPID }),
      { type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' },
    ],
  ] as const)('nobody is told of a step that everybody sees who opens the report: to %s', (_, report, command) => {
    expect(report.next(command).story().record.length).toBeGreaterThan(report.story().record.length);
    expect(toldBy(report, command)).toEqual(NOBODY);
  });

  it('nobody is told of an event that is not in this list, by whatever step it comes about', () => {
    const context = { now: wib('2025-06-02 09:00'), actor: person('admin'), policy };
    const telling = Object.values(EVERYWHERE).flatMap((place) => {
      const { report, record: before } = place.story();
      return ALL_COMMANDS.flatMap((command) => {
        const decision = decide(report, command, context);
        const { recorded } = record(submit().id, report, decision.ok ? decision.value : [], context);
        return owedIn([...before, ...recorded]);
      });
    });
    const types = telling.flatMap(({ event: { event }, notices }) => (notices.length > 0 ? [event.type] : []));
    expect(types.filter((type) => !tellingEvents(policy).has(type))).toEqual([]);
    expect(new Set(types).size).toBeGreaterThan(15);
    expect(tellingEvents(policy)).toEqual(
      new Set([
        'Routed',
        'HeldForTriage',
        'CameBack',
        'Restored',
        'HandedBack',
        'OversightSuspected',
        'UrgencyRaised',
        'ReporterReplied',
        'WithdrawalReceived',
        'Amended',
        'ConflictSetAside',
        'ArrivalUnreadable',
        'Recused',
        'StepProposed',
        'StepApproved',
        'StepDeclined',
        'ProposalExpired',
        'Archived',
        'Referred',
        'IdentityRevealed',
        'Resolved',
        'Closed',
        'ReporterAsked',
        'ConfidentialityLowered',
        // It may take a report from its unit.
        'Classified',
        // By the watch, and up the ladders of watch.json.
        'DeadlineAtRisk',
        'DeadlineMissed',
        'Escalated',
        'SilenceNoted',
        'CloseProposed',
        'ChannelDiffers',
      ]),
    );
  });
});

describe('what time brings about is told', () => {
  /** As often as anything can come due until the end of the year, and whatever the channel says. */
  const MOMENTS = [
    '2025-05-06 14:00',
    '2025-05-06 15:00:00.001',
    '2025-05-07 16:00',
    '2025-05-09 16:30',
    '2025-05-14 07:30',
    '2025-05-15 16:00:00.001',
    '2025-05-20 16:00',
    '2025-05-22 16:00:00.001',
    '2025-05-23 07:30',
    '2025-05-28 16:00:00.001',
    '2025-06-04 16:00',
    '2025-07-23 07:30',
    '2025-08-07 16:00:00.001',
    '2025-12-01 10:00',
  ];
  const watched = (report: Builder): readonly string[] => {
    const before = report.story().record.length;
    const { record } = MOMENTS.reduce((story, shown) => story.next(passTime, at(shown)), report).story();
    return owedIn(record)
      .filter(({ event }) => event.version > before)
      .flatMap(({ notices }) => notices.map(shown));
  };
  const recipientsOf = (told: readonly string[]) => new Set(told.map((one) => one.split(' → ')[1]));
  const DIFFERS = { channelStatus: 'done' } as const;

  it.each([
    ['under way', informed(DIFFERS)],
    ['asked about', informed(DIFFERS).next(ASKED)],
    ['resolved', informed(DIFFERS).next({ type: 'startWork' }).next(RESOLVED)],
  ] as const)('what time brings about is told only to its unit, head and those who oversee: %s', (_, report) => {
    const told = watched(report);
    expect(told.length).toBeGreaterThan(1);
    const allowed = ['grup-llaj', 'kepala-llaj', 'sekretaris', 'admin-lapor'];
    expect([...recipientsOf(told)].filter((one) => one === undefined || !allowed.includes(one))).toEqual([]);
  });

  const CONFIRMED = routed(DIFFERS).suspected().next(OVERSIGHT);
  it.each([
    ['waits', CONFIRMED],
    ['is asked about', CONFIRMED.next(ASKED)],
    ['is worked on', CONFIRMED.next({ type: 'startWork' })],
    ['is resolved', CONFIRMED.next({ type: 'startWork' }).next({ type: 'resolve', result: 'planned' })],
    [
      'had been with a unit before',
      informed(DIFFERS)
        .next({ type: 'startWork' })
        .next(OVERSIGHT, { now: wib('2025-05-06 11:00') }),
    ],
  ] as const)('no unit, head, desk or admin is told what time brings to confirmed oversight that %s', (_, report) => {
    const told = watched(report);
    expect(told.length).toBeGreaterThan(1);
    const allowed = ['sekretaris', 'inspektur', 'pembaca-pengawasan'];
    expect([...recipientsOf(told)].filter((one) => one === undefined || !allowed.includes(one))).toEqual([]);
  });

  it.each([
    ['waits', routed(DIFFERS).suspected()],
    ['is asked about', routed(DIFFERS).suspected().next(ASKED)],
    [
      'had been with a unit before',
      informed(DIFFERS).next({ ...REPLY, proposal: SUSPICION }, { now: wib('2025-05-06 11:00') }),
    ],
  ] as const)('what time brings to a suspicion that %s is told to the Lapor admin and reader alone', (_, report) => {
    const told = watched(report);
    expect(told.length).toBeGreaterThan(1);
    expect([...recipientsOf(told)].filter((one) => one !== 'admin-lapor' && one !== 'pembaca-pengawasan')).toEqual([]);
  });

  it('what time brings about for a report of danger is told at any hour', () => {
    const danger = aReport({ proposal: DANGER }).next({ type: 'recordInformed' });
    expect(toldBy(danger, passTime, at('2025-05-06 15:00:00.001'))).toEqual(['overdue! → grup-asdp']);
  });

  it('the Lapor admin is told where a person proposes to close by silence', () => {
    expect(toldBy(EVERYWHERE.resolved, { type: 'close', closedBy: 'silence' })).toEqual([
      'closeProposed → admin-lapor',
    ]);
  });
});

describe('what the reporter has to be told in the channel', () => {
  const HEAD = { actor: person('kepala-rekaan') };
  const worked = informed().next({ type: 'startWork' });

  it.each([
    ['a question', ASKED],
    ['a result', RESOLVED],
  ] as const)('is told to the Lapor admin where whoever has no account there took the step: %s', (_, command) => {
    expect(toldBy(worked, command, HEAD)).toEqual(['toPost → admin-lapor']);
  });

  it.each([
    ['a question', ASKED],
    ['a result', RESOLVED],
  ] as const)('is told to nobody where the Lapor admin took the step: %s', (_, command) => {
    expect(toldBy(worked, command, { actor: person('admin') })).toEqual(NOBODY);
  });

  it('is told in the words for oversight where it is about that', () => {
    const confirmed = routed().suspected().next(OVERSIGHT);
    expect(toldBy(confirmed, ASKED, HEAD)).not.toContain('toPost → admin-lapor');
  });
});

describe('a notice', () => {
  it('is known by its report, the event’s version, its kind and its recipient', () => {
    const { record } = aReport().story();
    expect(record.map(({ event }) => event.type)).toEqual(['Received', 'Classified', 'Routed']);
    expect(owedIn(record).flatMap(({ notices }) => notices)).toEqual([
      {
        report: submit().id,
        version: 3,
        kind: 'newReport',
        recipient: recipientId('grup-llaj'),
        urgent: false,
      },
    ]);
  });

  it('is one for a person with several functions, by the first rule that names them', () => {
    const both = aPerson('rangkap', 'laporAdmin', 'secretary', 'oversightReader');
    const rules = staffedWith({ people: [both, aPerson('inspektur', 'inspector')] });
    expect(toldOf(aReport({ proposal: DANGER }), rules)).toEqual(['danger! → grup-asdp', 'danger! → rangkap']);
    expect(toldOf(aReport().suspected(), rules)).toEqual(['suspectedOversight → rangkap']);
    expect(toldBy(EVERYWHERE.suspected, OVERSIGHT, { rules })).toEqual(['confirmedOversight → rangkap']);
  });

  it('goes to every group that serves the unit, and to every person in the function', () => {
    const { groups, people } = policy.office;
    const more = staffedWith({
      groups: [...groups, aGroup('grup-llaj-lapangan', 'llaj')],
      people: [...people, aPerson('admin-pengganti', 'laporAdmin')],
    });
    expect(toldOf(aReport(), more)).toEqual(['newReport → grup-llaj', 'newReport → grup-llaj-lapangan']);
    expect(toldOf(aReport().doubtful(), more)).toEqual(['needsPerson → admin-lapor', 'needsPerson → admin-pengganti']);
  });

  it('goes to the Lapor admin in the place of a unit that has no group', () => {
    const none = staffedWith({ groups: policy.office.groups.filter(({ serves }) => serves !== 'llaj') });
    expect(toldBy(EVERYWHERE.routed, REPLY, { rules: none })).toEqual(['reporterUpdated → admin-lapor']);
  });

  it('is told at any hour where its words say so, whatever the report’s urgency', () => {
    const { notices } = policy;
    const words = { ...notices.words, newReport: { ...notices.words.newReport, urgent: true } };
    const rules = { ...policy, notices: { ...notices, words } };
    expect(toldOf(aReport(), rules)).toEqual(['newReport! → grup-llaj']);
  });

  it('a notice of a rule for some urgencies is owed for these alone', () => {
    const report = aReport().build();
    const [routed] = aReport()
      .story()
      .record.filter(({ event }) => event.type === 'Routed');
    if (routed === undefined) throw new Error('never routed');
    const toldIn = (urgency: Urgency) =>
      noticesFor(policy, { before: undefined, after: { ...report, urgency } }, routed).map(shown);
    expect(toldIn('danger')).toEqual(['danger! → grup-llaj', 'danger! → admin-lapor', 'danger! → sekretaris']);
    expect(toldIn('high')).toEqual(['newReport → grup-llaj']);
  });

  it('is owed to nobody for what nobody did', () => {
    expect(toldBy(EVERYWHERE.routed, { type: 'route', assignee: 'llaj' }, { actor: person('kabid') })).toEqual(NOBODY);
  });
});
