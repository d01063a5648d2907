import { parseArgs } from 'node:util';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import type { ReportStore } from '#shared/app/ports';
import { isoDateOf } from '#shared/domain/calendar';
import { Clock, countLimit, type Deadline, ruleFor } from '#shared/domain/clock';
import type { Delivery } from '#shared/domain/delivery';
import { STATUS_NAMES } from '#shared/domain/lifecycle';
import { firstBroken } from '#shared/domain/record';
import type { Report } from '#shared/domain/report';
import type { Actor, RecordedEvent } from '#shared/domain/report-event';
import { ReportId } from '#shared/domain/words';
import { BY_WORDS, KIND_WORDS, showState } from './delivery-words.ts';
import { explainCode } from './explain-code.ts';
import { ledgerLines } from './ledger.ts';
import { showMoment, showSecond } from './office-time.ts';
import { deliveriesOf, recordsOf } from './records.ts';
import { runningAws } from './running.ts';
import { readStack } from './stack.ts';
import { Trouble, wordsOf } from './trouble.ts';

const USAGE = `Usage: npm run report -- rep_… [--words]

Shows a report of the running local system: its head, why it is where it is, its timeline with
who was told at each step and what became of that, and its deadlines with their ledger.
--words also shows what the citizen wrote. Who wrote it stays sealed.`;

const policy = loadPolicy();

const actorOf = (actor: Actor): string => {
  switch (actor.by) {
    case 'machine':
      return 'mesin';
    case 'channel':
      return `kanal ${actor.channel}`;
    case 'person':
      return `petugas ${actor.person}`;
  }
};

const explain = (code: string): string => {
  const why = explainCode(code);
  return `  - ${code}${why === undefined ? '' : `: ${why.id} / ${why.en}`}`;
};

const headLines = (report: Report): readonly string[] => {
  const topic = report.status === 'received' ? undefined : policy.topics.topics.find(({ id }) => id === report.topic);
  const assignee = 'assignee' in report ? report.assignee : undefined;
  return [
    `Laporan ${report.id} (versi ${report.version}, aturan ${report.policy})`,
    `Status   : ${STATUS_NAMES[report.status].id} / ${STATUS_NAMES[report.status].en}`,
    ...(report.status === 'received'
      ? []
      : [
          `Kelas    : ${report.class === 'oversight' ? 'laporan pengawasan' : 'layanan umum'} (${report.decidedBy === 'machine' ? `oleh mesin${report.confirmed ? ', dikonfirmasi' : ', belum dikonfirmasi'}` : 'oleh petugas'})`,
          `Topik    : ${report.topic}${topic === undefined ? '' : ` — ${topic.name.id}`}; kedaruratan ${report.urgency}`,
        ]),
    `Unit     : ${assignee ?? '– (menunggu petugas)'}`,
    `Kanal    : ${report.channel}; kelas kanal ${report.channelClass ?? 'tidak diketahui'}; status kanal ${report.channelStatus?.status ?? 'tidak diketahui'}`,
    `Diterima : ${showMoment(report.receivedAt)} WIB`,
    `Rahasia  : anonim ${report.anonymous ? 'ya' : 'tidak'}, rahasia ${report.secret ? 'ya' : 'tidak'}; ada nilai ganjil ${report.flagged ? 'ya' : 'tidak'}`,
  ];
};

const deadlineLines = (report: Report, clock: Clock, deadline: Deadline): readonly string[] => {
  const subject = report.status === 'received' ? { channel: report.channel } : report;
  const rule = ruleFor(policy.clocks, clock, subject, isoDateOf(policy.calendar, report.receivedAt));
  const stopped = deadline.stoppedAt === undefined ? 'berjalan' : `berhenti ${showMoment(deadline.stoppedAt)} WIB`;
  return [
    `${clock}: ${showMoment(deadline.dueAt)} WIB${deadline.provisional ? ' (sementara)' : ''}, ${stopped}`,
    ...(rule === undefined
      ? []
      : [`  ${rule.source}`, ...ledgerLines(policy.calendar, countLimit(policy.calendar, rule, deadline.startedAt))]),
  ];
};

