import * as z from 'zod';
import { Queue } from '#shared/domain/report/report';
import { OF_A_PAGE, WorkPage } from './work.ts';

/** How `GET /v1/admin/overdue` is asked. */
export const OverdueParameters = z.strictObject(OF_A_PAGE);
export type OverdueQuery = Readonly<z.infer<typeof OverdueParameters>>;

/**
 * What is overdue in all queues that the caller may list: how much in each, and a page of it, what was due first before
 * the rest. Both hold only what the caller may read.
 */
export const OverduePage = WorkPage.extend({
  counts: z.array(z.strictObject({ queue: Queue, overdue: z.int().nonnegative() })).readonly(),
});
export type OverduePage = Readonly<z.infer<typeof OverduePage>>;
