import { type Claim, type Delivery, DeliveryId, queued } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import type { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { mailNamed } from './a-notice-key.ts';
import { recipientId } from './a-recipient.ts';
import { submit, wib } from './a-report.ts';

export const QUEUED_AT: Instant = wib('2025-05-06 10:00');

/** A notice of a new report to LLAJ, unless told otherwise. */
export const aDeliveryId = (given: Partial<DeliveryId> = {}): DeliveryId =>
  DeliveryId.parse({
    subject: reportSubject(submit().id),
    version: 3,
    kind: 'newReport',
    recipient: recipientId('grup-llaj'),
    ...given,
  });

/** A delivery that has just begun and is due at once, unless told otherwise. */
export const aDelivery = ({
  urgent = false,
  notBefore = QUEUED_AT,
  ...id
}: Partial<DeliveryId> & { readonly urgent?: boolean; readonly notBefore?: Instant } = {}): Delivery =>
  queued(aDeliveryId(id), urgent, QUEUED_AT, notBefore);

/** How a worker claims it: by mail, unless told otherwise. */
export const aClaim = (given: Partial<Claim> = {}): Claim => ({
  by: 'mail',
  mail: mailNamed([aDeliveryId()], 1),
  policy: policy.version,
  ...given,
});
