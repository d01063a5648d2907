import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { invoke } from '#local/aws/invoke';
import { deliveriesOf } from '#local/aws/records';
import { parkedSubject } from '#shared/domain/notices/subject';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant } from '#shared/domain/words/words';
import { officer } from '#test/e2e/officer';
import { aPosting, eventually, records, send, stack } from '#test/e2e/system';

const deliveries = deliveriesOf(stack);
const DANGER = 'GAWAT, barusan ada anak kesetrum kabel di sini. (rekaan)';

const aCase = () => {
  const externalId = randomUUID();
  const id = reportIdOf(ChannelId.parse('lapor'), externalId);
  const adds = async (text: string) => {
    expect((await send({ ...aPosting({ externalId, text }), type: 'report.updated' })).status).toBe(202);
    return eventually('what waits for its report', async () => (await records.parked(id))[0]);
  };
  return { id, adds, comes: () => send(aPosting({ externalId })) };
};

const toldOf = async (parked: Parameters<typeof parkedSubject>[0], least: number) =>
  eventually(`${least} notices`, async () => {
    const told = await deliveries.of(parkedSubject(parked));
    return told.length >= least && told.every(({ state }) => state === 'delivered') ? told : undefined;
  });
const named = (told: Awaited<ReturnType<typeof toldOf>>) =>
  told.map(({ kind, recipient, urgent }) => `${kind}${urgent ? '!' : ''} → ${recipient}`).toSorted();

describe('what comes before its report', () => {
  it('alarms of danger at once, and stands in the list and in its own words until its report comes', async () => {
    const { id, adds, comes } = aCase();
    const parked = await adds(DANGER);
    const told = await toldOf(parked, 2);
    expect(named(told)).toEqual(['dangerParked! → admin-lapor', 'dangerParked! → sekretaris']);

    const api = await officer('lapor-admin');
    const inList = async () => {
      const page = await api.listParked({ query: { limit: '100' } });
      if (!page.ok) return expect.fail(page.problem.code);
      return page.value.reports.find(({ report }) => report === id);
    };
    expect(await eventually('it in the list', inList)).toMatchObject({ channel: 'lapor', danger: {} });
    expect(await api.showParked({ report: id })).toMatchObject({
      ok: true,
      value: { waits: [{ type: 'report.updated', words: { text: DANGER } }] },
    });
    expect(await (await officer('secretary')).showParked({ report: id })).toMatchObject({ ok: false });

    await comes();
    await eventually('it taken in', async () => (await records.messages(id))[0]);
    await eventually('nothing that waits', async () => (await records.parked(id)).length === 0 || undefined);
    expect(await api.showParked({ report: id })).toMatchObject({ ok: false, problem: { code: 'notFound' } });
  });

  it('is told of once when its report has not come for a working day', async () => {
    const { adds } = aCase();
    const parked = await adds('Tambahan: masih padam. (rekaan)');
    // As if it had come a month ago.
    const monthAgo = Instant.parse(parked.receivedAt - 30 * 86_400_000);
    expect(await records.keepParked({ ...parked, receivedAt: monthAgo, rev: parked.rev + 1 })).toBe('saved');
    await invoke(stack, 'Watch');
    await invoke(stack, 'Watch');
    const begun = await eventually('a notice', async () => {
      const [first, ...others] = await deliveries.of(parkedSubject(parked));
      return first === undefined ? undefined : [first, ...others];
    });
    expect(named(begun)).toEqual(['reportMissing → admin-lapor']);
    expect(await eventually('it noted', async () => (await records.parked(parked.report))[0]?.toldAt)).toBeDefined();
  });
});
