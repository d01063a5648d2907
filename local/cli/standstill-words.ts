import { showMinute } from '#local/pages/office-time';
import { STANDSTILL_NAMES, type Standstill } from '#shared/domain/calendar/standstill';
import { ACTOR_NAMES, type Actor } from '#shared/domain/words/actor';

/** Who did it. */
export const actorWords = (actor: Actor): string => {
  switch (actor.by) {
    case 'machine':
      return ACTOR_NAMES.machine.id;
    case 'channel':
      return `${ACTOR_NAMES.channel.id} ${actor.channel}`;
    case 'person':
      return `${ACTOR_NAMES.person.id} ${actor.person}`;
    case 'history':
      return `${ACTOR_NAMES.history.id} ${actor.person}`;
  }
};

/**
 * One standstill: from when until when; why and by whom, where it is a report's and not one that somebody only
 * supposes.
 */
export const standstillWords = ({ from, until, why, by }: Standstill): string => {
  const end = until === undefined ? 'belum berakhir' : showMinute(until);
  return `jeda ${showMinute(from)} – ${end}${by === undefined ? '' : `, ${STANDSTILL_NAMES[why].id} (${actorWords(by)})`}`;
};
