import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '#shared/adapters/table/client';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { headItem, searchEntryItem, wordsItem } from '#shared/adapters/table/items';
import { wordsKey } from '#shared/adapters/table/keys';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { findableOf } from '#shared/app/report/findable-of';
import { searchReports } from '#shared/app/report/search-reports';
import { SearchRequest } from '#shared/contracts/http/search';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import { officerOf } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';
import type { Words } from '#shared/domain/report/submission';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { aReport, LAPOR, wib } from '#test/support/builders/a-report';
import { labelledReports } from '#test/support/builders/labelled-reports';
import { itemSize } from '#test/support/item-size';
import { startMinistack } from '#test/support/ministack';
import { policy } from '#test/support/policy';
import { type Comparison, compare, type Spread, spreadOf } from './spread.ts';

/**
 * How long a search takes among so many reports of one year on the local AWS, beside reading the words of every one of
 * them, and what is stored for it.
 */
export type SearchMeasured = { readonly searches: readonly Comparison[]; readonly entryBytes: Spread };

const STORED = 10_000;
const ROUNDS = 3;
const NOW = wib('2026-11-24 08:00');
const YEAR = { from: IsoDate.parse('2025-11-25'), until: IsoDate.parse('2026-11-25') };
const A_YEAR_MS = 364 * 86_400_000;
const AT_ONCE = 25;
const KEY = 'an invented key that words are found under';

/** In one report alone, and in every other one. */
const RARE = 'xilofon';
const COMMON = 'mohon';

const ADMIN = officerOf(PersonId.parse('admin-contoh'), ['lapor-admin']);
/** Who has not one of these reports: all that is found is looked at and nothing shown. */
const OTHER_UNIT = officerOf(PersonId.parse('unit-contoh'), ['head-asdp']);

const story = aReport().build();
const zone = policy.calendar.zone;

type Stored = { readonly words: Words; readonly items: readonly Record<string, unknown>[]; readonly entry: number };

const stored = async (text: string, n: number): Promise<Stored> => {
  const receivedAt = Instant.parse(NOW - Math.floor(((n + 1) * A_YEAR_MS) / (STORED + 1)));
  const report = { ...story, id: reportIdOf(LAPOR, `cari-${n}`), receivedAt };
  const said = n === STORED - 7 ? `${text} ${RARE}` : text;
  const words: Words = {
    externalId: `cari-${n}`,
    text: n % 2 === 0 ? `${said} ${COMMON}` : said,
    attachments: [],
    flags: [],
    raw: {},
  };
  const findable = await findableOf({ policy, searchKey: async () => KEY }, report.id, { words });
  const entries = findable.map((one) => searchEntryItem(monthAt(policy.calendar, receivedAt), report, one));
  return {
    words,
    items: [headItem(report, zone, undefined), wordsItem(report.id, words), ...entries],
    entry: entries.reduce((sum, entry) => sum + itemSize(entry), 0),
  };
};

const put = async (client: DynamoDBDocumentClient, table: string, items: readonly Record<string, unknown>[]) => {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const requests = items.slice(at, at + AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

const took = async (act: () => Promise<number>, wanted: number): Promise<number> => {
  const begun = performance.now();
  const found = await act();
  const ms = performance.now() - begun;
  if (found !== wanted) throw new Error(`a search found ${found}, not ${wanted}`);
  return ms;
};

export const measureSearch = async (): Promise<SearchMeasured> => {
  const texts = labelledReports().map(({ text }) => text);
  const aws = await startMinistack();
  const client = documentClient(new DynamoDBClient(aws.config));
  try {
    const name = aws.deployed.TableName;
    const sizes: number[] = [];
    for (let n = 0; n < STORED; n += 1) {
      const { items, entry } = await stored(texts[n % texts.length] ?? '', n);
      sizes.push(entry);
      await put(client, name, items);
    }
    const table = dynamoTable(client, name);
    const deps = {
      policy,
      reports: tableReportStore(table, policy),
      cursorKey: async () => KEY,
      searchKey: async () => KEY,
      trackingKeys: async () => ({ current: '1', keys: { 1: KEY } }),
      now: () => NOW,
    };
    const search = async (officer: typeof ADMIN, asked: object): Promise<number> => {
      const found = await searchReports(deps, officer, SearchRequest.parse(asked));
      return found.ok ? found.value.reports.length : Number.NaN;
    };
    /** What one would do without an index: read the words of all that came in that year. */
    const readAll = async (word: string): Promise<number> => {
      const ids = await Array.fromAsync(deps.reports.receivedIn(YEAR));
      const items = await table.getAll(ids.map(wordsKey));
      return items.filter((item) => JSON.stringify(item).includes(word)).length;
    };
    const asked = [
      ['kata yang langka / a rare word', ADMIN, { words: RARE }, 1],
      ['kata yang tidak ada / a word that nobody wrote', ADMIN, { words: 'xilofonis' }, 0],
      ['kata umum, halaman pertama / a common word, its first page', ADMIN, { words: COMMON }, 25],
      ['kata umum, tanpa hak baca / a common word in nothing that one may read', OTHER_UNIT, { words: COMMON }, 0],
      ['nomor LAPOR! / a number of LAPOR!', ADMIN, { number: 'cari-4321' }, 1],
    ] as const;
    const bare: number[] = [];
    const ours = asked.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, [, officer, request, found]] of asked.entries())
        ours[at]?.push(await took(() => search(officer, request), found));
      bare.push(await took(() => readAll(RARE), 1));
    }
    return {
      searches: asked.map(([what], at) => compare(what, 'ms', ours[at] ?? [], bare)),
      entryBytes: spreadOf(sizes),
    };
  } finally {
    client.destroy();
    await aws.stop();
  }
};
