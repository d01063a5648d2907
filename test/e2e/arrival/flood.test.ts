import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { tokenAs } from '#test/e2e/officer';
import { acceptedIn, aPosting, call, eventually, send } from '#test/e2e/system';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
/** As much as anybody may ask at once. */
const QUESTION = JSON.stringify({
  startedAt: '2026-01-05',
  minutes: 20_000,
  pauses: Array.from({ length: 50 }, (_, n) => ({
    from: new Date(START + n * 20 * DAY).toISOString(),
    until: new Date(START + (n + 1) * 20 * DAY).toISOString(),
  })),
});
const ask = async (): Promise<number> => {
  const { status } = await call('/v1/public/deadlines', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: QUESTION,
  });
  return status;
};

/** So many ask at the same time, each again when answered, until they are told to stop. */
const flood = (people: number) => {
  const statuses: number[] = [];
  let over = false;
  const asking = Array.from({ length: people }, async () => {
    while (!over) {
      const status = await ask();
      statuses.push(status);
      if (status === 429) await sleep(500);
    }
  });
  return async (): Promise<readonly number[]> => {
    over = true;
    await Promise.all(asking);
    return statuses;
  };
};

/** Three hundred take half a minute on a busy machine: `FLOOD=300` sends as many. */
const WEBHOOKS = Number(process.env['FLOOD'] ?? 60);

describe('a flood of questions', () => {
  it('keeps out no webhook of many that are sent at once, and no officer', async () => {
    const token = await tokenAs('secretary');
    const end = flood(12);
    const posting = aPosting();
    const webhooks = Array.from({ length: WEBHOOKS }, () => send(posting));
    const me = await call('/v1/admin/me', { headers: { authorization: `Bearer ${token}` } });
    const answers = await Promise.all(webhooks);
    const statuses = await end();
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(WEBHOOKS);
    expect(me.status).toBe(200);
    // However often it was sent, it is one report.
    expect(new Set(answers.map((answer) => acceptedIn(answer).trackingCode)).size).toBe(1);
    // It was a flood: what was more than the public functions take was turned away, and nothing failed.
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await eventually('answer after the flood', async () => ((await ask()) === 200 ? true : undefined))).toBe(
      true,
    );
  });
});
