import { describe, expect, it } from 'vitest';
import { MailAddress } from '#shared/domain/contact';

const isAddress = (text: string): boolean => MailAddress.safeParse(text).success;

describe('an address that is mailed to', () => {
  it.each([
    'grup.llaj@contoh.invalid',
    'admin+lapor@surat.contoh.invalid',
    'a@b.id',
    `${'a'.repeat(64)}@contoh.invalid`,
    // 64 + 1 + 189: four labels of 44 with a dot after each, and nine letters
    `${'a'.repeat(64)}@${`${'b'.repeat(44)}.`.repeat(4)}contohabc`,
  ])('is one that every mail system reads the same way: %s', (address) => {
    expect(isAddress(address)).toBe(true);
  });

  it.each([
    ['a quoted part that holds another address', '"a@evil.contoh.invalid x"@contoh.invalid'],
    ['a quoted part', '"petugas"@contoh.invalid'],
    ['a comment', 'a(b@evil.contoh.invalid)@contoh.invalid'],
    ['a name before it', 'Petugas <a@contoh.invalid>'],
    ['two of them', 'a@contoh.invalid,b@contoh.invalid'],
    ['two with a semicolon', 'a@contoh.invalid;b@contoh.invalid'],
    ['two signs', 'a@evil.contoh.invalid@contoh.invalid'],
    ['a route', '@evil.contoh.invalid:a@contoh.invalid'],
    ['an old bang path', 'evil.contoh.invalid!a@contoh.invalid'],
    ['a percent route', 'a%evil.contoh.invalid@contoh.invalid'],
    ['a line of its own', 'a@contoh.invalid\r\nBcc: b@contoh.invalid'],
    ['a line break at the end', 'a@contoh.invalid\n'],
    ['a zero character', 'a\u0000@contoh.invalid'],
    ['a space', 'a @contoh.invalid'],
    ['a letter that looks like another', 'а@contoh.invalid'],
    ['a domain in another script', 'a@contoh.рф'],
    ['a domain in another script, in disguise', 'a@xn--e1afmkfd.invalid'],
    ['an encoded word', '=?utf-8?q?a=40evil?=@contoh.invalid'],
    ['no domain', 'a@contoh'],
    ['a machine’s address as domain', 'a@[127.0.0.1]'],
    ['a dot at an end', '.a@contoh.invalid'],
    ['two dots', 'a..b@contoh.invalid'],
    ['a hyphen at the end of a label', 'a@contoh-.invalid'],
    ['nothing before the sign', '@contoh.invalid'],
    ['65 letters before the sign', `${'a'.repeat(65)}@contoh.invalid`],
    ['255 letters', `${'a'.repeat(64)}@${`${'b'.repeat(44)}.`.repeat(4)}contohabcd`],
  ])('is never %s', (_, address) => {
    expect(isAddress(address)).toBe(false);
  });
});
