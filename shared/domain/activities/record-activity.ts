import type { HashedEvent } from '#shared/domain/report/record';
import { canonicalJson } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import { Activity, type ActivityId } from './activity.ts';
import type { ActivityEvent, RecordedActivityEvent } from './activity-event.ts';
import { nextLink, type RecordedBy } from './chain.ts';

/**
 * Turns decided events into the record, as of a report: numbered on, each holding the hash of the one before it; and
 * the activity as it stands after the last.
 */
export const recordActivity = (
  id: ActivityId,
  activity: Activity | undefined,
  events: readonly ActivityEvent[],
  { by, ...context }: Omit<RecordedBy, 'actor'> & { readonly by: PersonId },
): { readonly activity: Activity | undefined; readonly recorded: readonly RecordedActivityEvent[] } => {
  const recorded: RecordedActivityEvent[] = [];
  let next = activity;
  for (const event of events) {
    const entry = nextLink({ activity: id }, next, event, { ...context, actor: { by: 'person', person: by } });
    next = evolveActivity(next, entry);
    recorded.push(entry);
  }
  return { activity: next, recorded };
};

/** An event as it is kept: the very text that was hashed, and its hash. */
export const hashedActivityEvent = ({ hash, ...body }: RecordedActivityEvent): HashedEvent => ({
  body: canonicalJson(body),
  hash,
});

/** Whoever wrote words of an activity: of what was done, and whatever was amended of it. */
export const authorsIn = (record: readonly RecordedActivityEvent[]): readonly PersonId[] => [
  ...new Set(
    record.flatMap(({ actor, event }) =>
      actor.by === 'person' && (event.type === 'ActivityRecorded' || event.type === 'ActivityAmended')
        ? [actor.person]
        : [],
    ),
  ),
];

/** An activity as it stands after one more event. Throws where the event cannot follow. */
export const evolveActivity = (activity: Activity | undefined, entry: RecordedActivityEvent): Activity => {
  const { activity: id, version, recordedAt, actor, event, hash: tip } = entry;
  if (event.type === 'ActivityRecorded' || event.type === 'ActivityNotDone') {
    if (actor.by !== 'person' || activity?.state === 'done' || activity?.state === 'withdrawn')
      throw new Error('an activity that cannot begin so');
    const { type: _, said, ...facts } = event;
    const text = (activity?.text ?? 0) + (said === undefined ? 0 : 1);
    const state = event.type === 'ActivityRecorded' ? 'done' : 'notDone';
    const begun = { recordedAt, by: actor.person, pictures: 0, documents: 0 };
    return Activity.parse({ ...facts, ...begun, id, version, tip, text, state });
  }
  if (activity === undefined) throw new Error(`${event.type} before the activity was recorded`);
  const next = { ...activity, version, tip };
  switch (event.type) {
    case 'ActivityAmended': {
      const { type: _, said: __, ...codes } = event;
      const { from: _1, until: _2, subDistrict: _3, ...rest } = next;
      return Activity.parse({ ...rest, ...codes, text: activity.text + 1 });
    }
    case 'ActivityFileKept':
      return { ...next, ...counted(activity, event.isPicture, 1) };
    case 'ActivityFileWithdrawn':
      return { ...next, ...counted(activity, event.isPicture, -1) };
    case 'ActivityWithdrawn':
      return Activity.parse({ ...next, state: 'withdrawn', withdrawnWhy: event.why, withdrawnAt: recordedAt });
  }
};

const counted = ({ pictures, documents }: Activity, isPicture: boolean, by: 1 | -1) =>
  isPicture ? { pictures: pictures + by } : { documents: documents + by };
