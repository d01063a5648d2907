import type { Calendar } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import { showMoment } from '#shared/domain/calendar/moment-words';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { ACTOR_NAMES, type Actor } from '#shared/domain/words/actor';
import { PURPOSE_NAMES } from '#shared/domain/words/evidence-id';
import type { Assignee, Bilingual } from '#shared/domain/words/words';
import { CLOCK_NAMES, type Clock, EXTENSION_GROUND_NAMES } from './clock-rules.ts';
import {
  type EventName,
  type EventOf,
  openNameOf,
  type RecordedStep,
  type ReportEvent,
  UNREADABLE_NAMES,
} from './event.ts';
import { CHANNEL_STATUS_NAMES } from './lifecycle.ts';
import {
  ARCHIVED_FOR_NAMES,
  type ClosedBy,
  ENDED_BEFORE_NAMES,
  type EndedBefore,
  HAND_BACK_REASON_NAMES,
  REOPEN_REASON_NAMES,
  RESULT_NAMES,
} from './reasons.ts';
import { STEP_NAMES } from './second-step.ts';
import { URGENCY_NAMES } from './urgency.ts';

const by = (actor: Actor['by']): Bilingual => ({
  id: ` oleh ${ACTOR_NAMES[actor].id}`,
  en: ` by ${ACTOR_NAMES[actor].en}`,
});

/** A name as the end of a sentence. */
const said = ({ id, en }: Bilingual): Bilingual => ({ id: `: ${id}`, en: `: ${en}` });

/** How the sentence on each event begins. */
export const EVENT_BEGINNINGS = {
  Received: { id: 'Laporan diterima', en: 'The report came in' },
  Classified: { id: 'Diklasifikasikan', en: 'Classified' },
  HeldForTriage: { id: 'Ditahan untuk diputuskan petugas', en: 'Held for an officer to decide' },
  Routed: { id: 'Didisposisikan', en: 'Routed' },
  ClassificationConfirmed: {
    id: 'Klasifikasi mesin dibenarkan petugas',
    en: 'An officer confirmed what the machine decided',
  },
  OversightSuspected: { id: 'Diduga menyangkut pengawasan', en: 'Suspected to be about oversight' },
  UrgencyRaised: { id: 'Kedaruratan dinaikkan', en: 'It became more urgent' },
  Amended: { id: 'Laporan diralat', en: 'The report was amended' },
  ReporterReplied: { id: 'Pelapor menambahkan keterangan', en: 'The reporter added something' },
  WithdrawalReceived: { id: 'Pelapor mencabut laporannya', en: 'The reporter withdrew the report' },
  ChannelStatusChanged: { id: 'Status di kanal berubah', en: 'Its status in the channel changed' },
  ConflictSetAside: {
    id: 'Kiriman lain dengan nomor yang sama disisihkan',
    en: 'Another message under the same number was set aside',
  },
  ArrivalUnreadable: {
    id: 'Kiriman yang datang sebelum laporannya tidak dapat dibaca lagi',
    en: 'What had come before its report cannot be read any more',
  },
  Informed: { id: 'Unit diberi tahu', en: 'The unit was told' },
  MarkedProcessed: { id: 'Ditandai sudah diproses', en: 'Stated to be in hand' },
  WorkStarted: { id: 'Pekerjaan dimulai', en: 'Work began' },
  Assigned: { id: 'Pelaksana di unit ditetapkan', en: 'Who handles it in the unit was settled' },
  HandedBack: { id: 'Dikembalikan', en: 'Handed back' },
  ReporterAsked: { id: 'Pelapor diminta melengkapi laporannya', en: 'The reporter was asked for what is missing' },
  NoteAdded: { id: 'Catatan ditambahkan', en: 'A note was added' },
  IdentityRevealed: { id: 'Identitas pelapor dibuka', en: 'Somebody looked at who reported' },
  Resumed: { id: 'Dilanjutkan', en: 'Resumed' },
  AnswerPosted: { id: 'Jawaban disampaikan di kanal', en: 'An answer was posted in the channel' },
  Resolved: { id: 'Dituntaskan', en: 'Resolved' },
  CloseProposed: { id: 'Diusulkan untuk ditutup', en: 'Proposed to be closed' },
  Closed: { id: 'Ditutup', en: 'Closed' },
  Reopened: { id: 'Dibuka kembali', en: 'Reopened' },
  Referred: { id: 'Diteruskan ke instansi yang berwenang', en: 'Referred to the agency that is in charge' },
  CameBack: { id: 'Kembali dari instansi lain', en: 'Came back from another agency' },
  Archived: { id: 'Diarsipkan', en: 'Archived' },
  Restored: { id: 'Diambil lagi', en: 'Taken up again' },
  KeptAsHistory: { id: 'Dimasukkan sebagai riwayat', en: 'Taken in as history' },
  DuplicateLinked: { id: 'Dihubungkan dengan laporan gandanya', en: 'Linked to the report that it duplicates' },
  DuplicateUnlinked: { id: 'Hubungan dengan laporan ganda dilepas', en: 'The link to a duplicate was undone' },
  ConfidentialityRaised: { id: 'Kerahasiaan dinaikkan', en: 'Confidentiality was raised' },
  LoweringProposed: { id: 'Penurunan kerahasiaan diusulkan', en: 'Lowering confidentiality was proposed' },
  ConfidentialityLowered: { id: 'Kerahasiaan diturunkan', en: 'Confidentiality was lowered' },
  Recused: { id: 'Yang disebut dalam laporan dikecualikan', en: 'Whoever is named in the report was recused' },
  StepProposed: { id: 'Diusulkan, menunggu orang kedua', en: 'Proposed, waiting for a second person' },
  StepApproved: { id: 'Disetujui orang kedua', en: 'Approved by a second person' },
  StepDeclined: { id: 'Usul ditolak atau ditarik', en: 'The proposal was declined or withdrawn' },
  ProposalExpired: {
    id: 'Usul gugur: tidak ada orang kedua yang menyetujui',
    en: 'The proposal lapsed: no second person approved it',
  },
  DeadlineAtRisk: { id: 'Mendekati batas waktu', en: 'Near the deadline' },
  DeadlineMissed: { id: 'Lewat batas waktu', en: 'Past the deadline' },
  Escalated: { id: 'Masih lewat batas waktu', en: 'Still past the deadline' },
  DeadlineMoved: { id: 'Batas waktu', en: 'The deadline' },
  DeadlineExtended: { id: 'Batas waktu', en: 'The deadline' },
  SilenceNoted: { id: 'Pelapor belum menanggapi', en: 'The reporter has not reacted yet' },
  ChannelDiffers: { id: 'Status di kantor dan di kanal berbeda', en: 'Office and channel say different things' },
  EvidenceKept: { id: 'Bukti dukung disimpan', en: 'Evidence was kept' },
  EvidenceLookedAt: { id: 'Bukti dukung dilihat orang kedua', en: 'A second person looked at the evidence' },
  EvidenceWithdrawn: { id: 'Bukti dukung ditarik', en: 'Evidence was withdrawn' },
} as const satisfies Record<EventName, Bilingual>;

