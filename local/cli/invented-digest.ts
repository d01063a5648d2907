import { Trouble } from '#local/aws/trouble';
import { linkExpiry } from '#shared/domain/access/file-link';
import { isoDateOf, plainDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod, periodBefore, periodNamed } from '#shared/domain/calendar/period';
import { DIGEST_DOWNLOADS, downloadName } from '#shared/domain/digest/files';
import { digestTelling } from '#shared/domain/digest/notice';
import type { FigureName } from '#shared/domain/figures/figure-name';
import type { DigestTelling } from '#shared/domain/notices/telling';
import type { Policy } from '#shared/domain/policy/policy';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant } from '#shared/domain/words/words';

const DAY_MS = 86_400_000;
/** Leads nowhere. */
const API_URL = 'https://api.contoh.invalid';

/** The digest of the month before an instant, as it might be: every number in it is invented. */
export const inventDigest = (policy: Policy, at: Instant): DigestTelling => {
  const month = DigestPeriod.parse(
    plainDate(isoDateOf(policy.calendar, at)).subtract({ months: 1 }).toString().slice(0, 7),
  );
  const period = periodNamed(month);
  if (period === undefined) throw new Trouble(`${month}: no month`);
  const figure = (name: FigureName, ...numerators: readonly number[]) => ({
    name,
    values: numerators.map((numerator) => ({ numerator, denominator: 128, ratio: numerator / 128 })),
  });
  const [desk] = policy.units.desks;
  const late = [desk, ...policy.units.units.slice(0, 2)].flatMap((one, index) =>
    one === undefined ? [] : [{ unit: one.name.id, reports: 4 - index }],
  );
  const overdue = late.flatMap(({ unit, reports }) =>
    Array.from({ length: reports }, (_, index) => ({
      id: reportIdOf(ChannelId.parse('lapor'), `invented-${unit}-${index}`),
      unit,
      topic: 'Lampu jalan (PJU) padam atau rusak',
      oversight: false,
      clock: 'resolution' as const,
      also: [],
      proposed: [],
      receivedAt: Instant.parse(at - 20 * DAY_MS),
      startedAt: Instant.parse(at - 20 * DAY_MS),
      limit: 14,
      limitUnit: 'workingDays' as const,
      extended: false,
      dueAt: Instant.parse(at - DAY_MS),
      provisional: false,
      weekendDays: 4,
      holidays: 0,
      pausedMinutes: 0,
      pausedFor: [],
      lateMinutes: 450,
    })),
  );
  return digestTelling({
    period: month,
    digest: {
      office: policy.office.name.id,
      letterhead: policy.office.letterhead,
      dayMinutes: 450,
      period,
      asOf: at,
      scope: 'full',
      ...(desk === undefined ? {} : { desk: desk.name.id }),
      received: 128,
      open: 31,
      proposed: [],
      overdue,
      openAge: [],
      behind: [],
      unopened: [period.from],
      failedNotices: 1,
      earlier: [periodBefore(period)],
      headlines: [figure('received', 128, 117), figure('firstResponse.met', 89, 101), figure('resolution.met', 97, 92)],
      clocks: [],
      durations: [],
      topics: [],
      months: [],
      units: [],
      places: [],
      revised: [],
      reprinted: [],
      closure: { ended: 0, ways: [], resolved: 0, results: [] },
    },
    attached: downloadName(month, 'laporan-kepatuhan.pdf'),
    files: DIGEST_DOWNLOADS.map(({ label }, index) => ({ label, url: `${API_URL}/v1/files/contoh-${index + 1}` })),
    filesUntil: linkExpiry(at),
  });
};
