import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryContactKeeper } from '#shared/adapters/secrets/contact-keeper';
import { tableChangeBook } from '#shared/adapters/table/change-book';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import type { ContactKeeper } from '#shared/app/operator/ports';
import { ChangesListed } from '#shared/contracts/http/accounts';
import { ContactsListed } from '#shared/contracts/http/contacts';
import { TroubleShown } from '#shared/contracts/http/trouble';
import { MonthName } from '#shared/domain/calendar/period';
import { ChangeTold } from '#shared/domain/notices/change-told';
import { changeSubject } from '#shared/domain/notices/subject';
import { contactOf, endpointFailed, inTrouble } from '#shared/domain/office/contact';
import type { Instant } from '#shared/domain/words/words';
import { aDelivery } from '#test/support/builders/a-delivery';
import { recipientId } from '#test/support/builders/a-recipient';
import { wib } from '#test/support/builders/a-report';
import { changed, PEOPLE } from '#test/support/builders/an-account-office';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';
import { policy } from '#test/support/policy';

const OPERATOR = 'op-satu';
const NEW = 'baru@kantor.contoh.invalid';
const SECRET = `whsec_${'A'.repeat(44)}`;
const mail = (address = NEW) => ({ by: 'mail', address });

const anOffice = (change: (contacts: ContactKeeper) => ContactKeeper = (contacts) => contacts) => {
  let at: Instant = wib('2026-11-24 10:00');
  const now = (): Instant => at;
  const table = memoryTable();
  const kept = memoryContactKeeper({
    'grup-llaj': { by: 'mail', address: 'llaj@kantor.contoh.invalid' },
    'grup-asdp': { by: 'webhook', url: 'https://gerbang.contoh.invalid/asdp', secret: SECRET },
    inspektur: { by: 'mail', address: 'inspektur@kantor.contoh.invalid' },
    sekretaris: { by: 'mail', address: 'bukan alamat' },
  });
  const contacts = change(kept);
  const changes = tableChangeBook(table, policy.calendar);
  const deliveries = tableDeliveryStore(table, now);
  const api = anAdminApi(PEOPLE, { now, contacts, changes, deliveries });
  let keys = 0;
  const post = (path: string, body: unknown, officer: string, key?: string) => {
    keys += 1;
    return api(claimsOf(officer), {
      method: 'POST',
      path: `/v1/admin/contacts/${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': key ?? `kunci-uji-${keys}` },
      body: JSON.stringify(body),
    });
  };
  const get = (path = '', officer = OPERATOR) =>
    api(claimsOf(officer), { method: 'GET', path: `/v1/admin/contacts${path}` });
  return {
    ...{ contacts, changes, get },
    change: (recipient: string, body: unknown, officer = OPERATOR, key?: string) =>
      post(`${recipient}/change`, body, officer, key),
    decide: (id: string, decision: 'approve' | 'decline', officer: string) =>
      post(`changes/${id}/${decision}`, {}, officer),
    asAccount: (id: string) =>
      api(claimsOf('indra'), {
        method: 'POST',
        path: `/v1/admin/accounts/changes/${id}/approve`,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    listed: async (officer = OPERATOR) => ContactsListed.parse(JSON.parse((await get('', officer)).body ?? '')),
    done: async () => ChangesListed.parse(JSON.parse((await get('/changes', 'sekar')).body ?? '')).changes,
    /** What has been found wrong with the contact that holds, as notify finds it. */
    fails: async (recipient: string, why: 'bounced' | 'failing') => {
      const id = recipientId(recipient);
      const { hash } = contactOf(await contacts.read(), id);
      const before = await deliveries.health(id);
      const health = why === 'failing' ? endpointFailed(before, id, hash, at) : inTrouble(before, id, hash, why, at);
      await deliveries.saveHealth(health);
    },
    /** A notice to it that bounced just now. */
    notTold: async (recipient: string) => {
      const begun = aDelivery({ recipient: recipientId(recipient), notBefore: at });
      const [from = begun] = await deliveries.begin([begun]);
      await deliveries.change([
        { from, to: { ...from, rev: from.rev + 1, state: 'bounced', sentAt: at, settledAt: at } },
      ]);
    },
    trouble: async () => {
      const { body } = await api(claimsOf(OPERATOR), { method: 'GET', path: '/v1/admin/trouble' });
      return TroubleShown.parse(JSON.parse(body ?? '')).contacts;
    },
    /** As notify finds it. */
    toldAt: async (recipient: string) => {
      const found = contactOf(await contacts.read(), recipientId(recipient));
      return found.ok && found.contact.by === 'mail' ? found.contact.address : found.ok;
    },
    toldOf: async (id: string, recipient: string, way = 'mail') => {
      const about = { what: 'contact', person: recipient, way };
      const found = await deliveries.of(changeSubject(ChangeTold.parse({ id, changed: about, step: 'done' })));
      return found.flatMap(({ recipient: who, subject }) =>
        subject.of === 'change' ? [`${who} ${subject.change.step}`] : [],
      );
    },
    moveTo: (to: Instant): void => {
      at = to;
    },
  };
};

describe('the contact book', () => {
  it('says where each recipient is told and what is wrong, without key or token', async () => {
    const { listed, get } = anOffice();
    const { contacts } = await listed('sekar');
    const of = (id: string) => contacts.find(({ recipient }) => recipient === id);
    expect(of('grup-llaj')).toMatchObject({ by: 'mail', place: 'llaj@kantor.contoh.invalid' });
    expect(of('grup-asdp')).toMatchObject({ by: 'webhook', place: 'https://gerbang.contoh.invalid/asdp' });
    expect(of('sekretaris')).toMatchObject({ wrong: 'contactInvalid', approvers: ['inspector'] });
    expect(of('grup-umum')).toMatchObject({ wrong: 'noContact' });
    expect(of('grup-umum')?.approvers).toBeUndefined();
    expect(of('inspektorat-provinsi')?.approvers).toEqual(['upperInspector']);
    for (const id of ['inspektur', 'pembaca-pengawasan'])
      expect(of(id)?.approvers, id).toEqual(['inspector', 'upperInspector']);
    for (const id of ['admin-lapor', 'pengganti-admin-lapor'])
      expect(of(id)?.approvers, id).toEqual(['secretary', 'inspector']);
    expect((await get()).body).not.toContain(SECRET);
    for (const officer of ['adi-lapor', 'budi-llaj', 'tamu'])
      expect(told(await get('', officer)), officer).toEqual(refusal('notAllowed'));
  });
});

describe('a contact that does not reach its recipient', () => {
  const since = '2026-11-24T10:00:00+07:00';

  it('is marked with why and since when, for whoever may read contacts, until it is changed', async () => {
    const { fails, notTold, listed, change, trouble, moveTo } = anOffice();
    const of = async (id: string, officer = OPERATOR) =>
      (await listed(officer)).contacts.find(({ recipient }) => recipient === id);
    await fails('grup-llaj', 'bounced');
    await notTold('grup-llaj');
    await fails('grup-asdp', 'failing');
    for (const officer of [OPERATOR, 'sekar', 'indra']) {
      expect(await of('grup-llaj', officer), officer).toMatchObject({ trouble: { why: 'bounced', since } });
      expect(await of('grup-asdp', officer), officer).toMatchObject({ failingSince: since });
    }
    expect(await trouble()).toMatchObject([{ recipient: 'grup-llaj' }, { recipient: 'grup-asdp' }]);
    moveTo(wib('2026-11-24 10:30'));
    changed(await change('grup-llaj', mail()));
    expect(await of('grup-llaj')).not.toHaveProperty('trouble');
    expect(await trouble()).toMatchObject([{ recipient: 'grup-asdp' }]);
  });

  it('is right again where the same address is written once more, and in trouble again where that bounces', async () => {
    const { fails, listed, change, trouble, moveTo } = anOffice();
    await fails('grup-llaj', 'bounced');
    changed(await change('grup-llaj', mail('llaj@kantor.contoh.invalid')));
    expect(await trouble()).toEqual([]);
    moveTo(wib('2026-11-24 11:00'));
    await fails('grup-llaj', 'bounced');
    const again = { why: 'bounced', since: '2026-11-24T11:00:00+07:00' };
    expect((await listed()).contacts.find(({ recipient }) => recipient === 'grup-llaj')).toMatchObject({
      trouble: again,
    });
    expect(await trouble()).toEqual([{ recipient: 'grup-llaj', trouble: again }]);
  });

  it('stays marked while the change waits for a second person, and not after they approve', async () => {
    const { fails, change, decide, trouble } = anOffice();
    await fails('admin-lapor', 'bounced');
    const { change: id } = changed(await change('admin-lapor', mail()));
    expect(await trouble()).toMatchObject([{ recipient: 'admin-lapor' }]);
    changed(await decide(id, 'approve', 'sekar'));
    expect(await trouble()).toEqual([]);
  });

  it('is not marked where it would say that there was something about oversight to tell', async () => {
    const { fails, get } = anOffice();
    const before = (await get()).body;
    for (const id of ['inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan']) await fails(id, 'bounced');
    for (const officer of [OPERATOR, 'sekar', 'indra', 'uni-prov'])
      expect((await get('', officer)).body?.includes('"trouble"'), officer).toBe(false);
    expect((await get()).body).toBe(before);
  });
});

describe('the contact of a unit', () => {
  it.each([
    ['mail', mail()],
    ['webhook', { by: 'webhook', url: 'https://gerbang.contoh.invalid/llaj', secret: SECRET }],
    ['telegram', { by: 'telegram', token: `12345678:${'a'.repeat(35)}`, chat: '-1001234567890' }],
  ] as const)(
    'is changed by the operator alone to %s, and told to the Secretary and to the unit',
    async (way, body) => {
      const { change, contacts, toldOf } = anOffice();
      const done = changed(await change('grup-llaj', body));
      expect(done).toMatchObject({ state: 'done', by: OPERATOR, what: 'contact', way });
      // The day says that it is right from now on, also where it is the same address again.
      expect((await contacts.read()).contacts['grup-llaj']).toEqual({ ...body, since: '2026-11-24' });
      expect(new Set(await toldOf(done.change, 'grup-llaj', way))).toEqual(
        new Set(['sekretaris done', 'grup-llaj done']),
      );
    },
  );

  it('leaves all others as they are, and its address is in no record, notice or log', async () => {
    const { change, contacts, changes, get } = anOffice();
    const before = await contacts.read();
    takeLines();
    changed(await change('grup-llaj', mail()));
    const after = await contacts.read();
    expect({ ...after, contacts: { ...after.contacts, 'grup-llaj': undefined } }).toEqual({
      ...before,
      contacts: { ...before.contacts, 'grup-llaj': undefined },
    });
    const kept = [await changes.month(MonthName.parse('2026-11')), (await get('/changes')).body, takeLines()];
    expect(JSON.stringify(kept)).toContain('grup-llaj');
    expect(JSON.stringify(kept)).not.toContain(NEW);
  });

  it.each([
    { by: 'mail', address: 'bukan alamat' },
    { by: 'mail', address: 'a@xn--kantor-9ta.invalid' },
    { by: 'mail', address: `${NEW}\r\nBcc: lain@contoh.invalid` },
    { by: 'webhook', url: 'ftp://gerbang.contoh.invalid', secret: SECRET },
    { by: 'webhook', url: 'https://nama:sandi@gerbang.contoh.invalid/', secret: SECRET },
    { by: 'webhook', url: 'https://gerbang.contoh.invalid/', secret: 'pendek' },
    // What nothing would be sent to: without TLS, inside, or nowhere.
    ...[
      ...[
        'http://gerbang.contoh.invalid/',
        'http://169.254.169.254/latest',
        'https://localhost/',
        'https://127.0.0.1/',
      ],
      ...['https://2130706433/', 'https://0x7f.1/', 'https://10.0.0.1/', 'https://172.16.0.1/', 'https://172.31.9.9/'],
      ...['https://192.168.1.1/', 'https://999.999.999.999/', 'https://gerbang.contoh.invalid:0/'],
    ].map((url) => ({ by: 'webhook', url, secret: SECRET })),
    { by: 'telegram', token: 'bukan token', chat: '-100' },
    { by: 'telegram', token: `12345678:${'a'.repeat(35)}`, chat: '@nama' },
    { by: 'merpati', address: NEW },
  ])('is not changed to what is none: %j', async (body) => {
    const { change, toldAt } = anOffice();
    expect(told(await change('grup-llaj', body))).toEqual(refusal('requestInvalid'));
    expect(await toldAt('grup-llaj')).toBe('llaj@kantor.contoh.invalid');
  });

  it('is changed by nobody else, and of nobody whom the office does not know', async () => {
    const { change } = anOffice();
    for (const officer of ['sekar', 'indra', 'uni-prov', 'adi-lapor', 'budi-llaj'])
      expect(told(await change('grup-llaj', mail(), officer)), officer).toEqual(refusal('notAllowed'));
    expect(told(await change('grup-lain', mail()))).toEqual(refusal('notFound'));
  });

  it('is changed once under one key', async () => {
    const { change, done } = anOffice();
    const first = changed(await change('grup-llaj', mail(), OPERATOR, 'kunci-satu'));
    expect(changed(await change('grup-llaj', mail(), OPERATOR, 'kunci-satu'))).toEqual(first);
    expect(await done()).toHaveLength(1);
    expect(told(await change('grup-umum', mail(), OPERATOR, 'kunci-satu'))).toEqual(refusal('keyReused'));
  });
});

describe('a contact that hears of oversight', () => {
  it('leads nowhere else until the second person approves, who sees where it would lead; the old address is told first', async () => {
    const { change, decide, toldAt, toldOf, listed } = anOffice();
    const proposed = changed(await change('inspektur', mail()));
    expect(proposed).toMatchObject({ state: 'proposed', approvers: ['inspector', 'upperInspector'] });
    expect(await toldAt('inspektur')).toBe('inspektur@kantor.contoh.invalid');
    expect(new Set(await toldOf(proposed.change, 'inspektur'))).toEqual(
      new Set(['sekretaris proposed', 'inspektur proposed', 'inspektorat-provinsi proposed']),
    );
    expect((await listed('indra')).open).toMatchObject([{ place: NEW, yours: true }]);
    expect(changed(await decide(proposed.change, 'approve', 'indra'))).toMatchObject({
      state: 'done',
      second: { by: 'indra' },
    });
    expect(await toldAt('inspektur')).toBe(NEW);
    expect((await listed()).open).toEqual([]);
    expect(changed(await decide(proposed.change, 'approve', 'indra')).state).toBe('done');
  });

  it.each([
    ['inspektur', 'sekar', 'notSecondPerson'],
    ['inspektorat-provinsi', 'sekar', 'notSecondPerson'],
    // Nobody leads away the mail of whoever looks at them.
    ['inspektorat-provinsi', 'indra', 'notSecondPerson'],
    ['pembaca-pengawasan', 'sekar', 'notSecondPerson'],
    ['sekretaris', 'sekar', 'notSecondPerson'],
    ['sekretaris', 'uni-prov', 'notSecondPerson'],
    ['inspektur', OPERATOR, 'notAllowed'],
    ['inspektur', 'op-dua', 'notAllowed'],
    ['pembaca-pengawasan', 'adi-lapor', 'notAllowed'],
  ] as const)('%s: is not approved by %s: %s', async (recipient, officer, code) => {
    const { change, decide, toldAt } = anOffice();
    const before = await toldAt(recipient);
    const { change: id } = changed(await change(recipient, mail()));
    for (const decision of ['approve', 'decline'] as const)
      expect(told(await decide(id, decision, officer))).toEqual(refusal(code));
    expect(await toldAt(recipient)).toBe(before);
  });

  it('stays as it was where the proposal is declined, and nothing of it is left in the book', async () => {
    const { change, decide, toldAt, contacts, toldOf } = anOffice();
    const { change: id } = changed(await change('admin-lapor', mail()));
    expect(changed(await decide(id, 'decline', 'sekar')).state).toBe('declined');
    expect(await toldAt('admin-lapor')).toBe(false);
    expect(JSON.stringify(await contacts.read())).not.toContain(NEW);
    expect(await toldOf(id, 'admin-lapor')).toContain('admin-lapor declined');
    expect(told(await decide(id, 'approve', 'indra'))).toEqual(refusal('changeOver'));
  });

  it('stays as it was after seven days, and the next change clears what was proposed', async () => {
    const { change, decide, toldAt, contacts, moveTo } = anOffice();
    const { change: id } = changed(await change('inspektur', mail()));
    moveTo(wib('2026-12-01 10:00'));
    expect(told(await decide(id, 'approve', 'indra'))).toEqual(refusal('changeOver'));
    expect(await toldAt('inspektur')).toBe('inspektur@kantor.contoh.invalid');
    changed(await change('admin-lapor', mail('lapor@kantor.contoh.invalid')));
    expect(JSON.stringify(await contacts.read())).not.toContain(NEW);
  });

  it('is what the approver saw: under the same key nothing else is proposed', async () => {
    const { change, decide, toldAt, listed } = anOffice();
    const { change: id } = changed(await change('inspektur', mail(), OPERATOR, 'kunci-tukar'));
    const other = await change('inspektur', mail('lain@kantor.contoh.invalid'), OPERATOR, 'kunci-tukar');
    expect(told(other)).toEqual(refusal('keyReused'));
    expect((await listed('indra')).open).toMatchObject([{ place: NEW }]);
    expect(changed(await change('inspektur', mail(), OPERATOR, 'kunci-tukar')).change).toBe(id);
    changed(await decide(id, 'approve', 'indra'));
    expect(await toldAt('inspektur')).toBe(NEW);
  });

  it('is not approved while where it would lead was not written, which asking again does', async () => {
    let isDown = true;
    const { change, decide, listed, toldAt, toldOf } = anOffice((contacts) => ({
      ...contacts,
      change: async (edit) => {
        if (isDown) throw new Error('no answer');
        await contacts.change(edit);
      },
    }));
    const propose = () => change('inspektur', mail(), OPERATOR, 'kunci-putus');
    expect((await propose()).statusCode).toBe(500);
    isDown = false;
    const [{ change: id } = expect.fail('nothing is proposed')] = (await listed('indra')).open;
    expect(told(await decide(id, 'approve', 'indra'))).toEqual(refusal('changeOver'));
    expect(await toldOf(id, 'inspektur')).toEqual([]);
    expect(changed(await propose())).toMatchObject({ change: id, state: 'proposed' });
    expect(changed(await decide(id, 'approve', 'indra')).state).toBe('done');
    expect(await toldAt('inspektur')).toBe(NEW);
  });

  it('is told of, whatever the key was used for months before', async () => {
    const { change, moveTo, toldOf } = anOffice();
    const first = changed(await change('admin-lapor', mail(), OPERATOR, 'kunci-lama'));
    moveTo(wib('2026-12-20 10:00'));
    const { change: id } = changed(await change('inspektur', mail(), OPERATOR, 'kunci-lama'));
    expect(id).not.toBe(first.change);
    expect(await toldOf(id, 'inspektur')).toContain('inspektur proposed');
  });

  it('is not decided where accounts are', async () => {
    const { change, asAccount, toldAt } = anOffice();
    const { change: id } = changed(await change('inspektur', mail()));
    expect(told(await asAccount(id))).toEqual(refusal('notFound'));
    expect(await toldAt('inspektur')).toBe('inspektur@kantor.contoh.invalid');
  });
});
