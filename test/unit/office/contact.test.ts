import { describe, expect, it, vi } from 'vitest';
import {
  Contact,
  ContactBook,
  ContactHealth,
  contactChanged,
  contactOf,
  endpointFailed,
  endpointWorks,
  inTrouble,
  isReplaced,
  MailAddress,
  placeOf,
  stateOf,
  troubleOf,
} from '#shared/domain/office/contact';
import type { KeyedHash } from '#shared/domain/report/report';
import { keyedHash } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { recipientId } from '#test/support/builders/a-recipient';
import { wib } from '#test/support/builders/a-report';

const UNIT = recipientId('grup-llaj');
const OTHER = recipientId('grup-asdp');

describe('a mail address', () => {
  const local = 'a'.repeat(64);
  const label = 'b'.repeat(63);
  // 59, @, three labels of 63 with a dot after each, and two letters: 254, the most that a mail system takes.
  const longest = `${'a'.repeat(59)}@${label}.${label}.${label}.id`;

  it.each([
    'grup.llaj@contoh.invalid',
    'a@b.id',
    'A_b+c-d.1@sub.contoh-dua.go.id',
    'success@simulator.amazonses.com',
    'bounce+llaj@simulator.amazonses.com',
    `${local}@contoh.invalid`,
    `a@${label}.invalid`,
    longest,
  ])('is one that every mail system reads the same way: %s', (address) => {
    expect(MailAddress.parse(address)).toBe(address);
  });

  it.each([
    ['nothing', ''],
    ['no @', 'contoh.invalid'],
    ['nobody', '@contoh.invalid'],
    ['nowhere', 'warga@'],
    ['two @', 'a@b@contoh.invalid'],
    ['two @, the first in quotes', '"x@evil.id x"@b.id'],
    ['a quoted name', '"warga contoh"@contoh.invalid'],
    ['a quoted name without a blank', '"warga"@contoh.invalid'],
    ['a comment before it', '(kantor)warga@contoh.invalid'],
    ['a comment after it', 'warga(kantor)@contoh.invalid'],
    ['a comment in the domain', 'warga@(evil.id)contoh.invalid'],
    ['a name for people', 'Warga <warga@contoh.invalid>'],
    ['angle brackets', '<warga@contoh.invalid>'],
    ['two addresses', 'a@contoh.invalid,b@contoh.invalid'],
    ['two addresses with a semicolon', 'a@contoh.invalid;b@contoh.invalid'],
    ['a domain in another script', 'warga@contoh.рф'],
    ['two addresses apart', 'a@contoh.invalid b@contoh.invalid'],
    ['a second line', 'warga@contoh.invalid\r\nBcc: b@contoh.invalid'],
    ['a line break at its end', 'warga@contoh.invalid\n'],
    ['a line break in the name', 'war\nga@contoh.invalid'],
    ['a blank before it', ' warga@contoh.invalid'],
    ['a blank after it', 'warga@contoh.invalid '],
    ['a tab', 'warga\t@contoh.invalid'],
    ['a null', 'warga\0@contoh.invalid'],
    ['a route', '@evil.id:warga@contoh.invalid'],
    ['an old way to somebody else', 'warga%contoh.invalid@evil.id'],
    ['an older one', 'evil.id!warga@contoh.invalid'],
    ['an encoded word', '=?utf-8?q?a=40evil.id?=@contoh.invalid'],
    ['letters of another script', 'wаrga@contoh.invalid'], // a Cyrillic а
    ['letters of another script in the domain', 'warga@cоntoh.invalid'],
    ['wide letters', 'warga＠contoh.invalid'],
    ['letters in disguise', 'warga@xn--0049.contoh.invalid'],
    ['letters in disguise, shouted', 'warga@XN--CONTOH.invalid'],
    ['letters in disguise further on', 'warga@a.xn--b.invalid'],
    ['a dot first', '.warga@contoh.invalid'],
    ['a dot before the @', 'warga.@contoh.invalid'],
    ['two dots', 'warga..contoh@contoh.invalid'],
    ['a dot at its end', 'warga@contoh.invalid.'],
    ['two dots in the domain', 'warga@contoh..invalid'],
    ['a domain without a dot', 'warga@localhost'],
    ['a number for a domain', 'warga@127.0.0.1'],
    ['a domain in brackets', 'warga@[127.0.0.1]'],
    ['a hyphen before a label', 'warga@-contoh.invalid'],
    ['a hyphen after a label', 'warga@contoh-.invalid'],
    ['an underscore in the domain', 'warga@con_toh.invalid'],
    ['a last label of one letter', 'warga@contoh.i'],
    ['a last label with a digit', 'warga@contoh.inv4lid'],
    ['a name that is too long', `a${local}@contoh.invalid`],
    ['a label that is too long', `a@b${label}.invalid`],
    ['255 characters', `a${longest}`],
    ['a backslash', 'warga\\@contoh.invalid'],
    ['an apostrophe', "war'ga@contoh.invalid"],
  ])('has not %s', (_, address) => {
    expect(MailAddress.safeParse(address).success).toBe(false);
  });

  it('is at most 254 characters long, or this table says little', () => {
    expect(longest).toHaveLength(254);
  });

  it('is looked through only where it is short enough, however hostile it is', () => {
    const parts = ['a', 'a.', 'a-', 'a@', '@a.', '-'];
    const hostile = [254, 60_000].flatMap((length) =>
      parts.flatMap((part) => [part.repeat(length), `a@${part.repeat(length)}`].map((text) => text.slice(0, length))),
    );
    const looks = vi.spyOn(RegExp.prototype, 'test');
    for (const address of hostile) expect(MailAddress.safeParse(address).success).toBe(false);
    // How long a text is at all, is asked of each.
    const lengths = looks.mock.calls.map(([text], call) =>
      String(looks.mock.contexts[call]).includes('@') ? text.length : 0,
    );
    looks.mockRestore();
    expect(Math.max(...lengths)).toBe(254);
  });
});

