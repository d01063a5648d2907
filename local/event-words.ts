import type { Clock } from '#shared/domain/clock';
import type { Actor, ReportEvent } from '#shared/domain/report-event';
import type { Standstill, StandstillReason } from '#shared/domain/standstill';
import type { Bilingual } from '#shared/domain/words';
import type { WorkingTime } from '#shared/domain/working-time';
import { showMinute, showMoment } from './office-time.ts';

/** What each clock is called, by the glossary. */
export const CLOCK_WORDS = {
  triage: { id: 'klasifikasi', en: 'classification' },
  inform: { id: 'pemberitahuan ke unit', en: 'telling the unit' },
  processed: { id: 'tanda sudah diproses', en: 'processed mark' },
  firstResponse: { id: 'tanggapan awal', en: 'first answer' },
  resolution: { id: 'penyelesaian', en: 'resolution' },
  closure: { id: 'penutupan', en: 'closing' },
} as const satisfies Record<Clock, Bilingual>;

/** So much working time. */
export const limitWords = ({ limit, unit }: WorkingTime): string =>
  unit === 'workingDays' ? `${limit} hari kerja` : `${limit} menit kerja`;

/** Why clocks stand still. */
const STANDSTILL_WORDS = {
  awaitingReporter: 'menunggu jawaban pelapor',
  resolved: 'sudah tuntas',
  referred: 'diteruskan, bukan wewenang',
  archived: 'diarsipkan',
} as const satisfies Record<StandstillReason, string>;

/** Who did it. */
export const actorWords = (actor: Actor): string => {
  switch (actor.by) {
    case 'machine':
      return 'mesin';
    case 'channel':
      return `kanal ${actor.channel}`;
    case 'person':
      return `petugas ${actor.person}`;
  }
};

/** One standstill: from when until when; why and by whom, where it is a report's and not one that somebody only supposes. */
export const standstillWords = ({ from, until, why, by }: Standstill): string => {
  const end = until === undefined ? 'belum berakhir' : showMinute(until);
  return `jeda ${showMinute(from)} – ${end}${by === undefined ? '' : `, ${STANDSTILL_WORDS[why]} (${actorWords(by)})`}`;
};

/** Why more time was taken, by the law on public information. */
const GROUND_WORDS = {
  notYetHeld: 'informasi belum dikuasai',
  exclusionUndecided: 'pengecualian belum diputuskan',
} as const satisfies Record<Extract<ReportEvent, { type: 'DeadlineExtended' }>['ground'], string>;

/** What of an event is said beside its name: to whom, what, which clock, from when to when. */
export const eventWords = (event: ReportEvent): string => {
  switch (event.type) {
    case 'DeadlineAtRisk':
    case 'DeadlineMissed':
      return `: ${CLOCK_WORDS[event.clock].id}`;
    case 'Escalated':
      return `: ${CLOCK_WORDS[event.clock].id}, jenjang ke-${event.step}`;
    case 'DeadlineMoved':
      return `: ${movedWords(event)}`;
    case 'DeadlineExtended':
      return `: ${CLOCK_WORDS[event.clock].id}, ${showMoment(event.from)} → ${showMoment(event.deadline.dueAt)} WIB, ${GROUND_WORDS[event.ground]}`;
    case 'SilenceNoted':
      return ': pelapor belum menanggapi';
    case 'ChannelDiffers':
      return ': kantor dan kanal berbeda';
    default:
      return 'assignee' in event ? ` → ${event.assignee}` : 'status' in event ? ` → ${event.status}` : '';
  }
};

/** A deadline that became another: from when to when, or that the same date is now sure or not, and why. */
export const movedWords = ({
  clock,
  from,
  to,
  provisional,
}: Extract<ReportEvent, { type: 'DeadlineMoved' }>): string => {
  const now = provisional ? 'sementara' : 'pasti';
  const dates =
    from === to ? `tetap ${showMoment(to)} WIB, kini ${now}` : `${showMoment(from)} → ${showMoment(to)} WIB (${now})`;
  return `${CLOCK_WORDS[clock].id}, ${dates}: kalender berubah`;
};