/** One telling: of what, whom, how, and when each step was. */
const deliveryLine = (delivery: Delivery, now: number): string => {
  const { kind, recipient, by, queuedAt, sentAt, settledAt, attempts } = delivery;
  const times = [
    `antre ${showSecond(queuedAt)}`,
    ...(sentAt === undefined ? [] : [`terkirim ${showSecond(sentAt)}`]),
    ...(settledAt === undefined ? [] : [`selesai ${showSecond(settledAt)}`]),
    ...(attempts > 1 ? [`${attempts} kali dicoba`] : []),
  ];
  const how = by === undefined ? '' : ` lewat ${BY_WORDS[by]}`;
  return `✉ ${KIND_WORDS[kind].id} → ${recipient}${how}: ${showState(policy, delivery, now)} (${times.join(', ')})`;
};

const timelineLines = (
  events: readonly RecordedEvent[],
  deliveries: readonly Delivery[],
  now: number,
): readonly string[] => [
  ...events.flatMap(({ version, recordedAt, actor, event }) => {
    const detail = 'assignee' in event ? ` → ${event.assignee}` : 'status' in event ? ` → ${event.status}` : '';
    const told = deliveries.filter((delivery) => delivery.version === version);
    return [
      `  ${String(version).padStart(3)}  ${showMoment(recordedAt)} WIB  ${event.type}${detail} (${actorOf(actor)})`,
      ...told.map((delivery) => `         ${deliveryLine(delivery, now)}`),
    ];
  }),
  firstBroken(events) === undefined
    ? '  Rantai hash utuh / chain holds'
    : `  RANTAI PUTUS pada versi ${firstBroken(events)}`,
];

const reasonLines = (events: readonly RecordedEvent[]): readonly string[] =>
  events.flatMap(({ version, event }) => {
    if (event.type === 'HeldForTriage')
      return [`  versi ${version}, ditahan untuk petugas:`, ...event.reasons.map(explain)];
    if (event.type !== 'Classified' && event.type !== 'OversightSuspected') return [];
    const { proposal } = event;
    if (proposal === undefined) return [];
    const sure = `keyakinan ${proposal.confidence}, pengawasan ${proposal.pOversight}`;
    return [`  versi ${version}, usulan mesin (${sure}):`, ...proposal.reasons.map(explain)];
  });

const wordLines = async (records: ReportStore, id: ReportId): Promise<readonly string[]> => {
  const words = await records.words(id);
  const messages = await records.messages(id);
  return [
    `Kata pelapor: ${JSON.stringify(words, null, 2)}`,
    ...messages.map((message) => `Pesan ${message.n} (${message.kind}): ${JSON.stringify(message.words, null, 2)}`),
  ];
};

const show = async (id: ReportId, withWords: boolean): Promise<void> => {
  const stack = await readStack(await runningAws());
  const records = recordsOf(stack);
  const report = await records.load(id);
  const conflicts = await records.conflicts(id);
  const parked = await records.parked(id);
  for (const { receivedAt } of parked) console.log(`Menunggu laporannya sejak ${showMoment(receivedAt)} WIB / parked`);
  if (report === undefined) throw new Trouble(`${id}: belum ada laporan ini / no such report`);
  const events = await records.events(id);
  const deliveries = await deliveriesOf(stack).of(id);
  const clocks = Clock.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined ? [] : deadlineLines(report, clock, deadline);
  });
  const lines = [
    ...headLines(report),
    ...conflicts.map(
      ({ receivedAt }) => `Konflik  : kiriman lain dengan webhook-id sama disisihkan ${showMoment(receivedAt)} WIB`,
    ),
    '',
    'Mengapa / why',
    ...reasonLines(events),
    '',
    'Linimasa / timeline',
    ...timelineLines(events, deliveries, Date.now()),
    '',
    'Tenggat / deadlines',
    ...clocks,
    ...(withWords ? ['', ...(await wordLines(records, id))] : []),
  ];
  console.log(lines.join('\n'));
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { words: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const id = ReportId.safeParse(positionals[0]);
  if (values.help === true) console.log(USAGE);
  else if (!id.success) throw new Trouble(USAGE);
  else await show(id.data, values.words === true);
} catch (cause) {
  console.error(cause instanceof Trouble ? cause.message : wordsOf(cause));
  process.exitCode = 1;
}
