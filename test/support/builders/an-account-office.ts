import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { memoryAccountKeeper } from '#shared/adapters/system/memory-account-keeper';
import { tableChangeBook } from '#shared/adapters/table/change-book';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableQuota } from '#shared/adapters/table/quota';
import { AccountsListed, ChangeShown, ChangesListed } from '#shared/contracts/http/accounts';
import { ChangeTold } from '#shared/domain/notices/change-told';
import { changeSubject } from '#shared/domain/notices/subject';
import type { Instant } from '#shared/domain/words/words';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

/** Who works there: the inspectorate above among them. */
export const PEOPLE = {
  'op-satu': ['operator'],
  'op-dua': ['operator'],
  sekar: ['secretary'],
  indra: ['inspector'],
  ira: ['inspector'],
  'uni-prov': ['upper-inspector'],
  'edi-prov': ['upper-inspector'],
  'adi-lapor': ['lapor-admin'],
  'budi-llaj': ['staff-llaj'],
  tamu: [],
} as const;
export const OPERATOR = 'op-satu';
export const NOW = wib('2026-11-24 10:00');

type Ports = Parameters<typeof anAdminApi>[1];

/** An office whose accounts can be changed, at a time that the test moves. */
export const anAccountOffice = (change: (ports: Ports) => Ports = (ports) => ports) => {
  let at = NOW;
  const now = (): Instant => at;
  const keeper = memoryAccountKeeper(PEOPLE);
  const table = memoryTable();
  const changes = tableChangeBook(table, policy.calendar);
  const deliveries = tableDeliveryStore(table, now);
  const changeQuota = tableQuota(table, 'changes');
  const liveGroups = async (person: string) => keeper.groupsOf(person);
  const api = anAdminApi(PEOPLE, change({ now, keeper, changes, deliveries, changeQuota, liveGroups }));
  let keys = 0;
  const post = (path: string, body: unknown, officer: string, key?: string) => {
    keys += 1;
    return api(claimsOf(officer), {
      method: 'POST',
      path: `/v1/admin/accounts/${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': key ?? `kunci-uji-${keys}` },
      body: JSON.stringify(body),
    });
  };
  const get = (path = '', officer = OPERATOR, query?: Readonly<Record<string, string>>) =>
    api(claimsOf(officer), {
      method: 'GET',
      path: `/v1/admin/accounts${path}`,
      ...(query === undefined ? {} : { query }),
    });
  const listed = async (officer = OPERATOR) => AccountsListed.parse(JSON.parse((await get('', officer)).body ?? ''));
  return {
    ...{ keeper, changes, get, listed },
    invite: (person: string, address: string, officer = OPERATOR, key?: string) =>
      post('invite', { person, address }, officer, key),
    change: (person: string, body: object, officer = OPERATOR, key?: string) =>
      post(`${person}/change`, body, officer, key),
    decide: (id: string, decision: 'approve' | 'decline', officer: string) =>
      post(`changes/${id}/${decision}`, {}, officer),
    done: async (officer = OPERATOR) => ChangesListed.parse(JSON.parse((await get('/changes', officer)).body ?? '')),
    account: async (person: string) => (await listed()).accounts.find((one) => one.person === person),
    /** Who was told of a change, and in which step. */
    toldOf: async ({ change: id, what, person, group }: ChangeShown) => {
      const about = { what, person, ...(group === undefined ? {} : { group }) };
      const told = await deliveries.of(changeSubject(ChangeTold.parse({ id, changed: about, step: 'done' })));
      return told.flatMap(({ recipient, subject }) =>
        subject.of === 'change' ? [`${recipient} ${subject.change.step}`] : [],
      );
    },
    moveTo: (to: Instant): void => {
      at = to;
    },
  };
};

export const changed = ({ statusCode, body }: APIGatewayProxyStructuredResultV2): ChangeShown => {
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  return ChangeShown.parse(JSON.parse(body ?? ''));
};
