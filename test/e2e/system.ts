import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import * as z from 'zod';
import { trustCertificate } from '#local/aws/emulator';
import { recordsOf } from '#local/aws/records';
import { type Answer, type Posting, senderTo } from '#local/aws/sender';

/** The deployed system that all end-to-end tests share. */
export const stack = inject('stack');
const certificate = stack.aws.env['NODE_EXTRA_CA_CERTS'];
if (certificate !== undefined) await trustCertificate(certificate);

export const records = recordsOf(stack);
export const send = senderTo(stack);

/** A report that nobody has sent before, as LAPOR! would post it. */
export const aPosting = (data: Readonly<Record<string, unknown>> = {}): Posting => ({
  channel: 'lapor',
  id: `msg_${randomUUID()}`,
  type: 'report.submitted',
  timestamp: new Date().toISOString(),
  data: { externalId: randomUUID(), text: 'Lampu jalan di depan pasar padam sudah tiga malam.', ...data },
});

export const Accepted = z.strictObject({ receipt: z.string(), trackingCode: z.string() });

export const acceptedIn = ({ body }: Answer): z.infer<typeof Accepted> => Accepted.parse(JSON.parse(body));

/** Ends what hangs on the slowest machine, and judges nothing. */
export const PATIENCE_MS = 240_000;

/** A call to the API by path, answered with whatever status. */
export const call = async (
  path: string,
  init: RequestInit = {},
): Promise<Answer & { readonly type: string | null }> => {
  const response = await fetch(`${stack.apiUrl}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
};

/** Asks until there is an answer; gives up with the name of what it waited for. */
export const eventually = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  const limit = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(`no ${what} within ${PATIENCE_MS / 1000} s`);
    await sleep(100);
  }
};
