import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inventedPeople } from '#local/aws/invented-people';
import type { InventedLife } from '#local/past/invented-past';
import { isIn, troublesOf } from '#local/past/troubles';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { workingMinutesBetween } from '#shared/domain/calendar/working-time';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import type { PersonCommand } from '#shared/domain/report/command-table';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { ArchiveReason, ClosedBy, HandBackReason, ReopenReason, Result } from '#shared/domain/report/reasons';
import { unitOf } from '#shared/domain/report/report';
import type { Unit } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const REPORTS = 470;
const YEAR = { from: wib('2025-01-01 00:00'), to: wib('2026-01-01 00:00') };
const troubles = troublesOf(YEAR);

type Happened = (recorded: RecordedEvent) => boolean;
/** An event of a type, by default any of it. */
const event =
  <Type extends ReportEvent['type']>(
    type: Type,
    where: (one: Extract<ReportEvent, { type: Type }>) => boolean = () => true,
  ): Happened =>
  ({ event: one }) =>
    isOfType(one, type) && where(one);
const isOfType = <Type extends ReportEvent['type']>(
  one: ReportEvent,
  type: Type,
): one is Extract<ReportEvent, { type: Type }> => one.type === type;
const by =
  (person: string, happened: Happened): Happened =>
  (recorded) =>
    recorded.actor.by === 'person' && recorded.actor.person === person && happened(recorded);
const named = (group: string): string =>
  inventedPeople().find(({ groups }) => groups.includes(group))?.id ?? expect.fail(group);

/** In so many of the year's reports it happens at least. */
const LEAST: readonly (readonly [what: string, least: number, happened: Happened])[] = [
  ['referred to another agency', 20, event('Referred')],
  ['come back from there', 2, event('CameBack')],
  ['linked as a duplicate', 8, event('DuplicateLinked')],
  ['unlinked again', 1, event('DuplicateUnlinked')],
  ['given more time', 4, event('DeadlineExtended')],
  ...ArchiveReason.options.map(
    (reason) => [`archived: ${reason}`, 1, event('Archived', (one) => one.reason === reason)] as const,
  ),
  ['restored', 1, event('Restored')],
  ['withdrawn by the reporter', 6, event('WithdrawalReceived')],
  ...HandBackReason.options.map(
    (reason) => [`handed back: ${reason}`, 2, event('HandedBack', (one) => one.reason === reason)] as const,
  ),
  ...ReopenReason.options.map(
    (reason) => [`reopened: ${reason}`, 3, event('Reopened', (one) => one.reason === reason)] as const,
  ),
  ['asked of the reporter', 30, event('ReporterAsked')],
  ['answered in the channel', 15, ({ event: one, actor }) => one.type === 'Resumed' && actor.by === 'channel'],
  ['answered by telephone', 3, event('Resumed', ({ content }) => content !== undefined)],
  ['noted as silent', 50, event('SilenceNoted')],
  ...ClosedBy.options.map(
    (closer) => [`closed: ${closer}`, 8, event('Closed', (one) => one.closedBy === closer)] as const,
  ),
  ...Result.options.map(
    (result) => [`resolved: ${result}`, 20, event('Resolved', (one) => one.result === result)] as const,
  ),
  [
    'answered, and that recorded a day later',
    20,
    ({ event: one, recordedAt }) => one.type === 'AnswerPosted' && recordedAt - one.postedAt > 86_400_000,
  ],
  ['told by hand', 20, event('Informed', ({ byHand }) => byHand !== undefined)],
  ['given to a person of the unit', 100, event('Assigned')],
  ['suspected, and cleared by two', 5, event('StepApproved', ({ step }) => step === 'classify')],
  ['not approved by the second person', 1, event('StepDeclined')],
  ['not looked at by the second person in time', 1, event('ProposalExpired')],
  ['confirmed as oversight', 10, event('Classified', ({ oversight }) => oversight === 'confirmed')],
  ['worked on by the inspector', 5, by(named('inspector'), event('WorkStarted'))],
  ['missed, and up the ladder to its end', 50, event('Escalated', ({ step }) => step === 2)],
  ['shown otherwise by the channel', 20, event('ChannelDiffers')],
];

