import { type Activity, type ActivityCodes, ActivityId, ActivityKindId } from '#shared/domain/activities/activity';
import { type ActivityCommand, decideActivity } from '#shared/domain/activities/decide-activity';
import { recordActivity } from '#shared/domain/activities/record-activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { NewsText } from '#shared/domain/news/news-item';
import { PersonId } from '#shared/domain/words/person-id';
import { said, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

export const activityId = (letter = 'a'): ActivityId => ActivityId.parse(`act_${letter.repeat(26)}`);

/** What somebody of the waterways division did, in codes. */
export const DOCK_DUTY: ActivityCodes = {
  unit: 'asdp',
  kind: ActivityKindId.parse('piket-dermaga'),
  regularity: 'routine',
  date: IsoDate.parse('2026-11-24'),
  indicators: [],
  reports: [],
};

export const RECORD = {
  type: 'record',
  codes: DOCK_DUTY,
  asked: said('asked'),
  said: said('said'),
} as const satisfies ActivityCommand;

/** An activity after some commands, none of them refused, with its record. */
export const livedActivity = (commands: readonly ActivityCommand[], id = activityId()) => {
  const context = { now: wib('2026-11-24 16:10'), by: PersonId.parse('dedi-contoh'), policy };
  let activity: Activity | undefined;
  const record = [];
  for (const command of commands) {
    const decision = decideActivity(activity, command);
    if (!decision.ok) throw new Error(decision.refusal);
    const next = recordActivity(id, activity, decision.value, context);
    activity = next.activity;
    record.push(...next.recorded);
  }
  if (activity === undefined) throw new Error('nothing was recorded');
  return { activity, record };
};

/** Words of a news item. */
export const newsText = (headline = 'Petugas berjaga di Dermaga Putussibau'): NewsText => ({
  headline,
  paragraphs: ['Petugas Dinas Perhubungan berjaga di Dermaga Putussibau, Selasa, 24 November 2026.'],
  pictures: [],
});