const CLOSED_BY = {
  reporter: { id: ' atas tanggapan pelapor', en: ' on the reporter’s word' },
  silence: { id: ' karena pelapor tidak menanggapi', en: ' since the reporter kept silent' },
  officer: by('person'),
  channel: by('channel'),
} as const satisfies Record<(typeof ClosedBy.options)[number], Bilingual>;

type Rules = { readonly calendar: Calendar; readonly units: Units };

/**
 * A sentence on what happened, in codes of the record made plain: to whom, how it ended, which deadline, from when to
 * when.
 */
export const tellEvent = (rules: Rules, event: ReportEvent): Bilingual => endedBy(event, endOf(rules, event));

const endedBy = ({ type }: Pick<ReportEvent, 'type'>, end: Bilingual | undefined): Bilingual => ({
  id: `${EVENT_BEGINNINGS[type].id}${end?.id ?? ''}.`,
  en: `${EVENT_BEGINNINGS[type].en}${end?.en ?? ''}.`,
});

const endOf = (rules: Rules, event: ReportEvent): Bilingual | undefined => {
  switch (event.type) {
    case 'Classified':
      return by(event.decidedBy);
    case 'Routed':
      return {
        id: ` ke ${unitName(rules, event.assignee, 'id')}`,
        en: ` to the ${unitName(rules, event.assignee, 'en')}`,
      };
    case 'Informed':
      return event.byHand === undefined ? SENT : inGroup(momentIn(rules, event.byHand.toldAt));
    case 'ChannelStatusChanged':
      return said(CHANNEL_STATUS_NAMES[event.status]);
    case 'ArrivalUnreadable':
      return said(UNREADABLE_NAMES[event.why]);
    case 'StepProposed':
      return said(STEP_NAMES[event.step.type]);
    case 'StepApproved':
      return said(STEP_NAMES[event.step]);
    case 'UrgencyRaised':
      return said(URGENCY_NAMES[event.urgency]);
    case 'Reopened':
      return said(REOPEN_REASON_NAMES[event.reason]);
    case 'HandedBack':
      return said(HAND_BACK_REASON_NAMES[event.reason]);
    case 'Resolved':
      return said(RESULT_NAMES[event.result]);
    case 'Closed':
      return CLOSED_BY[event.closedBy];
    case 'KeptAsHistory':
      return endedWords(event.ended);
    case 'Archived':
      return said(ARCHIVED_FOR_NAMES[event.reason]);
    case 'EvidenceKept':
      return said(PURPOSE_NAMES[event.purpose]);
    case 'DeadlineAtRisk':
    case 'DeadlineMissed':
      return ofClock(event.clock);
    case 'Escalated':
      return ofClock(event.clock, {
        id: `, jenjang ke-${event.step} diberi tahu`,
        en: `, step ${event.step} of the ladder is told`,
      });
    case 'DeadlineMoved':
      return ofClock(event.clock, movedWords(rules, event));
    case 'DeadlineExtended': {
      const until = momentIn(rules, event.deadline.dueAt);
      const { id, en } = EXTENSION_GROUND_NAMES[event.ground];
      return ofClock(event.clock, {
        id: ` diperpanjang sampai ${until.id}: ${id}`,
        en: ` was extended until ${until.en}: ${en}`,
      });
    }
    default:
      return undefined;
  }
};

