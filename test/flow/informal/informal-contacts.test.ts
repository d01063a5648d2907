import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import {
  ACCUSATION,
  ADMIN,
  anInformalOffice,
  HEAD,
  LAMP,
  PEOPLE,
  READER,
  SECRETARY,
  STAFF,
  STAND_IN,
} from '#test/support/builders/an-informal-office';
import { canary, leaks } from '#test/support/builders/canary';
import { takeLines } from '#test/support/captured-output';
import { claimsOf } from '#test/support/fakes/admin-api';
import { DAY, HOUR } from '#test/support/fakes/notice-world';
import { policy } from '#test/support/policy';

const LAMP_REPORT = {
  title: 'Lampu depan pasar padam',
  content: 'Sudah tiga malam lampu jalan di depan pasar Contoh padam, gelap dan rawan.',
  location_name: 'Kec. Putussibau Utara, Kab. Kapuas Hulu',
};
const PARKING_REPORT = {
  title: 'Parkir liar',
  content: 'Mobil parkir sembarangan di badan jalan dekat masjid Contoh, mohon ditertibkan.',
  location_name: 'Kec. Putussibau Utara, Kab. Kapuas Hulu',
};

const contactItems = ({ front }: ReturnType<typeof anInformalOffice>['world']) =>
  front.table.items().filter(({ pk }) => String(pk).startsWith('N#'));

