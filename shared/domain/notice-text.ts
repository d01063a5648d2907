import type { Clock } from './clock.ts';
import type { NoticeFact, NoticeKind } from './notice.ts';
import { channelOf } from './office.ts';
import { isolated, oneLine } from './one-line.ts';
import type { Policy } from './policy.ts';
import type { Recipient } from './recipient.ts';
import type { Assessed } from './report.ts';
import { assertNever } from './result.ts';
import type { Assignee, Bilingual, Instant, ReportId } from './words.ts';

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
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly link?: { readonly label: string; readonly url: string } | undefined;
};

/** One thing to tell: of a report as it stands, or of a recipient that cannot be reached. */
export type Telling =
  | { readonly kind: Exclude<NoticeKind, 'undeliverable'>; readonly report: Assessed }
  | { readonly kind: 'undeliverable'; readonly about: Recipient };

type Rules = Pick<Policy, 'office' | 'notices' | 'topics' | 'units' | 'channels' | 'subDistricts'>;
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
  firstResponseDue: { id: 'Tanggapan awal paling lambat', en: 'First answer by' },
  resolutionDue: { id: 'Penyelesaian paling lambat', en: 'Resolve by' },
} as const satisfies Record<NoticeFact, Bilingual>;
/** Until a person has decided, the topic is the machine's guess. */
const PROPOSED_TOPIC: Bilingual = { id: 'Topik (usulan mesin)', en: 'Topic (proposed by machine)' };
/** Where several stand in one notice, shorter. */
const BRIEF_LABELS = {
  ...LABELS,
  triageDue: { id: 'Batas klasifikasi', en: 'Classify by' },
  firstResponseDue: { id: 'Batas tanggapan', en: 'Answer by' },
  resolutionDue: { id: 'Batas penyelesaian', en: 'Resolve by' },
} as const satisfies Record<NoticeFact, Bilingual>;
const BRIEF_PROPOSED_TOPIC: Bilingual = { id: 'Usulan topik', en: 'Proposed topic' };

const URGENCY_NAMES = {
  danger: { id: 'BAHAYA bagi keselamatan jiwa', en: 'DANGER to life' },
  high: { id: 'Tinggi', en: 'High' },
  normal: { id: 'Biasa', en: 'Normal' },
} as const satisfies Record<Assessed['urgency'], Bilingual>;

/** What happened, in a word or two: where several are counted, and where a restricted report may say no more. */
const IN_SHORT = {
  newReport: { id: 'laporan baru', en: 'new' },
  needsPerson: { id: 'perlu klasifikasi', en: 'to classify' },
  suspectedOversight: { id: 'laporan terbatas', en: 'restricted' },
  confirmedOversight: { id: 'laporan terbatas', en: 'restricted' },
  reporterUpdated: { id: 'keterangan baru', en: 'with new details' },
  withdrawn: { id: 'pencabutan', en: 'withdrawn' },
  handedBack: { id: 'dikembalikan unit', en: 'handed back' },
  danger: { id: 'bahaya', en: 'danger' },
  amended: { id: 'ralat', en: 'corrected' },
  conflict: { id: 'kiriman bertentangan', en: 'conflicting' },
  undeliverable: { id: 'tidak sampai', en: 'undeliverable' },
} as const satisfies Record<NoticeKind, Bilingual>;

const WORDS = {
  unknownPlace: { id: 'belum diketahui', en: 'not known yet' },
  confidential: { id: 'dirahasiakan', en: 'confidential' },
  secretMatter: { id: 'isi dirahasiakan', en: 'details confidential' },
  restricted: { id: 'Laporan terbatas', en: 'Restricted report' },
  open: { id: 'Buka laporan (perlu masuk)', en: 'Open the report (sign-in needed)' },
  openOne: { id: 'Buka laporan', en: 'Open' },
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
  keepToYourself: { id: 'Jangan teruskan pemberitahuan ini.', en: 'Do not forward this notice.' },
  danger: { id: 'BAHAYA', en: 'DANGER' },
  atOnce: { id: 'SEGERA', en: 'URGENT' },
  privacy: {
    id: 'Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.',
    en: "The report's words and the reporter's identity are never sent in a notice.",
  },
  automatic: { id: 'Pesan otomatis, tidak perlu dibalas.', en: 'Sent automatically; no reply is needed.' },
  provisional: { id: ' (sementara)', en: ' (provisional)' },
} as const satisfies Record<string, Bilingual>;

/** The last letters of the id: enough to tell a day's reports apart. */
export const referenceOf = (report: ReportId): string => report.slice(-6).toUpperCase();

/**
 * The one text of one or several tellings. It is made of the office's own words, of codes by their names, and of times; nothing
 * that a citizen wrote can get into it. What is secret names no topic and no place; of what is or may be oversight only the
 * limits are told.
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

const isDanger = (telling: Telling): boolean =>
  telling.kind !== 'undeliverable' && (telling.kind === 'danger' || telling.report.urgency === 'danger');

/** Is or may be oversight: nothing of it is said beyond that it is there and until when. */
const isRestricted = (telling: Telling): boolean =>
  telling.kind !== 'undeliverable' && telling.report.oversight !== 'none';

const isSecret = (telling: Telling): boolean => telling.kind !== 'undeliverable' && telling.report.secret;

/** What can be told of a restricted report in words that fit any report. */
const NEUTRAL: readonly NoticeKind[] = ['reporterUpdated', 'withdrawn', 'amended', 'conflict'];

