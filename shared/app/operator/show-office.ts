import type { Now } from '#shared/app/ports';
import type { OfficeAnswer } from '#shared/contracts/http/office';
import { isoDateOf, type OfficeHours } from '#shared/domain/calendar/calendar';
import type { Policy } from '#shared/domain/policy/policy';
import {
  CLOCK_NAMES,
  CLOCK_START_NAMES,
  type ClockRule,
  EXTENSION_GROUND_NAMES,
  rulesOn,
} from '#shared/domain/report/clock-rules';
import { type Bilingual, CHANNEL_CLASS_NAMES, CLASS_NAMES } from '#shared/domain/words/words';

export type OfficeDeps = {
  readonly rules: Pick<Policy, 'office' | 'calendar' | 'clocks' | 'channels'>;
  readonly now: Now;
};

/** What the office says of itself, as of today. */
export const showOffice = ({ rules, now }: OfficeDeps): OfficeAnswer => {
  const { office, calendar, clocks, channels } = rules;
  const today = isoDateOf(calendar, now());
  const { name, letterhead, zone, hours, ways, privacy } = office;
  return {
    name,
    ...(letterhead.place === undefined ? {} : { place: letterhead.place }),
    zone,
    hours: weekOf(hours),
    specialHours: calendar.years
      .flatMap(({ specialHours = [] }) => specialHours)
      .filter(({ until }) => until >= today)
      .map(({ from, until, name: called, tentative, hours: other }) => ({
        from,
        until,
        name: called,
        tentative: tentative === true,
        hours: weekOf(other),
      })),
    ways: ways.map((way) => ({
      name: way.name,
      ...(way.address === undefined ? {} : { address: way.address }),
    })),
    channels: channels.channels.map(({ id, name: called, official }) => ({ id, name: called, official })),
    promises: rulesOn(clocks, today).map((rule) => promised(rules, rule)),
    privacy: { ask: privacy.ask, kept: privacy.kept, proposed: privacy.proposed === true },
  };
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const weekOf = (hours: OfficeHours): OfficeAnswer['hours'] =>
  WEEKDAYS.map((weekday) => ({
    weekday,
    open: (hours.find(({ weekdays }) => weekdays.includes(weekday))?.segments ?? []).map(([from, until]) => ({
      from,
      until,
    })),
  }));

const promised = (rules: OfficeDeps['rules'], rule: ClockRule): OfficeAnswer['promises'][number] => {
  const { clock, start, limit, unit, pauses, extension, grade, source } = rule;
  return {
    clock,
    name: CLOCK_NAMES[clock],
    subject: {
      ...(rule.class === undefined ? {} : { class: rule.class }),
      ...(rule.channelClass === undefined ? {} : { channelClass: rule.channelClass }),
      ...(rule.channel === undefined ? {} : { channel: rule.channel }),
    },
    for: subjectsOf(rules, rule),
    start: CLOCK_START_NAMES[start],
    limit,
    unit,
    pauses,
    ...(extension === undefined
      ? {}
      : {
          extension: {
            limit: extension.limit,
            grounds: extension.grounds.map((ground) => EXTENSION_GROUND_NAMES[ground]),
          },
        }),
    proposed: grade === 'U',
    source,
  };
};

const subjectsOf = (
  { channels }: Pick<Policy, 'channels'>,
  { class: reportClass, channelClass, channel }: ClockRule,
): readonly Bilingual[] => [
  ...(reportClass === undefined ? [] : [CLASS_NAMES[reportClass]]),
  ...(channelClass === undefined ? [] : [CHANNEL_CLASS_NAMES[channelClass]]),
  ...channels.channels.flatMap(({ id, name }) => (id === channel ? [name] : [])),
];
