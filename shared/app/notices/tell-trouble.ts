import type { Log } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { contactSubject } from '#shared/domain/notices/subject';
import { tellersOfTrouble } from '#shared/domain/notices/tellers-of-trouble';
import type { ContactHealth } from '#shared/domain/office/contact';
import { type RecipientId, recipientOf } from '#shared/domain/office/recipient';
import { type BeginDeps, beginNotices } from './begin-notices.ts';
import type { DeliveryStore } from './ports.ts';

export type TroubleDeps = BeginDeps & {
  readonly deliveries: Pick<DeliveryStore, 'begin' | 'health' | 'saveHealth'>;
  readonly log: Log;
};

/**
 * Notes what a contact's health has become and, where it is in trouble, tells the people who can mend it: once for each
 * trouble, however often this is repeated.
 */
export const noteHealth = async (
  deps: TroubleDeps,
  recipient: RecipientId,
  change: (before: ContactHealth | undefined) => ContactHealth | undefined,
): Promise<ContactHealth | undefined> => {
  let noted: ContactHealth | undefined;
  await untilSaved(async () => {
    const before = await deps.deliveries.health(recipient);
    noted = change(before);
    if (noted === undefined || noted.rev === before?.rev) return 'saved';
    return deps.deliveries.saveHealth(noted);
  });
  if (noted?.trouble !== undefined) await tellTrouble(deps, noted);
  return noted;
};

const tellTrouble = async (deps: TroubleDeps, { recipient, troubles, trouble }: ContactHealth): Promise<void> => {
  const troubled = recipientOf(deps.policy, recipient);
  const told = troubled === undefined ? [] : tellersOfTrouble(deps.policy, troubled);
  const notice = {
    subject: contactSubject(recipient),
    version: troubles,
    kind: 'undeliverable',
    urgent: false,
  } as const;
  await beginNotices(
    deps,
    told.map(({ id }) => ({ ...notice, recipient: id })),
  );
  // Not whose: that somebody could not be reached says that there was something to tell them.
  deps.log('contact.trouble', { why: trouble?.why });
};
