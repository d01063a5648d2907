import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clientConfig } from '#local/aws/local-aws';
import { dutyBookOf } from '#local/aws/records';
import { readAhead, setAhead, stackClock } from '#local/aws/stack-clock';
import { pushClock } from '#local/cli/push-clock';
import { systemClock } from '#shared/adapters/system/clock';
import { isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { dutySteps, dutyTold } from '#shared/domain/notices/duty';
import { daySubject, reportSubject } from '#shared/domain/notices/subject';
import { Instant } from '#shared/domain/words/words';
import { npmRun } from '#test/e2e/npm-run';
import { call, eventually, records, stack } from '#test/e2e/system';
import { deliveries, report, runWatch, TEXTS } from '#test/e2e/told';
import { policy } from '#test/support/policy';

const MINUTE = 60_000;

/** What comes after must not find itself in another year, nor today recorded as missed by it. */
afterAll(async () => {
  await setAhead(stack, 0);
  await runWatch();
});

describe('the public calculator', () => {
  const ask = (body: unknown) =>
    call('/v1/public/deadlines', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('says when something is due, and why, day by day', async () => {
    // Thursday, 27 March 2025, in Ramadan; 14 working days, over Lebaran: due on 28 April.
    const { status, body } = await ask({ startedAt: '2025-03-27T10:00', clock: 'resolution', class: 'service' });
    expect(status).toBe(200);
    const Answer = z.object({
      dueAt: z.string(),
      limit: z.int(),
      provisional: z.boolean(),
      ledger: z.array(z.object({ date: z.string(), share: z.number() })),
    });
    const { dueAt, limit, provisional, ledger } = Answer.parse(JSON.parse(body));
    expect([dueAt, limit, provisional]).toEqual(['2025-04-28T16:00:00+07:00', 14, false]);
    expect(ledger.reduce((sum, { share }) => sum + share, 0)).toBe(14);
    expect([ledger.at(0)?.date, ledger.at(-1)?.date]).toEqual(['2025-03-27', '2025-04-28']);
  });

  it.each([
    [{ startedAt: '2025-03-27T10:00', days: -1 }, 400, 'limitOutOfRange'],
    [{ startedAt: '2025-03-27T10:00', days: 3, pauses: [{ from: '2025-03-28T09:00' }] }, 400, 'pauseWithoutEnd'],
    [{ startedAt: '1970-01-01T00:00', days: 3 }, 400, 'momentOutOfRange'],
    [{ days: 3 }, 400, 'requestInvalid'],
  ])('refuses %j in the words of whoever asks', async (body, status, code) => {
    const answer = await ask(body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(JSON.parse(answer.body)).toMatchObject({ code, status });
  });

  it('is asked by POST', async () => {
    expect((await call('/v1/public/deadlines')).status).toBe(405);
  });
});

describe('a deadline of a report', () => {
  it('is recorded as missed when the clock has been pushed past it, and told up the ladder', async () => {
    const id = await report(TEXTS.llaj);
    const due = await eventually('routed report', async () => (await records.load(id))?.deadlines.processed?.dueAt);
    const { until } = await pushClock({ stack, say: () => {} }, Instant.parse(due + 6 * MINUTE), true);
    expect(until).toBeGreaterThan(due);
    const events = (await records.events(id)).map(({ event }) => event);
    expect(events).toContainEqual({ type: 'DeadlineMissed', clock: 'processed' });
    const told = await deliveries.of(reportSubject(id));
    expect(told).toContainEqual(expect.objectContaining({ kind: 'overdue', recipient: 'grup-llaj' }));
    // Once more finds nothing new.
    expect(await runWatch()).toBeUndefined();
    const again = (await records.events(id)).filter(({ event }) => event.type === 'DeadlineMissed');
    expect(again).toHaveLength(events.filter(({ type }) => type === 'DeadlineMissed').length);

    const shown = await npmRun('report', id);
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.out).toContain('Lewat batas waktu tanda sudah diproses. (DeadlineMissed');
    const work = await npmRun('work', '--queue', 'llaj');
    expect(work).toMatchObject({ code: 0 });
    expect(work.out.split('\n').find((line) => line.includes(id))).toContain('LEWAT tanda sudah diproses');
  });
});

describe('the figures of a period', () => {
  it('count a report that has come in, and name it', async () => {
    const id = await report(TEXTS.llaj);
    const routed = await eventually('routed report', () => records.load(id));
    const month = isoDateOf(policy.calendar, routed.receivedAt).slice(0, 7);
    const Shown = z.object({ figures: z.array(z.object({ name: z.string(), n: z.int(), ids: z.array(z.string()) })) });
    // The index of the log may be a moment behind.
    const received = await eventually('figure with the report', async () => {
      const { code, out } = await npmRun('figures', '--period', month, '--figure', 'received', '--ids', '--json');
      expect(code).toBe(0);
      const all = Shown.parse(JSON.parse(out)).figures.find(({ name }) => name === 'received');
      return all?.ids.includes(id) === true ? all : undefined;
    });
    expect(received.ids).toHaveLength(received.n);
    expect((await npmRun('figures', '--period', '2026-13')).code).toBe(1);
  });
});

describe('the queue of reports', () => {
  it('is opened from the command line, and that is in the record', async () => {
    const now = (await stackClock(stack))();
    const opened = await npmRun('duty', 'open', '--by', 'admin-lapor');
    expect(opened).toMatchObject({ code: 0 });
    const day = await dutyBookOf(stack).day(isoDateOf(policy.calendar, now));
    expect(day?.opened.map(({ by }) => by)).toContain('admin-lapor');
    expect((await npmRun('duty')).out).toMatch(/dibuka oleh .*admin-lapor/);
  });
});

describe('a working day on which nobody has opened the queue', () => {
  it('is recorded as missed, and told to whoever is next in turn', async () => {
    await setAhead(stack, 0);
    // From then on days are somebody's to open.
    expect(await runWatch()).toBeUndefined();
    const soon = plainDate(isoDateOf(policy.calendar, systemClock()));
    const [date = expect.fail('no working day')] = Array.from({ length: 14 }, (_, days) =>
      isoOf(soon.add({ days: 20 + days })),
    ).filter((day) => dutySteps(policy, day).length > 0);
    const last = dutySteps(policy, date).at(-1) ?? expect.fail('nobody is told');
    await setAhead(stack, Math.ceil((last.at + MINUTE - Date.now()) / 1000));
    expect(await runWatch()).toBeUndefined();
    expect(await dutyBookOf(stack).day(date)).toMatchObject({ opened: [], step: last.step });
    const told = (await deliveries.of(daySubject(date))).map(({ version, recipient, kind }) => [
      kind,
      version,
      recipient,
    ]);
    const owed = dutyTold(policy, { step: last.step }).map((one) => ['queueUnopened', one.version, one.recipient]);
    expect(told).toEqual(expect.arrayContaining(owed));
    expect(told).toHaveLength(owed.length);
  });
});

describe('the clock of the system', () => {
  it('is shown, pushed and set back from the command line', async () => {
    await setAhead(stack, 0);
    expect((await npmRun('clock', '+2h', '--at-once')).code).toBe(0);
    expect(await readAhead(stack)).toBeGreaterThan(7_100);
    expect((await npmRun('clock', 'reset')).out).toContain('jam sebenarnya');
    expect(await readAhead(stack)).toBe(0);
  });

  it.each([['mundur'], ['+3w'], ['+0d'], ['+401d'], ['+1h', '+1h'], ['--to', 'kemarin']])(
    'is not moved by %j %j',
    async (...args) => {
      const { code } = await npmRun('clock', ...args.filter((arg) => arg !== undefined));
      expect([code, await readAhead(stack)]).toEqual([1, 0]);
    },
  );

  it('cannot be moved where a stage goes by the real one', async () => {
    const lambda = new LambdaClient(clientConfig(stack.aws));
    const FunctionName = stack.PublicApiFunctionName;
    const configure = async (Variables: Record<string, string>): Promise<void> => {
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
      await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 120 }, { FunctionName });
    };
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const variables = Environment?.Variables ?? {};
    const { CLOCK_TABLE: _, ...others } = variables;
    try {
      await configure({ ...others, CLOCK: 'real' });
      expect(await npmRun('clock', '+1h')).toMatchObject({
        code: 1,
        err: expect.stringContaining('tidak dapat digeser'),
      });
      expect(await readAhead(stack)).toBe(0);
      expect((await call('/v1/health')).status).toBe(200);
      // Whoever does it by hand has a function that does not start.
      await configure({ ...variables, CLOCK: 'real' });
      expect((await call('/v1/health')).status).toBeGreaterThanOrEqual(500);
    } finally {
      await configure(variables);
    }
    expect((await call('/v1/health')).status).toBe(200);
  });
});
