import { describe, expect, it } from 'vitest';
import { mailboxPage } from '#local/pages/mailbox-page';
import { isAtRest, type NoticeOutcome, noticeProblem } from '#local/pages/notice-outcome';
import { noticeProblems, noticeSummary, noticeTable } from '#local/pages/notice-table';
import type { Told } from '#local/pages/until-told';
import { type Delivery, type DeliveryId, DeliveryState, queued } from '#shared/domain/notices/delivery';
import type { ReportNoticeKind } from '#shared/domain/notices/kind';
import { reportSubject } from '#shared/domain/notices/subject';
import type { ContactHealth } from '#shared/domain/office/contact';
import { keyedHash } from '#shared/domain/words/hash';
import { Instant, ReportId } from '#shared/domain/words/words';
import { recipientId } from '#test/support/builders/a-recipient';
import { wib } from '#test/support/builders/a-report';

const REPORT = ReportId.parse(`rep_${'a'.repeat(26)}`);
const NOW = wib('2026-11-24 22:00');
const MORNING = wib('2026-11-25 06:00');

type Progress = Omit<Delivery, keyof DeliveryId>;

const id = (recipient: string, kind: ReportNoticeKind = 'newReport'): DeliveryId => ({
  subject: reportSubject(REPORT),
  version: 3,
  kind,
  recipient: recipientId(recipient),
});

const owed = (recipient: string, given: Partial<Progress> = {}, kind?: ReportNoticeKind): NoticeOutcome => {
  const whose = id(recipient, kind);
  const delivery = { ...queued(whose, false, NOW, NOW), state: 'delivered' as const, by: 'mail' as const, ...given };
  return { id: whose, owed: true, delivery };
};

const inTrouble = (recipient: string): ContactHealth => ({
  recipient: recipientId(recipient),
  rev: 1,
  contact: keyedHash('kunci contoh untuk pengujian saja', 'contoh'),
  trouble: { why: 'bounced', at: NOW },
  troubles: 1,
});

const told = (notices: readonly NoticeOutcome[], given: Partial<Told> = {}): Told => ({
  reports: new Map([[REPORT, notices]]),
  contacts: [],
  duty: [],
  digests: [],
  healths: [],
  dead: 0,
  atRest: true,
  ...given,
});

const table = (notices: readonly NoticeOutcome[], width = 120) =>
  noticeTable([{ name: '01-contoh', notices }], [], { width, now: NOW });

describe('the table of notices', () => {
  it('says what was told alike in one line', () => {
    const lines = table([
      owed('grup-asdp', { by: 'webhook' }, 'danger'),
      owed('admin-lapor', {}, 'danger'),
      owed('sekretaris', {}, 'danger'),
    ]).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^ 01-contoh +bahaya +sampai +grup-asdp \(webhook\), admin-lapor, sekretaris$/);
  });

  it('says until when something waits, and why', () => {
    expect(table([owed('grup-asdp', { state: 'queued', notBefore: MORNING })])).toContain(
      'menunggu 06.00 (jam tenang)',
    );
    expect(table([owed('meja-ppid', { state: 'queued', notBefore: MORNING })])).toContain('menunggu 06.00 (tiap jam)');
    const retried = { state: 'queued', notBefore: MORNING, reason: 'unreachable' } as const;
    expect(table([owed('grup-llaj', retried)])).toContain('menunggu 06.00 (tak terjangkau)');
    const far = Instant.parse(MORNING + 86_400_000);
    expect(table([owed('grup-llaj', { state: 'queued', notBefore: far })])).toContain('menunggu 26 Nov, 06.00');
  });

  const WHO = ['admin-lapor', 'sekretaris', 'inspektur', 'pembaca-pengawasan', 'grup-llaj'];
  const wide = (width: number): readonly string[] =>
    noticeTable([{ name: '41-ralat-mengungkap-setoran', notices: WHO.map((who) => owed(who)) }], [], {
      width,
      now: NOW,
    })
      .split('\n')
      .map((line) => line.trim());

  it.each([100, 160])('has columns that fit into a terminal of %i columns', (width) => {
    const lines = wide(width);
    expect(lines[0]).toMatch(/ kepada$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(width);
    for (const who of WHO) expect(lines.join(' ')).toContain(who);
  });

  it('is a sentence each, which the terminal wraps, where a terminal is too narrow for columns', () => {
    expect(wide(60)).toEqual(['41-ralat-mengungkap-setoran', `laporan baru → ${WHO.join(', ')}: sampai`]);
  });

  it('shows what is wrong below its line', () => {
    expect(table([{ id: id('grup-llaj'), owed: true, delivery: undefined }])).toMatch(/\n {4}✗ tidak pernah dimulai/);
  });
});