/** A notice that was sent may still come back: what became of it stands beside the timeline. */
const SENT: Bilingual = { id: ': pemberitahuan dikirim mesin', en: ': the machine sent it a notice' };

/** Not in which group: where a report was before is not said. */
const inGroup = (moment: Bilingual): Bilingual => ({
  id: `${by('person').id} di grupnya, ${moment.id}`,
  en: `${by('person').en} in its group, ${moment.en}`,
});

const ofClock = (clock: Clock, rest: Bilingual = { id: '', en: '' }): Bilingual => ({
  id: ` ${CLOCK_NAMES[clock].id}${rest.id}`,
  en: ` for ${CLOCK_NAMES[clock].en}${rest.en}`,
});

/** How it had ended, and on which day where that is known. */
const endedWords = ({ how, endedOn }: EndedBefore): Bilingual => {
  const { id, en } = ENDED_BEFORE_NAMES[how];
  if (endedOn === undefined) return said({ id, en });
  const day = (language: keyof Bilingual): string =>
    dateFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
      Date.parse(endedOn),
    );
  return said({ id: `${id}, ${day('id')}`, en: `${en}, ${day('en')}` });
};

const momentIn = ({ calendar }: Rules, at: Parameters<typeof showMoment>[2]): Bilingual => ({
  id: showMoment(calendar.zone, 'id', at),
  en: showMoment(calendar.zone, 'en', at),
});

/** From when to when, or that the same date is now sure or not. */
const movedWords = (rules: Rules, event: EventOf<'DeadlineMoved'>): Bilingual => {
  const [from, to] = [momentIn(rules, event.from), momentIn(rules, event.to)];
  const sure = event.provisional ? { id: 'sementara', en: 'provisional' } : { id: 'pasti', en: 'sure' };
  return event.from === event.to
    ? { id: ` tetap ${to.id}, kini ${sure.id}`, en: ` stays ${to.en}, now ${sure.en}` }
    : {
        id: ` berpindah dari ${from.id} ke ${to.id} (${sure.id}): kalender berubah`,
        en: ` moved from ${from.en} to ${to.en} (${sure.en}): the calendar changed`,
      };
};

/** A step by the name and in the sentence under which it is told. */
export type ToldStep = { readonly type: EventName; readonly words: Bilingual };

/** How a step is told of which nobody may hear who reads the report: something was noted. */
export const NOTED: ToldStep = { type: 'NoteAdded', words: endedBy({ type: 'NoteAdded' }, undefined) };

/**
 * The steps of a report that is not about oversight, as everybody may hear of them who reads it: nothing tells that it
 * ever was or was suspected to be. Where a report was before is not said of any, since for some that was the desk for
 * oversight.
 */
export const tellOpenly = (
  rules: Rules,
  events: readonly RecordedStep[],
  assignee: Assignee | undefined,
): readonly ToldStep[] => {
  const routing = events.findLastIndex(({ event }) => event.type === 'Routed');
  const decided = events.findLastIndex(({ event }) => event.type === 'Classified' && event.decidedBy === 'person');
  return events.map(({ event }, index) => {
    // Held as well, it would be told apart from whatever else is handed back.
    if (openNameOf(event) === NOTED.type) return NOTED;
    // A file that was sent before the last decision may be one that only readers of an accusation know of.
    if (isOfEvidence(event) && index < decided) return NOTED;
    const told = openly(event);
    const isBefore = told.type === 'Routed' && (index !== routing || told.assignee !== assignee);
    return { type: told.type, words: isBefore ? endedBy(told, undefined) : tellEvent(rules, told) };
  });
};

const isOfEvidence = ({ type }: ReportEvent): boolean =>
  type === 'EvidenceKept' || type === 'EvidenceLookedAt' || type === 'EvidenceWithdrawn';

/** A step as everybody may hear of it: that oversight was suspected or found is told as something plainer. */
export const openly = (event: ReportEvent): ReportEvent => {
  if (event.type === 'OversightSuspected') return { type: 'HeldForTriage', reasons: [] };
  if (event.type === 'HandedBack' && event.reason === 'oversightFound') return { ...event, reason: 'needsDecision' };
  return event;
};
