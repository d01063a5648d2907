import { describe, expect, it } from 'vitest';
import { chatText } from '#shared/domain/notices/chat-text';
import { groupText } from '#shared/domain/notices/group-text';
import { CONSOLE_URL, policyNaming, REFERENCE, routed, TELLINGS, textOf } from '#test/support/builders/a-notice';
import { aNoticeText } from '#test/support/builders/a-notice-text';
import { ASKED, type aReport, DANGER, EVERYWHERE, OVERSIGHT, RESOLVED, submit } from '#test/support/builders/a-report';
import { formattedIn } from '#test/support/laws/chat-formatting';
import { policy } from '#test/support/policy';

const URL_OF_IT = `${CONSOLE_URL}/laporan/${submit().id}`;
const saidOf = (report: ReturnType<typeof aReport>, rules = policy) =>
  groupText(rules, report.build(), CONSOLE_URL) ?? expect.fail('no group is told');
const sharedIn = (link: string): string | null => new URL(link).searchParams.get('text');

describe('the text for the unit’s group', () => {
  // Received on Tuesday, 6 May 2025. Day 5 is Thursday, 15 May (12 and 13 May are Waisak); day 14 is Wednesday, 28 May.
  it('reads, in Indonesian', () => {
    expect(saidOf(routed()).text.id).toBe(`Laporan baru: Lampu jalan (PJU) padam atau rusak, Selimbau [${REFERENCE}]

Laporan berikut didisposisikan kepada Anda.

Topik: Lampu jalan (PJU) padam atau rusak
Kecamatan: Selimbau
Kedaruratan: Biasa
Kanal: SP4N-LAPOR!
Tanggapan awal paling lambat: Kamis, 15 Mei 2025 pukul 16.00 WIB
Penyelesaian paling lambat: Rabu, 28 Mei 2025 pukul 16.00 WIB
Buka laporan (perlu masuk): ${URL_OF_IT}

Silakan buka laporan, beri tanda sudah diproses, dan tindak lanjuti sebelum batas waktu.

Dinas Perhubungan Kabupaten Kapuas Hulu
Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.`);
  });

  it('reads, in English', () => {
    expect(saidOf(routed()).text.en).toMatch(
      /^New report: .*\n\nThe following report has been routed to you\.\n\nTopic: /,
    );
  });

  it('does not say that it came by itself, which a mail does', () => {
    expect(chatText(textOf([TELLINGS.newReport]))).toContain('Pesan otomatis');
    expect(saidOf(routed()).text.id).not.toContain('Pesan otomatis');
  });

  it('calls out danger to life', () => {
    expect(saidOf(routed({ proposal: DANGER })).text.id).toMatch(
      /^BAHAYA: .*\n\nLaporan berikut menyebut bahaya bagi keselamatan jiwa\./,
    );
  });

  it('names no topic and no place of what is secret, as a mail does not', () => {
    const { text } = saidOf(routed({ secret: true }).next({ type: 'route', assignee: 'llaj' }));
    expect(text.id).toContain('Topik: dirahasiakan');
    expect(text.id).not.toMatch(/Selimbau|Lampu/);
    expect(text.id).toContain('Jangan teruskan pemberitahuan ini.');
  });

  it('names the group that it is for', () => {
    expect(saidOf(routed()).groups).toEqual(['grup-llaj']);
    expect(saidOf(routed().next({ type: 'route', assignee: 'asdp' })).groups).toEqual(['grup-asdp']);
    expect(saidOf(routed().next(ASKED)).groups).toEqual(['grup-llaj']);
  });

  it.each([
    ['waits for a person', EVERYWHERE.triaging],
    ['is suspected to be about oversight', routed().suspected()],
    ['is about oversight', routed().next(OVERSIGHT)],
    ['is resolved', routed().next({ type: 'startWork' }).next(RESOLVED)],
    ['is archived', EVERYWHERE.archived],
    ['is another agency’s', EVERYWHERE.referred],
  ])('is none while the report %s', (_, report) => {
    expect(groupText(policy, report.build(), CONSOLE_URL)).toBeUndefined();
  });

  it.each(['*Lampu*', '_Lampu_', '~Lampu~', '`Lampu`', '```Lampu```', '- Lampu', '* Lampu', '> Lampu', '1. Lampu'])(
    'holds nothing that WhatsApp takes for formatting where a name is %s',
    (name) => {
      const { text } = saidOf(routed(), policyNaming({ topic: name, place: name }));
      expect(formattedIn(text.id)).toEqual([]);
      const alone = chatText(aNoticeText({ subject: name, lead: name, action: name, footer: [name] }));
      expect(formattedIn(alone)).toEqual([]);
      expect(alone).toContain('Lampu');
      expect(formattedIn(name)).toEqual([name]);
    },
  );
});

describe('its link', () => {
  it('opens WhatsApp with the very text', () => {
    const { text, share } = saidOf(routed());
    for (const language of ['id', 'en'] as const) {
      expect(share[language]).toMatch(/^https:\/\/wa\.me\/\?text=[A-Za-z0-9%._~-]+$/);
      expect(sharedIn(share[language])).toBe(text[language]);
    }
  });

  it('has the subject and the address of the report alone where the text is too long for a link', () => {
    const { share } = saidOf(routed(), policyNaming({ topic: 'Lampu jalan 💡'.repeat(60) }));
    expect(share.id.length).toBeLessThanOrEqual(2_000);
    expect(sharedIn(share.id)).toMatch(/^Laporan baru: Lampu jalan 💡.*…\n\nhttps:/);
    expect(sharedIn(share.id)).toContain(URL_OF_IT);
  });
});

describe('a text that is too long for any chat', () => {
  it('is its subject and its links', () => {
    const long = aNoticeText({ lead: 'panjang '.repeat(600) });
    expect(chatText(long)).toBe(`${long.subject}…\n\nhttps://konsol.contoh.invalid/laporan/rep_contoh`);
  });
});
