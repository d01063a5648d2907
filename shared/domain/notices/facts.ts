import { channelOf } from '#shared/domain/office/office';
import { unitName } from '#shared/domain/office/unit-name';
import { agendaOf } from '#shared/domain/report/agenda';
import { type Clock, isMissed, isProposed } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import { CHANNEL_STATUS_NAMES, STATUS_NAMES } from '#shared/domain/report/lifecycle';
import type { Assessed } from '#shared/domain/report/report';
import { URGENCY_NAMES } from '#shared/domain/report/urgency';
import { oneLine } from '#shared/domain/words/one-line';
import { assertNever } from '#shared/domain/words/result';
import type { Bilingual, ChannelId } from '#shared/domain/words/words';
import type { NoticeItemFact } from './item.ts';
import type { NoticeFact } from './kind.ts';
import { limitsAtRisk } from './limits.ts';
import { isRestricted, type ReportTelling, type Telling, toldAs } from './telling.ts';
import { type Language, momentIn, type Rules, type Voice } from './voice.ts';

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
const PROPOSED_LIMIT: Bilingual = { id: ' (usulan)', en: ' (proposed)' };
const BRIEF_PROPOSED_LIMIT: Bilingual = { id: ' usulan', en: ' proposed' };
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
  markedProcessed: { id: 'sudah ditandai diproses', en: 'marked processed' },
  answered: { id: 'sudah dijawab', en: 'answered' },
  provisional: { id: ' (sementara)', en: ' (provisional)' },
  atRisk: { id: ' (SEGERA TIBA)', en: ' (DUE SOON)' },
  missed: { id: ' (LEWAT)', en: ' (OVERDUE)' },
  paused: { id: ' (berhenti, menunggu pelapor)', en: ' (standing still, waiting for the reporter)' },
} as const satisfies Record<string, Bilingual>;

/** What is told of a report beside its heading. */
export const factsOf = (voice: Voice, telling: ReportTelling): readonly NoticeItemFact[] => {
  const { policy, language, brief } = voice;
  const { report } = telling;
  const { facts, subject } = policy.notices.words[toldAs(telling)];
  return facts
    .filter((fact) => isTold(telling, fact) && !(brief && isSaidAlready(report, fact, subject[language])))
    .flatMap((fact) => {
      const value = factOf(voice, report, fact);
      const late = isFactMissed(report, fact) ? { late: true as const } : {};
      return value === undefined ? [] : [{ label: labelOf(voice, report, fact), value: oneLine(value), ...late }];
    });
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

const labelOf = ({ policy, language, brief }: Voice, report: Assessed, fact: NoticeFact): string => {
  const isGuess = fact === 'topic' && report.status === 'triaging' && report.decidedBy === 'machine';
  if (isGuess) return (brief ? BRIEF_PROPOSED_TOPIC : PROPOSED_TOPIC)[language];
  const proposed = isProposedLimit(policy, report, fact) ? (brief ? BRIEF_PROPOSED_LIMIT : PROPOSED_LIMIT) : undefined;
  return `${(brief ? BRIEF_LABELS : LABELS)[fact][language]}${proposed?.[language] ?? ''}`;
};

/** What the office has not set yet is said to be a proposal. */
const isProposedLimit = (policy: Rules, report: Assessed, fact: NoticeFact): boolean => {
  const due = Object.entries(CLOCKS).find(([name]) => name === fact);
  return due !== undefined && isProposed(policy, due[1], report);
};

const CLOCKS = {
  triageDue: 'triage',
  informDue: 'inform',
  processedDue: 'processed',
  firstResponseDue: 'firstResponse',
  resolutionDue: 'resolution',
} as const satisfies Partial<Record<NoticeFact, Clock>>;

export const factOf = (voice: Voice, report: Assessed, fact: NoticeFact): string | undefined => {
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

export const channelName = ({ policy, language }: Voice, channel: ChannelId): string =>
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

export const isOpenly = (report: Assessed): boolean => report.oversight === 'none' && !report.secret;

export const topicName = ({ topics }: Rules, report: Assessed, language: Language): string =>
  topics.topics.find(({ id }) => id === report.topic)?.name[language] ?? report.topic;

export const subDistrictName = ({ subDistricts }: Rules, { subDistrict }: Assessed): string | undefined =>
  subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;