const KEY = 'a key of the contact book, long enough';
const SECRET = `whsec_${Buffer.from('an invented secret of 32 bytes..').toString('base64')}`;
const MAIL = { by: 'mail', address: 'llaj@contoh.invalid' };
const WEBHOOK = { by: 'webhook', url: 'https://gerbang.contoh.invalid/llaj', secret: SECRET };
const TELEGRAM = { by: 'telegram', token: `1234567890:${'A-_9'.repeat(9)}`, chat: '-1001234567890' };

const book = (contacts: object, key = KEY): ContactBook =>
  ContactBook.parse(JSON.parse(JSON.stringify({ key, contacts })));
const found = (entry: unknown, key = KEY) => contactOf(book({ [UNIT]: entry }, key), UNIT);

describe('a recipient’s contact', () => {
  it('is a mail address, a signed webhook, or a chat of the office’s bot', () => {
    expect(found(MAIL)).toMatchObject({ ok: true, contact: MAIL });
    expect(found(WEBHOOK)).toMatchObject({ ok: true, contact: WEBHOOK });
    expect(found(TELEGRAM)).toMatchObject({ ok: true, contact: TELEGRAM });
    expect(found({ ...TELEGRAM, chat: '8675309' }).ok).toBe(true);
  });

  it('is shown by where it leads, and never with its secret', () => {
    const shown = [MAIL, WEBHOOK, TELEGRAM].map((entry) => placeOf(Contact.parse(entry)));
    expect(shown).toEqual([MAIL.address, WEBHOOK.url, TELEGRAM.chat]);
  });

  it('is missing where the book does not have it', () => {
    expect(contactOf(book({}), UNIT)).toMatchObject({ ok: false, why: 'noContact' });
    expect(contactOf(book({ [OTHER]: MAIL }), UNIT)).toMatchObject({ ok: false, why: 'noContact' });
  });

  it.each([
    ['nothing', null],
    ['a bare address', 'llaj@contoh.invalid'],
    ['a list', [MAIL]],
    ['no way of telling', { address: 'llaj@contoh.invalid' }],
    ['an unknown way of telling', { ...MAIL, by: 'pigeon' }],
    ['a bad address', { ...MAIL, address: 'llaj@' }],
    ['a key that nobody reads', { ...MAIL, name: 'Warga Contoh' }],
    ['a webhook’s key on a mail', { ...MAIL, url: WEBHOOK.url }],
    ['no secret', { by: 'webhook', url: WEBHOOK.url }],
    ['an empty secret', { ...WEBHOOK, secret: '' }],
    ['a secret of 23 bytes', { ...WEBHOOK, secret: `whsec_${Buffer.alloc(23).toString('base64')}` }],
    ['a secret of 65 bytes', { ...WEBHOOK, secret: `whsec_${Buffer.alloc(65).toString('base64')}` }],
    ['a secret in another alphabet', { ...WEBHOOK, secret: `whsec_${'-'.repeat(43)}=` }],
    ['an address that is no URL', { ...WEBHOOK, url: 'gerbang.contoh.invalid' }],
    ['a URL that is no webhook', { ...WEBHOOK, url: 'file:///etc/passwd' }],
    ['a URL that runs', { ...WEBHOOK, url: 'javascript:alert(1)' }],
    ['a bot without its token', { by: 'telegram', chat: TELEGRAM.chat }],
    ['a token that leads elsewhere', { ...TELEGRAM, token: `${TELEGRAM.token}/../../x` }],
    ['half a token', { ...TELEGRAM, token: TELEGRAM.token.slice(0, 20) }],
    ['a chat with a name, which everybody can read', { ...TELEGRAM, chat: '@dishub_contoh' }],
    ['a chat without its number', { ...TELEGRAM, chat: '' }],
  ])('is wrong where it is %s, and hinders no other', (_, entry) => {
    const both = book({ [UNIT]: entry, [OTHER]: MAIL });
    expect(contactOf(both, UNIT)).toMatchObject({ ok: false, why: 'contactInvalid' });
    expect(contactOf(both, OTHER)).toMatchObject({ ok: true, contact: MAIL });
  });

  it.each([24, 32, 64])('has a secret of %i bytes, with or without its prefix and its padding', (bytes) => {
    const secret = Buffer.alloc(bytes, 7).toString('base64');
    for (const written of [secret, `whsec_${secret}`, secret.replace(/=+$/, '')]) {
      expect(found({ ...WEBHOOK, secret: written }).ok).toBe(true);
    }
  });

  it.each(['constructor', 'hasown', 'tostring', 'valueof'])('is missing for somebody called %s', (id) => {
    expect(contactOf(book({ [UNIT]: MAIL }), recipientId(id))).toMatchObject({ ok: false, why: 'noContact' });
    expect(contactOf(book({ [id]: MAIL }), recipientId(id))).toMatchObject({ ok: true, contact: MAIL });
  });

  it('is nobody’s where the book is about every object', () => {
    const hostile = JSON.parse(
      `{"key":"${KEY}","contacts":{"__proto__":{"grup-llaj":{"by":"mail","address":"a@evil.invalid"}}}}`,
    );
    expect(contactOf(ContactBook.parse(hostile), UNIT)).toMatchObject({ ok: false, why: 'noContact' });
  });

  it('stands in a book with a key that nobody guesses', () => {
    expect(ContactBook.safeParse({ key: 'x'.repeat(31), contacts: {} }).success).toBe(false);
    expect(ContactBook.safeParse({ key: 'x'.repeat(32), contacts: {} }).success).toBe(true);
    expect(ContactBook.safeParse({ contacts: {} }).success).toBe(false);
  });
});

