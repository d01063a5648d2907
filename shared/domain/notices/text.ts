import type { Parked } from '#shared/domain/arrival/parked';
import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import { type Calendar, type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import { showMoment } from '#shared/domain/calendar/moment-words';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { showPeriod } from '#shared/domain/calendar/period-words';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import { type Channels, channelOf, type Office } from '#shared/domain/office/office';
import type { Recipient } from '#shared/domain/office/recipient';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { agendaOf, type TimeRules } from '#shared/domain/report/agenda';
import { CLOCK_NAMES, type Clock, isMissed } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import { CHANNEL_STATUS_NAMES, STATUS_NAMES } from '#shared/domain/report/lifecycle';
import type { Assessed } from '#shared/domain/report/report';
import { URGENCY_NAMES } from '#shared/domain/report/urgency';
import { isolated, oneLine } from '#shared/domain/words/one-line';
import { assertNever } from '#shared/domain/words/result';
import type { Bilingual, ChannelId, Instant, ReportId } from '#shared/domain/words/words';
import {
  KIND_NAMES,
  limitsAtRisk,
  limitsMissed,
  type NoticeFact,
  type NoticeKind,
  type Notices,
  OTHER_MATTERS,
  type ReportNoticeKind,
} from './notice.ts';

/** What a notice says, in one language, before it is laid out as text or HTML. No string in it holds a line break. */
export type NoticeText = {
  readonly language: 'id' | 'en';
  /** Somebody's life is in danger; the subject says so too, or that it is urgent where no more may be said. */
  readonly urgent: boolean;
  readonly subject: string;
  readonly lead: string;
  /** One a report, danger first; a notice about something else has one without a reference. */
  readonly items: readonly NoticeItem[];
  readonly action: string;
  readonly footer: readonly string[];
};

export type NoticeItem = {
  /** Short enough to be said on the telephone; empty where no report is meant. */
  readonly reference: string;
  readonly heading: string;
  readonly urgent?: boolean;
  /** Taken over from a document of the office, which is in Indonesian whatever the notice is in. */
  readonly passages?: readonly NoticePassage[];
  readonly facts: readonly NoticeItemFact[];
  readonly links: readonly NoticeLink[];
};

export type NoticePassage = { readonly title: string; readonly lines: readonly string[] };
export type NoticeLink = { readonly label: string; readonly url: string };

export type NoticeItemFact = {
  readonly label: string;
  readonly value: string;
  /** A limit that has passed, which its value says too. */
  readonly late?: true;
};

/** A digest that is told. What it says of itself is worked out where digests are. */
export type DigestTelling = {
  readonly kind: 'digest';
  readonly period: DigestPeriod;
  readonly says: (voice: {
    readonly policy: { readonly calendar: Calendar; readonly office: Office };
    readonly language: keyof Bilingual;
    readonly brief: boolean;
    readonly showMoment: (at: Instant) => string;
  }) => Pick<NoticeItem, 'passages' | 'facts' | 'links'>;
};

/**
 * One thing to tell: of a report as it stands, of an arrival without its report, of a day, of a recipient that cannot
 * be reached, or of a digest.
 */
export type Telling =
  | { readonly kind: ReportNoticeKind; readonly report: Assessed }
  | { readonly kind: 'dangerParked' | 'reportMissing'; readonly parked: Pick<Parked, 'channel' | 'receivedAt'> }
  | { readonly kind: 'queueUnopened'; readonly day: IsoDate }
  | { readonly kind: 'undeliverable'; readonly about: Recipient }
  | DigestTelling;

type Rules = {
  readonly office: Office;
  readonly notices: Notices;
  readonly topics: TopicsPolicy;
  readonly units: Units;
  readonly channels: Channels;
  readonly subDistricts: SubDistricts;
} & TimeRules;
type Language = NoticeText['language'];
/** Whose words, in which language; `brief` where several notices stand in one. */
type Voice = { readonly policy: Rules; readonly language: Language; readonly brief: boolean };

const LABELS = {
  topic: { id: 'Topik', en: 'Topic' },
  subDistrict: { id: 'Kecamatan', en: 'Sub-district' },
  unit: { id: 'Unit kerja', en: 'Unit' },
  urgency: { id: 'Kedaruratan', en: 'Urgency' },
  channel: { id: 'Kanal', en: 'Channel' },
  triageDue: { id: 'Klasifikasi paling lambat', en: 'Classify by' },
  informDue: { id: 'Unit diberi tahu paling lambat', en: 'Tell the unit by' },
  processedDue: { id: 'Tanda sudah diproses paling lambat', en: 'Processed mark due' },
  firstResponseDue: { id: 'Tanggapan awal paling lambat', en: 'First answer by' },
  resolutionDue: { id: 'Penyelesaian paling lambat', en: 'Resolve by' },
  silenceEnds: { id: 'Berakhir tanpa tanggapan mulai', en: 'Ends without a reaction from' },
  approveBy: { id: 'Setujui atau tolak paling lambat', en: 'Approve or decline by' },
  channelStatus: { id: 'Status di kanal', en: 'Status in the channel' },
  officeStatus: { id: 'Status di kantor', en: 'Status at the office' },
} as const satisfies Record<NoticeFact, Bilingual>;
/** Until a person has decided, the topic is the machine's guess. */
const PROPOSED_TOPIC: Bilingual = { id: 'Topik (usulan mesin)', en: 'Topic (proposed by machine)' };
/** Where several stand in one notice, shorter. */
const BRIEF_LABELS = {
  ...LABELS,
  triageDue: { id: 'Batas klasifikasi', en: 'Classify by' },
  informDue: { id: 'Batas pemberitahuan unit', en: 'Tell the unit by' },
  processedDue: { id: 'Batas tanda diproses', en: 'Processed mark due' },
  firstResponseDue: { id: 'Batas tanggapan', en: 'Answer by' },
  resolutionDue: { id: 'Batas penyelesaian', en: 'Resolve by' },
  silenceEnds: { id: 'Berakhir mulai', en: 'Ends from' },
  approveBy: { id: 'Batas persetujuan', en: 'Approve by' },
  channelStatus: { id: 'Di kanal', en: 'In the channel' },
  officeStatus: { id: 'Di kantor', en: 'At the office' },
} as const satisfies Record<NoticeFact, Bilingual>;
const BRIEF_PROPOSED_TOPIC: Bilingual = { id: 'Usulan topik', en: 'Proposed topic' };

const WORDS = {
  unknownPlace: { id: 'belum diketahui', en: 'not known yet' },
  confidential: { id: 'dirahasiakan', en: 'confidential' },
  secretMatter: { id: 'isi dirahasiakan', en: 'details confidential' },
  restricted: { id: 'Laporan terbatas', en: 'Restricted report' },
  open: { id: 'Buka laporan (perlu masuk)', en: 'Open the report (sign-in needed)' },
  openOne: { id: 'Buka laporan', en: 'Open' },
  received: { id: 'Diterima', en: 'Received' },
  several: { id: 'pemberitahuan', en: 'notices' },
  others: { id: 'lainnya', en: 'other' },
  severalLead: { id: 'Berikut rangkuman pemberitahuan untuk Anda.', en: 'Here are your notices in one mail.' },
  severalAction: {
    id: 'Silakan masuk, buka setiap laporan, dan tindak lanjuti sebelum batas waktu.',
    en: 'Sign in, open each report, and act within its limits.',
  },
  dangerAction: {
    id: 'Tangani laporan bertanda BAHAYA sekarang juga.',
    en: 'Act now on whatever is marked DANGER.',
  },
  missedFirst: { id: 'Dahulukan yang bertanda LEWAT.', en: 'Take those marked OVERDUE first.' },
  keepToYourself: { id: 'Jangan teruskan pemberitahuan ini.', en: 'Do not forward this notice.' },
  danger: { id: 'BAHAYA', en: 'DANGER' },
  atOnce: { id: 'SEGERA', en: 'URGENT' },
  privacy: {
    id: 'Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.',
    en: "The report's words and the reporter's identity are never sent in a notice.",
  },
  automatic: { id: 'Pesan otomatis, tidak perlu dibalas.', en: 'Sent automatically; no reply is needed.' },
  limit: { id: 'waktu', en: 'deadline' },
  markedProcessed: { id: 'sudah ditandai diproses', en: 'marked processed' },
  answered: { id: 'sudah dijawab', en: 'answered' },
  and: { id: ' dan ', en: ' and ' },
  provisional: { id: ' (sementara)', en: ' (provisional)' },
  atRisk: { id: ' (SEGERA TIBA)', en: ' (DUE SOON)' },
  missed: { id: ' (LEWAT)', en: ' (OVERDUE)' },
  paused: { id: ' (berhenti, menunggu pelapor)', en: ' (standing still, waiting for the reporter)' },
} as const satisfies Record<string, Bilingual>;

/** The last letters of the id: enough to tell a day's reports apart. */
export const referenceOf = (report: ReportId): string => report.slice(-6).toUpperCase();

/**
 * The one text of one or several tellings. It is made of the office's own words, of codes by their names, and of times;
 * nothing that a citizen wrote can get into it. What is secret names no topic and no place; of what is or may be
 * oversight only the limits are told.
 */
export const noticeText = (
  policy: Rules,
  language: Language,
  tellings: readonly [Telling, ...Telling[]],
  consoleUrl: string,
): NoticeText => {
  const voice: Voice = { policy, language, brief: tellings.length > 1 };
  const [first] = tellings;
  const sorted = [...tellings.filter(isDanger), ...tellings.filter((telling) => !isDanger(telling))];
  const { lead } = policy.notices.words[toldAs(first)];
  return {
    language,
    urgent: tellings.some(isDanger),
    subject: marked(voice, tellings, voice.brief ? countedSubject(voice, tellings) : subjectOf(voice, first)),
    lead: oneLine((voice.brief ? WORDS.severalLead : lead)[language]),
    items: sorted.map((telling) => itemOf(voice, telling, consoleUrl)),
    action: oneLine(actionOf(voice, tellings)),
    footer: [policy.office.name, WORDS.privacy, WORDS.automatic].map((text) => oneLine(text[language])),
  };
};

const isOfReport = (telling: Telling): telling is Extract<Telling, { readonly report: Assessed }> =>
  'report' in telling;

const isDanger = (telling: Telling): boolean =>
  telling.kind === 'dangerParked' ||
  (isOfReport(telling) && (telling.kind === 'danger' || telling.report.urgency === 'danger'));

/** Is or may be oversight: nothing of it is said beyond that it is there and until when. */
const isRestricted = (telling: Telling): boolean => isOfReport(telling) && telling.report.oversight !== 'none';

const isOverdue = ({ kind }: Telling): boolean => kind === 'overdue' || kind === 'escalated';

const isSecret = (telling: Telling): boolean => isOfReport(telling) && telling.report.secret;

/** What can be told of a restricted report in words that fit any report. */
const NEUTRAL: readonly NoticeKind[] = [
  'reporterUpdated',
  'withdrawn',
  'amended',
  'conflict',
  'unreadable',
  'atRisk',
  'overdue',
  'escalated',
  'reporterSilent',
  'closeProposed',
  'channelDiffers',
  'secondPerson',
  'oversightStep',
];

/** The kind in whose words it is told: a report that has become restricted meanwhile is told as such. */
const toldAs = (telling: Telling): NoticeKind => {
  if (!isRestricted(telling) || !isOfReport(telling) || NEUTRAL.includes(telling.kind)) return telling.kind;
  return telling.report.oversight === 'confirmed' ? 'confirmedOversight' : 'suspectedOversight';
};

/** Danger stands first in the subject, in a word. */
const marked = ({ language }: Voice, tellings: readonly Telling[], text: string): string => {
  const dangers = tellings.filter(isDanger);
  if (dangers.length === 0) return text;
  const mark = (dangers.every(isRestricted) ? WORDS.atOnce : WORDS.danger)[language];
  return text.startsWith(mark) ? text : `${mark}: ${text}`;
};

const subjectOf = (voice: Voice, telling: Telling): string => {
  const text = titleOf(voice, telling);
  // The mail service shows subjects in its news: which reports are restricted is not to be read there.
  return !isOfReport(telling) || isRestricted(telling) ? text : `${text} [${referenceOf(telling.report.id)}]`;
};

const titleOf = (voice: Voice, telling: Telling): string => {
  const { policy, language } = voice;
  const kind = toldAs(telling);
  return isRestricted(telling) && NEUTRAL.includes(kind)
    ? `${WORDS.restricted[language]}: ${KIND_NAMES[kind][language]}`
    : filled(voice, policy.notices.words[kind].subject[language], telling);
};

/** `12 pemberitahuan (8 laporan baru, 3 ralat, 1 lainnya)`: the two most frequent kinds by name. */
const countedSubject = ({ language }: Voice, tellings: readonly Telling[]): string => {
  const counts = new Map<string, number>();
  for (const telling of tellings) {
    const kind = isRestricted(telling) ? 'suspectedOversight' : telling.kind;
    const name = KIND_NAMES[kind][language];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].sort(([, a], [, b]) => b - a).slice(0, 2);
  const rest = tellings.length - named.reduce((sum, [, count]) => sum + count, 0);
  const parts = [...named, ...(rest > 0 ? [[WORDS.others[language], rest] as const] : [])];
  const all = `${tellings.length} ${WORDS.several[language]}`;
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0
    ? `${all} (${only[0]})`
    : `${all} (${parts.map(([name, count]) => `${count} ${name}`).join(', ')})`;
};

const actionOf = ({ policy, language, brief }: Voice, tellings: readonly [Telling, ...Telling[]]): string => {
  const kinds = tellings.map(toldAs);
  const actions = brief
    ? [
        ...(tellings.some((telling) => isDanger(telling) && !isRestricted(telling)) ? [WORDS.dangerAction] : []),
        ...(tellings.some(isOfReport) ? [WORDS.severalAction] : []),
        ...(tellings.some(isOverdue) ? [WORDS.missedFirst] : []),
        ...OTHER_MATTERS.flatMap((kind) => (kinds.includes(kind) ? [policy.notices.words[kind].action] : [])),
      ]
    : [policy.notices.words[toldAs(tellings[0])].action];
  const isConfidential = tellings.some((telling) => isRestricted(telling) || isSecret(telling));
  return [...actions, ...(isConfidential ? [WORDS.keepToYourself] : [])].map((text) => text[language]).join(' ');
};

const itemOf = (voice: Voice, telling: Telling, consoleUrl: string): NoticeItem => {
  const { policy, language, brief } = voice;
  if (!isOfReport(telling)) return otherItemOf(voice, telling);
  const { report } = telling;
  const { facts, subject } = policy.notices.words[toldAs(telling)];
  const heading = isRestricted(telling) && !brief ? WORDS.restricted[language] : titleOf(voice, telling);
  return {
    reference: referenceOf(report.id),
    heading: marked(voice, [telling], heading),
    ...(isDanger(telling) ? { urgent: true } : {}),
    facts: facts
      .filter((fact) => isTold(telling, fact) && !(brief && isSaidAlready(report, fact, subject[language])))
      .flatMap((fact) => {
        const value = factOf(voice, report, fact);
        const late = isFactMissed(report, fact) ? { late: true as const } : {};
        return value === undefined ? [] : [{ label: labelOf(voice, report, fact), value: oneLine(value), ...late }];
      }),
    links: [
      {
        label: (brief ? WORDS.openOne : WORDS.open)[language],
        url: `${consoleUrl.replace(/\/+$/, '')}/laporan/${report.id}`,
      },
    ],
  };
};

type OtherTelling = Exclude<Telling, { readonly report: Assessed }>;

/** What is about no report has no reference, and its name stands in the subject already. */
const otherItemOf = (voice: Voice, telling: OtherTelling): NoticeItem => {
  const { policy, language, brief } = voice;
  const heading = brief ? titleOf(voice, telling) : oneLine(nameOfOther(voice, telling));
  if (telling.kind === 'dangerParked' || telling.kind === 'reportMissing') {
    const came = { label: WORDS.received[language], value: momentIn(voice, telling.parked.receivedAt) };
    const urgent = isDanger(telling) ? { urgent: true } : {};
    return { reference: '', heading: marked(voice, [telling], heading), ...urgent, facts: [came], links: [] };
  }
  if (telling.kind !== 'digest') return { reference: '', heading, facts: [], links: [] };
  const showMoment = (at: Instant): string => momentIn(voice, at);
  return { reference: '', heading, ...telling.says({ policy, language, brief, showMoment }) };
};

const nameOfOther = (voice: Voice, telling: OtherTelling): string => {
  const { policy, language } = voice;
  switch (telling.kind) {
    case 'dangerParked':
    case 'reportMissing':
      return channelName(voice, telling.parked.channel);
    case 'undeliverable':
      return telling.about.name[language];
    case 'queueUnopened':
      return showDay(voice, telling.day);
    case 'digest':
      return showPeriod(policy.calendar, language, telling.period);
    default:
      return assertNever(telling);
  }
};

const LIMITS: readonly NoticeFact[] = [
  'triageDue',
  'informDue',
  'processedDue',
  'firstResponseDue',
  'resolutionDue',
  'approveBy',
];

/** Whatever the rules list, of a restricted report only its limits and its channel are told. */
const isTold = (telling: Telling, fact: NoticeFact): boolean =>
  !isRestricted(telling) || fact === 'channel' || LIMITS.includes(fact);

/** Among several, what the heading says and what goes without saying is left out: forty of them must stay readable. */
const isSaidAlready = (report: Assessed, fact: NoticeFact, subject: string): boolean => {
  if (fact === 'topic' || fact === 'subDistrict') return subject.includes(`{${fact}}`);
  return fact === 'channel' || (fact === 'urgency' && report.urgency !== 'high');
};

const labelOf = ({ language, brief }: Voice, report: Assessed, fact: NoticeFact): string => {
  const isGuess = fact === 'topic' && report.status === 'triaging' && report.decidedBy === 'machine';
  if (isGuess) return (brief ? BRIEF_PROPOSED_TOPIC : PROPOSED_TOPIC)[language];
  return (brief ? BRIEF_LABELS : LABELS)[fact][language];
};

/** A subject with its placeholders filled in, once; what is not known is left out with the comma before it. */
const filled = (voice: Voice, text: string, telling: Telling): string =>
  oneLine(text).replace(/(, )?\{([^}]*)\}/g, (_, comma: string | undefined, name: string) => {
    const value = placeholderOf(voice, telling, name);
    return value === undefined ? '' : `${comma ?? ''}${isolated(oneLine(value))}`;
  });

