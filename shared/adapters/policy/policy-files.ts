import activities from '#policy/activities.json' with { type: 'json' };
import calendar2025 from '#policy/calendar-2025.json' with { type: 'json' };
import calendar2026 from '#policy/calendar-2026.json' with { type: 'json' };
import calendar2027 from '#policy/calendar-2027.json' with { type: 'json' };
import channels from '#policy/channels.json' with { type: 'json' };
import clocks from '#policy/clocks.json' with { type: 'json' };
import digest from '#policy/digest.json' with { type: 'json' };
import evidence from '#policy/evidence.json' with { type: 'json' };
import imports from '#policy/imports.json' with { type: 'json' };
import informal from '#policy/informal.json' with { type: 'json' };
import named from '#policy/named.json' with { type: 'json' };
import news from '#policy/news.json' with { type: 'json' };
import notices from '#policy/notices.json' with { type: 'json' };
import office from '#policy/office.json' with { type: 'json' };
import replies from '#policy/replies.json' with { type: 'json' };
import subDistricts from '#policy/sub-districts.json' with { type: 'json' };
import topics from '#policy/topics.json' with { type: 'json' };
import units from '#policy/units.json' with { type: 'json' };
import watch from '#policy/watch.json' with { type: 'json' };

/** The office's rules as they are written, by file: a year that is decreed is added here. */
export const POLICY_FILES: Readonly<Record<string, unknown>> = {
  activities,
  'calendar-2025': calendar2025,
  'calendar-2026': calendar2026,
  'calendar-2027': calendar2027,
  channels,
  clocks,
  digest,
  evidence,
  imports,
  informal,
  named,
  news,
  notices,
  office,
  replies,
  'sub-districts': subDistricts,
  topics,
  units,
  watch,
};
