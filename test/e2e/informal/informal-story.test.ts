import { describe, expect, it } from 'vitest';
import { systemClock } from '#shared/adapters/system/clock';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { InformalAsked } from '#shared/contracts/http/informal';
import { informalSubject } from '#shared/domain/notices/subject';
import { reported } from '#test/e2e/acting';
import { browsing, PHONE } from '#test/e2e/browsing';
import { officer } from '#test/e2e/officer';
import { records } from '#test/e2e/system';
import { delivered, deliveries, makeDue, recipient, runWatch } from '#test/e2e/told';
import { policy } from '#test/support/policy';

/** What does not come the official way, on the deployed system. (All words invented.) */

const { windowOf } = browsing();
const SIGN = 'Rambu tikungan tajam dekat jembatan gantung Contoh roboh tertutup semak. (rekaan)';
const DANGER = 'Longboat di dermaga Contoh kelebihan muatan, air sudah hampir masuk ke perahu. (rekaan)';

const recorded = async (given: object) => {
  const asked = InformalAsked.parse(given);
  const answer = await (await officer('staff-llaj')).recordInformal({ key: crypto.randomUUID(), body: asked });
  if (!answer.ok) return expect.fail(answer.problem.code);
  return answer.value;
};

describe('a call', () => {
  it('is led to the official way, and its report is found when it comes, and back again', async () => {
    const phone = await windowOf('staff-llaj', '/kantor/aduan-tak-resmi/catat', { viewport: PHONE });
    await phone.getByLabel('Topik').selectOption({ value: 'rambu' });
    await phone.getByLabel(/^Satu kalimat/).fill(SIGN);
    await phone.getByLabel(/^Kecamatan/).selectOption({ label: 'Badau' });
    await phone.getByRole('button', { name: 'Kirim' }).click();
    await phone.getByText('Tercatat sebagai aduan tak resmi, bukan laporan.').waitFor();
    const guide = phone.locator('pre');
    await guide.waitFor();
    expect(await guide.textContent()).toContain(SIGN);
    expect(await guide.textContent()).toContain('https://www.lapor.go.id');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    // Whoever recorded it sees no list of them.
    await phone.goto('/kantor/aduan-tak-resmi');
    await phone.getByRole('heading', { level: 1, name: 'Aduan tak resmi' }).waitFor();
    expect(await phone.getByRole('table').count()).toBe(0);

    const id = await reported(`${SIGN} Mohon dipasang lagi, pengendara di Badau sering kaget.`);
    const admin = await windowOf('lapor-admin', '/kantor/aduan-tak-resmi');
    const ofBadau = admin.getByRole('link', { name: /^Rambu.*, Badau$/ });
    await ofBadau.first().click();
    const candidate = admin.getByRole('listitem').filter({ hasText: 'sering kaget' });
    await candidate.getByText(/kata-katanya mirip/).waitFor();
    await candidate.getByRole('link', { name: 'Ini laporannya' }).click();
    await admin.getByRole('button', { name: 'Kirim' }).click();
    await admin.getByText('Tercatat: sudah ada laporannya.').waitFor();
    await admin.locator(`a[href="/laporan/${id}"]`).first().waitFor();

    const secretary = await windowOf('secretary', '/kantor/aduan-tak-resmi');
    await secretary.getByText(/^Dalam dua belas bulan .* kemudian dilaporkan resmi\.$/).waitFor();
    const leakOf = async () => {
      const leak = await (await officer('secretary')).showLeak({});
      if (!leak.ok) return expect.fail(leak.problem.code);
      return leak.value.units.find(({ unit }) => unit === 'llaj')?.months.at(-1)?.matched ?? 0;
    };
    const matched = await leakOf();
    expect(matched).toBeGreaterThan(0);

    await admin.getByRole('link', { name: 'Batalkan kecocokan' }).click();
    await admin.getByRole('button', { name: 'Kirim' }).click();
    await admin.getByText('Tercatat: menunggu laporan resmi.').waitFor();
    expect(await leakOf()).toBe(matched - 1);

    // The same by its number, as somebody does who knows it.
    await admin.getByRole('button', { name: 'Laporan lain, menurut nomornya' }).click();
    const line = admin.getByLabel('Laporannya');
    // In no report of any other test.
    await line.fill('qzvxw-000');
    await admin.getByRole('button', { name: 'Cari' }).click();
    await admin.getByText('Tidak ada laporan yang demikian, atau bukan untuk Anda.').waitFor();
    // What was not found cannot be sent.
    await admin.getByRole('button', { name: 'Kirim' }).click();
    await admin.getByText('Isi atau perbaiki dahulu: Laporannya').waitFor();
    await line.fill((await records.words(id))?.externalId ?? '');
    await admin.getByRole('button', { name: 'Cari' }).click();
    await admin.getByText('Terpilih').waitFor();
    await admin.getByRole('button', { name: 'Kirim' }).click();
    await admin.getByText('Tercatat: sudah ada laporannya.').waitFor();
    expect(await leakOf()).toBe(matched);
  });

  it('is set aside once where two officers took it down', async () => {
    const asked = {
      how: 'chat',
      topic: 'halte',
      subDistrict: 'suhaid',
      sentence: 'Atap halte bocor. (rekaan)',
    } as const;
    const [one, other] = [await recorded(asked), await recorded(asked)];
    const api = await officer('stand-in');
    const seen = await api.showInformal({ contact: other.contact });
    expect(seen).toMatchObject({ ok: true, value: { alike: [{ contact: one.contact }], intact: true } });
    const twice = { contact: other.contact, body: { why: 'twice', of: one.contact } } as const;
    expect(await api.dismissInformal(twice)).toMatchObject({ ok: true, value: { state: 'dismissed' } });
    expect(await api.dismissInformal(twice)).toMatchObject({ ok: true, value: { recorded: [] } });
  });
});

describe('danger that an officer heard of', () => {
  it('is told at once, without a word of it', async () => {
    const { contact } = await recorded({ how: 'call', topic: 'pju', danger: true, sentence: DANGER });
    const told = await delivered(informalSubject(contact), 2, ({ state }) => state === 'delivered');
    expect(told.map(({ kind, recipient: to }) => `${kind} ${to}`).toSorted()).toEqual([
      'dangerInformal admin-lapor',
      'dangerInformal grup-llaj',
    ]);
  });

  it('is told by the watch where it reached no queue', async () => {
    const { contact } = await recorded({ how: 'call', topic: 'pju', sentence: 'Lampu padam. (rekaan)' });
    const [subject, to] = [informalSubject(contact), recipient('admin-lapor')];
    await beginNotices({ policy, deliveries, enqueue: async () => {}, now: systemClock }, [
      { subject, version: 1, kind: 'dangerInformal', urgent: true, recipient: to },
    ]);
    await makeDue(await deliveries.of(subject));
    expect(await runWatch()).toBeUndefined();
    expect(await delivered(subject, 1)).toMatchObject([{ kind: 'dangerInformal', recipient: to, state: 'delivered' }]);
  });
});
