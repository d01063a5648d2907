import calendar2025 from '#policy/calendar-2025.json' with { type: 'json' };
import calendar2026 from '#policy/calendar-2026.json' with { type: 'json' };
import calendar2027 from '#policy/calendar-2027.json' with { type: 'json' };

/** The calendars as they were deployed, by file: a year that is decreed is added here. */
export const CALENDAR_FILES = {
  'calendar-2025': calendar2025,
  'calendar-2026': calendar2026,
  'calendar-2027': calendar2027,
} as const;
