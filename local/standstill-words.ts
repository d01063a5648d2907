import type { Actor } from '#shared/domain/report-event';
import type { Standstill, StandstillReason } from '#shared/domain/standstill';
import { showMinute } from './office-time.ts';

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
