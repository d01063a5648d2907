import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readSamples } from '#local/aws/samples';
import { sendAll, untilIdle } from '#local/aws/send-all';
import { channelSecret } from '#local/aws/stack';
import { readOutcome, sampleReportId } from '#local/cli/outcome';
import { noticeProblem } from '#local/pages/notice-outcome';
import { untilTold } from '#local/pages/until-told';
import { trackingOf } from '#shared/domain/report/tracking-code';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { acceptedIn, aPosting, call, eventually, records, send, stack } from '#test/e2e/system';

const Tracked = z.looseObject({ code: z.string(), stage: z.string(), receivedAt: z.iso.datetime({ offset: true }) });

const track = (code: string) =>
  call('/v1/public/tracking', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });

const idOf = (externalId: string) => reportIdOf(ChannelId.parse('lapor'), externalId);

describe('a report that a channel sends', () => {
  it('is accepted, recorded, routed, and can be followed by its tracking code', async () => {
    const answer = await send(aPosting({ externalId: 'e2e-pju-1' }));
    expect(answer.status).toBe(202);
    const { trackingCode } = acceptedIn(answer);

    const report = await eventually('report', () => records.load(idOf('e2e-pju-1')));
    expect(report).toMatchObject({ status: 'routed', class: 'service', assignee: 'llaj', decidedBy: 'machine' });

    const tracked = await track(trackingCode.toLowerCase().replaceAll('-', ' '));
    expect(tracked.status).toBe(200);
    expect(Tracked.parse(JSON.parse(tracked.body))).toMatchObject({ code: trackingCode });
  });

  it('is one report with one receipt, however often the same webhook comes', async () => {
    const posting = aPosting({ externalId: 'e2e-repeated-1' });
    const answers = [await send(posting), await send(posting), await send(posting)];
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    await eventually('report', () => records.load(idOf('e2e-repeated-1')));
    await untilIdle(stack, () => {});
    const events = await records.events(idOf('e2e-repeated-1'));
    expect(events.filter(({ event }) => event.type === 'Received')).toHaveLength(1);
  });

  it('takes in what was added to it before it came', async () => {
    const [externalId, id] = ['e2e-late-1', idOf('e2e-late-1')];
    const added = 'Sekarang yang di sebelahnya ikut padam. (rekaan)';
    const accepted = await send({ ...aPosting({ externalId, text: added }), type: 'report.updated' });
    expect(accepted.status).toBe(202);
    await eventually('what waits for its report', async () => (await records.parked(id))[0]);
    expect(await records.load(id)).toBeUndefined();
    const { trackingCode } = acceptedIn(accepted);
    const tracked = await track(trackingCode);
    expect([tracked.status, JSON.parse(tracked.body)]).toMatchObject([200, { code: trackingCode, stage: 'received' }]);
    expect((await send(aPosting({ externalId }))).status).toBe(202);
    await eventually('it in the record', async () =>
      (await records.messages(id)).find(({ words }) => words.text === added),
    );
    await eventually('nothing that waits', async () => (await records.parked(id)).length === 0 || undefined);
  });

  it("is accepted from a sender that signs with the scheme's own library", async () => {
    const { id, timestamp: at, type, data } = aPosting({ externalId: 'e2e-outside-1' });
    const body = JSON.stringify({ type, timestamp: at, data });
    const now = new Date();
    const response = await call('/v1/channels/lapor/events', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(await channelSecret(stack, 'lapor')).sign(id, now, body),
      },
      body,
    });
    expect(response.status).toBe(202);
    await eventually('report', () => records.load(idOf('e2e-outside-1')));
  });

  it('becomes what its sample file says, for every sample of the office', async () => {
    const samples = await readSamples();
    await sendAll(samples, stack, send, { say: () => {} });
    const outcomes = await Promise.all(samples.map((sample) => readOutcome(records, sample)));
    const wrong = outcomes.filter(({ differences }) => differences.length > 0);
    expect(wrong.map(({ sample, differences }) => `${sample.name}: ${differences.join('; ')}`)).toEqual([]);
  });

  it('is told to whom the rules owe it, and to nobody else, for every sample', async () => {
    const samples = await readSamples();
    const told = await untilTold(stack, samples.map(sampleReportId), { say: () => {} });
    const notices = [...[...told.reports.values()].flat(), ...told.contacts, ...told.duty];
    const wrong = notices.flatMap((notice) => {
      const problem = noticeProblem(notice, told.healths, Date.now());
      return problem === undefined ? [] : [{ ...notice.id, state: notice.delivery?.state, problem }];
    });
    expect(wrong).toEqual([]);
    expect(notices.length, 'every sample but those that are archived at once').toBeGreaterThan(samples.length);
    expect(told.dead).toBe(0);
  });
});

describe('a tracking code', () => {
  it('a tracking code that was never given out is answered with 404', async () => {
    const answer = await track('10000-00000-0000');
    expect(answer.status).toBe(404);
  });

  it('a tracking code that somebody made up with a key of their own is answered just as a mistyped one', async () => {
    const { code } = trackingOf({ current: '1', keys: { 1: 'not the key of the stage' } }, idOf('e2e-never-came'));
    const [never, mistyped] = [await track(code), await track('10000-00000-0000')];
    expect([never.status, never.body]).toEqual([404, mistyped.body]);
  });
});
