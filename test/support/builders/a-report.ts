import { Temporal } from 'temporal-polyfill';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import type { Actor, RecordedEvent } from '#shared/domain/report/event';
import { type Account, isFreeName } from '#shared/domain/report/named-person';
import { record } from '#shared/domain/report/record';
import { type Assessed, type KeyedHash, PersonId, type Report } from '#shared/domain/report/report';
import type { Step } from '#shared/domain/report/second-step';
import type { Submission } from '#shared/domain/report/submission';
import { keyedHash } from '#shared/domain/words/hash';
import { ImportId } from '#shared/domain/words/import-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId, TopicId } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

const ZONE = 'Asia/Pontianak';

/** `wib('2025-03-20 10:00')`: what the office's clock shows, as an instant; seconds and milliseconds may follow. */
export const wib = (shown: string): Instant =>
  Instant.parse(Temporal.PlainDateTime.from(shown.replace(' ', 'T')).toZonedDateTime(ZONE).epochMilliseconds);

/** The reverse, for readable failures: `2025-03-20 10:00`. */
export const shownInWib = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: at % 60_000 === 0 ? 'minute' : 'millisecond' })
    .replace('T', ' ');

export const LAPOR = ChannelId.parse('lapor');
export const PPID = ChannelId.parse('ppid');
export const topic = (id: string): TopicId => TopicId.parse(id);
export const person = (id: string): Actor => ({ by: 'person', person: PersonId.parse(id) });
export const MACHINE: Actor = { by: 'machine' };
/** The hash of some words. */
export const said = (words: string): KeyedHash => keyedHash('a salt', words);

/** A confident proposal for one of our units, unless told otherwise. */
export const aProposal = (given: Partial<Proposal> = {}): Proposal => ({
  class: 'service',
  pOversight: 0.01,
  unit: 'llaj',
  topic: topic('pju'),
  urgency: 'normal',
  confidence: 0.9,
  abstain: false,
  reasons: [],
  ...given,
});

export const SUSPICION: Proposal = aProposal({ class: 'oversight', pOversight: 0.9, topic: topic('dugaan-pungli') });
export const DANGER: Proposal = aProposal({ urgency: 'danger', topic: topic('dermaga'), unit: 'asdp' });
export const DOUBT: Proposal = aProposal({ abstain: true, confidence: 0.2, reasons: ['abstain.rivalry'] });

type Submit = Command<'submit'>;

const ID: ReportId = reportIdOf(LAPOR, '1916449');

/** The command that a new report on LAPOR! gives. Tuesday, 6 May 2025, 10:00. */
export const submit = (given: Partial<Submit> = {}): Submit => ({
  type: 'submit',
  id: ID,
  channel: LAPOR,
  receivedAt: wib('2025-05-06 10:00'),
  sentAt: wib('2025-05-06 10:00'),
  anonymous: false,
  secret: false,
  flags: [],
  content: said('lampu jalan padam'),
  proposal: aProposal(),
  ...given,
});

type Row = Command<'takeIn'>;
/** A row of a sheet of history: a report that had ended in its channel. */
export const aRow = (given: Partial<Row> = {}): Row => {
  const { type: _, sentAt: _1, ...facts } = submit();
  return { ...facts, type: 'takeIn', channelStatus: 'done', ended: { how: 'done', closedBy: 'silence' }, ...given };
};
export const SHEET = ImportId.parse(`imp_${'0'.repeat(26)}`);
export const IMPORT = { by: 'history', person: PersonId.parse('admin'), sheet: SHEET } as const satisfies Actor;

/** What a channel says of an invented person's report. */
export const aSubmission = (given: Partial<Submission> = {}): Submission => ({
  words: {
    externalId: '1916449',
    title: 'Lampu jalan padam',
    text: 'Lampu jalan di depan pasar contoh padam sejak tiga malam.',
    attachments: [],
    flags: [],
    raw: {},
  },
  reporter: { name: 'Warga Contoh', phone: '081200000000' },
  submittedAt: wib('2025-05-06 09:00'),
  disposedAt: undefined,
  channelClass: 'complaint',
  channelStatus: 'notFollowedUp',
  anonymous: false,
  secret: false,
  ...given,
});