/** By which placeholder a subject names what is about no report. */
const NAMED_AS = {
  dangerParked: 'channel',
  reportMissing: 'channel',
  undeliverable: 'recipient',
  queueUnopened: 'day',
  digest: 'period',
} as const satisfies Record<OtherTelling['kind'], string>;

const placeholderOf = (voice: Voice, telling: Telling, name: string): string | undefined => {
  const { policy, language } = voice;
  if (!isOfReport(telling)) return name === NAMED_AS[telling.kind] ? nameOfOther(voice, telling) : undefined;
  const { report } = telling;
  switch (name) {
    case 'topic':
      return isOpenly(report) ? topicName(policy, report, language) : WORDS.secretMatter[language];
    case 'subDistrict':
      return isOpenly(report) ? subDistrictName(policy, report) : undefined;
    case 'unit':
      return factOf(voice, report, 'unit');
    case 'clock':
      return clocksNamed(voice, telling.kind === 'atRisk' ? limitsAtRisk(report) : limitsMissed(report));
    default:
      return undefined;
  }
};

/** `penyelesaian`, `tanda diproses dan tanggapan awal`; by a general word where it is none any more. */
const clocksNamed = ({ language }: Voice, clocks: readonly Clock[]): string => {
  const names = clocks.map((clock) => CLOCK_NAMES[clock][language]);
  const last = names.at(-1) ?? WORDS.limit[language];
  const others = names.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')}${WORDS.and[language]}${last}`;
};

