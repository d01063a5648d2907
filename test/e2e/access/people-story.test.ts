import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readMailbox } from '#local/aws/mailbox';
import { peopleClient } from '#local/aws/people';
import { cognitoAccountKeeper } from '#shared/adapters/system/cognito-account-keeper';
import { PersonId } from '#shared/domain/words/person-id';
import { browsing } from '#test/e2e/browsing';
import { eventually, stack } from '#test/e2e/system';

/** How the operator looks after people with a browser, on the deployed system. (All names invented.) */

const { windowOf } = browsing();
const pool = cognitoAccountKeeper(peopleClient(stack), stack.UserPoolId);
const NAME = PersonId.parse(`uji-${randomUUID().slice(0, 8)}`);

describe('somebody new', () => {
  it('is invited, given a unit and moved to another at once; what opens oversight waits for a second person', async () => {
    const page = await windowOf('operator', '/kantor/menu');
    await page.getByRole('link', { name: /^Orang/ }).click();
    await page.getByRole('link', { name: 'Undang orang' }).click();
    await page.getByLabel('Nama pengguna').fill('Nama Besar');
    await page.getByLabel('Alamat surel').fill('tanpa-kantor');
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByText('Isi atau perbaiki dahulu: Nama pengguna, Alamat surel.').waitFor();
    await page.getByLabel('Nama pengguna').fill(NAME);
    await page.getByLabel('Alamat surel').fill(`${NAME}@kantor.contoh.invalid`);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByRole('status').getByText(`Mengundang ${NAME}: terlaksana.`).waitFor();
    expect(await pool.find(NAME)).toMatchObject({ enabled: true, groups: [] });

    const change = async (what: string, group?: string): Promise<void> => {
      await page.getByRole('link', { name: `Ubah akun ${NAME}` }).click();
      await page.getByLabel('Perubahan', { exact: true }).selectOption(what);
      if (group !== undefined) await page.getByLabel('Jabatan', { exact: true }).selectOption(group);
      await page.getByRole('button', { name: 'Kirim' }).click();
    };
    const groups = async () => (await pool.find(NAME))?.groups;
    await change('addGroup', 'staff-llaj');
    await page
      .getByText(`Memberi jabatan staf unit (Bidang Lalu Lintas dan Angkutan Jalan) kepada ${NAME}: terlaksana.`)
      .waitFor();
    expect(await groups()).toEqual(['staff-llaj']);
    await change('removeGroup', 'staff-llaj');
    await page
      .getByText(`Mengambil jabatan staf unit (Bidang Lalu Lintas dan Angkutan Jalan) dari ${NAME}: terlaksana.`)
      .waitFor();
    await change('addGroup', 'staff-asdp');
    const moved = 'staf unit (Bidang Keselamatan, Sarana Prasarana dan ASDP)';
    await page.getByText(`Memberi jabatan ${moved} kepada ${NAME}: terlaksana.`).waitFor();
    expect(await groups()).toEqual(['staff-asdp']);
    // The Secretary hears of it by mail, and the address is in none.
    const mails = await eventually('mail of the change', async () => {
      const all = await readMailbox(stack.aws);
      const found = all.filter(({ to, text }) => to.join().includes('sekretaris@') && text.includes(NAME));
      return found.some(({ text }) => text.replace(/\s+/g, ' ').includes(moved)) ? found : undefined;
    });
    for (const { text } of mails) expect(text).not.toContain(`${NAME}@`);

    await change('addGroup', 'oversight-reader');
    await page.getByText(`Memberi jabatan pembaca pengawasan kepada ${NAME}: diusulkan.`).waitFor();
    expect(await groups()).toEqual(['staff-asdp']);
    // The inspector approves: who reads oversight is not the Secretary's to choose.
    const inspector = await windowOf('inspector', '/kantor/orang');
    const proposal = inspector.getByRole('article').filter({ hasText: NAME });
    await proposal.getByRole('link', { name: 'Setujui' }).click();
    await inspector.getByRole('button', { name: 'Kirim' }).click();
    await inspector.getByText(`Memberi jabatan pembaca pengawasan kepada ${NAME}: terlaksana.`).waitFor();
    expect(new Set(await groups())).toEqual(new Set(['oversight-reader', 'staff-asdp']));

    await change('signOut');
    await page.getByText(`Mengeluarkan ${NAME} dari semua perangkat: terlaksana.`).waitFor();
    // Of whoever reads oversight nobody switches the account off alone.
    await change('disable');
    await page.getByText(`Menonaktifkan akun ${NAME}: diusulkan.`).waitFor();
    const decide = async (what: string, decision: string, end: string): Promise<void> => {
      await inspector.goto('/kantor/orang');
      const waiting = inspector.getByRole('article').filter({ hasText: `${what} akun ${NAME}` });
      await waiting.getByRole('link', { name: decision }).click();
      await inspector.getByRole('button', { name: 'Kirim' }).click();
      await inspector.getByText(`${what} akun ${NAME}: ${end}.`).waitFor();
    };
    await decide('Menonaktifkan', 'Setujui', 'terlaksana');
    expect(await pool.find(NAME)).toMatchObject({ enabled: false });
    await page.reload();
    await change('enable');
    await page.getByText(`Mengaktifkan lagi akun ${NAME}: diusulkan.`).waitFor();
    await decide('Mengaktifkan lagi', 'Tolak', 'ditolak');
    expect(await pool.find(NAME)).toMatchObject({ enabled: false });
    await page.reload();
    await change('enable');
    await page.getByText(`Mengaktifkan lagi akun ${NAME}: diusulkan.`).waitFor();
    await decide('Mengaktifkan lagi', 'Setujui', 'terlaksana');
    expect(await pool.find(NAME)).toMatchObject({ enabled: true });
  });
});