/** The kind in whose words it is told: a report that has become restricted meanwhile is told as such. */
const toldAs = (telling: Telling): NoticeKind => {
  if (!isRestricted(telling) || telling.kind === 'undeliverable' || NEUTRAL.includes(telling.kind)) return telling.kind;
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
  return telling.kind === 'undeliverable' || isRestricted(telling)
    ? text
    : `${text} [${referenceOf(telling.report.id)}]`;
};

const titleOf = (voice: Voice, telling: Telling): string => {
  const { policy, language } = voice;
  const kind = toldAs(telling);
  return isRestricted(telling) && NEUTRAL.includes(kind)
    ? `${WORDS.restricted[language]}: ${IN_SHORT[kind][language]}`
    : filled(voice, policy.notices.words[kind].subject[language], telling);
};

/** `12 pemberitahuan (8 laporan baru, 3 ralat, 1 lainnya)`: the two most frequent kinds by name. */
const countedSubject = ({ language }: Voice, tellings: readonly Telling[]): string => {
  const counts = new Map<string, number>();
  for (const telling of tellings) {
    const kind = isRestricted(telling) ? 'suspectedOversight' : telling.kind;
    const name = IN_SHORT[kind][language];
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
        ...(kinds.some((kind) => kind !== 'undeliverable') ? [WORDS.severalAction] : []),
        ...(kinds.includes('undeliverable') ? [policy.notices.words.undeliverable.action] : []),
      ]
    : [policy.notices.words[toldAs(tellings[0])].action];
  const isConfidential = tellings.some((telling) => isRestricted(telling) || isSecret(telling));
  return [...actions, ...(isConfidential ? [WORDS.keepToYourself] : [])].map((text) => text[language]).join(' ');
};

const itemOf = (voice: Voice, telling: Telling, consoleUrl: string): NoticeItem => {
  const { policy, language, brief } = voice;
  if (telling.kind === 'undeliverable') {
    const name = oneLine(telling.about.name[language]);
    return { reference: '', heading: brief ? titleOf(voice, telling) : name, facts: [] };
  }
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
        return value === undefined ? [] : [{ label: labelOf(voice, report, fact), value: oneLine(value) }];
      }),
    link: {
      label: (brief ? WORDS.openOne : WORDS.open)[language],
      url: `${consoleUrl.replace(/\/+$/, '')}/laporan/${report.id}`,
    },
  };
};

const LIMITS: readonly NoticeFact[] = ['triageDue', 'firstResponseDue', 'resolutionDue'];

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

const placeholderOf = (voice: Voice, telling: Telling, name: string): string | undefined => {
  const { policy, language } = voice;
  if (telling.kind === 'undeliverable') return name === 'recipient' ? telling.about.name[language] : undefined;
  const { report } = telling;
  switch (name) {
    case 'topic':
      return isOpenly(report) ? topicName(policy, report, language) : WORDS.secretMatter[language];
    case 'subDistrict':
      return isOpenly(report) ? subDistrictName(policy, report) : undefined;
    case 'unit':
      return factOf(voice, report, 'unit');
    default:
      return undefined;
  }
};

const CLOCKS = {
  triageDue: 'triage',
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
      return channelOf(policy, report.channel)?.name[language] ?? report.channel;
    case 'triageDue':
    case 'firstResponseDue':
    case 'resolutionDue': {
      const deadline = report.deadlines[CLOCKS[fact]];
      if (deadline === undefined || deadline.stoppedAt !== undefined) return undefined;
      return `${showMoment(voice, deadline.dueAt)}${deadline.provisional ? WORDS.provisional[language] : ''}`;
    }
    default:
      return assertNever(fact);
  }
};

/** How the office writes a moment: Selasa, 24 November 2026 pukul 16.00 WIB; among several, Sel, 24 Nov 2026, 16.00 WIB. */
const showMoment = ({ policy, language, brief }: Voice, at: Instant): string => {
  const timeZone = policy.office.zone;
  const length = brief ? 'short' : 'long';
  const shown = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone,
    weekday: length,
    day: 'numeric',
    month: length,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  // Only Indonesian has names for the country's zones: WIB, WITA, WIT.
  const zone = new Intl.DateTimeFormat('id-ID', { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${shown} ${zone ?? timeZone}`;
};

const isOpenly = (report: Assessed): boolean => report.oversight === 'none' && !report.secret;

const topicName = ({ topics }: Rules, report: Assessed, language: Language): string =>
  topics.topics.find(({ id }) => id === report.topic)?.name[language] ?? report.topic;

const subDistrictName = ({ subDistricts }: Rules, { subDistrict }: Assessed): string | undefined =>
  subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;

export const unitName = ({ units }: Pick<Rules, 'units'>, assignee: Assignee, language: Language): string =>
  [...units.units, ...units.desks].find(({ id }) => id === assignee)?.name[language] ?? assignee;

/** The same as plain text, for mail programs without HTML and for chats. */
export const plainText = ({ lead, items, action, footer }: NoticeText): string =>
  [
    lead,
    '',
    ...items.flatMap(({ reference, heading, facts, link }) => [
      reference === '' ? heading : `[${reference}] ${heading}`,
      ...facts.map(({ label, value }) => `  ${label}: ${value}`),
      ...(link === undefined ? [] : [`  ${link.label}:`, `  ${link.url}`]),
      '',
    ]),
    action,
    '',
    '-- ',
    ...footer,
    '',
  ].join('\n');