const CLOCKS = {
  triageDue: 'triage',
  informDue: 'inform',
  processedDue: 'processed',
  firstResponseDue: 'firstResponse',
  resolutionDue: 'resolution',
} as const satisfies Partial<Record<NoticeFact, Clock>>;

const factOf = (voice: Voice, report: Assessed, fact: NoticeFact): string | undefined => {
  const { policy, language } = voice;
  switch (fact) {
    case 'topic':
      return isOpenly(report) ? topicName(policy, report, language) : WORDS.confidential[language];
    case 'subDistrict':
      return isOpenly(report)
        ? (subDistrictName(policy, report) ?? WORDS.unknownPlace[language])
        : WORDS.confidential[language];
    case 'unit':
      return report.oversight === 'none' && 'assignee' in report && report.assignee !== undefined
        ? unitName(policy, report.assignee, language)
        : undefined;
    case 'urgency':
      return URGENCY_NAMES[report.urgency][language];
    case 'channel':
      return channelName(voice, report.channel);
    case 'triageDue':
    case 'informDue':
    case 'processedDue':
    case 'firstResponseDue':
    case 'resolutionDue':
      return dueText(voice, report, CLOCKS[fact]);
    case 'silenceEnds':
      return endOfSilence(voice, report);
    case 'approveBy':
      return report.proposed === undefined ? undefined : momentIn(voice, report.proposed.until);
    case 'channelStatus':
      return report.channelStatus === undefined
        ? undefined
        : CHANNEL_STATUS_NAMES[report.channelStatus.status][language];
    case 'officeStatus':
      return officeStatus(report, language);
    default:
      return assertNever(fact);
  }
};

