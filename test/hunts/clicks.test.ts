import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { COMMAND_OPERATIONS } from '#shared/contracts/http/command-operations';
import { GROUPS, type HeldRole } from '#shared/contracts/http/groups';
import type { Operation } from '#shared/contracts/http/operation';
import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import type { ReportAction } from '#shared/domain/access/report-rows';
import { knownTo, type Officer } from '#shared/domain/office/officer';
import { standInsFor } from '#shared/domain/office/stand-in';
import { QUEUES } from '#shared/domain/report/report';
import { PersonId } from '#shared/domain/words/person-id';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, onOtherDesks, personIn } from '#test/support/builders/a-browsed-office';
import { aSheetRow, csvSheet } from '#test/support/builders/a-sheet';
import { asking, holding, officeQuestion, reportsFor, SITUATIONS } from '#test/support/builders/access-cases';
import { type Place, walkConsole } from '#test/support/console-walk';
import { WHO } from '#test/support/fakes/served-office';
import { hunt } from '#test/support/hunt';
import { policy } from '#test/support/policy';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

/** One group a function, and somebody of no function. */
const GROUPS_WALKED = [
  'lapor-admin',
  'nobody',
  'head-llaj',
  'staff-llaj',
  'ppid-admin',
  'operator',
  'stand-in',
  'inspector',
  'secretary',
  'oversight-reader',
  'news-admin',
  'upper-inspector',
  'sikedip-admin',
];

/** What no click is meant to lead to, each with its reason. One that a page asks for has no place here. */
const BY_NO_CLICK: Readonly<Record<string, string>> = {
  showDuty: 'the days of a month are shown together, by showDutyMonth',
  openQueue: 'whoever asks for the page of today has opened the queue by that, so no page asks once more',
  stopImport: 'its button is there while something runs, and here that is over at once; its use is a flow test',
  enterAtCounter: 'the counter of this office is no official channel; where it is, the page leads there',
  showFormer:
    'the notice that a report was taken leads to it, and handing one back ends on it. No list does: nothing finds ' +
    'reports by a unit that had them once, and whoever needs one has its notice',
};

/** What is done with a contact by whoever may read an ordinary one; the others get to theirs by the same links. */
const OF_A_CONTACT: readonly string[] = ['showInformal', 'confirmMatch', 'rejectMatch', 'undoMatch', 'dismissInformal'];

const officerIn = (held: HeldRole): Officer => knownTo(policy.office, holding(held));

/** What nobody does alone with an accusation, and what no clock of one allows. */
const NEVER_WITH_OVERSIGHT: readonly ReportAction[] = ['archive', 'refer', 'extendDeadline'];

/** Whether there is any report at all with which a function may do this. */
const mayDoToSome = (held: HeldRole, action: ReportAction): boolean =>
  [[], ['inspektur']].some((named) =>
    SITUATIONS.filter(({ matter }) => matter === 'none' || !NEVER_WITH_OVERSIGHT.includes(action)).some((situation) =>
      reportsFor(
        held,
        situation,
        named.map((id) => PersonId.parse(id)),
      ).some((report) => mayDo(officerIn(held), asking(action, report)).ok),
    ),
  );

/** Whom what waits for its report accuses: those who would read it, and then those to whom it passes. */
const ACCUSED_BY_WHAT_WAITS = [[], ['pembaca-pengawasan'], ['pembaca-pengawasan', 'inspektur']];

/** Whether somebody may read what waits for its report, where it accuses these. */
const mayHearOf = (held: HeldRole, named: readonly string[]): boolean => {
  const recused = named.map((id) => PersonId.parse(id));
  const known = {
    oversight: 'suspected' as const,
    recused,
    standIns: standInsFor(policy.office, 'suspected', recused),
  };
  return mayDo(officerIn(held), { to: 'readParked' }).ok && mayKnowOf(officerIn(held), known);
};

