import type { Traces, Uploads } from '#shared/app/evidence/ports';
import { rememberedUntil, Upload } from '#shared/domain/evidence/upload';
import { traceItem, traceOf } from './evidence-items.ts';
import { ofTraces, traceKey, uploadKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** Files that somebody means to send: the table forgets them by itself. */
export const tableUploads = (table: Pick<Table, 'get' | 'put'>): Uploads => ({
  find: (id) => readOne(table, uploadKey(id), Upload.parse),
  save: (upload) => table.put({ ...uploadKey(upload.id), ...upload, ttl: Math.ceil(rememberedUntil(upload) / 1000) }),
});

/** By what files are found again, year by year. */
export const tableTraces = (table: Pick<Table, 'query' | 'put'>): Traces => ({
  all: async function* (year) {
    for await (const item of table.query({ pk: ofTraces(year) })) yield traceOf(item);
  },
  keep: (year, trace) => table.put({ ...traceKey(year, trace), ...traceItem(trace) }),
});
