import channels from '#policy/channels.json' with { type: 'json' };
import clocks from '#policy/clocks.json' with { type: 'json' };
import office from '#policy/office.json' with { type: 'json' };
import { type Calendar, CalendarYear } from '#shared/domain/calendar';
import { Clocks } from '#shared/domain/clock';
import { Channels, Office } from '#shared/domain/office';
import { CALENDAR_FILES } from './calendar-files.ts';

/** The rules that deadlines follow from, without the others: a cold start that parses all rules takes twice as long. */
export const loadTimeRules = (): {
  readonly office: Office;
  readonly calendar: Calendar;
  readonly clocks: Clocks;
  readonly channels: Channels;
} => {
  const parsed = Office.parse(office);
  const years = Object.values(CALENDAR_FILES).map((year) => CalendarYear.parse(year));
  return {
    office: parsed,
    clocks: Clocks.parse(clocks),
    channels: Channels.parse(channels),
    calendar: { zone: parsed.zone, hours: parsed.hours, years },
  };
};
