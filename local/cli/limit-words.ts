import { WORKING_UNIT_NAMES, type WorkingTime } from '#shared/domain/calendar/working-time';

/** So much working time. */
export const limitWords = ({ limit, unit }: WorkingTime): string => `${limit} ${WORKING_UNIT_NAMES[unit].id}`;
