import '#test/support/captured-output';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf } from '#shared/domain/evidence/evidence';
import type { ReportId } from '#shared/domain/words/words';
import { aReport, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anEvidenceOffice, type EvidenceOffice, PEOPLE } from '#test/support/fakes/evidence-office';
import { oftenIn } from '#test/support/fixed-seed';
import { holdsAsync } from '#test/support/laws/law';

/** What is harmless by its bytes, and what is not taken whatever it is announced as. */
const GOOD = ['Catatan satu (rekaan)', 'Catatan dua (rekaan)', 'Tiga\nbaris (rekaan)'] as const;
const BAD = ['<script>alert(1)</script>', '\u0000\u0001', '#!/bin/sh\n', '%!PS'] as const;
const someBytes = fc.constantFrom(...GOOD, ...BAD);
const SENDERS = ['siti-contoh', 'budi-contoh', 'rina-contoh'] as const;
const READERS = Object.keys(PEOPLE);

const aStep = fc.oneof(
  fc.record({
    does: fc.constant('announce' as const),
    by: fc.constantFrom(...SENDERS),
    bytes: someBytes,
    purpose: fc.constantFrom('before' as const, 'after' as const, 'document' as const),
  }),
  // Of any announcement, or of none: what was announced, or something else.
  fc.record({ does: fc.constant('arrive' as const), which: fc.nat(9), bytes: fc.option(someBytes, { freq: 2 }) }),
  fc.record({
    does: fc.constantFrom('withdraw' as const, 'look' as const),
    which: fc.nat(9),
    by: fc.constantFrom(...SENDERS),
  }),
);
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

/** What was announced under which name, and what of it came as it was announced and is harmless. */
type Sent = { readonly announced: Map<string, string>; readonly harmless: Set<string> };

const take = async (office: EvidenceOffice, report: ReportId, { announced, harmless }: Sent, step: Step) => {
  if (step.does === 'announce') {
    const { by, purpose } = step;
    const given = { bytes: Buffer.from(step.bytes), kind: 'text', purpose } as const;
    const { body } = await office.announced(by, report, given);
    announced.set(body.upload, step.bytes);
    return;
  }
  if (step.does === 'arrive') {
    const [upload, meant] = [...announced][step.which % (announced.size + 1)] ?? [`upl_${'0'.repeat(26)}`, ''];
    const came = step.bytes ?? meant;
    if (came === meant && GOOD.some((good) => good === came)) harmless.add(came);
    await office.arrive(upload, Buffer.from(came));
    await office.inspect();
    return;
  }
  const { evidence } = await office.shown('siti-contoh', report);
  const piece = evidence[step.which % (evidence.length + 1)];
  if (piece === undefined) return;
  await office.answered(step.by, 'POST', `${report}/evidence/${piece.evidence}/${step.does}`, { text: 'sebab' });
};

describe('whatever is announced, comes and is asked for, in whatever order', () => {
  it('nobody opens bytes but those that came as they were announced and were found harmless', async () => {
    let opened = 0;
    const property = fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 14 }), async (steps) => {
      const office = anEvidenceOffice({ at: wib('2025-05-08 10:00') });
      const report = await office.commit(aReport().next({ type: 'startWork' }).story());
      const sent: Sent = { announced: new Map(), harmless: new Set() };
      for (const step of steps) await take(office, report, sent, step);
      expect(office.sent.size).toBe(0);
      const kept = await office.reports.evidence(report);
      const known = new Set(kept.flatMap((piece) => Object.values(filesOf(piece))));
      expect(office.evidenceFiles.names().filter((name) => !known.has(name))).toEqual([]);
      for (const officer of READERS)
        for (const id of [...kept.map((piece) => piece.id), ...sent.announced.keys()]) {
          const { statusCode, body = '' } = await office.ask(officer, 'GET', `${report}/evidence/${id}/parts/1`);
          if (statusCode !== 200) continue;
          opened += 1;
          expect([...sent.harmless]).toContain(Buffer.from(body, 'base64').toString());
        }
      takeLines();
    });
    await holdsAsync(property, { numRuns: 60 });
    expect(opened).toBeGreaterThan(oftenIn(30));
  });
});
