import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdminClient } from '#shared/contracts/http/admin-client';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';
import { firstBroken } from '#shared/domain/report/record';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { officer, tokenAs } from '#test/e2e/officer';
import { eventually, PATIENCE_MS, records, stack } from '#test/e2e/system';
import { report, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';

const WHY = 'Diminta inspektorat untuk pemanggilan. (rekaan)';

const given = <T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false }): T =>
  outcome.ok ? outcome.value : expect.fail(JSON.stringify(outcome));

/** Told to its unit: nothing goes on with it by itself then. */
const informed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('told report', async () => (await records.load(id))?.deadlines.inform?.stoppedAt);
  return id;
};

/** Somebody looks at who reported. */
const looks = async (api: AdminClient, id: ReportId): Promise<void> => {
  const version = (await records.load(id))?.version ?? 0;
  given(await api.revealIdentity({ report: id, version, key: randomUUID(), body: { text: WHY } }));
};

describe('those above, on the deployed system', () => {
  it('see who looked at who reported, and why where they may know that', async () => {
    const id = await informed();
    await looks(await officer('lapor-admin'), id);
    const listed = async (group: string) =>
      eventually(`look in the list of ${group}`, async () =>
        given(await (await officer(group)).listReveals()).reveals.find(({ report: of }) => of === id),
      );
    expect(await listed('secretary')).toMatchObject({ person: 'siti-contoh' });
    expect(await listed('secretary')).not.toHaveProperty('reason');
    expect(await listed('inspector')).toMatchObject({ person: 'siti-contoh', reason: WHY });
  });

  it('read and verify a record whole, and those of all reports of the month at once', async () => {
    const id = await informed();
    const { events } = given(await (await officer('inspector')).showRecord({ report: id }));
    expect(events.length).toBeGreaterThan(3);
    expect(firstBroken(events)).toBeUndefined();
    const one = given(await (await officer('secretary')).verifyRecord({ report: id }));
    expect(one).toMatchObject({ report: id, holds: true, tip: events.at(-1)?.hash });
    const month = given(await (await officer('operator')).verifyRecords());
    expect(month).toMatchObject({ hold: true });
    expect(month.days.done).toBe(month.days.of);
  });

  it('see whom a report was told to, and what became of that', async () => {
    const id = await informed();
    const { deliveries } = given(await (await officer('inspector')).showReport({ report: id }));
    expect(deliveries).toMatchObject([{ kind: 'newReport', recipient: 'grup-llaj' }]);
  });
});

describe('the API of the deployed system', () => {
  const ask = async (
    group: string,
    method: string,
    address: string,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(`${stack.apiUrl}/v1/admin/${address}`, {
      method,
      headers: { authorization: `Bearer ${await tokenAs(group)}`, ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  it('Z14 tells by HEAD what it tells by GET, and by OPTIONS nothing of what is behind an address', async () => {
    const id = await informed();
    const absent = reportIdOf(LAPOR, 'tidak-pernah-ada');
    const [seen, head] = [
      await ask('head-llaj', 'GET', `reports/${id}`),
      await ask('head-llaj', 'HEAD', `reports/${id}`),
    ];
    expect([head.status, head.body, head.headers.get('etag')]).toEqual([200, '', seen.headers.get('etag')]);
    const [theirs, none] = [
      await ask('staff-asdp', 'HEAD', `reports/${id}`),
      await ask('staff-asdp', 'HEAD', `reports/${absent}`),
    ];
    expect([theirs.status, theirs.headers.get('etag'), theirs.headers.get('content-length')]).toEqual([
      404,
      null,
      none.headers.get('content-length'),
    ]);
    // The local gateway answers OPTIONS by itself; whoever answers, nothing hangs on what is there.
    const options = async (of: ReportId) => {
      const { status, headers, body } = await ask('staff-asdp', 'OPTIONS', `reports/${of}/confirm`);
      return [status, headers.get('allow'), body];
    };
    expect(await options(id)).toEqual(await options(absent));
  });

  it('tells problems in the language that is asked for', async () => {
    const { notFound } = PROBLEMS;
    const told = async (language: string) => {
      const { headers, body } = await ask('lapor-admin', 'GET', 'nothing', { 'accept-language': language });
      return [headers.get('content-language'), JSON.parse(body).detail];
    };
    expect(await told('id')).toEqual(['id', notFound.id]);
    expect(await told('en-GB,en;q=0.8')).toEqual(['en', notFound.en]);
  });
});
