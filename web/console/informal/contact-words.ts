import type { InformalRow } from '#shared/contracts/http/informal';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { nameOf } from '../words/name-of.ts';

export const contactAddress = (contact: string): string => OFFICE_PAGES.informalContact.replace(':contact', contact);

/** What a contact is called in a list: its topic, and where that is known the place. */
export const contactName = ({ topic, subDistrict }: InformalRow): string =>
  subDistrict === undefined
    ? nameOf('topics', topic)
    : `${nameOf('topics', topic)}, ${nameOf('subDistricts', subDistrict)}`;
