import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/domain/classify/proposal';
import { ReportNoticeKind } from '#shared/domain/notices/kind';
import { stillHolds } from '#shared/domain/notices/still-holds';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Command } from '#shared/domain/report/command-table';
import type { Assessed } from '#shared/domain/report/report';
import { recipientId } from '#test/support/builders/a-recipient';
import {
  ASKED,
  aProposal,
  aReport,
  CLASSIFIED,
  DANGER,
  EVERYWHERE,
  OVERSIGHT,
  person,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

const LATER = wib('2025-05-07 09:00');
const content = said('barusan ada yang kesetrum');

/** Every way in which something is said second. */
const WAYS: Readonly<Record<string, (proposal: Proposal) => Command>> = {
  'an update': (proposal) => ({ type: 'addReply', content, sentAt: LATER, proposal }),
  'an amendment': (proposal) => submit({ content, sentAt: LATER, proposal }),
  'an amendment that came late': (proposal) => submit({ content, sentAt: wib('2025-05-06 08:00'), proposal }),
  'the reason of a withdrawal': (proposal) => ({ type: 'withdraw', reason: { content, proposal } }),
  "the channel's status": (proposal) => ({
    type: 'noteChannelStatus',
    status: 'unknown',
    observedAt: LATER,
    said: { content, proposal },
  }),
};
const UPDATE = WAYS['an update'] ?? (() => expect.fail());
const danger = UPDATE(DANGER);

const ALARM = ['danger! → admin-lapor', 'danger! → sekretaris'];
const SUSPECTED = ['suspectedOversight! → admin-lapor', 'suspectedOversight! → pembaca-pengawasan'];

describe.each(Object.entries(WAYS))('said in %s', (_, said) => {
  it('danger raises urgency by an event of its own, by the machine, and refers to the words', () => {
    const story = aReport().next(said(DANGER)).story();
    expect(story.report).toMatchObject({ urgency: 'danger', status: 'routed', messages: 1 });
    expect(story.record.at(-1)).toMatchObject({ event: { type: 'UrgencyRaised', urgency: 'danger', message: 1 } });
  });

  it('what is urgent raises it as far as that, and calls nobody', () => {
    const high = said(aProposal({ urgency: 'high' }));
    expect(aReport().next(high).build().urgency).toBe('high');
    expect(toldBy(aReport(), high).join()).not.toContain('danger');
  });

  it('nothing less urgent takes it away', () => {
    const urgent = aReport({ proposal: DANGER }).next(said(aProposal()));
    expect(urgent.build().urgency).toBe('danger');
    expect(urgent.story().record.map(({ event }) => event.type)).not.toContain('UrgencyRaised');
  });

  it('danger is told to all who are told of a first report of danger', () => {
    expect(toldBy(aReport(), said(DANGER))).toEqual(expect.arrayContaining(['danger! → grup-llaj', ...ALARM]));
    expect(toldBy(EVERYWHERE.triaging, said(DANGER))).toEqual(expect.arrayContaining(ALARM));
  });

  it('an accusation takes the report to a person, and danger in it is told to those alone who may know', () => {
    const accused = said({ ...SUSPICION, urgency: 'danger' });
    const report = aReport().next(accused);
    expect(report.build()).toMatchObject({ status: 'triaging', oversight: 'suspected', urgency: 'danger' });
    expect(toldBy(aReport(), accused).filter((one) => one.startsWith('suspected'))).toEqual(SUSPECTED);
    expect(toldBy(aReport(), accused).join()).not.toContain('danger');
  });
});

describe.each([
  'asked while triaging',
  'asked while routed',
  'asked while in progress',
  'asked while resolved',
] as const)('what the reporter answers elsewhere on a report that was %s', (name) => {
  const place = EVERYWHERE[name];
  const written = (proposal: Proposal): Command => ({ type: 'resume', said: { content, proposal } });
  const heard = ({ status, ...report }: Assessed) => ({
    status,
    assignee: 'assignee' in report ? report.assignee : undefined,
    class: report.class,
    topic: report.topic,
    oversight: report.oversight,
    urgency: report.urgency,
    recused: report.recused,
    confirmed: report.confirmed,
    decidedBy: report.decidedBy,
    deadlines: report.deadlines,
    stood: report.stood,
    messages: report.messages,
  });

  it.each([
    ['an accusation', SUSPICION],
    ['an accusation of a group', { ...SUSPICION, accused: [recipientId('grup-llaj')] }],
    ['danger', DANGER],
    ['what is more urgent', aProposal({ urgency: 'high' })],
    ["another unit's work", aProposal({ unit: 'asdp', topic: topic('dermaga') })],
    ['nothing new', aProposal()],
  ])('moves it as through the channel: %s', (_, proposal) => {
    expect(heard(place.next(written(proposal)).build())).toEqual(heard(place.next(UPDATE(proposal)).build()));
  });

  it('alarms the same people by danger or an accusation', () => {
    const ofNews = (told: readonly string[]) => told.filter((one) => !one.startsWith('reporterUpdated'));
    for (const proposal of [DANGER, SUSPICION])
      expect(toldBy(place, written(proposal))).toEqual(ofNews(toldBy(place, UPDATE(proposal))));
  });

  it('is told as written down by the person and heard by the machine', () => {
    const { record } = place.next(written(SUSPICION), { actor: person('staf-llaj') }).story();
    expect(record.slice(-2).map(({ event, actor }) => [event.type, actor.by])).toEqual([
      ['Resumed', 'person'],
      ['OversightSuspected', 'machine'],
    ]);
  });
});

describe('whom the answer of a suspected report accuses', () => {
  it('is kept from it before anybody hears of those words, whoever writes them down', () => {
    const asked = EVERYWHERE.suspected.next(ASKED);
    const accused = [recipientId('kepala-llaj')];
    const story = asked.next({ type: 'resume', said: { content, proposal: { ...SUSPICION, accused } } }).story();
    expect(story.record.slice(-2).map(({ event }) => event.type)).toEqual(['Recused', 'Resumed']);
    expect(story.report).toMatchObject({ oversight: 'suspected', recused: accused });
  });
});

/** Who hears of danger in each place that a report can be in. */
const HEARERS = {
  triaging: ALARM,
  suspected: SUSPECTED,
  routed: ['danger! → grup-llaj', ...ALARM],
  'oversight routed': ['confirmedOversight! → sekretaris', 'confirmedOversight! → pembaca-pengawasan'],
  inProgress: ['danger! → grup-llaj', ...ALARM],
  'asked while triaging': ALARM,
  'asked while routed': ['danger! → grup-llaj', ...ALARM],
  'asked while in progress': ['danger! → grup-llaj', ...ALARM],
  'asked while resolved': ['danger! → grup-llaj', ...ALARM],
  resolved: ['danger! → grup-llaj', ...ALARM],
  // Nobody of a unit has these any more.
  closed: ALARM,
  referred: ALARM,
  archived: ALARM,
  history: ALARM,
  'open in a sheet': ALARM,
} as const satisfies Record<keyof typeof EVERYWHERE, readonly string[]>;

describe.each(Object.entries(EVERYWHERE))('danger in a report that is %s', (name, place) => {
  const hearers = Object.entries(HEARERS).find(([one]) => one === name)?.[1] ?? [];

  it('is told at any hour, and to nobody who may not know of it', () => {
    // The addition itself is told first, as any.
    expect(toldBy(place, danger).filter((one) => !one.startsWith('reporterUpdated'))).toEqual(hearers);
  });

  it('still holds for each of them when it is sent', () => {
    const after = place.next(danger).build();
    for (const hearer of hearers) {
      const [kind, id = ''] = hearer.split('! → ');
      const recipient = recipientOf(policy, recipientId(id)) ?? expect.fail(id);
      expect([hearer, stillHolds(ReportNoticeKind.parse(kind), after, recipient)]).toEqual([hearer, true]);
    }
  });
});

describe('danger that is told again', () => {
  it('before the end is told as an urgent addition', () => {
    expect(toldBy(aReport({ proposal: DANGER }), danger)).toEqual(['reporterUpdated! → grup-asdp']);
  });

  it('after the end is another, and told as the first was', () => {
    const done = aReport({ proposal: DANGER }).next({ type: 'archive', reason: 'notAComplaint' });
    expect(toldBy(done, danger)).toEqual(expect.arrayContaining(ALARM));
    expect(done.next(danger).build()).toMatchObject({ status: 'archived', reporterReplied: true });
  });

  it.each(['an amendment', "the channel's status"])(
    'after the end is the same in %s, which may repeat all that was said',
    (way) => {
      const resolved = aReport({ proposal: DANGER }).next({ type: 'startWork' }).next(RESOLVED);
      expect(toldBy(resolved, WAYS[way]?.(DANGER) ?? expect.fail()).join()).not.toContain('danger');
    },
  );

  it('danger in words that stand in the record already does nothing', () => {
    const known = aReport().next(danger);
    for (const again of [
      danger,
      { type: 'withdraw', reason: { content, proposal: DANGER } },
      submit({ sentAt: wib('2025-05-06 08:00') }),
    ] as const) {
      expect(known.next(again).build()).toEqual(known.build());
    }
  });
});

describe('a withdrawal in which danger is told', () => {
  const withdrawn = { type: 'withdraw', reason: { content, proposal: DANGER } } as const;

  it('archives nothing, whatever was known before: a person must see to the danger first', () => {
    expect(aReport().next(withdrawn).build()).toMatchObject({ status: 'routed', withdrawn: true });
    expect(aReport({ proposal: DANGER }).next(withdrawn).build()).toMatchObject({ status: 'routed', withdrawn: true });
  });
});

describe('a person’s decision', () => {
  it('a person’s decision to call a report harmless stands until danger is told', () => {
    const calm = aReport({ proposal: DANGER }).next(CLASSIFIED);
    expect(calm.build().urgency).toBe('normal');
    expect(calm.next(danger).build()).toMatchObject({ urgency: 'danger', decidedBy: 'person', confirmed: true });
  });

  it('a person’s decision for oversight is not changed by an accusation in the channel’s status', () => {
    const confirmed = EVERYWHERE.suspected.next(OVERSIGHT);
    const accused = WAYS["the channel's status"]?.(SUSPICION) ?? expect.fail();
    expect(confirmed.next(accused).build()).toMatchObject({ oversight: 'confirmed', assignee: 'secretary' });
  });
});

describe("the channel's status in two kinds of words at one time", () => {
  const unknown = (words: string): Command => ({
    type: 'noteChannelStatus',
    status: 'unknown',
    observedAt: LATER,
    said: { content: said(words), proposal: aProposal() },
  });

  it('is kept twice: nothing that was said is lost', () => {
    expect(aReport().next(unknown('dalam telaah')).next(unknown('menunggu reviu')).build().messages).toBe(2);
  });
});
