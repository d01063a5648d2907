import { describe, expect, it } from 'vitest';
import { type Activity, type ActivityFile, NotDoneWhy, RecurringId } from '#shared/domain/activities/activity';
import { type ActivityCommand, decideActivity, decideFile } from '#shared/domain/activities/decide-activity';
import { hashedActivityEvent } from '#shared/domain/activities/record-activity';
import { firstBrokenOf } from '#shared/domain/report/record';
import { evidenceIdOf } from '#shared/domain/words/evidence-id';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { said, wib } from '#test/support/builders/a-report';
import { activityId, DOCK_DUTY, livedActivity, RECORD } from '#test/support/builders/an-activity';

const OF = { recurring: RecurringId.parse('piket-dermaga-putussibau'), date: DOCK_DUTY.date };
const NOT_DONE: ActivityCommand = {
  type: 'stateNotDone',
  codes: DOCK_DUTY,
  asked: said('not done'),
  of: OF,
  why: NotDoneWhy.enum.weather,
};
const AMEND: ActivityCommand = { type: 'amend', codes: { ...DOCK_DUTY, from: '07:30' }, said: said('better') };
const withdraw = (why: 'twice' | 'mistake' = 'mistake', isPublished = false): ActivityCommand => ({
  type: 'withdraw',
  why,
  isPublished,
});
const [DONE, MISSED, GONE] = [
  livedActivity([RECORD]),
  livedActivity([NOT_DONE]),
  livedActivity([RECORD, withdraw()]),
].map(({ activity }) => activity);

describe('what somebody does to an activity', () => {
  it.each<readonly [string, Activity | undefined, ActivityCommand, readonly string[] | string]>([
    ['none', undefined, RECORD, ['ActivityRecorded']],
    ['none', undefined, NOT_DONE, ['ActivityNotDone']],
    ['none', undefined, AMEND, 'ActivityEnded'],
    ['none', undefined, withdraw(), 'ActivityEnded'],
    ['done', DONE, RECORD, []],
    ['done', DONE, { ...RECORD, asked: said('another') }, 'ActivityExists'],
    ['done', DONE, NOT_DONE, 'ActivityExists'],
    ['done', DONE, AMEND, ['ActivityAmended']],
    ['done', DONE, withdraw(), ['ActivityWithdrawn']],
    ['done and published', DONE, withdraw('mistake', true), 'ActivityPublished'],
    ['not done', MISSED, NOT_DONE, []],
    ['not done, but it was after all', MISSED, RECORD, ['ActivityRecorded']],
    ['not done', MISSED, AMEND, 'ActivityEnded'],
    ['not done', MISSED, withdraw(), ['ActivityWithdrawn']],
    ['withdrawn', GONE, withdraw(), []],
    ['withdrawn', GONE, withdraw('twice'), 'ActivityEnded'],
    ['withdrawn', GONE, { ...RECORD, asked: said('another') }, 'ActivityExists'],
    ['withdrawn', GONE, AMEND, 'ActivityEnded'],
  ])('%s: is decided', (_, activity, command, expected) => {
    const decision = decideActivity(activity, command);
    expect(decision.ok ? decision.value.map(({ type }) => type) : decision.refusal).toEqual(expected);
  });

  it('is on record as it was, each step chained to the one before', () => {
    const { activity, record } = livedActivity([NOT_DONE, RECORD, AMEND, withdraw()]);
    expect(record.map(({ event }) => event.type)).toEqual([
      'ActivityNotDone',
      'ActivityRecorded',
      'ActivityAmended',
      'ActivityWithdrawn',
    ]);
    const hashed = record.map(hashedActivityEvent);
    expect(firstBrokenOf(hashed)).toBeUndefined();
    expect(hashed.at(-1)?.hash).toBe(activity.tip);
    expect(firstBrokenOf([...hashed.slice(0, 1), ...hashed.slice(2)])).toBe(2);
  });

  it('leaves nothing of what was amended away', () => {
    const { activity } = livedActivity([RECORD, AMEND, { ...AMEND, codes: DOCK_DUTY }]);
    expect(activity).not.toHaveProperty('from');
    expect(activity.text).toBe(3);
  });
});

describe('a file of an activity', () => {
  const fileOf = (content: string): ActivityFile => ({
    activity: activityId(),
    id: evidenceIdOf(said(content)),
    file: said(content),
    kind: 'jpeg',
    size: 10,
    sha256: sha256(content),
    cleanSize: 9,
    pixels: { width: 4, height: 3 },
    sentBy: PersonId.parse('dedi-contoh'),
    keptAt: wib('2026-11-24 16:12'),
  });
  const [one, other] = [fileOf('one'), fileOf('other')];
  const { activity } = livedActivity([RECORD]);
  const typesOf = (files: readonly ActivityFile[], next: ActivityFile, mostFiles = 2) => {
    const decision = decideFile(activity, files, next, { mostFiles });
    return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal;
  };

  it('is kept once, and again once it was withdrawn', () => {
    expect(typesOf([], one)).toEqual(['ActivityFileKept']);
    expect(typesOf([one], one)).toEqual([]);
    const withdrawn = { ...one, withdrawn: { by: one.sentBy, at: one.keptAt } };
    expect(typesOf([withdrawn], one)).toEqual(['ActivityFileKept']);
  });

  it('finds no room among as many as are allowed; what was withdrawn makes room', () => {
    expect(typesOf([one], other, 1)).toBe('ActivityFull');
    expect(typesOf([{ ...one, withdrawn: { by: one.sentBy, at: one.keptAt } }], other, 1)).toEqual([
      'ActivityFileKept',
    ]);
  });
});
