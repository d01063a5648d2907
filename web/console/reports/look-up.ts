import type { Found } from '#shared/contracts/http/search';
import { api } from '../api/line.ts';
import { noteOfficeTime } from '../words/office-clock.ts';

const CODE = /^[\dA-Za-z][\dA-Za-z -]{12,20}$/;
const ID = /^rep_[\da-z]{26}$/;
/** One word with a digit in it may be a number of a channel. */
const NUMBER = /^\S*\d\S*$/;

/** What a person's line may be, the most exact first: the first that finds something is what was meant. */
export const readingsOf = (line: string) => [
  ...(ID.test(line) ? [{ report: line }] : []),
  ...(NUMBER.test(line) ? [{ number: line.replace(/^#/, '') }] : []),
  ...(CODE.test(line) && /\d/.test(line) ? [{ code: line }] : []),
  ...(/\p{L}{3}/u.test(line) ? [{ words: line, limit: 25 }] : []),
];

const NOTHING: Found = { asOf: '', reports: [] };

/** Finds what a line is the number, the code, the id or some words of. */
export const lookUp = async (line: string) => {
  for (const body of readingsOf(line)) {
    const answer = await api.searchReports({ body });
    if (!answer.ok) return answer;
    noteOfficeTime(answer.value.asOf);
    if (answer.value.reports.length > 0) return answer;
  }
  return { ok: true, value: NOTHING } as const;
};
