import { expect, it } from 'vitest';
import { tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import { YearName } from '#shared/domain/calendar/period';
import { likenessOf } from '#shared/domain/evidence/likeness';
import type { Trace } from '#shared/domain/evidence/trace';
import { retold } from '#test/contract/stories';
import { anUpload, aPieceOfEvidence } from '#test/support/builders/a-piece-of-evidence';
import { aReport, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const year = YearName.parse('2025');

/** A picture of rising greys. */
const LIKENESS = likenessOf({ width: 64, height: 64, pixels: Uint8Array.from({ length: 4_096 }, (_, at) => at % 251) });

/** What every table keeps of files that prove something. They share a table: each test has a report of its own. */
export const itKeepsEvidence = (make: () => Table): void => {
  const story = () => retold(aReport().next({ type: 'startWork' }).story());

  it('keeps pieces with the step that they are of, as they stand, and none where somebody was first', async () => {
    const store = tableReportStore(make(), policy);
    const { report, record } = story();
    const piece = aPieceOfEvidence(report.id, { pixels: { width: 4_000, height: 3_000 }, flags: ['screenshot'] });
    expect(await store.evidence(report.id)).toEqual([]);
    const text = Uint8Array.from([1, 2, 3]);
    const written = { report, expected: 0, events: record, evidence: [{ evidence: piece, text }] };
    expect(await store.commit(written)).toBe('saved');
    expect(await store.evidence(report.id)).toEqual([piece]);
    expect(Buffer.from((await store.evidenceText(report.id, piece.id)) ?? [])).toEqual(Buffer.from(text));
    const by = piece.sentBy ?? expect.fail('sent by nobody');
    const ended = { ...piece, state: 'withdrawn', endedBy: by, endedAt: wib('2025-05-09 08:00') } as const;
    expect(await store.commit({ report, expected: 0, events: [], evidence: [{ evidence: ended }] })).toBe('conflict');
    expect(await store.evidence(report.id)).toEqual([piece]);
    const expected = report.version;
    expect(await store.commit({ report, expected, events: [], evidence: [{ evidence: ended }] })).toBe('saved');
    expect(await store.evidence(report.id)).toEqual([ended]);
    // What it is called was said once, and stays.
    expect(await store.evidenceText(report.id, piece.id)).toBeDefined();
  });

  it('keeps what becomes of a file that somebody means to send', async () => {
    const uploads = tableUploads(make());
    const { report } = story();
    const upload = anUpload(aPieceOfEvidence(report.id));
    const { id } = upload;
    expect(await uploads.find(id)).toBeUndefined();
    await uploads.save(upload);
    expect(await uploads.find(id)).toEqual(upload);
    await uploads.save({ ...upload, state: 'refused', why: 'broken' });
    expect(await uploads.find(id)).toEqual({ ...upload, state: 'refused', why: 'broken' });
  });

  it('finds every trace of a year again, with what a picture looks like, each once', async () => {
    const traces = tableTraces(make());
    const { report } = story();
    const { id: evidence, sha256 } = aPieceOfEvidence(report.id);
    const picture: Trace = { report: report.id, evidence, sha256, likeness: LIKENESS };
    for (let again = 0; again < 2; again += 1) await traces.keep(year, picture);
    await traces.keep(YearName.parse('2024'), { report: report.id, evidence, sha256 });
    const found = (await Array.fromAsync(traces.all(year))).filter((one) => one.report === report.id);
    expect(found).toEqual([picture]);
  });
};