/** Under which ids the office's rules know whoever acts in these tests. */
const FUNCTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['admin', ['admin-lapor']],
  ['kabid', ['pembaca-pengawasan']],
  ['pengawas', ['inspektur']],
]);
export const functionsOf = (actor: Actor): readonly PersonId[] =>
  actor.by === 'person' ? (FUNCTIONS.get(actor.person) ?? []).map((id) => PersonId.parse(id)) : [];

/** Whoever is named in these tests and is no function of the office, has an account. */
const accountsIn = (command: Command): readonly Account[] => (command.type === 'assign' ? WORKERS : namedIn(command));

/** Who works in the two units of these tests. */
export const WORKERS: readonly Account[] = [
  { person: PersonId.parse('rina-contoh'), functions: [], of: ['llaj'] },
  { person: PersonId.parse('tono-contoh'), functions: [], of: ['asdp', 'llaj'] },
  { person: PersonId.parse('yudi-contoh'), functions: [], of: ['asdp'] },
];

const namedIn = (command: Command): readonly Account[] =>
  'recused' in command && command.recused !== undefined
    ? command.recused
        .map((name) => PersonId.parse(name))
        .filter((id) => isFreeName(policy.office, id))
        .map((person) => ({ person, functions: [] }))
    : [];

/** A report with its whole record. */
export type Story = { readonly report: Report | undefined; readonly record: readonly RecordedEvent[] };

export const NOTHING: Story = { report: undefined, record: [] };

/** One more step of a story; a refusal is a mistake of the test. */
export const after = (story: Story, command: Command, given: Partial<Context>): Story => {
  // What a channel shows is told by the channel, whatever its clock.
  const actor = command.type === 'noteChannelStatus' ? ({ by: 'channel', channel: LAPOR } as const) : person('admin');
  const context: Context = {
    now: wib('2025-05-06 10:00'),
    accounts: accountsIn(command),
    actor,
    policy,
    functions: functionsOf(given.actor ?? actor),
    before: story.record,
    proof: 1,
    ...given,
  };
  const decision = decide(story.report, command, context);
  if (!decision.ok) throw new Error(`${command.type} refused: ${JSON.stringify(decision.refusal)}`);
  const id = 'id' in command ? command.id : ID;
  const { report, recorded } = record(story.report?.id ?? id, story.report, decision.value, context);
  return { report, record: [...story.record, ...recorded] };
};

/**
 * `aReport().on(LAPOR).receivedAt(…)` is valid by default, and routed to LLAJ by the machine; every further step is a
 * command that the rulebook accepted, so that no test starts from a report that cannot be.
 */
export const aReport = (given: Partial<Submit> = {}) => build(given, []);

/** The same of one that a sheet of history brought, in the year after it was received. */
export const anImported = (row: Partial<Row> = {}) => build({}, [], row);

type Taken = readonly [Command, Partial<Context>];

const build = (given: Partial<Submit>, steps: readonly Taken[], row?: Partial<Row>) => ({
  with: (more: Partial<Submit>) => build({ ...given, ...more }, steps, row),
  receivedAt: (at: Instant) => build({ ...given, receivedAt: at, sentAt: at }, steps, row),
  /** Held for a person: suspected oversight, or doubt. */
  suspected: () => build({ ...given, proposal: SUSPICION }, steps),
  doubtful: () => build({ ...given, proposal: DOUBT }, steps),
  /** One more command, by the Lapor admin and a minute later unless told otherwise. */
  next: (command: Command, by: Partial<Context> = {}) => build(given, [...steps, [command, by]], row),
  /** What takes two people: proposed by the Lapor admin, approved by an oversight reader. */
  agreed: (step: Step, by: Partial<Context> = {}) =>
    build(
      given,
      [
        ...steps,
        [{ type: 'proposeStep', step, content: said('sudah dibaca dua kali') }, by],
        [{ type: 'approveStep' }, { ...by, actor: person('kabid') }],
      ],
      row,
    ),
  story: (): Story => tell(given, steps, row),
  build: (): Assessed => {
    const { report } = tell(given, steps, row);
    if (report === undefined || report.status === 'received') throw new Error('no report came of it');
    return report;
  },
});

