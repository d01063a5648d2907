import { expect, it } from 'vitest';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import { YearName } from '#shared/domain/calendar/period';
import { type Attachment, followed } from '#shared/domain/evidence/attachment';
import { likenessOf } from '#shared/domain/evidence/likeness';
import type { Trace } from '#shared/domain/evidence/trace';
import { keyedHash } from '#shared/domain/words/hash';
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

  it('keeps what became of a file that a channel named, and lets nobody write over what they have not seen', async () => {
    const attachments = tableAttachments(make());
    const { report } = story();
    const about = { report: report.id, id: keyedHash('kunci', report.id), at: wib('2025-05-08 10:00') };
    const tried: Attachment = { ...followed(undefined, about), state: 'tried', tries: 1, why: 'hostFails' };
    expect([await attachments.find(report.id, tried.id), await attachments.all(report.id)]).toEqual([undefined, []]);
    expect([await attachments.save(tried), await attachments.save(tried)]).toEqual(['saved', 'conflict']);
    const kept: Attachment = { ...followed(tried, about), state: 'kept', evidence: aPieceOfEvidence(report.id).id };
    expect(await attachments.save({ ...kept, rev: 3 })).toBe('conflict');
    expect([await attachments.save(kept), await attachments.save(kept)]).toEqual(['saved', 'conflict']);
    expect([await attachments.find(report.id, tried.id), await attachments.all(report.id)]).toEqual([kept, [kept]]);
  });

  it('keeps a file of the reporter’s, which nobody of the office has sent, and its announcement without a kind', async () => {
    const table = make();
    const { report, record } = story();
    const { sentBy: _, ...piece } = aPieceOfEvidence(report.id, { purpose: 'complaint', sentAs: [] });
    const store = tableReportStore(table, policy);
    await store.commit({ report, expected: 0, events: record, evidence: [{ evidence: piece }] });
    expect(await store.evidence(report.id)).toEqual([piece]);
    const { kind: _1, ...upload } = anUpload(piece);
    const attachment = { id: keyedHash('kunci', 'alamat'), namedAt: wib('2025-05-06 10:00') };
    await tableUploads(table).save({ ...upload, attachment });
    expect(await tableUploads(table).find(upload.id)).toEqual({ ...upload, attachment });
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