/** What somebody is asked of what is theirs. */
const OF_ONES_OWN: readonly string[] = [
  ...['readFormer', 'readDigest', 'showLeak'],
  ...['recordActivity', 'writeNews', 'approveNews'],
];

/** Whether a function may use an operation at all, by the tables of access. */
const mayUse = (held: HeldRole | undefined, { id, who }: Operation): boolean => {
  // Whoever may give no command asks nothing about one, and gives none to several.
  if (id === 'previewCommand' || id === 'actOnSeveral')
    return COMMAND_OPERATIONS.some((command) => mayUse(held, command));
  if (id === 'showParked') return held !== undefined && ACCUSED_BY_WHAT_WAITS.some((named) => mayHearOf(held, named));
  if (OF_A_CONTACT.includes(id)) return held?.role === 'laporAdmin' || held?.role === 'standIn';
  if (typeof who === 'string') return who === 'officer';
  if (held === undefined) return false;
  // A unit or desk of which nothing recurs has no turn to answer.
  if (id === 'stateNotDone')
    return policy.activities.recurring.some(({ unit }) => mayDo(holding(held), { to: 'recordActivity', unit }).ok);
  if ('report' in who) return mayDoToSome(held, who.report);
  if ('queue' in who) return QUEUES.some((queue) => mayDo(holding(held), { to: 'listQueue', queue }).ok);
  const row = OF_ONES_OWN.includes(who.office) ? `${who.office}:own` : who.office;
  const question = officeQuestion(row, held);
  return question !== undefined && mayDo(holding(held), question).ok;
};

/** Which operation a call is of. */
const operationOf = (method: string, path: string): string | undefined =>
  ADMIN_OPERATIONS.find(
    (operation) =>
      operation.method === method && new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )?.id;

let office: BrowsedOffice | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** Ticks a report of a list, where there are boxes: is there a step to be taken with what is ticked? */
const offersSeveral = async (page: Page): Promise<boolean> => {
  const box = page.locator('tbody input[type=checkbox]').first();
  if ((await box.count()) === 0) return false;
  await box.check();
  await page.getByRole('button', { name: 'Pilih langkah' }).click();
  const steps = page.getByRole('combobox', { name: 'Langkah' }).locator('option:not([value=""])');
  await steps.first().waitFor({ state: 'attached' });
  return (await steps.count()) > 0;
};

/** Takes a table out at once, and the first one by an order too: only so many may be ordered an hour. */
const takeOut = async (page: Page, isOrdered: boolean): Promise<void> => {
  await page.getByRole('button', { name: 'Unduh sekarang' }).click();
  await page
    .locator('main [role=status]')
    .filter({ hasText: /^Tersimpan/ })
    .waitFor();
  if (isOrdered) return;
  await page.getByRole('button', { name: 'Pesan di belakang layar' }).click();
  await page
    .locator('main [role=status]')
    .filter({ hasText: /^Selesai/ })
    .waitFor();
  await page.getByRole('button', { name: /^Unduh laporan-/ }).click();
  await page.getByText(/^Tersimpan/).waitFor();
  // Back to where the other links are.
  await page.goBack();
  await page.getByRole('button', { name: 'Unduh sekarang' }).waitFor();
};

/** Saves the first file of a compliance report. */
const saveFile = async (page: Page): Promise<void> => {
  await page.locator('main ul button').first().click();
  await page.getByText(/^Tersimpan/).waitFor();
};

