import type { ChangeTold } from '#shared/domain/notices/change-told';
import { ChangeId } from '#shared/domain/office/change';
import { PersonId } from '#shared/domain/words/person-id';

/** That somebody came to work in a unit. */
export const A_CHANGE: ChangeTold = {
  id: ChangeId.parse(`chg_${'0'.repeat(26)}`),
  changed: { what: 'addGroup', person: PersonId.parse('siti-contoh'), group: 'staff-llaj' },
  step: 'done',
};
