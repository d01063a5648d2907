import type { Found } from '#shared/contracts/http/search';
import { NAMES } from '#web/made/names.ts';
import { api } from '../api/line.ts';
import { noteOfficeTime } from '../words/office-clock.ts';

const CODE = /^[\dA-Za-z][\dA-Za-z -]{12,20}$/;
const ID = /^rep_[\da-z]{26}$/;
/** One word with a digit in it may be a number of a channel. */
const NUMBER = /^\S*\d\S*$/;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** What people and our own pages write before a number: the name of its channel, or that a number follows. */
const BEFORE_A_NUMBER: ReadonlySet<string> = new Set([
  ...Object.values(NAMES.channels).flatMap(({ id, en }) => [...wordsOf(id), ...wordsOf(en)]),
  ...['laporan', 'report', 'nomor', 'number', 'no'],
]);

/** A number as it is typed, also behind the name of its channel, as pages and notices call a report. */
const numberIn = (line: string): string | undefined => {
  const parts = line.split(/\s+/);
  const last = parts.at(-1)?.replace(/^#/, '') ?? '';
  const before = parts.slice(0, -1).flatMap(wordsOf);
  return NUMBER.test(last) && before.every((word) => BEFORE_A_NUMBER.has(word)) ? last : undefined;
};

/** What a person's line may be, the most exact first: the first that finds something is what was meant. */
export const readingsOf = (line: string) => [
  ...(ID.test(line) ? [{ report: line }] : []),
  ...[numberIn(line)].flatMap((number) => (number === undefined ? [] : [{ number }])),
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
