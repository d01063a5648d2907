import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import type { EnqueueNotices } from '#shared/app/notices/ports';
import { InformalPage, InformalRecorded, InformalShown, LeakShown } from '#shared/contracts/http/informal';
import type { InformalId } from '#shared/domain/informal/contact';
import type { ReportId } from '#shared/domain/words/words';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { aNoticeWorld } from '#test/support/fakes/notice-world';
import { policy } from '#test/support/policy';
import { lapor, submitted } from './a-channel-event.ts';
import { wib } from './a-report.ts';

export const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'agus-contoh': ['stand-in'],
  'budi-contoh': ['head-llaj'],
  'rini-contoh': ['staff-llaj'],
  'yuli-contoh': ['head-asdp'],
  'dewi-contoh': ['secretary'],
  'joko-contoh': ['inspector'],
  'lina-contoh': ['oversight-reader'],
  'ratna-contoh': ['upper-inspector'],
  'hadi-contoh': ['operator'],
  'tamu-contoh': [],
};
export const [ADMIN, STAND_IN, HEAD, STAFF, SECRETARY, READER] = [
  ...(['siti-contoh', 'agus-contoh', 'budi-contoh', 'rini-contoh', 'dewi-contoh', 'lina-contoh'] as const),
] as const;

export const LAMP = 'Lampu jalan di depan pasar Contoh padam sudah tiga malam, gelap sekali.';
export const ACCUSATION =
  'Petugas berseragam Dinas Perhubungan di pos Kedamin meminta Rp50.000 untuk rokok supaya tidak diperiksa, tanpa karcis.';
export const DANGER =
  'Tolong sekarang juga, longboat di dermaga Bunut Hilir kelebihan muatan, air sudah hampir masuk ke perahu.';

/** An office at nine on a working day in which officers write down who called; reports come by the real front door. */
export const anInformalOffice = (given: { readonly enqueue?: EnqueueNotices } = {}) => {
  const world = aNoticeWorld({ start: wib('2026-11-03 09:00') });
  const { store: reports, deliveries, clock, front } = world;
  const [informal, contactKeys] = [tableInformalStore(front.table, policy.calendar), memoryDataKeys<InformalId>()];
  const api = anAdminApi(PEOPLE, {
    ...{ reports, deliveries, informal, contactKeys, enqueue: given.enqueue ?? world.enqueue, now: clock.now },
    ...{ dataKeys: front.dataKeys, originals: front.originals, eventLog: world.eventLog },
  });
  let keys = 0;
  const send = async (who: string, path: string, body: unknown, key?: string) => {
    keys += 1;
    const answer = await api(claimsOf(who), {
      path: `/v1/admin/informal${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': key ?? `kunci-${keys}-contoh` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.statusCode, text: answer.body ?? '', body: JSON.parse(answer.body ?? 'null') };
  };
  const ask = async (who: string, path = '', query: Readonly<Record<string, string>> = {}) => {
    const answer = await api(claimsOf(who), { method: 'GET', path: `/v1/admin/informal${path}`, query });
    return { status: answer.statusCode, text: answer.body ?? '', body: JSON.parse(answer.body ?? 'null') };
  };
  const CALL = { how: 'call', topic: 'pju', subDistrict: 'putussibau-utara', sentence: LAMP } as const;
  const recorded = async (who: string, changes: object = {}, key?: string) => {
    const { status, body } = await send(who, '', { ...CALL, ...changes }, key);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return InformalRecorded.parse(body);
  };
  let sent = 0;
  return {
    world,
    informal,
    reports,
    api,
    contactKeys,
    ask,
    send,
    recorded,
    listed: async (who: string, query: Readonly<Record<string, string>> = {}) =>
      InformalPage.parse((await ask(who, '', query)).body).contacts.map(({ contact }) => contact),
    shown: async (who: string, contact: string) => {
      const { status, body } = await ask(who, `/${contact}`);
      return status === 200 ? InformalShown.parse(body) : status;
    },
    leak: async (who: string) => {
      const { body } = await ask(who, '/leak');
      const { months, units } = LeakShown.parse(body);
      return Object.fromEntries(
        units.flatMap(({ unit = 'notOurs', months: counts }) => {
          const last = counts.at(-1);
          return last === undefined || months.length !== 12 ? [] : [[unit, [last.contacts, last.matched]]];
        }),
      );
    },
    /** A citizen reports by the official way. */
    reported: async (data: object = {}): Promise<ReportId> => {
      sent += 1;
      const externalId = `resmi ${sent}`;
      const timestamp = new Date(clock.now()).toISOString();
      await front.post(submitted({ webhookId: `msg_r${sent}`, externalId, timestamp }, data));
      await world.rest();
      return lapor(externalId);
    },
  };
};
