import * as z from 'zod';
import { DeliveryId } from '#shared/domain/delivery';
import { RecipientId } from '#shared/domain/recipient';

/** So many notices fit into one mail, and their claims into one transaction. */
export const MOST_IN_ONE_MAIL = 40;

/** From dispatch and watch to notify: whom to tell of what, by ids alone. What is said is worked out when it is sent. */
export const NoticeMessage = z
  .object({
    v: z.literal(1),
    recipient: RecipientId,
    deliveries: z.array(DeliveryId).min(1).max(MOST_IN_ONE_MAIL).readonly(),
  })
  .readonly();
export type NoticeMessage = z.infer<typeof NoticeMessage>;
