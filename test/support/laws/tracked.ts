import { trackReport } from '#shared/app/report/track-report';
import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import { FollowedReport } from '#shared/domain/report/public-stage';
import type { Report } from '#shared/domain/report/report';
import { showTrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { Instant } from '#shared/domain/words/words';
import { LAPOR } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const KEYS = { current: '1', keys: { 1: 'an invented tracking key of enough length' } };
const ID = reportIdOf(LAPOR, '1916449');
const CODE = showTrackingCode(trackingOf(KEYS, ID).code);

/** What whoever holds its code is told of a report, at a moment. */
export const tracked = async (report: Report, now: Instant): Promise<TrackingAnswer> => {
  const answer = await trackReport(
    {
      calendar: policy.calendar,
      clocks: policy.clocks,
      reports: { byTracking: async () => ID, followed: async () => FollowedReport.parse(report) },
      misses: { count: async () => 0, add: async () => {} },
      trackingKeys: async () => KEYS,
      now: () => now,
      log: () => {},
    },
    { typed: CODE, address: '192.0.2.1' },
  );
  if (!answer.ok) throw new Error(`a code of ours opens nothing: ${answer.refusal}`);
  return answer.value;
};
