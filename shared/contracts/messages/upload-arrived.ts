import * as z from 'zod';

/** What EventBridge says of an object that has come into the quarantine: under which key. */
export const UploadArrived = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
export type UploadArrived = z.infer<typeof UploadArrived>;