/** Sends a sheet of history, has it checked and taken in, saves what is told of its rows, and takes it back. */
const takeIn = async (page: Page, of: string): Promise<void> => {
  const buffer = Buffer.from(
    csvSheet([aSheetRow({ 'Tracking ID': `riwayat-${of}` }), aSheetRow({ 'Tracking ID': '' })]),
  );
  await page.locator('input[type=file]').setInputFiles({ name: `${of}.csv`, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Kirim berkas' }).click();
  await page.getByRole('button', { name: 'Periksa' }).click();
  await page.getByRole('button', { name: 'Masukkan' }).click();
  await page.getByRole('button', { name: 'Ambil kembali' }).waitFor();
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/rows'));
  await page.getByRole('button', { name: /^Unduh semua/ }).click();
  await saved;
  await page.getByRole('button', { name: 'Ambil kembali' }).click();
  await page.getByRole('form', { name: 'Ambil kembali' }).getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('1 laporan diambil kembali.').waitFor();
  await page.getByRole('link', { name: 'Semua impor' }).click();
  await page.locator('input[type=file]').waitFor();
};

/** Tries another limit, where somebody may. */
const tryAnother = async (page: Page): Promise<void> => {
  const limits = page.locator('#coba-batas');
  if ((await limits.count()) === 0) return;
  // What is folded up is open where it is walked by; what has been drawn since is not.
  await page.locator('details', { has: limits }).evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
  await limits.selectOption({ index: 1 });
  await page.locator('#coba-menjadi').fill('30');
  const form = page.locator('form', { has: limits });
  await form.getByRole('button').click();
  await page.getByText('laporan yang boleh Anda baca akan mendapat hasil lain').waitFor();
};

/** Sees, saves and looks at a file of a report, sends one and withdraws it: each where it is offered, and once. */
const proveOn = async (page: Page, reached: ReadonlySet<string>): Promise<void> => {
  const part = page.getByRole('region', { name: /^Bukti dukung/ });
  const button = (name: string) => part.getByRole('button', { name, exact: true }).first();
  const isNext = async (operation: string, name: string): Promise<boolean> =>
    !reached.has(operation) && (await button(name).count()) > 0;
  const send = (): Promise<void> => part.getByRole('form').getByRole('button', { name: 'Kirim' }).click();
  const pictures = part.locator('.view');
  if (!reached.has('viewEvidence') && (await pictures.count()) > 0) {
    await pictures.first().scrollIntoViewIfNeeded();
    await pictures.first().getByRole('img').waitFor();
  }
  if (await isNext('openEvidence', 'Unduh')) {
    await button('Unduh').click();
    await part.getByText(/^Tersimpan pada perangkat ini/).waitFor();
  }
  if (await isNext('lookAtEvidence', 'Saya sudah melihatnya')) {
    await button('Saya sudah melihatnya').click();
    await send();
    await part.getByText('Tercatat: Anda sudah melihat berkas itu.').waitFor();
  }
  if (!(await isNext('withdrawEvidence', 'Tambah bukti dukung'))) return;
  const name = `catatan-${crypto.randomUUID().slice(0, 8)}.txt`;
  await button('Tambah bukti dukung').click();
  await part.getByLabel('Apa yang ditunjukkannya').selectOption('document');
  const buffer = Buffer.from(`Catatan lapangan ${name}. (rekaan)`);
  await part.getByLabel('Berkas').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await send();
  await part.getByText(/^Tersimpan sebagai bukti dukung/).waitFor();
  // Its own alone: what others have sent is there for whoever walks next.
  await part.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Tarik' }).click();
  await part.getByLabel('Alasan').fill('Salah berkas. (rekaan)');
  await send();
  await part.getByText(/^Berkas itu ditarik/).waitFor();
};

/** Answers a turn that nobody has answered, as far as its form. */
const openNotDone = async (page: Page): Promise<boolean> => {
  const button = page.getByRole('button', { name: /^Tidak terlaksana/ });
  if ((await button.count()) === 0) return false;
  await button.first().click();
  await page.getByRole('form', { name: /^Tidak terlaksana/ }).waitFor();
  await page.getByRole('button', { name: 'Batal' }).click();
  return true;
};

/** Adds a file to an activity, where its form is open. */
const addFile = async (page: Page): Promise<void> => {
  const name = `daftar-${crypto.randomUUID().slice(0, 8)}.txt`;
  const buffer = Buffer.from(`Daftar hadir ${name}. (rekaan)`);
  await page.getByLabel('Pilih foto atau dokumen').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await page.getByText(`${name} ·`).waitFor();
  await page.getByRole('form').getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('1 dari 1 foto terkirim').waitFor();
};

/** Sees and downloads a file of an activity, and the package of a news item: each where it is offered, and once. */
const takeFiles = async (page: Page, reached: ReadonlySet<string>): Promise<void> => {
  const pictures = page.locator('.view');
  if (!reached.has('viewActivityFile') && (await pictures.count()) > 0) {
    await pictures.first().scrollIntoViewIfNeeded();
    await pictures.first().getByRole('img').waitFor();
  }
  const download = page.getByRole('button', { name: 'Unduh', exact: true });
  if (!reached.has('openActivityFile') && (await download.count()) > 0) {
    await download.first().click();
    await page.getByText(/^Tersimpan pada perangkat ini/).waitFor();
  }
  const pack = page.getByRole('button', { name: 'Unduh paket untuk portal' });
  if (reached.has('packNews') || (await pack.count()) === 0) return;
  await pack.click();
  await page.getByText(/^Tersimpan pada perangkat ini/).waitFor();
};

/** What is done with activities and news by more than opening a form. */
const documentOn = async (page: Page, { address, command }: Place, reached: Set<string>): Promise<void> => {
  if (address === OFFICE_PAGES.activities && (await openNotDone(page))) reached.add('stateNotDone');
  if (command === 'announceActivityFile' && !reached.has('showActivityUpload')) await addFile(page);
  if (/^\/kantor\/(kegiatan|berita)\/(act|nws)_\w+$/.test(address)) await takeFiles(page, reached);
};

/** Every operation that is answered, or offered as a form, wherever the links of the pages lead. */
const reachedBy = async (group: string): Promise<ReadonlySet<string>> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = await openWindow(browser, { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) } });
  const reached = new Set<string>();
  page.on('response', (answer) => {
    const id = operationOf(answer.request().method(), new URL(answer.url()).pathname);
    if (id !== undefined && answer.ok()) reached.add(id);
  });
  await page.goto('/kantor');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('button', { name: 'Keluar' }).first().waitFor();
  const elsewhere = new Set<string>(onOtherDesks(group));
  await walkConsole(page, {
    isWanted: (address) => !elsewhere.has(address.replace('/laporan/', '')),
    visit: async ({ address, command }) => {
      if (command !== undefined) reached.add(command);
      if (!reached.has('actOnSeveral') && (await offersSeveral(page))) reached.add('actOnSeveral');
      if (address.startsWith(OFFICE_PAGES.export)) await takeOut(page, reached.has('orderExport'));
      if (address.startsWith(`${OFFICE_PAGES.digests}/`)) await saveFile(page);
      if (address.startsWith('/laporan/')) await proveOn(page, reached);
      if (address === OFFICE_PAGES.imports) await takeIn(page, group);
      await documentOn(page, { address, command }, reached);
      if (address.startsWith(OFFICE_PAGES.figures) && !reached.has('tryRules')) await tryAnother(page);
    },
  });
  await page.context().close();
  return reached;
};

hunt({
  name: 'console, clicks',
  law: 'whatever a function may use is reached by clicks from its start page, but for what is excused with a reason',
  least: GROUPS_WALKED.length,
  cases: () =>
    GROUPS_WALKED.map((group) => ({
      name: group,
      run: async () => {
        const reached = await reachedBy(group);
        const held = GROUPS.get(group);
        const missing = ADMIN_OPERATIONS.filter(
          (operation) => mayUse(held, operation) && !reached.has(operation.id) && !(operation.id in BY_NO_CLICK),
        );
        return {
          broken: [
            ...missing.map(({ id }) => `${id} is not reached`),
            ...Object.keys(BY_NO_CLICK).flatMap((id) =>
              reached.has(id) ? [`${id} is reached, and listed as not to be`] : [],
            ),
          ],
          seen: Object.fromEntries([...reached].map((id) => [id, 1])),
        };
      },
    })),
});
