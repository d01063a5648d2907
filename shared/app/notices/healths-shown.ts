import { staysUntold } from '#shared/domain/notices/tellers-of-trouble';
import type { ContactHealth } from '#shared/domain/office/contact';
import type { Office } from '#shared/domain/office/office';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { DeliveryStore } from './ports.ts';

type HealthsDeps = {
  readonly policy: { readonly office: Pick<Office, 'people' | 'groups'> };
  readonly deliveries: Pick<DeliveryStore, 'look'>;
};

export type HealthShown = { readonly recipient: RecipientId; readonly health: ContactHealth | undefined };

/** What is known of each contact that may be shown: whether it reaches its recipient says nothing about oversight. */
export const healthsShown = ({ policy: { office }, deliveries }: HealthsDeps): Promise<readonly HealthShown[]> =>
  Promise.all(
    [...office.people, ...office.groups]
      .filter((recipient) => !staysUntold(recipient))
      .map(async ({ id }) => ({ recipient: id, health: (await deliveries.look(id, [])).health })),
  );

/** Whether notices do not get through to a contact, or are about to be given up. */
export const isUnreached = ({ health }: HealthShown): boolean =>
  health?.trouble !== undefined || health?.failingSince !== undefined;
