import type { ActivityShown } from '#shared/contracts/http/activities';
import type { AdminClient } from '#shared/contracts/http/admin-client';
import { titled } from '#shared/domain/words/titled';
import { ACTIVITY_NAMES, KINDS, RECURRING } from '#web/made/activities.ts';
import { NAMES } from '#web/made/names.ts';

/** What stands in the fields of the form, by their names. */
export type Typed = Readonly<Record<string, string>>;

type BodyOf<Operation extends 'recordActivity' | 'changeActivity'> = NonNullable<
  Parameters<AdminClient[Operation]>[0]['body']
>;
/** What was done, as it is sent. */
export type ActivityAsked = BodyOf<'recordActivity'>;
type Facts = Omit<Extract<BodyOf<'changeActivity'>, { readonly act: 'amend' }>, 'act' | 'seen'>;
type Unit = ActivityAsked['unit'];

export const isUnit = (unit: string | undefined): unit is Unit =>
  unit !== undefined && Object.hasOwn(NAMES.units, unit);

/** A box of an indicator, by its name in the form. */
const INDICATOR = 'indikator-';
export const indicatorField = (indicator: string): string => `${INDICATOR}${indicator}`;

type Half = { readonly [name in string]?: string | undefined };

const textOf = (typed: Half, name: string): string => (typed[name] ?? '').trim();

/** Only what was filled in: what stands empty is not said. */
function said<Name extends string>(typed: Half, names: readonly Name[]): { readonly [name in Name]?: string };
// The compiler does not follow which names are left.
function said(typed: Half, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, textOf(typed, name)]).filter(([, text]) => text !== ''));
}

/** What is said of an activity, but for whose it is. */
export const factsIn = (typed: Typed): Facts => ({
  kind: textOf(typed, 'kind'),
  regularity: typed['regularity'] === 'routine' ? 'routine' : 'incidental',
  date: textOf(typed, 'date'),
  indicators: Object.keys(typed).flatMap((name) => (name.startsWith(INDICATOR) ? [name.slice(INDICATOR.length)] : [])),
  reports: textOf(typed, 'reports')
    .split(/[\s,;]+/)
    .filter((report) => report !== ''),
  words: { what: textOf(typed, 'what'), ...said(typed, ['place', 'who', 'why', 'how']) },
  ...said(typed, ['from', 'until', 'subDistrict']),
});

/** The same with whose it is; nothing where that is no unit or desk. */
export const askedIn = (typed: Typed): ActivityAsked | undefined => {
  const unit = typed['unit'];
  if (!isUnit(unit)) return undefined;
  return { unit, ...factsIn(typed), ...said(typed, ['recurring']) };
};

const ticked = (indicators: readonly string[]): Typed =>
  Object.fromEntries(indicators.map((indicator) => [indicatorField(indicator), 'on']));

/** The form of a recurring activity on a day: all that is known of it beforehand. */
export const typedOfRecurring = (id: string, date: string): Typed | undefined => {
  const found = RECURRING.find((one) => one.id === id);
  if (found === undefined) return undefined;
  const { unit, kind, what, indicators } = found;
  return {
    ...{ unit, kind, what, date, recurring: id, regularity: 'routine' },
    ...said({ ...found, indicators: '', weekdays: '' }, ['place', 'subDistrict', 'from', 'until']),
    ...ticked(indicators),
  };
};

/** What of a report says which activity answered it; nothing of its words. */
type Answered = {
  readonly id: string;
  readonly topic?: string | undefined;
  readonly assignee?: string | undefined;
  readonly subDistrict?: string | undefined;
};

/** The unit's kind for a topic, else anybody's for it, else the kind that is for whatever has none. */
export const kindFor = (topic: string | undefined, unit: string | undefined): string => {
  const answering = KINDS.filter(({ topics }) => topics.some((one) => one === topic));
  const own = answering.find(({ units }) => units.some((one) => one === unit));
  return (own ?? answering[0] ?? KINDS.find(({ units, topics }) => units.length + topics.length === 0))?.id ?? '';
};

/** What was done, as far as its kind says it; news is written in Indonesian, whatever the language of the page. */
export const whatOfKind = (kind: string): string => titled(ACTIVITY_NAMES.kinds[kind]?.id ?? '');

/** Whether a kind says what was done at all: that which is for whatever has none does not. */
const saysWhat = (kind: string): boolean =>
  KINDS.some(({ id, units, topics }) => id === kind && units.length + topics.length > 0);

/** The form of what answered a report. */
export const typedOfReport = ({ id, topic, assignee, subDistrict }: Answered, date: string): Typed => {
  const kind = kindFor(topic, assignee);
  return {
    ...{ kind, date, regularity: 'incidental', reports: id },
    ...(saysWhat(kind) ? { what: whatOfKind(kind) } : {}),
    ...(isUnit(assignee) ? { unit: assignee } : {}),
    ...(subDistrict === undefined ? {} : { subDistrict }),
  };
};

/** The form of an activity as it was recorded, to be amended. */
export const typedOfActivity = (shown: ActivityShown): Typed => {
  const { unit, kind, date, regularity, from, until, subDistrict, words, indicators, reports } = shown;
  const all = { from, until, subDistrict, ...words };
  return {
    ...{ unit, kind, date, regularity, reports: reports.join(' ') },
    ...Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))),
    ...ticked(indicators),
  };
};

/** Kinds as they stand in a list: those of the unit first. */
export const kindsFor = (unit: string | undefined): readonly { readonly id: string; readonly isOwn: boolean }[] => {
  const isOwn = (units: readonly string[]): boolean => units.some((one) => one === unit);
  return KINDS.map(({ id, units }) => ({ id, isOwn: isOwn(units) })).toSorted(
    (one, other) => Number(other.isOwn) - Number(one.isOwn),
  );
};

/** The recurring activities that propose themselves on a day of the week, those of these units. */
export const recurringOn = (date: string, units: readonly string[]): typeof RECURRING => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return RECURRING.filter((one) => units.includes(one.unit) && one.weekdays.includes(weekday));
};

/** Whose activities somebody records first: their unit or desk, where they have one. */
export const unitsOf = (roles: readonly { readonly of?: string | undefined }[]): readonly string[] => [
  ...new Set(roles.flatMap(({ of }) => (isUnit(of) ? [of] : []))),
];

/** What was typed, as an entry of the outbox keeps it. */
export const typedIn = (fields: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
