import type { Attachments, Traces, Uploads } from '#shared/app/evidence/ports';
import { Attachment } from '#shared/domain/evidence/attachment';
import { rememberedUntil, Upload } from '#shared/domain/evidence/upload';
import { traceItem, traceOf } from './evidence-items.ts';
import { ATTACHMENTS, attachmentKey, ofReport, ofTraces, traceKey, uploadKey } from './keys.ts';
import { readAll, readOne, type Table } from './table.ts';

/** Files that somebody means to send: the table forgets them by itself. */
export const tableUploads = (table: Pick<Table, 'get' | 'put'>): Uploads => ({
  find: (id) => readOne(table, uploadKey(id), Upload.parse),
  save: (upload) => table.put({ ...uploadKey(upload.id), ...upload, ttl: Math.ceil(rememberedUntil(upload) / 1000) }),
});

/** What became of the files that channels named, beside their reports. */
export const tableAttachments = (table: Pick<Table, 'get' | 'query' | 'putIf'>): Attachments => ({
  find: (report, id) => readOne(table, attachmentKey({ report, id }), Attachment.parse),
  all: (report) => readAll(table, ofReport(report), ATTACHMENTS, Attachment.parse),
  save: (next) =>
    table.putIf(
      { ...attachmentKey(next), ...next },
      next.rev === 1 ? 'absent' : { attribute: 'rev', is: next.rev - 1 },
    ),
});

/** By what files are found again, year by year. */
export const tableTraces = (table: Pick<Table, 'query' | 'put'>): Traces => ({
  all: async function* (year) {
    for await (const item of table.query({ pk: ofTraces(year) })) yield traceOf(item);
  },
  keep: (year, trace) => table.put({ ...traceKey(year, trace), ...traceItem(trace) }),
});