describe('an informal contact', () => {
  it('is answered with the official way and a draft in the words of the citizen', async () => {
    const { recorded } = anInformalOffice();
    const { guide, receipt } = await recorded(STAFF);
    for (const says of [LAMP, 'https://www.lapor.go.id', policy.office.name.id, 'Kecamatan Putussibau Utara'])
      expect(guide.id).toContain(says);
    expect(guide.en).toContain(LAMP);
    expect(receipt).toBeUndefined();
  });

  it('without a sentence leaves the words to be written', async () => {
    const { recorded } = anInformalOffice();
    const { guide } = await recorded(STAFF, { sentence: undefined, subDistrict: undefined });
    expect(guide.id).toContain(policy.informal.draft.id);
  });

  it('is recorded once under a key, and nothing else is asked for under it', async () => {
    const { recorded, send, listed, informal } = anInformalOffice();
    const first = await recorded(STAFF, {}, 'kunci-yang-sama');
    expect(await recorded(STAFF, {}, 'kunci-yang-sama')).toEqual(first);
    expect((await send(STAFF, '', { how: 'call', topic: 'pju' }, 'kunci-yang-sama')).body.code).toBe('keyReused');
    expect(await listed(ADMIN)).toEqual([first.contact]);
    expect((await informal.events(first.contact)).map(({ event }) => event.type)).toEqual(['ContactRecorded']);
  });

  it('waits until a person says which report it is; the way back is open', async () => {
    const { recorded, reported, shown, send, listed, world, leak } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    await reported(PARKING_REPORT);
    world.clock.advance(HOUR);
    const report = await reported(LAMP_REPORT);
    const before = await shown(ADMIN, contact);
    if (before === undefined || typeof before === 'number') throw new Error('it is not shown');
    expect(before.candidates.map((one) => [one.report.id, one.for, one.against])).toEqual([
      [report, ['sameTopic', 'samePlace', 'soonAfter', 'likeWords'], []],
    ]);
    expect(before.candidates[0]?.text).toBe(LAMP_REPORT.content);
    expect([before.contact.sentence, before.contact.by, before.intact, before.all]).toEqual([LAMP, STAFF, true, true]);
    expect(await leak(SECRETARY)).toMatchObject({ llaj: [1, 0] });
    const confirmed = await send(ADMIN, `/${contact}/confirmMatch`, { report });
    expect(confirmed.body).toEqual({ contact, state: 'matched', recorded: ['MatchConfirmed'] });
    expect((await send(ADMIN, `/${contact}/confirmMatch`, { report })).body.recorded).toEqual([]);
    expect(await listed(ADMIN)).toEqual([]);
    expect(await leak(SECRETARY)).toMatchObject({ llaj: [1, 1] });
    const after = await shown(ADMIN, contact);
    expect(after).toMatchObject({ matched: { id: report }, candidates: [], intact: true });
    expect((await send(STAND_IN, `/${contact}/undoMatch`, {})).body.state).toBe('waiting');
    expect(await listed(STAND_IN)).toEqual([contact]);
    expect(await leak(SECRETARY)).toMatchObject({ llaj: [1, 0] });
  });

  it('is not taken for two reports, and a report may have several contacts', async () => {
    const { recorded, reported, send } = anInformalOffice();
    const [one, other] = [await recorded(STAFF), await recorded(HEAD)];
    const [report, second] = [await reported(LAMP_REPORT), await reported(LAMP_REPORT)];
    for (const { contact } of [one, other])
      expect((await send(ADMIN, `/${contact}/confirmMatch`, { report })).status).toBe(200);
    const refused = await send(ADMIN, `/${one.contact}/confirmMatch`, { report: second });
    expect([refused.status, refused.body.code]).toEqual([409, 'matchedAlready']);
  });

  it('is matched with a report that was not proposed by whoever may read both, on record like any other', async () => {
    const { recorded, reported, shown, send, informal, api } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    const report = await reported(PARKING_REPORT);
    expect(await shown(ADMIN, contact)).toMatchObject({ candidates: [] });
    const search = { path: '/v1/admin/search', headers: { 'content-type': 'application/json' } };
    const found = await api(claimsOf(ADMIN), { ...search, body: JSON.stringify({ number: 'resmi 1' }) });
    expect(JSON.parse(found.body ?? '').reports.map(({ id }: { id: string }) => id)).toEqual([report]);
    expect((await send(STAFF, `/${contact}/confirmMatch`, { report })).body.code).toBe('notAllowed');
    const unknown = await send(ADMIN, `/${contact}/confirmMatch`, { report: `rep_${'0'.repeat(26)}` });
    expect(unknown.status).toBe(404);
    expect((await send(ADMIN, `/${contact}/confirmMatch`, { report })).body.state).toBe('matched');
    expect((await informal.events(contact)).at(-1)?.event).toEqual({ type: 'MatchConfirmed', report });
    expect(await shown(ADMIN, contact)).toMatchObject({ matched: { id: report }, intact: true });
  });

  it('is not proposed again what a person has rejected', async () => {
    const { recorded, reported, shown, send } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    const report = await reported(LAMP_REPORT);
    expect((await send(ADMIN, `/${contact}/rejectMatch`, { report })).body.recorded).toEqual(['MatchRejected']);
    expect((await send(ADMIN, `/${contact}/rejectMatch`, { report })).body.recorded).toEqual([]);
    expect(await shown(ADMIN, contact)).toMatchObject({ candidates: [], contact: { state: 'waiting' } });
  });

  it('entered twice by two officers is shown as perhaps the same, and set aside with a link', async () => {
    const { recorded, shown, send, leak, listed, world } = anInformalOffice();
    const one = await recorded(STAFF);
    world.clock.advance(HOUR / 2);
    const other = await recorded(HEAD, { sentence: 'Lampu jalan depan pasar padam, gelap.' });
    const elsewhere = await recorded(HEAD, { subDistrict: 'badau' });
    expect(await shown(ADMIN, other.contact)).toMatchObject({ alike: [{ contact: one.contact }] });
    expect(await shown(ADMIN, elsewhere.contact)).toMatchObject({ alike: [] });
    const twice = { why: 'twice', of: one.contact };
    expect((await send(ADMIN, `/${other.contact}/dismiss`, twice)).body.state).toBe('dismissed');
    expect(await shown(ADMIN, other.contact)).toMatchObject({ contact: { why: 'twice', of: one.contact } });
    expect(await leak(HEAD)).toEqual({ llaj: [2, 0] });
    expect(await listed(ADMIN)).toEqual([one.contact, elsewhere.contact]);
    const back = await send(ADMIN, `/${one.contact}/dismiss`, { why: 'twice', of: other.contact });
    expect([back.status, back.body.code]).toEqual([409, 'notTheOther']);
    expect((await send(ADMIN, `/${one.contact}/dismiss`, { why: 'twice', of: one.contact })).body.code).toBe(
      'notTheOther',
    );
  });

  it('is not waited for any longer than a report is sought, and stands in its month then', async () => {
    const { recorded, listed, world } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    world.clock.advance(60 * DAY);
    expect(await listed(ADMIN)).toEqual([contact]);
    world.clock.advance(1);
    expect(await listed(ADMIN)).toEqual([]);
    expect(await listed(ADMIN, { month: '2026-11' })).toEqual([contact]);
  });

  it('is listed page by page, and no cursor fits another list', async () => {
    const { recorded, ask, world } = anInformalOffice();
    const all: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      all.push((await recorded(STAFF)).contact);
      world.clock.advance(HOUR);
    }
    const first = await ask(ADMIN, '', { limit: '2' });
    const second = await ask(ADMIN, '', { limit: '2', cursor: first.body.next });
    const third = await ask(ADMIN, '', { limit: '2', cursor: second.body.next });
    const ids = [first, second, third].flatMap(({ body }) =>
      body.contacts.map((one: { contact: string }) => one.contact),
    );
    expect(ids).toEqual(all);
    expect(third.body.next).toBeUndefined();
    for (const [who, query] of [
      [STAND_IN, { cursor: first.body.next }],
      [ADMIN, { cursor: first.body.next, month: '2026-11' }],
      [ADMIN, { cursor: 'bukan' }],
    ] as const)
      expect((await ask(who, '', query)).body.code).toBe('cursorInvalid');
  });
});

