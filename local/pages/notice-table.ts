import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { DELIVERY_STATE_NAMES, type Delivery } from '#shared/domain/notices/delivery';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { WAY_NAMES } from '#shared/domain/office/contact';
import type { Bilingual } from '#shared/domain/words/words';
import { alignedRow, cut, widthsOf } from './columns.ts';
import { isWaiting, showState } from './delivery-words.ts';
import { type NoticeOutcome, noticeProblem } from './notice-outcome.ts';
import { paint } from './steps.ts';
import type { Told } from './until-told.ts';

const policy = loadPolicy();

/** A name for what was told about, and the notices about it. */
export type NoticeGroup = { readonly name: string; readonly notices: readonly NoticeOutcome[] };

/** The notices about contacts, days of duty and periods, which belong to no report. */
export const CONTACTS_NAME = 'buku kontak / contacts';
export const DUTY_NAME = 'piket / duty';
export const DIGESTS_NAME = 'laporan kepatuhan / digests';

type Row = {
  readonly kind: string;
  readonly state: string;
  readonly recipients: readonly string[];
  /** It arrived, or rightly did not go. */
  readonly calm: boolean;
  readonly problem: string | undefined;
};

const rowOf = (notice: NoticeOutcome, healths: Told['healths'], now: number): Row => {
  const { id, delivery } = notice;
  return {
    kind: KIND_NAMES[id.kind].id,
    state: delivery === undefined ? '–' : showState(policy, delivery, now),
    // By mail unless it says otherwise.
    recipients: [`${id.recipient}${wayOf(delivery)}`],
    calm: delivery?.state === 'delivered' || delivery?.state === 'withheld',
    problem: noticeProblem(notice, healths, now),
  };
};

const wayOf = (delivery: Delivery | undefined): string =>
  delivery?.by === undefined || delivery.by === 'mail' ? '' : ` (${WAY_NAMES[delivery.by].id})`;

/** What was told alike, in one row. */
const together = (rows: readonly Row[]): readonly Row[] =>
  [...Map.groupBy(rows, ({ kind, state, problem }) => `${kind}|${state}|${problem}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({ ...first, recipients: alike.flatMap(({ recipients }) => recipients) })),
  );

const TITLES = ['contoh / sample', 'pemberitahuan', 'keadaan', 'kepada'];
/** With less, a sentence a row says it better than columns. */
const COLUMNS_FROM = 100;
const SENTENCE_INDENT = '    ';
const LONGEST_NAME = 30;
const LEAST_FOR_RECIPIENTS = 20;

/** As many a line as fit, none cut in two. */
const wrapped = (recipients: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const recipient of recipients) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + recipient.length + 2 <= width) lines.push(`${lines.pop()}, ${recipient}`);
    else lines.push(recipient);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line},` : line));
};

const styled = ({ calm, problem }: Row, line: string): string => {
  if (problem !== undefined) return paint('red', line);
  return calm ? line : paint('yellow', line);
};

const problemLines = ({ problem }: Row): readonly string[] =>
  problem === undefined ? [] : [paint('red', `    ✗ ${problem}`)];

type Named = { readonly name: string; readonly row: Row };

const inColumns = (rows: readonly Named[], width: number): readonly string[] => {
  const cells = rows.map(({ name, row }) => [cut(name, LONGEST_NAME), row.kind, row.state]);
  const widths = widthsOf([TITLES.slice(0, -1), ...cells]);
  const taken = widths.reduce((sum, one) => sum + one + 2, 1);
  const left = Math.max(LEAST_FOR_RECIPIENTS, width - taken);
  const lineOf = (row: readonly string[]): string => alignedRow(row, [...widths, left]);
  return [
    ` ${paint('bold', lineOf(TITLES))}`,
    ...rows.flatMap(({ row }, index) => {
      const [first = '', ...others] = wrapped(row.recipients, left);
      const lines = [lineOf([...(cells[index] ?? []), first]), ...others.map((line) => lineOf(['', '', '', line]))];
      const mark = row.problem === undefined ? ' ' : '✗';
      return [...lines.map((line) => `${mark}${styled(row, line)}`), ...problemLines(row)];
    }),
  ];
};

const inSentences = (rows: readonly Named[]): readonly string[] =>
  rows.flatMap(({ name, row }) => [
    ...(name === '' ? [] : [` ${paint('bold', name)}`]),
    `${SENTENCE_INDENT}${styled(row, `${row.kind} → ${row.recipients.join(', ')}: ${row.state}`)}`,
    ...problemLines(row),
  ]);

/**
 * Who was told of what, and what became of it: one line a sample where all were told alike, as wide as the terminal
 * allows.
 */
export const noticeTable = (
  groups: readonly NoticeGroup[],
  healths: Told['healths'],
  { width, now }: { readonly width: number; readonly now: number },
): string => {
  const rows = groups.flatMap(({ name, notices }) =>
    together(notices.map((notice) => rowOf(notice, healths, now))).map((row, index) => ({
      name: index === 0 ? name : '',
      row,
    })),
  );
  return (width < COLUMNS_FROM ? inSentences(rows) : inColumns(rows, width)).join('\n');
};

const allOf = ({ reports, contacts, duty, digests }: Told): readonly NoticeOutcome[] => [
  ...[...reports.values()].flat(),
  ...contacts,
  ...duty,
  ...digests,
];

/**
 * How much is wrong with what was told: nothing may be missing, nothing told that was not owed, nothing left under way.
 */
export const noticeProblems = (told: Told, now: number): number =>
  allOf(told).filter((notice) => noticeProblem(notice, told.healths, now) !== undefined).length + told.dead;

type Webhooks = readonly { readonly verified: boolean }[];

/** What the table comes to. */
export const noticeSummary = (told: Told, webhooks: Webhooks, now: number): string => {
  const all = allOf(told);
  const count = (test: (delivery: Delivery) => boolean): number =>
    all.filter(({ delivery }) => delivery !== undefined && test(delivery)).length;
  const counted = (state: Delivery['state'], language: keyof Bilingual): string =>
    `${count((delivery) => delivery.state === state)} ${DELIVERY_STATE_NAMES[state][language]}`;
  const ended = (language: keyof Bilingual): string =>
    (['bounced', 'failed', 'withheld'] as const).map((state) => counted(state, language)).join(', ');
  const waiting = count((delivery) => isWaiting(delivery, now));
  const signed = `${webhooks.filter(({ verified }) => verified).length}/${webhooks.length}`;
  const problems = noticeProblems(told, now);
  const verdict =
    problems === 0
      ? paint(['green', 'bold'], `${all.length} pemberitahuan sesuai aturan / notices as the rules owe them`)
      : paint(['red', 'bold'], `${problems} dari ${all.length} pemberitahuan keliru / notices are wrong`);
  return [
    `${verdict}: ${counted('delivered', 'id')}, ${waiting} menunggu, ${ended('id')}; tanda tangan webhook sah ${signed}`,
    `(${counted('delivered', 'en')}, ${waiting} wait for their time, ${ended('en')}; ${signed} webhook signatures verified)`,
    ...(told.dead === 0 ? [] : [paint('red', `${told.dead} pesan tidak dapat diolah / messages were given up`)]),
  ].join('\n');
};
