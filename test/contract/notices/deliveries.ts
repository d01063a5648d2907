import type { Mail } from '#shared/app/notices/ports';
import type { FileLink } from '#shared/domain/access/file-link';
import { type Claim, type Delivery, DeliveryId, type MailId, queued } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { type ContactHealth, inTrouble } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import type { KeyedHash } from '#shared/domain/report/report';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import type { Instant, Sha256 } from '#shared/domain/words/words';
import { aReportId, RECEIVED } from '#test/contract/stories';
import { mailNamed } from '#test/support/builders/a-notice-key';
import { policy } from '#test/support/policy';

/** One store serves a whole file of tests, so everything that a test writes has a name of its own. */
let made = 0;
const next = (): number => {
  made += 1;
  return made;
};

export const LLAJ = RecipientId.parse('grup-llaj');
/** A recipient that no other test writes about. */
export const aRecipient = (): RecipientId => RecipientId.parse(`penerima-${next()}`);
export const aContact = (): KeyedHash => keyedHash('garam', `kontak ${next()}`);
export const anySubject = () => reportSubject(aReportId());

export const aDeliveryId = (given: Partial<DeliveryId> = {}): DeliveryId =>
  DeliveryId.parse({ subject: anySubject(), version: 3, kind: 'newReport', recipient: LLAJ, ...given });

type Given = Partial<DeliveryId> & {
  readonly urgent?: boolean;
  readonly queuedAt?: Instant;
  readonly notBefore?: Instant;
};

/** A notice that has just begun and is due now: looked after an hour later, and an urgent one a quarter of an hour. */
export const aDelivery = ({ urgent = false, queuedAt = RECEIVED, notBefore = queuedAt, ...id }: Given = {}): Delivery =>
  queued(aDeliveryId(id), urgent, queuedAt, notBefore);

export const aMailId = (): MailId => mailNamed([aDeliveryId()], next());
export const aServiceId = (): string => `0100${String(next()).padStart(12, '0')}-contoh-000000`;

export const aClaim = (given: Partial<Claim> = {}): Claim => ({
  by: 'mail',
  mail: aMailId(),
  policy: policy.version,
  ...given,
});

export const aMail = (given: Partial<Mail> = {}): Mail => ({
  id: aMailId(),
  recipient: LLAJ,
  contact: aContact(),
  deliveries: [aDeliveryId()],
  at: RECEIVED,
  ...given,
});

/** A link that no other test has kept. */
export const aFileLink = (given: Partial<FileLink> = {}): FileLink & { readonly token: Sha256 } => ({
  token: sha256(`token ${next()}`),
  file: 'digests/sekretaris/2025-04/angka.csv',
  name: 'angka-2025-04.csv',
  type: 'text/csv; charset=utf-8',
  expiresAt: RECEIVED,
  ...given,
});

/** A contact's first trouble. */
export const aHealth = (recipient: RecipientId = aRecipient(), contact: KeyedHash = aContact()): ContactHealth =>
  inTrouble(undefined, recipient, contact, 'bounced', RECEIVED);

export const allOf = async <T>(values: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
};
