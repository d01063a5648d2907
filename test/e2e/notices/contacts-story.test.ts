import { afterAll, describe, expect, it } from 'vitest';
import { readContactBook, writeContact } from '#local/aws/contact-book';
import { readMailbox } from '#local/aws/mailbox';
import { systemClock } from '#shared/adapters/system/clock';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { changeSubject } from '#shared/domain/notices/subject';
import { ChangeId } from '#shared/domain/office/change';
import { PersonId } from '#shared/domain/words/person-id';
import { browsing } from '#test/e2e/browsing';
import { eventually, stack } from '#test/e2e/system';
import { delivered, deliveries, makeDue, recipient, runWatch } from '#test/e2e/told';
import { policy } from '#test/support/policy';

/** How contacts are changed with a browser, on the deployed system. (All addresses invented.) */

const { windowOf } = browsing();
const GUARDED = 'pembaca-pengawasan';
const OPEN = 'meja-berita';
const addressOf = (id: string) => `${id}@kantor.contoh.invalid`;
const NEW = 'pengawasan-baru@kantor.contoh.invalid';

// The tests after this one find the book as it was.
afterAll(async () => {
  for (const id of [GUARDED, OPEN]) await writeContact(stack, id, { by: 'mail', address: addressOf(id) });
});

const standing = async (id: string) => (await readContactBook(stack)).contacts[id];

describe('a contact that hears of oversight', () => {
  it('is changed by two people, while one alone changes nothing; that of a desk by the operator alone', async () => {
    const page = await windowOf('operator', '/kantor/menu');
    await page.getByRole('link', { name: /^Kontak/ }).click();
    const change = async (name: string, address: string): Promise<void> => {
      await page.getByRole('link', { name: `Ganti kontak ${name}` }).click();
      await page.getByLabel('Alamat surel').fill(address);
      await page.getByRole('button', { name: 'Kirim' }).click();
    };
    await change('Meja Portal Berita', 'berita-baru@kantor.contoh.invalid');
    await page.getByText('Mengganti kontak Meja Portal Berita (surel): terlaksana.').waitFor();
    expect(await standing(OPEN)).toMatchObject({ by: 'mail', address: 'berita-baru@kantor.contoh.invalid' });

    await change('Pembaca laporan pengawasan', NEW);
    await page.getByText('Mengganti kontak Pembaca laporan pengawasan (surel): diusulkan.').waitFor();
    expect(await standing(GUARDED)).toMatchObject({ address: addressOf(GUARDED) });
    // Whose contact it is hears of it where they have been told so far; no mail says where it would lead.
    const mails = await eventually('mail to the old address', async () => {
      const found = (await readMailbox(stack.aws)).filter(({ text }) =>
        text.includes('kontak Pembaca laporan pengawasan'),
      );
      return found.some(({ to }) => to.join().includes(addressOf(GUARDED))) ? found : undefined;
    });
    for (const { text } of mails) expect(text).not.toContain(NEW);

    const inspector = await windowOf('inspector', '/kantor/kontak');
    const proposal = inspector.getByRole('article').filter({ hasText: NEW });
    await proposal.getByRole('link', { name: 'Setujui' }).click();
    await inspector.getByRole('form').getByText(NEW).waitFor();
    await inspector.getByRole('button', { name: 'Kirim' }).click();
    await inspector.getByText('Mengganti kontak Pembaca laporan pengawasan (surel): terlaksana.').waitFor();
    expect(await standing(GUARDED)).toMatchObject({ by: 'mail', address: NEW });

    await page.reload();
    await change('Pembaca laporan pengawasan', addressOf(GUARDED));
    await page.getByText('Mengganti kontak Pembaca laporan pengawasan (surel): diusulkan.').waitFor();
    await inspector.goto('/kantor/kontak');
    await inspector
      .getByRole('article')
      .filter({ hasText: addressOf(GUARDED) })
      .getByRole('link', { name: 'Tolak' })
      .click();
    await inspector.getByRole('button', { name: 'Kirim' }).click();
    await inspector.getByText('Mengganti kontak Pembaca laporan pengawasan (surel): ditolak.').waitFor();
    expect(await standing(GUARDED)).toMatchObject({ address: NEW });
  });
});

describe('a change that was written down and reached no queue', () => {
  it('is told by the watch', async () => {
    const changed = { what: 'signOut', person: PersonId.parse('tamu-contoh') } as const;
    const subject = changeSubject({ id: ChangeId.parse(`chg_${'0'.repeat(26)}`), changed, step: 'done' });
    const to = recipient('sekretaris');
    await beginNotices({ policy, deliveries, enqueue: async () => {}, now: systemClock }, [
      // At any hour, so that nobody has to wait for the office to open.
      { subject, version: 2, kind: 'officeChanged', urgent: true, recipient: to },
    ]);
    await makeDue(await deliveries.of(subject));
    expect(await runWatch()).toBeUndefined();
    expect(await delivered(subject, 1)).toMatchObject([{ kind: 'officeChanged', recipient: to, state: 'delivered' }]);
  });
});
