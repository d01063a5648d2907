import * as z from 'zod';
import { PolicyVersion } from '#shared/domain/report/report';
import { Actor } from '#shared/domain/words/actor';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { type Bilingual, Instant, KeyedHash, Sha256 } from '#shared/domain/words/words';
import { ActivityCodes, ActivityId, ActivityWithdrawnWhy, NotDoneWhy, Occurrence } from './activity.ts';

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

const codes = ActivityCodes.unwrap().shape;
/** Words by their hash under the activity's key. */
const said = { said: KeyedHash };
const asked = { asked: KeyedHash };

/** What happened to an activity, in codes, keyed hashes and times: its words lie beside it. */
export const ActivityEvent = z.discriminatedUnion('type', [
  event('ActivityRecorded', { ...codes, ...said, ...asked, of: Occurrence.optional() }),
  event('ActivityNotDone', { ...codes, ...asked, said: KeyedHash.optional(), of: Occurrence, why: NotDoneWhy }),
  event('ActivityAmended', { ...codes, ...said }),
  event('ActivityFileKept', { file: EvidenceId, sha256: Sha256, isPicture: z.boolean() }),
  event('ActivityFileWithdrawn', { file: EvidenceId, isPicture: z.boolean() }),
  event('ActivityWithdrawn', { why: ActivityWithdrawnWhy }),
]);
export type ActivityEvent = z.infer<typeof ActivityEvent>;
export type ActivityEventName = ActivityEvent['type'];

export const ACTIVITY_EVENT_NAMES = {
  ActivityRecorded: { id: 'kegiatan dicatat', en: 'activity recorded' },
  ActivityNotDone: { id: 'dinyatakan tidak terlaksana', en: 'stated as not done' },
  ActivityAmended: { id: 'catatan diperbaiki', en: 'record amended' },
  ActivityFileKept: { id: 'berkas ditambah', en: 'file added' },
  ActivityFileWithdrawn: { id: 'berkas ditarik', en: 'file withdrawn' },
  ActivityWithdrawn: { id: 'kegiatan ditarik', en: 'activity withdrawn' },
} as const satisfies Record<ActivityEventName, Bilingual>;

/** An event as it was recorded, holding the hash of the one before it. */
export const RecordedActivityEvent = z
  .object({
    activity: ActivityId,
    version: z.int().min(1),
    recordedAt: Instant,
    actor: Actor,
    policy: PolicyVersion,
    event: ActivityEvent,
    prev: Sha256,
    hash: Sha256,
  })
  .readonly();
export type RecordedActivityEvent = z.infer<typeof RecordedActivityEvent>;