const channelName = ({ policy, language }: Voice, channel: ChannelId): string =>
  channelOf(policy, channel)?.name[language] ?? channel;

/** The office's status, with what the channel ought to show of it. */
const officeStatus = (report: Assessed, language: Language): string => {
  const { status, processed, answeredAt } = report;
  const done = [
    ...(processed === undefined ? [] : [WORDS.markedProcessed]),
    ...(answeredAt === undefined ? [] : [WORDS.answered]),
  ];
  return [STATUS_NAMES[status], ...done].map((text) => text[language]).join('; ');
};

/** When it is due, and what stands in the way of taking that at its word. */
const dueText = (voice: Voice, report: Assessed, clock: Clock): string | undefined => {
  const deadline = report.deadlines[clock];
  if (deadline === undefined || deadline.stoppedAt !== undefined) return undefined;
  const marks = [
    ...(deadline.provisional ? [WORDS.provisional] : []),
    ...(limitsAtRisk(report).includes(clock) ? [WORDS.atRisk] : []),
    ...(isMissed(deadline) ? [WORDS.missed] : []),
    ...(isPaused(report, clock, deadline) ? [WORDS.paused] : []),
  ];
  return `${momentIn(voice, deadline.dueAt)}${marks.map((mark) => mark[voice.language]).join('')}`;
};

