import type { SentMail } from '#local/aws/mailbox';
import type { ReceivedWebhook } from '#local/aws/webhook-receiver';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { WAY_NAMES } from '#shared/domain/office/contact';
import { showState } from './delivery-words.ts';
import { type Html, html } from './html.ts';
import { noticeProblem } from './notice-outcome.ts';
import type { NoticeGroup } from './notice-table.ts';
import { showMinute, showSecond } from './office-time.ts';
import type { Told } from './until-told.ts';

const policy = loadPolicy();

/** What was told about one report, or about contacts: the notices, and what went out. */
export type MailboxGroup = NoticeGroup & {
  /** Where on the page it stands. */
  readonly anchor: string;
  readonly mails: readonly SentMail[];
  readonly webhooks: readonly ReceivedWebhook[];
};

const STYLE = `
:root{color-scheme:light dark;--line:#8a949e;--soft:#55606b}
@media(prefers-color-scheme:dark){:root{--line:#6b7683;--soft:#a9b4bf}}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{line-height:1.2}h2{margin:2rem 0 .25rem;font-size:1.15rem;overflow-wrap:anywhere}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:Canvas;padding:.5rem}
:focus-visible{outline:3px solid #2c6ecb;outline-offset:2px}
[lang=en],.soft{color:var(--soft)}
table{border-collapse:collapse;table-layout:fixed;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th:nth-child(3){width:5rem}th:nth-child(4){width:8rem}
details{border:1px solid var(--line);border-radius:.25rem;margin:.5rem 0;padding:0 .75rem}
summary{cursor:pointer;padding:.5rem 0;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.5rem 0}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--line);padding-top:.5rem}
iframe{width:100%;height:32rem;border:1px solid var(--line);resize:vertical;background:#fff}
.wrong{font-weight:bold}`;

const noticeRows = ({ notices }: NoticeGroup, { healths }: Told, now: number): readonly Html[] =>
  notices.map((notice) => {
    const { id, delivery } = notice;
    const problem = noticeProblem(notice, healths, now);
    const wrong = problem === undefined ? html`` : html` <span class="wrong">✗ ${problem}</span>`;
    return html`<tr><td>${KIND_NAMES[id.kind].id}</td><td>${id.recipient}</td>
<td>${delivery?.by === undefined ? '–' : WAY_NAMES[delivery.by].id}</td>
<td>${delivery?.sentAt === undefined ? '–' : showMinute(delivery.sentAt)}</td>
<td>${delivery === undefined ? '–' : showState(policy, delivery, now)}${wrong}</td></tr>`;
  });

/** Out here, because nothing leads out of the frame that a mail is shown in. */
const fileList = ({ files }: SentMail): Html =>
  files.length === 0
    ? html``
    : html`
<p>Berkas <span lang="en">files</span>:</p>
<ul>${files.map(({ label, url }) => html`<li><a href="${url}" rel="noreferrer">${label}</a></li>`)}</ul>
<p class="soft">Lampiran tidak disimpan AWS lokal; isinya sama dengan berkas di atas.
<span lang="en">The local AWS keeps no attachments; what was attached is the file above.</span></p>`;

const mailDetails = (mail: SentMail): Html => {
  const { subject, from, to, at, text, html: markup, serviceId } = mail;
  return html`
<details><summary>Surel: ${subject} <span class="soft">→ ${to.join(', ')}</span></summary>
<dl><dt>Dari</dt><dd>${from}</dd><dt>Kepada</dt><dd>${to.join(', ')}</dd><dt>Perihal</dt><dd>${subject}</dd>
<dt>Jam komputer ini</dt><dd>${showSecond(at)} WIB</dd><dt>Nomor</dt><dd>${serviceId}</dd></dl>
${fileList(mail)}
<iframe title="Surel sebagai HTML: ${subject}" sandbox loading="lazy" srcdoc="${markup}"></iframe>
<details><summary>Sebagai teks <span lang="en">as text</span></summary><pre>${text}</pre></details>
</details>`;
};

const webhookDetails = ({ subject, text, recipient, verified, copies, at, id }: ReceivedWebhook): Html => html`
<details><summary>Webhook: ${subject} <span class="soft">→ ${recipient}, ${showSecond(at)}</span>,
${verified ? 'tanda tangan sah' : html`<span class="wrong">TANDA TANGAN TIDAK SAH</span>`}</summary>
<dl><dt>Penerima</dt><dd>${recipient}</dd><dt>Nomor</dt><dd>${id}</dd><dt>Diterima</dt><dd>${showSecond(at)} WIB</dd>
<dt>Salinan</dt><dd>${copies === 0 ? 'tidak ada' : copies}</dd></dl>
<pre>${text}</pre></details>`;

const section = (group: MailboxGroup, told: Told, now: number): Html => {
  const { name, anchor, notices, mails, webhooks } = group;
  return html`
<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${name}</h2>
${anchor.startsWith('rep_') ? html`<p class="soft"><code>npm run report -- ${anchor}</code></p>` : html``}
<table aria-labelledby="${anchor}">
<thead><tr><th scope="col">Pemberitahuan</th><th scope="col">Kepada</th><th scope="col">Lewat</th>
<th scope="col">Terkirim</th><th scope="col">Keadaan</th></tr></thead>
<tbody>${noticeRows({ name, notices }, told, now)}</tbody></table>
${mails.map(mailDetails)}${webhooks.map(webhookDetails)}
</section>`;
};

/**
 * Everything that went out on this machine, beside what it was about: for a keyboard and a screen reader as for a
 * mouse.
 */
export const mailboxPage = (
  groups: readonly MailboxGroup[],
  told: Told,
  { mails, webhooks, now }: { readonly mails: number; readonly webhooks: number; readonly now: number },
): string =>
  html`<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Kotak surat lokal · Tanggap</title><style>${{ markup: STYLE }}</style></head>
<body><a class="skip" href="#isi">Langsung ke isi</a>
<header><h1>Kotak surat lokal <span lang="en">local mailbox</span></h1>
<p>Surel dan webhook yang dikirim sistem di komputer ini, menurut laporannya. Tidak ada yang keluar dari komputer ini; semua jam adalah WIB.<br>
<span lang="en">Mails and webhooks that the system on this machine has sent, by report. Nothing leaves this machine; times are WIB.</span></p>
<p>${mails} surel, ${webhooks} webhook. Jam sistem: ${showMinute(now)} WIB. Muat ulang halaman untuk melihat yang baru.
<span lang="en">The time is the system’s own, which can be pushed on. Reload the page to see what is new.</span></p></header>
<main id="isi">${groups.length === 0 ? html`<p>Belum ada apa-apa. <span lang="en">Nothing yet.</span></p>` : html``}
${groups.map((group) => section(group, told, now))}
</main></body></html>
`.markup;
