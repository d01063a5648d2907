import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { untilIdle } from '#local/aws/send-all';
import { untilTold } from '#local/pages/until-told';
import { reportSubject } from '#shared/domain/notices/subject';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { linesOf, logGroups } from '#test/e2e/logs';
import { aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { delivered, mailsAbout, report, TEXTS } from '#test/e2e/told';

/** Told apart from everything else by its second half, and from each other by the first. */
const mark = randomUUID().slice(0, 8);
const canary = (field: string): string => `kenari-${field}-${mark}`;

const laporReport = (complaint_id: string) => ({
  complaint_id,
  title: canary('judul'),
  content: `Lampu jalan padam di depan rumah ${canary('isi')}`,
  classification_name: canary('klasifikasi'),
  category_name: canary('kategori'),
  location_name: canary('lokasi'),
  created_at: canary('waktu'),
  disposition_name: canary('disposisi'),
  status_name: canary('status'),
  is_anonymous: canary('anonim'),
  attachments: JSON.stringify([
    { name: `${canary('berkas')}.jpg`, url: `https://contoh.invalid/${canary('tautan')}`, size: 1, type: 'image/jpeg' },
  ]),
  user: {
    name: canary('nama'),
    phone: `0800${canary('telepon')}`,
    email: `${canary('surel')}@contoh.invalid`,
    nik: canary('nik'),
    address: canary('alamat'),
  },
  unheard_of: canary('kolom'),
});

const ownReport = (externalId: string) => ({
  externalId,
  title: canary('judul'),
  text: `Lampu jalan padam di depan rumah ${canary('isi')}`,
  submittedAt: canary('waktu'),
  disposedAt: canary('disposisi'),
  incidentDate: canary('kejadian'),
  class: canary('klasifikasi'),
  category: canary('kategori'),
  status: canary('status'),
  anonymous: canary('anonim'),
  place: { description: canary('lokasi'), village: canary('desa'), district: canary('kecamatan') },
  reporter: laporReport(externalId).user,
  attachments: [{ name: canary('berkas'), url: `https://contoh.invalid/${canary('tautan')}`, sha256: canary('sidik') }],
  [canary('kunci')]: canary('kolom'),
});

const allLines = async (): Promise<readonly string[]> =>
  (await Promise.all((await logGroups()).map((name) => linesOf(name)))).flat();

const REPORTS = [`e2e-${mark}-lapor`, `e2e-${mark}-own`] as const;
const idOf = (externalId: string) => reportIdOf(ChannelId.parse('lapor'), externalId);

describe('a citizen', () => {
  it('is in no log line, whatever the channel sends and however it ends', async () => {
    const [id, own] = REPORTS;
    for (const data of [laporReport(id), ownReport(own)]) {
      expect((await send({ ...aPosting(), data })).status).toBe(202);
    }
    const later = (type: string, content: string) => send({ ...aPosting(), type, data: { complaint_id: id, content } });
    for (const name of REPORTS) await eventually('report', () => records.load(idOf(name)));
    await send({ ...aPosting(), data: { ...ownReport(own), text: canary('ralat') } });
    await later('report.updated', canary('tambahan'));
    await send({ ...aPosting(), type: 'report.withdrawn', data: { complaint_id: id, reason: canary('alasan') } });
    await send({ ...aPosting(), type: canary('jenis'), data: laporReport(id) });
    await call('/v1/channels/lapor/events', { method: 'POST', body: canary('taktertandatangani') });
    await call(`/v1/${canary('alamat')}?q=${canary('kueri')}`, { headers: { 'x-kenari': canary('kepala') } });
    await call('/v1/public/tracking', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: canary('kode') }),
    });
    await call('/lacak', { method: 'POST', body: new URLSearchParams({ kode: canary('kode') }) });
    await untilIdle(stack, () => {});
    const { reports } = await untilTold(stack, REPORTS.map(idOf), { say: () => {} });
    expect([...reports.values()].flat().length, 'somebody was told of them').toBeGreaterThan(2);

    const lines = await allLines();
    for (const name of REPORTS) {
      expect(
        lines.some((line) => line.includes(idOf(name))),
        'what was done with the report is logged',
      ).toBe(true);
    }
    expect(lines.filter((line) => line.includes(mark) && line.includes('kenari'))).toEqual([]);
  });

  it('is in no event: those hold codes, keyed hashes and times', async () => {
    for (const name of REPORTS) {
      const events = await records.events(idOf(name));
      expect(events.length).toBeGreaterThan(2);
      expect(JSON.stringify(events)).not.toContain('kenari');
    }
  });

  it('is in no notice, by mail or by webhook', async () => {
    const mails = (await Promise.all(REPORTS.map(idOf).map(mailsAbout))).flat();
    expect(mails.length).toBeGreaterThan(2);
    const webhooks = await fetch(`${inject('mailbox')}webhooks.json`);
    expect(JSON.stringify(mails) + (await webhooks.text())).not.toMatch(/kenari/i);
  });
});

describe('a log line', () => {
  it('no log line holds an address or says whether a report is about oversight', async () => {
    const id = await report(TEXTS.oversight);
    await delivered(reportSubject(id), 2);
    const lines = await allLines();
    for (const service of ['dispatch', 'notify', 'feedback']) {
      expect(
        lines.some((line) => line.includes(`"service":"${service}"`)),
        `${service} writes a log`,
      ).toBe(true);
    }
    const webhooks = new URL(inject('mailbox')).host.replace(/^\w+/, '');
    const address = (line: string) => /[\w.+-]@[\w-]+\.\w|whsec_/.test(line) || line.includes(`${webhooks}/`);
    expect(lines.filter(address)).toEqual([]);
    expect(lines.filter((line) => line.includes(id) && /oversight|pengawasan/i.test(line))).toEqual([]);
  });
});
