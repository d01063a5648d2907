import { describe, expect, it } from 'vitest';
import { Trouble } from '#shared/domain/office/contact';
import { recipientId } from '#test/support/builders/a-recipient';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const UNIT = { recipient: recipientId('grup-llaj'), name: { id: 'Grup LLAJ', en: 'LLAJ group' } };
const MAIL = { by: 'mail', place: 'llaj@kantor.contoh.invalid' } as const;
const SINCE = '2026-11-20T09:00:00+07:00';

describe('the list of contacts', () => {
  asInABrowser();
  const shown = async (...contacts: readonly object[]): Promise<string> => {
    const { ContactTable } = await import('#web/console/contacts/contact-table.tsx');
    const listed = { asOf: SINCE, open: [], contacts: contacts.map((contact) => ({ ...UNIT, ...contact })) };
    return wordsOf(ContactTable, { listed, mayChange: true });
  };

  it('has first whoever is not reached, with why, since when and what to do', async () => {
    const well = { ...MAIL, name: { id: 'Grup Umum', en: 'General group' } };
    const words = await shown(well, { ...MAIL, trouble: { why: 'bounced', since: SINCE } });
    expect(words).toMatch(
      /Yang tidak terjangkau .* Grup LLAJ .* alamat memantul, sejak .*20 Nov.* Telepon penerimanya/,
    );
    expect(words.indexOf('Grup LLAJ')).toBeLessThan(words.indexOf('Grup Umum'));
  });

  it('says of nobody who is reached that they are not', async () => {
    const words = await shown(MAIL);
    expect(words).toContain('Semua penerima');
    expect(words).not.toContain('tidak terjangkau');
  });

  it('knows what to do about everything that can be wrong with one', async () => {
    const advice = /(telepon|minta|periksa|bicarakan)/i;
    for (const why of Trouble.options)
      expect(await shown({ ...MAIL, trouble: { why, since: SINCE } }), why).toMatch(advice);
    for (const wrong of ['noContact', 'contactInvalid']) expect(await shown({ wrong }), wrong).toMatch(advice);
    expect(await shown({ ...MAIL, failingSince: SINCE })).toMatch(/gagal terus, masih dicoba.*Periksa/);
  });
});