describe('what was said', () => {
  it('is gone on the day, whatever the table has forgotten by then', async () => {
    const { recorded, shown, world, informal } = anInformalOffice();
    const { contact } = await recorded(STAFF, { identity: 'Ibu Contoh, 0812' });
    expect(await shown(ADMIN, contact)).toMatchObject({
      contact: { sentence: LAMP, identity: 'Ibu Contoh, 0812', gone: false },
    });
    world.clock.advance(90 * DAY - 1);
    expect(await shown(ADMIN, contact)).toMatchObject({ contact: { sentence: LAMP, gone: false } });
    world.clock.advance(1);
    const after = await shown(ADMIN, contact);
    expect(after).toMatchObject({ contact: { gone: true } });
    expect(JSON.stringify(after)).not.toContain('pasar');
    expect(JSON.stringify(after)).not.toContain('0812');
    expect((await informal.said(contact))?.until).toBe(world.clock.now());
  });

  it('stands in no event, key, index, log or list, sealed in one item that forgets itself', async () => {
    const { recorded, ask, world, informal } = anInformalOffice();
    takeLines();
    const sentence = `${LAMP} ${canary('sentence')}`;
    const { contact } = await recorded(STAFF, { sentence, identity: canary('identity') });
    const items = contactItems(world);
    expect(items.map(({ sk }) => String(sk)).toSorted()).toEqual(['EV#000001', 'HEAD', 'SAID']);
    expect(leaks(items.map((item) => JSON.stringify(item)))).toEqual([]);
    const texts = items.flatMap((item) =>
      Object.values(item).map((one) => (one instanceof Uint8Array ? Buffer.from(one).toString('latin1') : '')),
    );
    expect(leaks(texts)).toEqual([]);
    expect(items.find(({ sk }) => sk === 'SAID')).toMatchObject({
      ttl: Math.ceil((world.clock.now() + 90 * DAY) / 1000),
    });
    expect(leaks(takeLines())).toEqual([]);
    expect(leaks([(await ask(ADMIN)).text, (await ask(SECRETARY, '/leak')).text])).toEqual([]);
    expect(JSON.stringify(await informal.events(contact))).not.toContain('Lampu');
  });

  it('is shown without who said it where it may be an accusation', async () => {
    const { recorded, shown } = anInformalOffice();
    const { contact } = await recorded(STAFF, { sentence: ACCUSATION, topic: 'juru-parkir', identity: 'Warga Contoh' });
    const seen = await shown(READER, contact);
    expect(seen).toMatchObject({ contact: { sentence: ACCUSATION, suspected: true } });
    expect(JSON.stringify(seen)).not.toContain('Warga Contoh');
  });
});

