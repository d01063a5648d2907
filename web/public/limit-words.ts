import type { OfficeAnswer } from '#shared/contracts/http/office';
import { titled } from '#shared/domain/words/titled';
import { type Language, say } from '#web/words/language.ts';
import { workingDays, workingTime } from '#web/words/numbers.ts';

type Promised = OfficeAnswer['promises'][number];

/** How many minutes the office is open on its longest day: what people mean by a working day. */
export const minutesOfADay = ({ hours }: Pick<OfficeAnswer, 'hours'>): number =>
  Math.max(
    ...hours.map(({ open }) => open.reduce((sum, { from, until }) => sum + minutesOf(until) - minutesOf(from), 0)),
  );

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** `14 hari kerja`, `4 jam kerja`. */
export const limitWords = (
  language: Language,
  office: Pick<OfficeAnswer, 'hours'>,
  { limit, unit }: { readonly limit: number; readonly unit: Promised['unit'] },
): string =>
  unit === 'workingDays' ? workingDays(language, limit) : workingTime(language, limit, minutesOfADay(office));

/** `Penyelesaian: layanan umum, aspirasi`: a clock by its name and what it is for. */
export const promiseName = (language: Language, promise: Pick<Promised, 'name' | 'for'>): string => {
  const name = titled(say(language, promise.name));
  return promise.for.length === 0 ? name : `${name}: ${promise.for.map((one) => say(language, one)).join(', ')}`;
};
