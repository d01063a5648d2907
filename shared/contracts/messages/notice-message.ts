import * as z from 'zod';
import { DeliveryId } from '#shared/domain/notices/delivery';
import { RecipientId } from '#shared/domain/office/recipient';

/** So many notices fit into one mail, and their claims into one transaction. */
export const MOST_IN_ONE_MAIL = 40;

/** What one recipient is told together, in one mail; by ids alone: what is said is worked out when it is sent. */
export const NoticeBatch = z
  .object({ recipient: RecipientId, deliveries: z.array(DeliveryId).min(1).max(MOST_IN_ONE_MAIL).readonly() })
  .readonly();
export type NoticeBatch = z.infer<typeof NoticeBatch>;

/** From dispatch and watch to notify: whom to tell of what. All that one event owes goes in one message. */
export const NoticeMessage = z.object({ batches: z.array(NoticeBatch).min(1).readonly() }).readonly();
export type NoticeMessage = z.infer<typeof NoticeMessage>;

/** The same as it waits in a queue: whoever may read that learns neither whom it is for nor of what kind it is. */
export const SealedNotices = z.strictObject({ v: z.literal(2), sealed: z.base64() }).readonly();
export type SealedNotices = z.infer<typeof SealedNotices>;