/** What the machine said of it, and what a person decided instead. */
const corrected =
  (field: 'class' | 'topic' | 'unit') =>
  ({ record }: InventedLife): boolean => {
    const proposal = record.flatMap(({ event: one }) => (one.type === 'Classified' ? (one.proposal ?? []) : []))[0];
    const at = record.findIndex(({ event: one }) => one.type === 'Classified' && one.decidedBy === 'person');
    const decided = record[at]?.event;
    const routed = record[at + 1]?.event;
    if (proposal === undefined || decided?.type !== 'Classified') return false;
    if (field === 'unit')
      return (
        routed?.type === 'Routed' && record[2]?.event.type === 'Routed' && routed.assignee !== record[2].event.assignee
      );
    return decided[field] !== proposal[field];
  };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('the office of an invented year', () => {
  let lives: readonly InventedLife[] = [];
  let standings: readonly Standing[] = [];
  beforeAll(async () => {
    lives = (await inventedYear(REPORTS)).slice(0, REPORTS);
    standings = lives.flatMap(({ record }) => standingAt(calendar, record, YEAR_SEEN) ?? []);
  });

  it.each(LEAST)('has reports that are %s, at least %i', (_, least, happened) => {
    expect(lives.filter(({ record }) => record.some(happened)).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['class', 3],
    ['topic', 10],
    ['unit', 5],
  ] as const)('corrects the machine where its %s is wrong, at least %i times', (field, least) => {
    expect(lives.filter(corrected(field)).length).toBeGreaterThanOrEqual(least);
  });

  it.each<[PersonCommand, number]>([
    ['route', 5],
    ['classify', 60],
    ['recordTold', 20],
    ['resume', 8],
  ])('asks for %s by hand at least %i times', (type, least) => {
    const asked = lives.filter(({ steps }) => steps.some((step) => 'request' in step && step.request.type === type));
    expect(asked.length).toBeGreaterThanOrEqual(least);
  });

  it('is many people, each of them plainly invented', () => {
    const people = new Set(
      lives.flatMap(({ record }) => record.flatMap(({ actor }) => (actor.by === 'person' ? actor.person : []))),
    );
    expect(people.size).toBeGreaterThanOrEqual(14);
    const invented = inventedPeople().map(({ id }) => id);
    expect([...people].filter((person) => !invented.includes(person) || !person.endsWith('-contoh'))).toEqual([]);
  });

  it('reads at least four hundred different texts, which the machine takes for every topic', () => {
    const Said = z.object({ data: z.object({ text: z.string() }) });
    const texts = lives.flatMap(({ steps: [first] }) =>
      first !== undefined && 'posting' in first ? Said.parse(first.posting).data.text : [],
    );
    expect(new Set(texts).size).toBeGreaterThanOrEqual(400);
    const proposed = new Set(standings.map(({ proposed: one }) => one?.topic));
    expect(policy.topics.topics.map(({ id }) => id).filter((topic) => !proposed.has(topic))).toEqual([]);
  });

  it('has units that differ in what they miss by a factor of two and more', () => {
    const missedBy = (unit: Unit, clock: 'processed' | 'resolution'): number => {
      const theirs = standings.filter(({ report }) => unitOf(report) === unit);
      expect(theirs.length).toBeGreaterThan(15);
      return theirs.filter(({ report }) => report.misses?.[clock] !== undefined).length / theirs.length;
    };
    expect(missedBy('umum', 'resolution')).toBeGreaterThan(2 * missedBy('asdp', 'resolution'));
    expect(missedBy('keuangan', 'processed')).toBeGreaterThan(2 * missedBy('asdp', 'processed'));
    expect(missedBy('keuangan', 'resolution')).toBeLessThan(missedBy('umum', 'resolution'));
  });

  /** Working minutes from receipt to the first of some event. */
  const minutesTo = (happened: Happened, where: (standing: Standing) => boolean): readonly number[] =>
    standings.filter(where).flatMap(({ report, events }) => {
      const at = events.find(happened)?.recordedAt;
      return at === undefined ? [] : [workingMinutesBetween(calendar, report.receivedAt, at)];
    });
  const decided: Happened = ({ event: one }) =>
    one.type === 'ClassificationConfirmed' || (one.type === 'Classified' && one.decidedBy === 'person');

  it('decides at half the pace and slower while its admin is ill', () => {
    const isIll = ({ report }: Standing): boolean => isIn(troubles.illness, report.receivedAt);
    const well = median(minutesTo(decided, (standing) => !isIll(standing)));
    expect(median(minutesTo(decided, isIll))).toBeGreaterThan(2 * well);
  });

  it('gets a flood of reports of one topic and place in one week', () => {
    const flooded = standings.filter(({ report }) => isIn(troubles.flood, report.receivedAt));
    const same = flooded.filter(({ report }) => report.status !== 'received' && report.topic === 'dermaga');
    expect(same.length).toBeGreaterThan(15);
    expect(same.length).toBeGreaterThan(flooded.length / 2);
  });

  it('answers later in the month of fasting and after joint leave', () => {
    const isSlow = ({ report }: Standing): boolean => {
      const date = isoDateOf(calendar, report.receivedAt);
      return date >= '2025-02-27' && date <= '2025-04-10';
    };
    const usual = median(minutesTo(event('AnswerPosted'), (standing) => !isSlow(standing)));
    expect(median(minutesTo(event('AnswerPosted'), isSlow))).toBeGreaterThan(1.25 * usual);
  });

  it('has no life that would not fit into one step of the table', () => {
    // The head, words, identity, a webhook and its tracking code; each event; each message and what it is found by.
    const writes = lives.map(
      ({ record }) => 6 + record.length + 2 * record.filter(({ event: one }) => 'message' in one).length,
    );
    expect(Math.max(...writes)).toBeLessThan(100);
  });
});