describe('a contact that may be an accusation', () => {
  it('is answered to whoever records it like any other, but for its name', async () => {
    const { send } = anInformalOffice();
    const about = { how: 'call', topic: 'juru-parkir', subDistrict: 'putussibau-selatan' };
    const plain = await send(HEAD, '', { ...about, sentence: LAMP });
    const accuses = await send(HEAD, '', { ...about, sentence: ACCUSATION });
    const alike = (text: string) => text.replace(/inf_[0-9a-z]{26}/, 'inf_').replaceAll(ACCUSATION, LAMP);
    expect(alike(accuses.text)).toBe(alike(plain.text));
    expect(accuses.status).toBe(plain.status);
  });

  it('exists for readers of suspicions alone, and is counted for them alone', async () => {
    const { recorded, listed, shown, leak, ask } = anInformalOffice();
    const { contact } = await recorded(HEAD, { sentence: ACCUSATION, topic: 'juru-parkir' });
    const plain = await recorded(HEAD);
    const seen = Object.fromEntries(
      await Promise.all(
        Object.keys(PEOPLE).map(async (who) => {
          const one = await shown(who, contact);
          return [who, typeof one === 'number' ? one : 200];
        }),
      ),
    );
    expect(Object.entries(seen).flatMap(([who, status]) => (status === 200 ? [who] : []))).toEqual([ADMIN, READER]);
    expect(new Set(Object.values(seen))).toEqual(new Set([200, 404]));
    expect(await listed(ADMIN)).toEqual([contact, plain.contact]);
    expect(await listed(STAND_IN)).toEqual([plain.contact]);
    expect(await listed(READER)).toEqual([contact]);
    expect(await listed(SECRETARY)).toEqual([]);
    expect([await leak(HEAD), await leak(SECRETARY), await leak(ADMIN)]).toMatchObject([
      { llaj: [1, 0] },
      { llaj: [1, 0] },
      { llaj: [2, 0] },
    ]);
    const missing = await ask(STAND_IN, `/inf_${'0'.repeat(26)}`);
    expect((await ask(STAND_IN, `/${contact}`)).text).toBe(missing.text);
  });

  it('is kept from whom it accuses, and passes to whoever stands in', async () => {
    const { recorded, shown } = anInformalOffice();
    const sentence = 'Admin SP4N-LAPOR meminta uang supaya laporan saya diteruskan.';
    const { contact } = await recorded(STAFF, { sentence });
    expect(await shown(ADMIN, contact)).toBe(404);
    expect(await shown(READER, contact)).toMatchObject({ contact: { contact } });
  });

  it('is one by its topic too, where nothing was said', async () => {
    const { recorded, shown } = anInformalOffice();
    const { contact } = await recorded(STAFF, { sentence: undefined, topic: 'dugaan-pungli' });
    expect([await shown(STAND_IN, contact), typeof (await shown(READER, contact))]).toEqual([404, 'object']);
  });

  it('finds reports only among those that whoever looks may read', async () => {
    const { recorded, reported, shown, send } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    const secret = await reported({ ...LAMP_REPORT, content: `${LAMP_REPORT.content} ${ACCUSATION}` });
    expect(await shown(STAND_IN, contact)).toMatchObject({ candidates: [] });
    const hidden = await send(STAND_IN, `/${contact}/confirmMatch`, { report: secret });
    const missing = await send(STAND_IN, `/${contact}/confirmMatch`, { report: `rep_${'0'.repeat(26)}` });
    expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
    expect((await send(ADMIN, `/${contact}/confirmMatch`, { report: secret })).status).toBe(200);
    const seen = await shown(STAND_IN, contact);
    expect(JSON.stringify(seen)).not.toContain(secret);
  });
});

describe('the leak', () => {
  it('is shown to the head of a unit as the number of that unit, without a name', async () => {
    const { recorded, leak, ask } = anInformalOffice();
    await recorded(STAFF);
    await recorded(STAFF, { topic: 'dermaga', sentence: 'Papan dermaga lapuk.' });
    await recorded(STAFF, { topic: 'jalan-rusak', sentence: 'Jalan berlubang.' });
    expect(await leak(HEAD)).toEqual({ llaj: [1, 0] });
    expect(await leak('yuli-contoh')).toEqual({ asdp: [1, 0] });
    expect(await leak(SECRETARY)).toMatchObject({ llaj: [1, 0], asdp: [1, 0], notOurs: [1, 0] });
    expect((await ask(HEAD, '/leak')).text).not.toContain(STAFF);
    for (const who of [STAFF, READER, 'hadi-contoh', 'tamu-contoh'])
      expect((await ask(who, '/leak')).body.code).toBe('notAllowed');
  });
});

describe('at the counter', () => {
  it('says on the receipt that it is no report', async () => {
    const { recorded } = anInformalOffice();
    const { receipt } = await recorded(STAFF, { how: 'walkUp', onBehalf: true });
    expect(receipt?.id).toContain('BUKAN laporan');
  });

  it.each(['call', 'chat'])('nobody writes down a %s on behalf of a citizen', async (how) => {
    const { send } = anInformalOffice();
    const { status, body } = await send(STAFF, '', { how, topic: 'pju', onBehalf: true });
    expect([status, body.fields]).toEqual([
      422,
      [{ field: 'onBehalf', expected: 'hanya dengan · only with walkUp, letter', rule: 'form' }],
    ]);
  });

  it('is not written down for somebody of the office who is named in it', async () => {
    const { send } = anInformalOffice();
    const letter = {
      how: 'letter',
      topic: 'pelayanan-kantor',
      onBehalf: true,
      sentence: 'Sekdis tidak pernah di tempat.',
    };
    const named = await send(STAFF, '', { ...letter, identity: 'Pak Sekdis' });
    expect([named.status, named.body.fields.map((one: { field: string }) => one.field)]).toEqual([422, ['identity']]);
    expect((await send(STAFF, '', { ...letter, identity: 'Ibu Contoh' })).status).toBe(200);
    expect((await send(STAFF, '', { ...letter, onBehalf: false, identity: 'Pak Sekdis' })).status).toBe(200);
  });
});

