import type { InformalStore } from '#shared/app/informal/ports';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import {
  contactEventItem,
  contactEventOf,
  contactItem,
  contactOf,
  hashedContactOf,
  saidItem,
  sealedSaidOf,
} from './informal-items.ts';
import { contactHeadKey, contactSaidKey, contactsIn, EVENTS, ofInformal, startOf, WAITING_CONTACTS } from './keys.ts';
import { deliveryItem } from './notice-items.ts';
import { type Condition, readAll, readOne, type Table } from './table.ts';

/** The last instant that can be written in a sort key, and what is behind it. */
const LAST = '9999999999999$';

/** Informal contacts. Every step is one transaction, held to the version that was seen. */
export const tableInformalStore = (
  table: Pick<Table, 'get' | 'query' | 'transact'>,
  calendar: Pick<Calendar, 'zone'>,
): InformalStore => ({
  load: (id) => readOne(table, contactHeadKey(id), contactOf),
  save: ({ contact, expected, events, said, told = [], unchanged }) =>
    table.transact([
      { put: contactItem(contact, monthAt(calendar, contact.at)), when: at(expected) },
      ...events.map((event) => ({ put: contactEventItem(event), when: 'absent' as const })),
      ...(said === undefined ? [] : [{ put: saidItem(contact.id, said) }]),
      ...told.map((delivery) => ({ put: deliveryItem(delivery), when: 'absent' as const })),
      ...(unchanged === undefined ? [] : [{ check: contactHeadKey(unchanged.id), when: at(unchanged.version) }]),
    ]),
  said: (id) => readOne(table, contactSaidKey(id), sealedSaidOf),
  events: (id) => readAll(table, ofInformal(id), EVENTS, contactEventOf),
  hashedEvents: (id) => readAll(table, ofInformal(id), EVENTS, hashedContactOf),
  waiting: async (since) => {
    const sk = { from: startOf(since), to: LAST };
    const found = await Array.fromAsync(table.query({ index: 'GSI1', pk: WAITING_CONTACTS, sk }));
    return found.map(contactOf);
  },
  ofMonth: async (month) =>
    (await Array.fromAsync(table.query({ index: 'GSI2', pk: contactsIn(month) }))).map(contactOf),
});

const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });
