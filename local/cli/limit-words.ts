import type { WorkingTime } from '#shared/domain/calendar/working-time';

/** So much working time. */
export const limitWords = ({ limit, unit }: WorkingTime): string =>
  unit === 'workingDays' ? `${limit} hari kerja` : `${limit} menit kerja`;
