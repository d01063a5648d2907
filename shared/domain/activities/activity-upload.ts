import * as z from 'zod';
import { FileKind } from '#shared/domain/evidence/checked-file';
import { sentUntil, UploadRefusal } from '#shared/domain/evidence/upload';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant, Sha256 } from '#shared/domain/words/words';
import { ActivityId } from './activity.ts';

/** The right to send one file for an activity; what is sent by it lies under that name until it is looked into. */
export const ActivityUploadId = z
  .string()
  .regex(/^upa_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ActivityUploadId'>();
export type ActivityUploadId = z.infer<typeof ActivityUploadId>;

const announced = {
  id: ActivityUploadId,
  activity: ActivityId,
  kind: FileKind,
  size: z.int().min(1),
  sha256: Sha256,
  sentBy: PersonId,
  sentAt: Instant,
  /** Nothing that is sent later is taken. */
  until: Instant,
};

/** A file that somebody means to send for an activity, and what became of it. Forgotten after a day. */
export const ActivityUpload = z
  .discriminatedUnion('state', [
    // How often a check of it was begun that nobody has seen the end of.
    z.object({ ...announced, state: z.literal('announced'), checks: z.int().min(1).optional() }),
    z.object({ ...announced, state: z.literal('refused'), why: UploadRefusal }),
    z.object({ ...announced, state: z.literal('kept'), file: EvidenceId }),
  ])
  .readonly();
export type ActivityUpload = z.infer<typeof ActivityUpload>;
export type AnnouncedForActivity = Extract<ActivityUpload, { state: 'announced' }>;

/** What somebody announces, good for a quarter of an hour. */
export const announcedFile = (
  file: Pick<AnnouncedForActivity, 'id' | 'activity' | 'kind' | 'size' | 'sha256' | 'sentBy'>,
  at: Instant,
): AnnouncedForActivity => ({ ...file, sentAt: at, until: sentUntil(at), state: 'announced' });