describe('a notice', () => {
  const problem = (notice: NoticeOutcome, healths: readonly ContactHealth[] = []) =>
    noticeProblem(notice, healths, NOW);

  /** Whether it is right, and whether it is at rest. */
  const JUDGED = {
    delivered: [true, true],
    bounced: [true, true],
    complained: [true, true],
    withheld: [true, true],
    // Due, and still not sent.
    queued: [false, false],
    sending: [false, false],
    sent: [false, false],
    unknown: [false, true],
    failed: [false, true],
  } as const satisfies Record<DeliveryState, readonly [boolean, boolean]>;

  it.each(DeliveryState.options)('a notice is right and at rest or not, by its state: %s', (state) => {
    const notice = owed('grup-llaj', { state });
    expect([problem(notice) === undefined, isAtRest(notice, NOW)]).toEqual(JUDGED[state]);
  });

  it('a notice that waits for its time is right and at rest, unless that comes in a moment', () => {
    expect(problem(owed('grup-asdp', { state: 'queued', notBefore: MORNING }))).toBeUndefined();
    expect(isAtRest(owed('grup-asdp', { state: 'queued', notBefore: MORNING }), NOW)).toBe(true);
    const soon = Instant.parse(NOW + 6000);
    expect(isAtRest(owed('grup-asdp', { state: 'queued', notBefore: soon }), NOW)).toBe(false);
  });

  it('a failed notice is right only where it bounced and its own contact is in trouble', () => {
    const failed = owed('grup-umum', { state: 'failed', reason: 'bounced' });
    expect(problem(failed, [inTrouble('grup-umum')])).toBeUndefined();
    expect(problem(failed, [inTrouble('grup-llaj')])).toBeDefined();
    const rejected = owed('grup-umum', { state: 'failed', reason: 'rejected' });
    expect(problem(rejected, [inTrouble('grup-umum')])).toBeDefined();
  });

  it('is wrong where it is missing, and where nobody owed it', () => {
    expect(problem({ id: id('grup-llaj'), owed: true, delivery: undefined })).toBeDefined();
    expect(problem({ ...owed('grup-llaj'), owed: false })).toBeDefined();
  });
});

describe('the summary', () => {
  it('counts each, and how many signatures were right', () => {
    const all = told([
      owed('grup-llaj'),
      owed('grup-asdp', { state: 'queued', notBefore: MORNING }),
      owed('grup-umum', { state: 'bounced' }),
      owed('admin-lapor', { state: 'withheld' }),
    ]);
    expect(noticeProblems(all, NOW)).toBe(0);
    expect(noticeSummary(all, [{ verified: true }, { verified: false }], NOW)).toContain(
      '1 sampai, 1 menunggu, 1 memantul, 0 gagal, 1 ditahan; tanda tangan webhook sah 1/2',
    );
  });

  it('is not right with a missing notice, nor with a message that was given up', () => {
    expect(noticeProblems(told([{ id: id('grup-llaj'), owed: true, delivery: undefined }]), NOW)).toBe(1);
    expect(noticeProblems(told([owed('grup-llaj')], { dead: 2 }), NOW)).toBe(2);
  });
});

describe('the page of the local mailbox', () => {
  const mail = {
    serviceId: 'contoh',
    from: '"Dinas" <tanggap@kantor.contoh.invalid>',
    sender: 'tanggap@kantor.contoh.invalid',
    to: ['grup-llaj@kantor.contoh.invalid'],
    subject: '<script>alert(1)</script>',
    text: 'Topik & "kutipan" </pre>',
    html: '<p title="x">Halo</p><script>alert(2)</script>',
    at: NOW,
    reports: [REPORT],
    files: [],
  };
  const webhook = { id: 'ntc_1', recipient: 'grup-asdp', verified: false, copies: 0, at: NOW, reports: [REPORT] };
  const group = {
    name: '01-contoh',
    anchor: REPORT,
    notices: [owed('grup-llaj')],
    mails: [mail],
    webhooks: [{ ...webhook, subject: 'BAHAYA', text: '<b>teks</b>' }],
  };
  const page = mailboxPage([group], told(group.notices), { mails: 1, webhooks: 1, now: NOW });

  it('shows whatever came as text, never as markup of its own', () => {
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('Topik &amp; &quot;kutipan&quot; &lt;/pre&gt;');
    expect(page).toContain('&lt;b&gt;teks&lt;/b&gt;');
  });

  it('shows a mail in a frame that may do nothing', () => {
    expect(page).toContain(' sandbox loading="lazy" srcdoc="&lt;p title=&quot;x&quot;&gt;Halo&lt;/p&gt;');
    expect(page).not.toMatch(/sandbox="/);
  });

  it('shows the files of a mail beside the frame, which nothing leads out of', () => {
    expect(page).not.toContain('Berkas');
    const files = [{ label: 'Unduh <laporan>', url: 'https://api.contoh.invalid/v1/files/a' }];
    const shown = mailboxPage([{ ...group, mails: [{ ...mail, files }] }], told(group.notices), {
      mails: 1,
      webhooks: 1,
      now: NOW,
    });
    expect(shown).toContain(
      '<li><a href="https://api.contoh.invalid/v1/files/a" rel="noreferrer">Unduh &lt;laporan&gt;</a></li>',
    );
  });

  it('says what a signature was worth', () => {
    expect(page).toContain('TANDA TANGAN TIDAK SAH');
  });

  it('is in Indonesian, with headings, a way to the content and named frames', () => {
    expect(page).toMatch(/<html lang="id">/);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain(`<h2 id="${REPORT}">01-contoh</h2>`);
    expect(page).toContain('href="#isi"');
    expect(page).toMatch(/<iframe title="Surel sebagai HTML: [^"]+"/);
  });
});