/** When somebody says that it was done. */
export const statedIn = (command: Command): Instant | undefined => {
  if (command.type === 'markProcessed') return command.statedAt;
  if (command.type === 'recordTold') return command.toldAt;
  return command.type === 'postAnswer' ? command.postedAt : undefined;
};

const firstOf = (given: Partial<Submit>, row: Partial<Row> | undefined): Story & { readonly now: Instant } => {
  if (row !== undefined) {
    const now = wib('2026-05-06 10:00');
    return { ...after(NOTHING, aRow(row), { now, actor: IMPORT }), now };
  }
  const command = submit(given);
  const now = command.receivedAt;
  return { ...after(NOTHING, command, { now, actor: { by: 'channel', channel: command.channel } }), now };
};

const tell = (given: Partial<Submit>, steps: readonly Taken[], row: Partial<Row> | undefined): Story => {
  const first = firstOf(given, row);
  return steps.reduce<{ readonly story: Story; readonly now: Instant }>(
    ({ story, now }, [next, by]) => {
      // Whoever says when something was done says so afterwards.
      const at = by.now ?? Instant.parse(Math.max(now + 60_000, statedIn(next) ?? 0));
      return { story: after(story, next, { ...by, now: at }), now: at };
    },
    { story: { report: first.report, record: first.record }, now: first.now },
  ).story;
};

export const CLASSIFIED = {
  type: 'classify',
  class: 'service',
  topic: topic('pju'),
  urgency: 'normal',
} as const satisfies Command;
export const OVERSIGHT = {
  ...CLASSIFIED,
  class: 'oversight',
  topic: topic('dugaan-pungli'),
} as const satisfies Command;
export const ASKED = { type: 'askReporter', content: said('di mana tepatnya?') } as const satisfies Command;
/** What nobody does alone: that a suspicion is none, and to put it away. */
export const AS_SERVICE = { type: 'classify', topic: topic('pju'), urgency: 'normal' } as const satisfies Step;
export const TO_SERVICE = {
  type: 'proposeStep',
  step: AS_SERVICE,
  content: said('tidak ada tuduhan di dalamnya'),
} as const satisfies Command;
export const PROPOSED = {
  type: 'proposeStep',
  step: { type: 'archive', reason: 'notAComplaint' },
  content: said('sudah dibaca dua kali'),
} as const satisfies Command;
/** The unit's answer, posted while the report was with it. */
export const ANSWER: Command = {
  type: 'postAnswer',
  content: said('petugas ke lapangan besok'),
  postedAt: wib('2025-05-06 11:00'),
};
export const RESOLVED = { type: 'resolve', result: 'fixed' } as const satisfies Command;
export const CLOSED = { type: 'close', closedBy: 'reporter' } as const satisfies Command;

const routedReport = aReport();
const working = routedReport.next({ type: 'startWork' });
const resolved = working.next(RESOLVED);

/**
 * A report in every place that a command can find one; where the reporter is asked, once for each place it was asked
 * from.
 */
export const EVERYWHERE = {
  triaging: aReport().doubtful(),
  suspected: aReport().suspected(),
  routed: routedReport,
  'oversight routed': aReport().suspected().next(OVERSIGHT),
  inProgress: working,
  'asked while triaging': aReport().doubtful().next(ASKED),
  'asked while routed': routedReport.next(ASKED),
  'asked while in progress': working.next(ASKED),
  'asked while resolved': resolved.next(ASKED),
  resolved,
  closed: resolved.next(CLOSED),
  referred: aReport().doubtful().next({ type: 'refer', authority: 'polres' }),
  archived: routedReport.next({ type: 'archive', reason: 'tooGeneral' }),
  history: anImported(),
  'open in a sheet': anImported({ ended: undefined, channelStatus: 'held' }),
} as const;
