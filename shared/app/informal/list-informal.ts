import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { ReadCursorKey } from '#shared/app/report/ports';
import type { InformalPage, InformalQuery, InformalRow } from '#shared/contracts/http/informal';
import { mayReadContact } from '#shared/domain/access/informal-access';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { ContactPlace, type InformalContact } from '#shared/domain/informal/contact';
import { daysIn } from '#shared/domain/informal/informal-rules';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { cursorOf, placeIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { InformalStore } from './ports.ts';

export type ListInformalDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'informal'>;
  readonly informal: Pick<InformalStore, 'waiting' | 'ofMonth'>;
  readonly cursorKey: ReadCursorKey;
  readonly now: Now;
};

/**
 * A page of the contacts that wait for their report, the longest waiting first, or of all of a month, the newest first;
 * as far as an officer may know of them. None of it says what anybody said. After the time in which a report is sought
 * nothing is waited for any more: such a contact stands in its month.
 */
export const listInformal = async (
  deps: ListInformalDeps,
  officer: Officer,
  { limit, cursor, month }: InformalQuery,
): Promise<Result<InformalPage, Denied | 'CursorInvalid'>> => {
  const denied = deniedTo(officer, { to: 'listInformal' });
  if (denied !== undefined) return refuse(denied);
  const now = deps.now();
  const key = await deps.cursorKey();
  const list = { list: 'informal', person: officer.person, month: month ?? '' };
  const behind = cursor === undefined ? undefined : placeIn(ContactPlace, key, list, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const since = Instant.parse(Math.max(0, now - daysIn(deps.policy.informal.soughtDays.after)));
  const all = month === undefined ? await deps.informal.waiting(since) : await deps.informal.ofMonth(month);
  const sign = month === undefined ? 1 : -1;
  const order = ([at, id]: ContactPlace, [otherAt, otherId]: ContactPlace): number =>
    sign * (at - otherAt || (id < otherId ? -1 : Number(id > otherId)));
  const placed = all
    .filter((contact) => mayReadContact(officer, contact))
    .map((contact) => ({ contact, place: [contact.at, contact.id] as const }))
    .toSorted((one, other) => order(one.place, other.place))
    .filter(({ place }) => behind === undefined || order(place, behind) > 0);
  const page = placed.slice(0, limit);
  const last = placed.length > limit ? page.at(-1) : undefined;
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, now),
    contacts: page.map(({ contact }) => rowOf(deps.policy.calendar, contact)),
    ...(last === undefined ? {} : { next: cursorOf(key, list, last.place) }),
  });
};

/** One contact in a list. Which report it was found to be stands beside it only where that may be read. */
export const rowOf = (calendar: Pick<Calendar, 'zone'>, contact: InformalContact): InformalRow => ({
  contact: contact.id,
  ...{ how: contact.how, onBehalf: contact.onBehalf, topic: contact.topic },
  ...(contact.unit === undefined ? {} : { unit: contact.unit }),
  ...(contact.subDistrict === undefined ? {} : { subDistrict: contact.subDistrict }),
  at: isoWithOffset(calendar, contact.at),
  recordedAt: isoWithOffset(calendar, contact.recordedAt),
  ...{ state: contact.state, urgency: contact.urgency, suspected: contact.oversight !== 'none' },
});
