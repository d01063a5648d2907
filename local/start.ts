import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAttachmentHost } from '#local/aws/attachment-host';
import { bootstrapLocal, deployLocal, localApiUrl, synthLocal } from '#local/aws/deploy-local';
import { type Emulator, startEmulator } from '#local/aws/emulator';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { freePort } from '#local/aws/free-port';
import { startFront } from '#local/aws/front';
import { inventedPeople } from '#local/aws/invented-people';
import type { LocalAws } from '#local/aws/local-aws';
import { madeDigests, runMorning, showDigest } from '#local/aws/made-digests';
import { type MailNews, tellMailNews } from '#local/aws/mail-news';
import { invitePeople, LOCAL_PASSWORD } from '#local/aws/people';
import { ensurePython } from '#local/aws/python';
import { recordsOf } from '#local/aws/records';
import { type Claim, claimLocalFolder, givenAws, requireAnswer } from '#local/aws/running';
import { readSamples, type Sample } from '#local/aws/samples';
import { sendAll } from '#local/aws/send-all';
import { senderTo } from '#local/aws/sender';
import { readStack, type Stack } from '#local/aws/stack';
import { readAhead, setAhead, stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { type Outcome, readOutcome, sampleReportId } from '#local/cli/outcome';
import { outcomeSummary, outcomeTable } from '#local/cli/outcome-table';
import { pushClock } from '#local/cli/push-clock';
import { paintedText, terminalText } from '#local/cli/terminal-text';
import { timeLines } from '#local/cli/time-lines';
import { type MailboxServer, startMailboxServer } from '#local/pages/mailbox-server';
import { noticeProblem } from '#local/pages/notice-outcome';
import {
  CONTACTS_NAME,
  DIGESTS_NAME,
  DUTY_NAME,
  noticeProblems,
  noticeSummary,
  noticeTable,
} from '#local/pages/notice-table';
import { showMoment } from '#local/pages/office-time';
import { peopleTable } from '#local/pages/people-table';
import { paint, step } from '#local/pages/steps';
import { untilTold } from '#local/pages/until-told';
import { playActivities } from '#local/past/play-activities';
import { playPast } from '#local/past/play-past';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { monthBefore } from '#shared/domain/digest/schedule';
import { Instant } from '#shared/domain/words/words';

const USAGE = `npm start [-- --once] [--keep]

Menjalankan seluruh sistem di komputer ini: memasang, mengirim laporan contoh, menunjukkan hasilnya dan siapa yang diberi tahu,
lalu memajukan jamnya beberapa jam: apa yang terjadi bila tidak ada yang bertindak.
Runs the whole system on this machine: deploys it, sends sample reports, shows what became of them and who was told, and then
pushes its clock some hours on: what happens when nobody acts.

  --once   ends by itself; exit code 0 only if every sample came out as expected and every notice was told that was owed
  --keep   data stays for the next start with --keep; without it every start begins empty`;

const PREFERRED_PORT = 4566;
const PREFERRED_FRONT_PORT = 4580;
const EMULATOR_LOG = join(LOCAL_FOLDER, 'ministack.log');
const DEPLOY_LOG = join(LOCAL_FOLDER, 'deploy.log');
const STOPPED = 130;
const HOUR_MS = 3_600_000;

const print = (text: string): void => console.log(paintedText(text));

const terminalWidth = (): number => process.stdout.columns ?? 120;

type Options = { readonly once: boolean; readonly keep: boolean };

const readOptions = (): Options => {
  try {
    const { values } = parseArgs({ options: { once: { type: 'boolean' }, keep: { type: 'boolean' } } });
    return { once: values.once ?? false, keep: values.keep ?? false };
  } catch {
    throw new Trouble(USAGE);
  }
};

const startAws = async (keep: boolean, port: number, signal: AbortSignal): Promise<Emulator> => {
  await step('Memasang AWS lokal / installing the local AWS (MiniStack)', (say) =>
    ensurePython(() => say('dari PyPI, sekali saja / from PyPI, only once'), signal),
  );
  return await step('Menyalakan AWS lokal / starting the local AWS', async (say) => {
    const emulator = await startEmulator({
      folder: join(LOCAL_FOLDER, keep ? 'kept' : 'fresh'),
      log: EMULATOR_LOG,
      preferredPort: port,
      keep,
    });
    say(emulator.endpoint);
    return emulator;
  });
};

const deploy = async (aws: LocalAws, synth: Promise<void>, signal: AbortSignal): Promise<Stack> => {
  const options = { log: DEPLOY_LOG, signal };
  await step('Menyiapkan akun lokal / preparing the local account', (say) => bootstrapLocal(aws, { ...options, say }));
  await step('Membangun fungsi dan templat / building functions and templates', () => synth);
  return await step('Memasang Tanggap / deploying Tanggap', async (say) => {
    await deployLocal(aws, { ...options, say });
    const stack = await readStack(aws);
    say(stack.apiUrl);
    return stack;
  });
};

const trySamples = async (
  stack: Stack,
  samples: readonly Sample[],
  signal: AbortSignal,
): Promise<readonly Outcome[]> => {
  await step('Mengirim laporan contoh / sending sample reports', (say) =>
    sendAll(samples, stack, senderTo(stack), { say, signal }),
  );
  const records = recordsOf(stack);
  const outcomes = await Promise.all(samples.map((sample) => readOutcome(records, sample)));
  print(
    `\n${outcomeTable(outcomes, { width: terminalWidth(), now: (await stackClock(stack))() })}\n\n${outcomeSummary(outcomes)}\n`,
  );
  return outcomes;
};

/** Shows who was told of the samples; `false` where that is not what the rules owe. */
const showNotices = async (
  stack: Stack,
  outcomes: readonly Outcome[],
  mailbox: MailboxServer,
  signal: AbortSignal,
): Promise<boolean> => {
  const told = await step('Memberi tahu unit / telling the units', (say) =>
    untilTold(
      stack,
      outcomes.map(({ id }) => id),
      { say, signal },
    ),
  );
  const groups = outcomes.map(({ sample, id }) => ({ name: sample.name, notices: told.reports.get(id) ?? [] }));
  const now = (await stackClock(stack))();
  const others = [
    { name: DUTY_NAME, notices: told.duty },
    { name: CONTACTS_NAME, notices: told.contacts },
    { name: DIGESTS_NAME, notices: told.digests },
  ];
  const table = noticeTable([...groups, ...others], told.healths, {
    width: terminalWidth(),
    now,
  });
  print(`\n${table}\n\n${noticeSummary(told, mailbox.received(), now)}`);
  return noticeProblems(told, now) === 0 && mailbox.received().every(({ verified }) => verified);
};

/** The samples came in up to then, so that is where the system's clock begins, in whatever year somebody tries them. */
const FIRST_MORNING = Instant.parse(Date.UTC(2026, 10, 24, 0, 35));
/**
 * Two months of reports that have come to their end, or to nothing more, before anybody would be told of them as news.
 */
const PAST = {
  name: 'awal',
  seed: 7,
  reports: 48,
  from: Instant.parse(Date.UTC(2026, 7, 31, 17)),
  to: Instant.parse(Date.UTC(2026, 9, 20, 17)),
} as const;
/**
 * By then the hours of duty are over, and so is the time in which a report must be classified and marked as processed.
 */
const AFTERNOON = Instant.parse(Date.UTC(2026, 10, 24, 8, 0));

/** Whether it is set for the first time: data that was kept goes on where it was. */
const setClock = async (stack: Stack): Promise<boolean> =>
  step('Menyetel jam sistem / setting the system clock', async (say) => {
    const isFirst = (await readAhead(stack)) === 0;
    if (isFirst) await setAhead(stack, Math.ceil((FIRST_MORNING - Date.now()) / 1000));
    say(`${showMoment((await stackClock(stack))())} WIB`);
    return isFirst;
  });

/** So that lists, figures and reports of compliance have something to show and to compare with. */
const enterPast = async (stack: Stack, signal: AbortSignal): Promise<void> => {
  await step('Memainkan masa lalu / playing a past', (say) => playPast(stack, PAST, { say, signal }));
};

/** Some of what the office did, with news of it: published, waiting for somebody, and days without an answer. */
const enterActivities = async (stack: Stack, signal: AbortSignal): Promise<void> => {
  await step('Mencatat kegiatan / recording activities', async (say) => {
    const count = await playActivities(stack, { say, signal });
    say(`${count} kegiatan, sebagian dengan berita / activities, some with news`);
  });
};

/** Lets the day pass without anybody doing anything, and shows what the watch made of it. */
const letTimePass = async (stack: Stack, samples: readonly Sample[], signal: AbortSignal): Promise<boolean> => {
  const pushed = await step('Memajukan jam / pushing the clock', async (say) =>
    pushClock({ stack, say, signal }, Instant.parse(Math.max(AFTERNOON, (await stackClock(stack))() + HOUR_MS))),
  );
  const names = new Map(samples.map((sample) => [sampleReportId(sample), sample.name]));
  const lines = await timeLines(stack, pushed, names);
  print(`\n${paint('bold', 'Bila tidak ada yang bertindak / when nobody acts')}\n${lines.join('\n')}`);
  return lines.length > 0;
};

/**
 * Has the figures counted and the digests made that are owed by now, and opens the way to one. `false` where one was
 * not told.
 */
const showDigests = async (stack: Stack, signal: AbortSignal): Promise<boolean> => {
  const told = await step('Laporan kepatuhan / compliance report', async (say) => {
    await runMorning(stack);
    return untilTold(stack, [], { say, signal });
  });
  const month = monthBefore(loadPolicy().calendar, (await stackClock(stack))());
  for (const digest of await madeDigests(stack, month)) {
    const lines = await showDigest(digest, join(LOCAL_FOLDER, `laporan-kepatuhan-${month}-${digest.recipient}.pdf`));
    print(`\n${paint('bold', `Laporan kepatuhan ${month} untuk / for ${digest.recipient}`)}\n${lines.join('\n')}`);
  }
  const now = (await stackClock(stack))();
  return (
    told.digests.length > 0 && told.digests.every((notice) => noticeProblem(notice, told.healths, now) === undefined)
  );
};

const tellWhatNext = async (stack: Stack, mailbox: MailboxServer, outcomes: readonly Outcome[]): Promise<void> => {
  const first = outcomes.find(({ report }) => report !== undefined);
  print(`
${paint('bold', 'Orang rekaan / invented people')}  kata sandi semuanya / password of all: ${LOCAL_PASSWORD}
${peopleTable(loadPolicy(), inventedPeople())}

${paint('bold', 'Siap / ready')}
Konsol / console                         ${stack.consoleUrl}/kantor   (masuk sebagai salah satu di atas / sign in as one of them)
Halaman publik / public pages            ${stack.consoleUrl}/
Berita kantor / news of the office       ${stack.consoleUrl}/berita   (kegiatan / activities: ${stack.consoleUrl}/kantor/kegiatan)
API                                      ${stack.apiUrl}/v1/health
Kotak surat lokal / local mailbox        ${mailbox.url}
Jam sistem / system clock                ${showMoment((await stackClock(stack))())} WIB   (npm run clock -- +3d, atau / or reset)
Pekerjaan terbuka / open work            npm run work
Angka / figures                          npm run figures -- --period 2026-10 --compare
Laporan kepatuhan / compliance report    npm run digest -- --period 2026-W47
Setahun untuk dilihat / a year to see    npm run history -- --seed 7
Lihat satu laporan / see one report      npm run report -- ${first?.id ?? 'ID'}
Buka antrean / open the queue            npm run duty -- open
Kirim laporan sendiri / send your own    npm run sample -- send BERKAS.json   (npm run sample: bantuan / help)
Kirim sebagai kanal / send as a channel  eval "$(npm run --silent sample -- sender lapor)", lalu contoh di / then the example in docs/channel-api.md
Token akses / an access token            npm run token -- --as lapor-admin
Siapa saya / who am I                    curl -H "Authorization: Bearer TOKEN" '${stack.apiUrl}/v1/admin/me'
Catatan / logs                           ${EMULATOR_LOG}
Berhenti / stop                          Ctrl-C`);
};

/** Everything between the claim on `.local/` and its release. */
const run = async ({ once: endsByItself, keep }: Options, claim: Claim, signal: AbortSignal): Promise<number> => {
  await rm(DEPLOY_LOG, { force: true });
  const given = givenAws();
  if (given !== undefined) await requireAnswer(given);
  const samples = await readSamples();
  const port = await freePort(PREFERRED_PORT);
  const endpoint = given?.endpoint ?? `http://localhost:${port}`;
  const mailbox = await startMailboxServer();
  const front = await startFront(localApiUrl(endpoint), PREFERRED_FRONT_PORT);
  const attachments = await startAttachmentHost();
  const over = new AbortController();
  const addresses = {
    endpoint,
    console: front.url,
    webhook: mailbox.webhookUrl('grup-asdp'),
    attachments: attachments.localHost,
  };
  const synth = synthLocal(addresses, { log: DEPLOY_LOG, signal: AbortSignal.any([signal, over.signal]) });
  // Awaited later; without this a failure before then would end the process.
  synth.catch(() => {});
  let emulator: Emulator | undefined;
  let news: MailNews | undefined;
  try {
    emulator = given === undefined ? await startAws(keep, port, signal) : undefined;
    const aws = given ?? emulator;
    if (aws === undefined) throw new Error('neither a given nor a started AWS');
    signal.throwIfAborted();
    const stack = await deploy(aws, synth, signal);
    await claim.announce(aws.endpoint);
    await step('Mengundang petugas rekaan / inviting invented people', async (say) =>
      say(String((await invitePeople(stack)).length)),
    );
    if (await setClock(stack)) {
      await enterPast(stack, signal);
      await enterActivities(stack, signal);
    }
    news = tellMailNews(stack);
    mailbox.open(stack, new Map(samples.map((sample) => [sampleReportId(sample), sample.name])));
    const outcomes = await trySamples(stack, samples, signal);
    const told = await showNotices(stack, outcomes, mailbox, signal);
    const brought = await letTimePass(stack, samples, signal);
    const mailed = await showDigests(stack, signal);
    const right = told && brought && mailed && outcomes.every(({ differences }) => differences.length === 0);
    if (endsByItself) return right ? 0 : 1;
    await tellWhatNext(stack, mailbox, outcomes);
    await Promise.race([emulator?.ended, signal.aborted ? undefined : once(signal, 'abort')].filter(Boolean));
    if (!signal.aborted)
      throw new Trouble(`AWS lokal berhenti sendiri / the local AWS ended by itself: ${EMULATOR_LOG}`);
    return 0;
  } finally {
    over.abort();
    await news?.stop();
    await attachments.stop();
    await front.stop();
    await mailbox.stop();
    await emulator?.stop();
  }
};

/** Ctrl-C and its relatives end the work in order; the pending steps are told by this signal. */
const stopSignal = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) print('\nBerhenti … / stopping …');
      controller.abort();
    });
  }
  return controller.signal;
};

const main = async (): Promise<number> => {
  const signal = stopSignal();
  try {
    const options = readOptions();
    const claim = await claimLocalFolder();
    try {
      return await run(options, claim, signal);
    } finally {
      await claim.release();
    }
  } catch (cause) {
    if (signal.aborted) return STOPPED;
    if (!(cause instanceof Trouble)) throw cause;
    console.error(terminalText(`\n${wordsOf(cause)}`));
    return 1;
  }
};

process.exitCode = await main();
