import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { assigneeOf } from '#shared/domain/classify/assignee';
import { channelOf } from '#shared/domain/office/office';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { calendarGap } from '#shared/domain/report/calendar-gap';
import { topic, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const Line = z.looseObject({ date: z.string() });
const Year = z.looseObject({ days: z.array(Line) });

const FILE = 'calendar-2025';
const year = Year.parse(POLICY_FILES[FILE]);
const LINE = year.days.findIndex(({ date }) => date === '2025-03-29');

/** What is said of the files when the line of Nyepi, Saturday, 29 March 2025, is written differently. */
const complaints = (change: object): readonly string[] => {
  const days = year.days.map((day, index) => (index === LINE ? { ...day, ...change } : day));
  try {
    parsePolicyFiles({ ...POLICY_FILES, [FILE]: { ...year, days } });
    return [];
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
};

describe("the office's rules", () => {
  it('hold as they are deployed', () => {
    expect(complaints({})).toEqual([]);
    expect(policy.calendar.years.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  });

  it('are refused at the line whose weekday is wrong', () => {
    expect(complaints({ weekday: 'Jumat' })).toEqual([`${FILE}.days.${LINE}: 2025-03-29 is a Sabtu, not a Jumat`]);
  });

  it('are refused at the line that stands twice', () => {
    expect(complaints({ date: '2025-01-29', weekday: 'Rabu' })).toEqual([
      `${FILE}.days.${LINE}: 2025-01-29 stands twice`,
    ]);
  });

  it('are refused at the line whose decree nobody knows', () => {
    expect(complaints({ decree: 'skb-1999' })).toEqual([`${FILE}.days.${LINE}: decree skb-1999 is not listed`]);
  });

  it('are refused at the line of another year', () => {
    expect(complaints({ date: '2026-03-28' }).join()).toContain(`${FILE}.days.${LINE}: 2026-03-28 is not in 2025`);
  });

  it('are refused at the line whose date is on no calendar', () => {
    expect(complaints({ date: '2025-02-30' }).join()).toContain(`${FILE}.days.${LINE}.date`);
    expect(complaints({ date: '29 Maret 2025' }).join()).toContain(`${FILE}.days.${LINE}.date`);
  });

  it('are refused at the line with a field that nobody reads', () => {
    expect(complaints({ holiday: true }).join()).toContain(`${FILE}.days.${LINE}`);
  });

  it('are refused when a channel stands twice', () => {
    const [first] = policy.channels.channels;
    const files = { ...POLICY_FILES, channels: { channels: [first, first] } };
    expect(() => parsePolicyFiles(files)).toThrow('a channel stands twice');
  });
});

describe('a counter that is an official channel', () => {
  const Office = z.looseObject({ counter: z.looseObject({ why: z.unknown() }) });
  const office = Office.parse(POLICY_FILES.office);
  const withCounter = (channel: string) =>
    parsePolicyFiles({
      ...POLICY_FILES,
      office: { ...office, counter: { official: true, channel, why: office.counter.why } },
    });

  it('names an official channel by which its reports come', () => {
    expect(withCounter('ppid').office.counter).toMatchObject({ official: true, channel: 'ppid' });
  });

  it.each(['langsung', 'loket'])('is refused with %s, which is none', (channel) => {
    expect(() => withCounter(channel)).toThrow(`${channel} is no official channel`);
  });
});

describe('special hours', () => {
  const Hours = z.looseObject({ specialHours: z.array(z.looseObject({ hours: z.array(z.unknown()) })) });
  const [ramadan] = Hours.parse(POLICY_FILES[FILE]).specialHours;

  it('are refused for other weekdays than the office works on', () => {
    const friday = ramadan?.hours.slice(0, 1);
    const files = { ...POLICY_FILES, [FILE]: { ...year, specialHours: [{ ...ramadan, hours: friday }] } };
    expect(() => parsePolicyFiles(files)).toThrow('special hours for other weekdays than the office works on');
  });
});

describe('a calendar that ends too early', () => {
  const gap = (shown: string, years = policy.calendar.years) =>
    calendarGap({ clocks: policy.clocks, calendar: { ...policy.calendar, years } }, wib(shown));

  it('is found as soon as the longest limit reaches beyond it', () => {
    // Sixty working days to the end of 2027: 22 in December (the 24th is joint leave), 22 in November, 16 in October
    // from the 8th on. They are counted from the day after: from the 7th the last is 31 December, from the 8th it lies
    // in 2028.
    expect(gap('2027-10-07 23:59:59.999')).toBe(false);
    expect(gap('2027-10-08 00:00')).toBe(true);
  });

  it('is found where the year itself is unknown', () => {
    expect(gap('2025-05-06 10:00')).toBe(false);
    expect(gap('2025-05-06 10:00', policy.calendar.years.slice(1))).toBe(true);
    expect(gap('2028-01-03 10:00')).toBe(true);
  });

  it('counts more time that may be taken', () => {
    const [version] = policy.clocks.clocks;
    if (version === undefined) throw new Error('no clocks');
    const rules = version.rules.map((rule) =>
      rule.extension === undefined ? rule : { ...rule, extension: { ...rule.extension, limit: 51 } },
    );
    // 10 and 51 are 61: a day more than any other limit.
    const longer = { calendar: policy.calendar, clocks: { clocks: [{ ...version, rules }] } };
    expect(calendarGap(longer, wib('2027-10-07 10:00'))).toBe(true);
    expect(calendarGap(longer, wib('2027-10-06 10:00'))).toBe(false);
  });
});

describe('the topic→unit table', () => {
  it('names the unit or the desk of a topic, and nobody for what is not ours or not known', () => {
    expect(assigneeOf(policy, topic('pju'))).toBe('llaj');
    expect(assigneeOf(policy, topic('informasi-publik'))).toBe('ppid');
    expect(assigneeOf(policy, topic('jalan-rusak'))).toBeUndefined();
    expect(assigneeOf(policy, topic('tidak-ada'))).toBeUndefined();
  });
});

describe('a channel', () => {
  it('is official or only named to be told the official way', () => {
    expect(channelOf(policy, 'lapor')?.official).toBe(true);
    expect(channelOf(policy, 'whatsapp')?.official).toBe(false);
    expect(channelOf(policy, 'constructor')).toBeUndefined();
  });
});
