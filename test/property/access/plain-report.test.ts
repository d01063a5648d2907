import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf } from '#shared/app/report/head-of';
import { isPlainReport } from '#shared/contracts/http/plain-report';
import type { Report } from '#shared/domain/report/report';
import { aHistory, live, type Step } from '#test/support/builders/a-history';
import { aProposal, said, wib } from '#test/support/builders/a-report';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

/** A reply in which the machine finds a sign of oversight, and takes it for a service report all the same. */
const FAINT: Step = {
  command: {
    type: 'addReply',
    content: said('petugas meminta sesuatu'),
    sentAt: wib('2025-05-06 12:00'),
    proposal: aProposal({ pOversight: 0.6 }),
  },
  actor: { by: 'machine' },
  waited: 60_000,
};

/** A report as it stood after each step of a history, in some of which something is suspected on the way. */
const STOOD = corpusOf(
  fc.oneof(
    aHistory,
    fc
      .tuple(aHistory, fc.nat({ max: 6 }))
      .map(([steps, at]) => [...steps.slice(0, at + 1), FAINT, ...steps.slice(at + 1)]),
  ),
  600,
  (steps) => live(steps).flatMap(({ after }) => after ?? []),
);

const isPlain = (report: Report, isClassKnown: boolean): boolean =>
  isPlainReport(headOf(policy, report, { asOf: wib('2025-08-01 10:00'), isOtherKnown: false, isClassKnown }));

describe('what may lie in a browser', () => {
  it('is never suspected, found to be oversight, secret or anonymous, whatever was done with a report', () => {
    let plain = 0;
    holdsFor(STOOD, (stood) => {
      for (const report of stood) {
        if (!isPlain(report, false)) continue;
        plain += 1;
        expect(report).toMatchObject({ class: 'service', oversight: 'none', secret: false, anonymous: false });
      }
    });
    expect(plain).toBeGreaterThan(100);
  });

  it('is nothing that is suspected so faintly that its class still says service', () => {
    let faint = 0;
    holdsFor(STOOD, (stood) => {
      for (const report of stood) {
        if (report.status === 'received' || report.oversight !== 'suspected' || report.class !== 'service') continue;
        faint += 1;
        expect(isPlain(report, true)).toBe(false);
        expect(isPlain(report, false)).toBe(false);
      }
    });
    expect(faint).toBeGreaterThan(20);
  });

  it('is not what its channel calls oversight, for whoever knows that, and is the same as ever for all others', () => {
    holdsFor(STOOD, (stood) => {
      for (const report of stood) {
        const called: Report = { ...report, channelClass: 'oversightComplaint' };
        expect(isPlain(called, true)).toBe(false);
        expect(isPlain(called, false)).toBe(isPlain(report, false));
      }
    });
  });
});
