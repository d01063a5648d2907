import { oneLine } from '#shared/domain/words/one-line';
import type { Bilingual, Instant, ReportId } from '#shared/domain/words/words';
import { factsOf } from './facts.ts';
import { type NoticeItem, type NoticeLink, referenceOf } from './item.ts';
import { NoticeKind, ReportNoticeKind } from './kind.ts';
import { isDanger, isOfReport, isOverdue, isRestricted, isSecret, type Telling, toldAs } from './telling.ts';
import { headingOf, subjectOf } from './title.ts';
import { type Language, momentIn, type Rules, type Voice } from './voice.ts';

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

const WORDS = {
  open: { id: 'Buka laporan (perlu masuk)', en: 'Open the report (sign-in needed)' },
  received: { id: 'Diterima', en: 'Received' },
  openFormer: { id: 'Buka keadaannya waktu itu (perlu masuk)', en: 'Open how it was then (sign-in needed)' },
  openOneFormer: { id: 'Buka keadaannya waktu itu', en: 'Open how it was then' },
  heard: { id: 'Didengar petugas', en: 'Heard by an officer' },
  openCoverage: { id: 'Buka cakupan (perlu masuk)', en: 'Open coverage (sign-in needed)' },
  openInformal: { id: 'Buka aduan tak resmi (perlu masuk)', en: 'Open informal contacts (sign-in needed)' },
  openOne: { id: 'Buka laporan', en: 'Open' },
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
  privacy: {
    id: 'Isi laporan dan identitas pelapor tidak pernah dikirim melalui pemberitahuan.',
    en: "The report's words and the reporter's identity are never sent in a notice.",
  },
  automatic: { id: 'Pesan otomatis, tidak perlu dibalas.', en: 'Sent automatically; no reply is needed.' },
} as const satisfies Record<string, Bilingual>;

/**
 * The one text of one or several tellings. It is made of the office's own words, of codes by their names, and of times;
 * nothing that a citizen wrote can get into it. What is secret names no topic and no place; of what is or may be
 * oversight only the limits are told. What a person sends on by hand does not say that it came by itself.
 */
export const noticeText = (
  policy: Rules,
  language: Language,
  tellings: readonly [Telling, ...Telling[]],
  consoleUrl: string,
  by: 'machine' | 'person' = 'machine',
): NoticeText => {
  const voice: Voice = { policy, language, brief: tellings.length > 1 };
  const [first] = tellings;
  const sorted = [...tellings.filter(isDanger), ...tellings.filter((telling) => !isDanger(telling))];
  const { lead } = policy.notices.words[toldAs(first)];
  return {
    language,
    urgent: tellings.some(isDanger),
    subject: subjectOf(voice, tellings),
    lead: oneLine((voice.brief ? WORDS.severalLead : lead)[language]),
    items: sorted.map((telling) => itemOf(voice, telling, consoleUrl)),
    action: oneLine(actionOf(voice, tellings)),
    footer: [policy.office.name, WORDS.privacy, ...(by === 'machine' ? [WORDS.automatic] : [])].map((text) =>
      oneLine(text[language]),
    ),
  };
};

/** What is told of no report as it stands. */
const OTHER_KINDS = NoticeKind.exclude(ReportNoticeKind.options).options;

const actionOf = ({ policy, language, brief }: Voice, tellings: readonly [Telling, ...Telling[]]): string => {
  const kinds = tellings.map(toldAs);
  const actions = brief
    ? [
        ...(tellings.some((telling) => isDanger(telling) && !isRestricted(telling)) ? [WORDS.dangerAction] : []),
        ...(tellings.some(isOfReport) ? [WORDS.severalAction] : []),
        ...(tellings.some(isOverdue) ? [WORDS.missedFirst] : []),
        ...OTHER_KINDS.flatMap((kind) => (kinds.includes(kind) ? [policy.notices.words[kind].action] : [])),
      ]
    : [policy.notices.words[toldAs(tellings[0])].action];
  const isConfidential = tellings.some((telling) => isRestricted(telling) || isSecret(telling));
  return [...actions, ...(isConfidential ? [WORDS.keepToYourself] : [])].map((text) => text[language]).join(' ');
};

const itemOf = (voice: Voice, telling: Telling, consoleUrl: string): NoticeItem => {
  const { policy, language, brief } = voice;
  const heading = headingOf(voice, telling);
  const linkTo = (label: Bilingual, report: ReportId): NoticeLink => ({
    label: label[language],
    url: `${consoleUrl.replace(/\/+$/, '')}/laporan/${report}`,
  });
  if (telling.kind === 'takenAway') {
    const { former } = telling;
    const link = linkTo(brief ? WORDS.openOneFormer : WORDS.openFormer, former);
    return { reference: referenceOf(former), heading, facts: [], links: [link] };
  }
  if (!isOfReport(telling)) {
    if ('parked' in telling) {
      const came = { label: WORDS.received[language], value: momentIn(voice, telling.parked.receivedAt) };
      const urgent = isDanger(telling) ? { urgent: true } : {};
      return { reference: '', heading, ...urgent, facts: [came], links: [] };
    }
    if (telling.kind === 'dangerInformal') {
      const heard = { label: WORDS.heard[language], value: momentIn(voice, telling.contact.at) };
      const url = `${consoleUrl.replace(/\/+$/, '')}/kantor/aduan-tak-resmi`;
      const links = [{ label: WORDS.openInformal[language], url }];
      return { reference: '', heading, urgent: true, facts: [heard], links };
    }
    if (telling.kind === 'unitSilent') {
      const url = `${consoleUrl.replace(/\/+$/, '')}/kantor/cakupan`;
      return { reference: '', heading, facts: [], links: [{ label: WORDS.openCoverage[language], url }] };
    }
    if (telling.kind !== 'digest') return { reference: '', heading, facts: [], links: [] };
    const showMoment = (at: Instant): string => momentIn(voice, at);
    return { reference: '', heading, ...telling.says({ policy, language, brief, showMoment }) };
  }
  const { id } = telling.report;
  return {
    reference: referenceOf(id),
    heading,
    ...(isDanger(telling) ? { urgent: true } : {}),
    facts: factsOf(voice, telling),
    links: [linkTo(brief ? WORDS.openOne : WORDS.open, id)],
  };
};

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