describe('bad input', () => {
  const at = (moment: string) => ({ at: moment });
  const BY_THE_RULES = ['at', 'topic', 'subDistrict'];
  const NO_TOPIC = { topic: undefined };
  it.each([
    ['in the future', at('2026-11-03T09:00:00.001+07:00'), 'at'],
    ['in 2099', at('2099-01-01T00:00:00Z'), 'at'],
    ['in 1900', at('1900-01-01'), 'at'],
    ['older than thirty days', at('2026-10-04T08:59:59+07:00'), 'at'],
    ['at no moment', at('kemarin'), 'at'],
    ['about an unknown topic', { topic: 'ufo' }, 'topic'],
    ['about no topic', NO_TOPIC, 'topic'],
    ['in an unknown place', { subDistrict: 'atlantis' }, 'subDistrict'],
    ['in an unknown way', { how: 'telepathy' }, 'how'],
    ['with a sentence of 501 characters', { sentence: 'a'.repeat(501) }, 'sentence'],
    ['saying nothing', { sentence: ' \u200b\n' }, 'sentence'],
    ['with a number for words', { sentence: 7 }, 'sentence'],
    ['naming somebody in 201 characters', { identity: 'a'.repeat(201) }, 'identity'],
    ['with a field that nobody knows', { phone: '0812' }, 'phone'],
  ])('%s is refused by its field, and nothing is recorded', async (_, changes, field) => {
    const { send, world } = anInformalOffice();
    const { status, body } = await send(STAFF, '', { how: 'call', topic: 'pju', ...changes });
    // What keeps to the shape, and is nothing that the rules know, is told apart from what does not.
    const told =
      BY_THE_RULES.includes(field) && changes !== NO_TOPIC ? [422, 'contactInvalid'] : [400, 'requestInvalid'];
    expect([status, body.code, body.fields.map((one: { field: string }) => one.field)]).toEqual([...told, [field]]);
    expect(contactItems(world)).toEqual([]);
  });

  it('is told field by field, several at once', async () => {
    const { send } = anInformalOffice();
    const { body } = await send(STAFF, '', { how: 'call', topic: 'ufo', subDistrict: 'x', at: '2099-01-01T00:00:00Z' });
    expect(body.fields.map((one: { field: string }) => one.field)).toEqual(['topic', 'subDistrict', 'at']);
  });

  it('is kept as it may be shown where it holds controls and half characters', async () => {
    const { recorded, shown } = anInformalOffice();
    const { contact } = await recorded(STAFF, { sentence: 'Lampu\u0000 padam \ud800.' });
    expect(await shown(ADMIN, contact)).toMatchObject({ contact: { sentence: 'Lampu padam \ufffd.' } });
  });

  it('the oldest moment and the shortest words are taken', async () => {
    const { recorded } = anInformalOffice();
    const { at: moment } = await recorded(STAFF, { at: '2026-10-04T09:00:00+07:00', sentence: 'x' });
    expect(moment).toBe('2026-10-04T09:00:00+07:00');
  });

  it('without a key, without a token or by nobody is refused', async () => {
    const { send, api, world } = anInformalOffice();
    expect((await send(STAFF, '', { how: 'call', topic: 'pju' }, 'x')).body.code).toBe('keyMissing');
    for (const who of ['hadi-contoh', 'tamu-contoh'])
      expect((await send(who, '', { how: 'call', topic: 'pju' })).body.code).toBe('notAllowed');
    const unsigned = await api(undefined, { path: '/v1/admin/informal', body: '{}' });
    expect(unsigned.statusCode).toBe(401);
    expect(contactItems(world)).toEqual([]);
  });
});

describe('a record that somebody wrote over', () => {
  it('is told by its hashes', async () => {
    const { recorded, shown, world } = anInformalOffice();
    const { contact } = await recorded(STAFF);
    const event = contactItems(world).find(({ sk }) => sk === 'EV#000001');
    if (event === undefined) throw new Error('nothing was recorded');
    const key = { pk: `N#${contact}`, sk: 'EV#000001' };
    await world.front.table.put({ ...event, ...key, body: String(event['body']).replace('"call"', '"chat"') });
    expect(await shown(ADMIN, contact)).toMatchObject({ intact: false });
  });
});