describe('the name of a contact', () => {
  it('is the same as long as the contact is, however it is written', () => {
    expect(found(WEBHOOK).hash).toBe(found({ ...WEBHOOK }).hash);
    expect(found({ secret: SECRET, url: WEBHOOK.url, by: 'webhook' }).hash).toBe(found(WEBHOOK).hash);
    expect(contactOf(book({ [UNIT]: MAIL, [OTHER]: WEBHOOK }), UNIT).hash).toBe(found(MAIL).hash);
  });

  it('changes with every change of the contact, of whom it is and of the key', () => {
    const hashes = [
      contactOf(book({}), UNIT),
      found(null),
      found(MAIL),
      found({ ...MAIL, address: 'llaj2@contoh.invalid' }),
      found({ ...MAIL, address: 'llaj@' }),
      found({ ...MAIL, address: 'llaj' }),
      found(WEBHOOK),
      found({ ...WEBHOOK, url: `${WEBHOOK.url}/` }),
      found({ ...WEBHOOK, secret: SECRET.replace('whsec_', '') }),
      contactOf(book({ [OTHER]: MAIL }), OTHER),
      found(MAIL, `${KEY}!`),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('gives nothing of it away, not even to somebody who guesses', () => {
    const { hash } = found(MAIL);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toBe(keyedHash('', JSON.stringify({ entry: MAIL, recipient: UNIT })));
  });
});

const DAY = 86_400_000;
const AT = wib('2025-05-06 10:00');
const day = (days: number): Instant => Instant.parse(AT + days * DAY);
const FIRST: KeyedHash = found(MAIL).hash;
const CHANGED: KeyedHash = found(WEBHOOK).hash;

describe('trouble of a contact', () => {
  const bounced = inTrouble(undefined, UNIT, FIRST, 'bounced', AT);

  it('is noted with its time, and counted', () => {
    expect(bounced).toEqual({
      recipient: UNIT,
      rev: 1,
      contact: FIRST,
      since: AT,
      trouble: { why: 'bounced', at: AT },
      troubles: 1,
    });
    expect(ContactHealth.parse(JSON.parse(JSON.stringify(bounced)))).toEqual(bounced);
  });

  it('stands as it first was', () => {
    expect(inTrouble(bounced, UNIT, FIRST, 'complained', day(1))).toBe(bounced);
    expect(inTrouble(bounced, UNIT, FIRST, 'bounced', day(1))).toBe(bounced);
    expect(endpointFailed(bounced, UNIT, FIRST, day(9))).toBe(bounced);
  });

  it('is of this very contact, and of no other', () => {
    expect(troubleOf(bounced, FIRST)).toBe('bounced');
    expect(troubleOf(bounced, CHANGED)).toBeUndefined();
    expect(troubleOf(undefined, FIRST)).toBeUndefined();
    expect(troubleOf(endpointFailed(undefined, UNIT, FIRST, AT), FIRST)).toBeUndefined();
  });

  it('begins anew with a changed contact, and is counted on, so that it is told again', () => {
    const again = inTrouble(bounced, UNIT, CHANGED, 'endpointGone', day(1));
    expect(again).toEqual({
      recipient: UNIT,
      rev: 2,
      contact: CHANGED,
      since: day(1),
      trouble: { why: 'endpointGone', at: day(1) },
      troubles: 2,
    });
    expect(troubleOf(again, FIRST)).toBeUndefined();
  });

  it('is not of a contact that was replaced, by one that is known since something was sent to the first', () => {
    const other = endpointFailed(bounced, UNIT, CHANGED, day(2));
    expect(isReplaced(other, FIRST, day(1))).toBe(true);
    expect(isReplaced(other, FIRST, day(2))).toBe(false);
    expect(isReplaced(other, CHANGED, day(1))).toBe(false);
    expect(isReplaced(undefined, FIRST, AT)).toBe(false);
  });

  it('starts anew where it is changed, and nothing is said of it that went wrong before', () => {
    const changed = contactChanged(bounced, UNIT, CHANGED, day(2));
    expect(changed).toEqual({
      recipient: UNIT,
      rev: 2,
      contact: CHANGED,
      since: day(2),
      changedAt: day(2),
      troubles: 1,
    });
    expect(stateOf(bounced, CHANGED)).toEqual({});
    expect(stateOf(bounced, FIRST)).toEqual({ trouble: { why: 'bounced', at: AT } });
    expect(contactChanged(changed, UNIT, CHANGED, day(3))).toBe(changed);
    // Right again under the same address: whoever keeps contacts says so by writing it once more.
    expect(stateOf(contactChanged(bounced, UNIT, FIRST, day(1)), FIRST)).toEqual({});
  });

  it('is not what something went to that was sent before every worker knew of the change', () => {
    const changed = contactChanged(bounced, UNIT, CHANGED, day(2));
    const minute = (n: number) => Instant.parse(day(2) + n * 60_000);
    expect(isReplaced(changed, FIRST, minute(1))).toBe(true);
    expect(isReplaced(changed, FIRST, minute(2))).toBe(false);
    expect(isReplaced(changed, CHANGED, minute(1))).toBe(false);
  });
});

describe('an endpoint', () => {
  const failing = endpointFailed(undefined, UNIT, FIRST, AT);

  it('fails since its first failure, for whoever looks', () => {
    expect(stateOf(failing, FIRST)).toEqual({ failingSince: AT });
    expect(stateOf(failing, CHANGED)).toEqual({});
  });

  it('fails from its first failure on, and the next ones change nothing', () => {
    expect(failing).toEqual({ recipient: UNIT, rev: 1, contact: FIRST, since: AT, failingSince: AT, troubles: 0 });
    expect(endpointFailed(failing, UNIT, FIRST, day(1))).toBe(failing);
    expect(endpointFailed(failing, UNIT, FIRST, Instant.parse(day(5) - 1))).toBe(failing);
  });

  it('is off after five days of nothing else', () => {
    expect(endpointFailed(failing, UNIT, FIRST, day(5))).toEqual({
      ...failing,
      rev: 2,
      trouble: { why: 'endpointOff', at: day(5) },
      troubles: 1,
    });
  });

  it('works: what failed before is forgotten, and five days count from the next failure', () => {
    const works = endpointWorks(failing, FIRST);
    expect(works).toEqual({ recipient: UNIT, rev: 2, contact: FIRST, since: AT, troubles: 0 });
    expect(works).not.toHaveProperty('failingSince');
    const failsAgain = endpointFailed(works, UNIT, FIRST, day(4));
    expect(failsAgain).toMatchObject({ failingSince: day(4), rev: 3 });
    expect(endpointFailed(failsAgain, UNIT, FIRST, day(6))).toBe(failsAgain);
  });

  it('an endpoint that works as before leaves nothing to note', () => {
    const works = endpointWorks(failing, FIRST);
    expect(endpointWorks(works, FIRST)).toBe(works);
    expect(endpointWorks(undefined, FIRST)).toBeUndefined();
    // Another contact's success says nothing of this one.
    expect(endpointWorks(failing, CHANGED)).toBe(failing);
  });

  it('an endpoint that was changed fails anew, however long the one before had failed', () => {
    const changed = endpointFailed(failing, UNIT, CHANGED, day(5));
    const anew = { since: day(5), failingSince: day(5), troubles: 0 };
    expect(changed).toEqual({ recipient: UNIT, rev: 2, contact: CHANGED, ...anew });
  });

  it('an endpoint that was off and then changed fails anew, and keeps the count of its troubles', () => {
    const off = endpointFailed(failing, UNIT, FIRST, day(5));
    expect(endpointFailed(off, UNIT, CHANGED, day(6))).toEqual({
      recipient: UNIT,
      rev: 3,
      contact: CHANGED,
      since: day(6),
      failingSince: day(6),
      troubles: 1,
    });
  });
});