const isFactMissed = (report: Assessed, fact: NoticeFact): boolean => {
  const due = Object.entries(CLOCKS).find(([name]) => name === fact);
  const deadline = due === undefined ? undefined : report.deadlines[due[1]];
  return deadline !== undefined && isMissed(deadline);
};

/** When nobody waits for the reporter any longer; after a question about an end, it is the end that comes back. */
const endOfSilence = (voice: Voice, report: Assessed): string | undefined => {
  if (report.status === 'awaitingReporter' && report.cameFrom === 'resolved') return undefined;
  const end = agendaOf(voice.policy, report).find(({ what }) => what === 'silenceEnds');
  return end === undefined ? undefined : momentIn(voice, end.at);
};

const momentIn = ({ policy, language, brief }: Voice, at: Instant): string =>
  showMoment(policy.office.zone, language, at, brief ? 'short' : 'long');

/** Rabu, 25 November 2026. */
const showDay = ({ policy, language }: Voice, date: IsoDate): string =>
  dateFormat(language, {
    timeZone: policy.office.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(instantAt(policy.office, plainDate(date), '12:00'));

const isOpenly = (report: Assessed): boolean => report.oversight === 'none' && !report.secret;

const topicName = ({ topics }: Rules, report: Assessed, language: Language): string =>
  topics.topics.find(({ id }) => id === report.topic)?.name[language] ?? report.topic;

const subDistrictName = ({ subDistricts }: Rules, { subDistrict }: Assessed): string | undefined =>
  subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;

/** The same as plain text, for mail programs without HTML and for chats. */
export const plainText = ({ lead, items, action, footer }: NoticeText): string =>
  [
    lead,
    '',
    ...items.flatMap(({ reference, heading, passages = [], facts, links }) => [
      reference === '' ? heading : `[${reference}] ${heading}`,
      ...passages.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  - ${line}`)]),
      ...(passages.length > 0 ? [''] : []),
      ...facts.map(({ label, value }) => `  ${label}: ${value}`),
      ...links.flatMap(({ label, url }) => [`  ${label}:`, `  ${url}`]),
      '',
    ]),
    action,
    '',
    '-- ',
    ...footer,
    '',
  ].join('\n');
