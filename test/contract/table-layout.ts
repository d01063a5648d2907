import { randomUUID } from 'node:crypto';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { tableClockAhead } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { reportOf } from '#shared/adapters/table/head';
import { eventOf, headItem } from '#shared/adapters/table/items';
import {
  deliveryKey,
  exportOrderKey,
  fileLinkKey,
  headKey,
  inboxKey,
  type Key,
  letterNoteKey,
  mailKey,
  mailNameKey,
  missKey,
  quotaKey,
  sheetImportKey,
} from '#shared/adapters/table/keys';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { deliveryItem } from '#shared/adapters/table/notice-items';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { INDEX_KEYS } from '#shared/adapters/table/table';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod, MonthName, YearName } from '#shared/domain/calendar/period';
import { followed } from '#shared/domain/evidence/attachment';
import { EMPTY_MONTH, headlineOf } from '#shared/domain/figures/evaluated-month';
import { Delivery, DeliveryReason, DeliveryState, failed, settled } from '#shared/domain/notices/delivery';
import { openedBy } from '#shared/domain/notices/duty';
import { NoticeKind, ParkedNoticeKind, ReportNoticeKind } from '#shared/domain/notices/kind';
import {
  contactSubject,
  daySubject,
  digestSubject,
  parkedSubject,
  reportSubject,
  silenceSubject,
} from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { nextActionAt } from '#shared/domain/report/agenda';
import { PersonId, Report } from '#shared/domain/report/report';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { keepActivityWithNews } from '#test/contract/activities/activities';
import { anOrder } from '#test/contract/figures/export-orders';
import { figuresOf } from '#test/contract/figures/public-years';
import {
  aClaim,
  aDelivery,
  aFileLink,
  aHealth,
  aMail,
  aMailId,
  aRecipient,
  aServiceId,
} from '#test/contract/notices/deliveries';
import { aNote, anAct } from '#test/contract/notices/letters';
import { anUpload, aPieceOfEvidence } from '#test/support/builders/a-piece-of-evidence';
import { aPublishedNews } from '#test/support/builders/a-published-news';
import { aReport, CLOSED, EVERYWHERE, wib } from '#test/support/builders/a-report';
import { richestOrdinary } from '#test/support/builders/richest-report';
import { countingCalls, type Units } from '#test/support/counting-client';
import { dataStack } from '#test/support/data-stack';
import { itemSize } from '#test/support/item-size';
import { policy } from '#test/support/policy';
import { anImport } from './arrival/sheet-imports.ts';
import {
  aConflict,
  aMessage,
  aNewReport,
  anAnswer,
  anInboxEntry,
  aParked,
  aReportId,
  going,
  RECEIVED,
  retold,
  stepTo,
} from './stories.ts';

const ZONE = 'Asia/Pontianak';

/** A table that answers somewhere. */
export type Place = { readonly config: DynamoDBClientConfig; readonly table: string };

/** How everything lies in its one table: what the indexes list, what the keys tell, and what a write costs. */
export const itLiesInTheTable = (place: () => Place): void => {
  itListsOpenWork(place);
  itListsByDay(place);
  itListsNotices(place);
  itTellsNothingInKeys(place);
  itCostsWhatWasPlanned(place);
};

const opened = (place: () => Place) => {
  const { config, table: TableName } = place();
  const client = documentClient(new DynamoDBClient(config));
  const table = dynamoTable(client, TableName);
  const get = async (Key: Key) => (await client.send(new GetCommand({ TableName, Key }))).Item;
  return {
    client,
    TableName,
    table,
    store: tableReportStore(table, policy),
    deliveries: tableDeliveryStore(table, () => RECEIVED),
    index: indexOf(client, TableName),
    get,
  };
};

/** All of one index partition, in its order. */
const indexOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (number: 1 | 2, partition: string): Promise<readonly Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName,
        IndexName: `GSI${number}`,
        KeyConditionExpression: `gsi${number}pk = :partition`,
        ExpressionAttributeValues: { ':partition': partition },
      },
    );
    for await (const { Items = [] } of pages) found.push(...Items);
    return found;
  };

const itListsOpenWork = (place: () => Place): void => {
  it('names the indexes as the table does', () => {
    expect(Object.keys(INDEX_KEYS)).toEqual(
      dataStack().table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName),
    );
  });

  const WHERE: readonly (readonly [keyof typeof EVERYWHERE, string | undefined])[] = [
    ['triaging', 'OPEN#triage'],
    ['suspected', 'OPEN#triage'],
    ['routed', 'OPEN#llaj'],
    ['inProgress', 'OPEN#llaj'],
    ['asked while triaging', 'OPEN#triage'],
    ['asked while in progress', 'OPEN#llaj'],
    ['resolved', 'OPEN#llaj'],
    ['oversight routed', 'OPEN#oversight'],
    ['closed', undefined],
    ['referred', undefined],
    ['archived', undefined],
  ];
  it.each(WHERE)('lists a report that is %s under %s', async (name, partition) => {
    const { client, TableName, store, index } = opened(place);
    const { report, ...story } = retold(EVERYWHERE[name].story());
    await store.commit(stepTo({ report, ...story }, 0));
    const { Item } = await client.send(new GetCommand({ TableName, Key: headKey(report.id) }));
    expect(Item?.['gsi1pk']).toBe(partition);
    if (partition === undefined) return;
    expect((await index(1, partition)).map(reportOf)).toContainEqual(report);
  });

  it('lets a report leave the list when it is done, and come back when it is reopened', async () => {
    const { store, index } = opened(place);
    const listed = async (): Promise<boolean> =>
      (await index(1, 'OPEN#llaj')).map(reportOf).some(({ id }) => id === of);
    const steps = aReport().next({ type: 'startWork' }).next({ type: 'resolve', result: 'fixed' });
    const closed = retold(steps.next(CLOSED).story());
    const of = closed.report.id;
    const resolved = retold(steps.story(), of);
    await store.commit(stepTo(resolved, 0));
    expect(await listed()).toBe(true);
    await store.commit(stepTo(closed, resolved.report.version));
    expect(await listed()).toBe(false);
    await store.commit(
      stepTo(
        going(closed, { type: 'Reopened', reason: 'notSatisfied', deadlines: closed.report.deadlines }),
        closed.report.version,
      ),
    );
    expect(await listed()).toBe(true);
  });

  it('lists an arrival that waits for its report, until it is folded in', async () => {
    const { store, index } = opened(place);
    const id = aReportId();
    const parked = aParked({ report: id });
    const listed = async () => (await index(1, 'OPEN#parked')).some(({ pk }) => pk === `R#${id}`);
    await store.park(anInboxEntry(id, { webhook: parked.webhook }), parked);
    expect(await listed()).toBe(true);
    await store.unpark(parked);
    expect(await listed()).toBe(false);
  });

  it('lists open work by what is due first, whatever the order of receipt', async () => {
    const { store, index } = opened(place);
    for (const day of ['2025-05-09', '2025-05-05', '2025-05-07']) {
      await store.commit(
        stepTo(
          retold(
            aReport()
              .receivedAt(wib(`${day} 09:00`))
              .story(),
          ),
          0,
        ),
      );
    }
    const due = (await index(1, 'OPEN#llaj')).map(
      (item) => nextActionAt(policy, reportOf(item)) ?? Number.POSITIVE_INFINITY,
    );
    expect(due.length).toBeGreaterThanOrEqual(3);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  });
};

const itListsByDay = (place: () => Place): void => {
  it('lists a report under the month that the office’s clock showed at its receipt', async () => {
    const { store, index } = opened(place);
    // 23:30 WIB is 16:30 UTC of the same day, 00:30 WIB is 17:30 UTC of the day before.
    const late = retold(aReport().receivedAt(wib('2047-05-31 23:30')).story());
    const early = retold(aReport().receivedAt(wib('2047-06-01 00:30')).story());
    for (const story of [early, late]) await store.commit(stepTo(story, 0));
    expect((await index(2, 'RECEIVED#2047-05')).map(reportOf)).toEqual([late.report]);
    expect((await index(2, 'RECEIVED#2047-06')).map(reportOf)).toEqual([early.report]);
  });

  it('keeps a report under its month of receipt for ever, also when it is done', async () => {
    const { store, index } = opened(place);
    const story = retold(
      aReport().receivedAt(wib('2047-04-02 08:00')).next({ type: 'archive', reason: 'tooGeneral' }).story(),
    );
    await store.commit(stepTo(story, 0));
    expect((await index(2, 'RECEIVED#2047-04')).map(reportOf)).toEqual([story.report]);
  });

  it('logs the events of all reports under the office’s day of recording, in order', async () => {
    const { store, index } = opened(place);
    const first = retold(
      aReport()
        .receivedAt(wib('2031-07-01 23:58'))
        .next({ type: 'startWork' }, { now: wib('2031-07-01 23:59') })
        .story(),
    );
    const second = retold(
      aReport()
        .receivedAt(wib('2031-07-01 00:00'))
        .next({ type: 'startWork' }, { now: wib('2031-07-02 00:00') })
        .story(),
    );
    for (const story of [first, second]) await store.commit(stepTo(story, 0));
    const log = (await index(2, 'LOG#2031-07-01')).map(eventOf);
    expect(log).toEqual([...second.record.slice(0, 3), ...first.record]);
    expect((await index(2, 'LOG#2031-07-02')).map(eventOf)).toEqual(second.record.slice(3));
  });

  it('logs the events of one instant in their own order, also beyond the ninth', async () => {
    const { store, index } = opened(place);
    const at = wib('2031-08-01 10:00');
    let story = retold(aReport().receivedAt(at).story());
    while (story.record.length < 12) story = going(story, { type: 'ClassificationConfirmed' }, { recordedAt: at });
    await store.commit(stepTo(story, 0));
    expect((await index(2, 'LOG#2031-08-01')).map(eventOf)).toEqual(story.record);
  });
};

const itListsNotices = (place: () => Place): void => {
  it.each([
    ['urgent', true, 'OPEN#urgentNotices'],
    ['other', false, 'OPEN#notices'],
  ])(
    'lists an %s delivery while somebody must look after it, and not among the reports',
    async (_, urgent, partition) => {
      const { deliveries, index, get } = opened(place);
      const delivery = aDelivery({ urgent });
      await deliveries.begin([delivery]);
      expect(await get(deliveryKey(delivery))).toMatchObject({ gsi1pk: partition });
      expect((await index(1, partition)).map((item) => Delivery.parse(item))).toContainEqual(delivery);
      const done = settled(delivery, 'delivered', RECEIVED);
      await deliveries.change([{ from: delivery, to: done }]);
      const left = await get(deliveryKey(delivery));
      expect(Delivery.parse(left)).toEqual(done);
      expect(Object.keys(left ?? {}).filter((name) => name.startsWith('gsi'))).toEqual([]);
    },
  );

  it('lists a delivery under no day, and shows the stream’s reader nothing that it acts on', async () => {
    const { deliveries, get } = opened(place);
    const delivery = aDelivery();
    await deliveries.begin([delivery]);
    const names = Object.keys((await get(deliveryKey(delivery))) ?? {});
    expect(names.filter((name) => ['event', 'gsi2pk', 'gsi2sk', 'ttl'].includes(name))).toEqual([]);
  });

  it('lets the table forget why a message failed after 15 days, when no queue can have it any more', async () => {
    const { table, get } = opened(place);
    const note = aNote();
    await tableLetterNotes(table).leave([note]);
    // RECEIVED is 1,746,500,400 seconds, and 15 × 86,400.
    expect((await get(letterNoteKey(note.letter)))?.['ttl']).toBe(1_747_796_400);
  });

  it('lets the table forget mails and their names after 120 days and quotas after 7, by seconds', async () => {
    const { table, deliveries, get } = opened(place);
    const mail = aMail({ at: Instant.parse(1_746_500_400_001) });
    const named = { serviceId: aServiceId(), mail: mail.id };
    await deliveries.change([], { mail, named });
    // 1,746,500,401 begun seconds and 120 × 86,400.
    expect((await get(mailKey(mail.id)))?.['ttl']).toBe(1_756_868_401);
    // RECEIVED is 2025-05-06 03:00 UTC: 1,746,500,400 seconds.
    expect((await get(mailNameKey(named.serviceId)))?.['ttl']).toBe(1_756_868_400);
    await tableQuota(table, 'mail')('2025-05-06', 5);
    // 2025-05-06 00:00 UTC is 1,746,489,600, and 7 × 86,400.
    expect((await get(quotaKey('mail', '2025-05-06')))?.['ttl']).toBe(1_747_094_400);
  });
};

const ID = 'rep_[0-9a-z]{26}';
const EVIDENCE = 'evd_[0-9a-z]{26}';
const NEWS = 'nws_[0-9a-z]{26}';
const HASH = '[0-9a-f]{64}';
const AT = '\\d{13}';
const LETTER = '[\\w-]{1,100}';
const NAME = '[a-z][a-z0-9-]{1,31}';
const DAY = '\\d{4}-\\d\\d-\\d\\d';
const MONTH = '\\d{4}-\\d\\d';
const PERIOD = '\\d{4}(-\\d\\d|-W\\d\\d)?';
/** What was told of an arrival, beside its report. */
const OF_PARKED = `PN#${HASH}#\\d{6}#(${ParkedNoticeKind.options.join('|')})#${NAME}`;
const NOTICE = `NT#\\d{6}#(${NoticeKind.options.join('|')})#${NAME}`;
/** What was told of a unit's silence, beside the day on which it began. */
const OF_SILENCE = `SN#[a-z]+#\\d{6}#unitSilent#${NAME}`;
/** Every form that a key has. Ids, hashes, times and the office's own words: nothing that a sender wrote. */
const KEYS: Readonly<Record<string, RegExp>> = {
  pk: new RegExp(
    `^(R#${ID}|I#${HASH}|T#${HASH}|L#${HASH}|C#${NAME}|M#ntc_[0-9a-z]{26}|S#[!-~]{1,256}|Q#(mail|letters|exports|imports)|H#imports|E#${NAME}|E#digest.${NAME}|Y#\\d{4}|D#${DAY}|G#${PERIOD}|F#${HASH}|K#${HASH}|X#${LETTER}|A#${MONTH}|W#${MONTH}|J#exp_[0-9a-z]{26}|U#up[al]_[0-9a-z]{26}|AC#act_[0-9a-z]{26}|NW#(nws_[0-9a-z]{26}|links)|PB#news|V#\\d{4}|CLOCK)$`,
  ),
  sk: new RegExp(
    `^(HEAD|TEXT|WHO|KEY|DUP#${ID}|-|EV#\\d{6}|MSG#\\d{5}|PEND#${HASH}|${OF_PARKED}|${OF_SILENCE}|CONF#${HASH}#${HASH}|${AT}|${NOTICE}|${DAY}(T\\d\\d:00:00\\.000Z)?|MONTH#${MONTH}|ACT#${LETTER}#(redrive|discard)#${AT}|${AT}#${ID}#\\d{5}|mark|applied|TEXT#\\d{4}|NOTE#\\d{6}|imp_[0-9a-z]{26}|DOC(TEXT)?#${EVIDENCE}|ATT#${HASH}|${ID}#${EVIDENCE}|(UNIT#${NAME}#)?${AT}#${NEWS}|${NEWS}|MARK|next)$`,
  ),
  gsi1pk: new RegExp(
    `^(OPEN#(triage|oversight|channel|parked|notices|urgentNotices|llaj|asdp|keuangan|umum|secretary|ppid|news|newsItems|newsLinks|sikedip)|KIND#(ConflictSetAside|IdentityRevealed)#${MONTH})$`,
  ),
  gsi1sk: new RegExp(
    `^${AT}#(nws_[0-9a-z]{26}|${ID}(#\\d{6})?|(R#${ID}|C#${NAME}|D#${DAY}|G#${PERIOD})#(${NOTICE}|${OF_PARKED}|${OF_SILENCE}))$`,
  ),
  gsi2pk: new RegExp(`^(LOG#${DAY}|(RECEIVED|FAILED|ACTIVITIES|NEWS)#${MONTH})$`),
  gsi2sk: new RegExp(
    `^(${DAY}#(act|nws)_[0-9a-z]{26}|${AT}#(${ID}(#\\d{6})?|(R#${ID}|C#${NAME}|D#${DAY}|G#${PERIOD})#(${NOTICE}|${OF_PARKED}|${OF_SILENCE})))$`,
  ),
};

const itTellsNothingInKeys = (place: () => Place): void => {
  it('has keys of ids, hashes, times and the office’s own words alone', async () => {
    const { client, TableName, table, store, deliveries } = opened(place);
    const parked = aParked({ report: aReportId() });
    const { story, commit } = aNewReport({
      identity: Buffer.from('siapa'),
      messages: [aMessage(1)],
      setAside: aConflict(),
      answered: anAnswer(aReportId()),
    });
    await store.keepKey(story.report.id, Buffer.from('kunci'));
    await store.park(anInboxEntry(parked.report, { webhook: parked.webhook }), parked);
    const piece = aPieceOfEvidence(story.report.id);
    await store.commit({ ...commit, evidence: [{ evidence: piece, text: Buffer.from('nama') }] });
    await tableUploads(table).save(anUpload(piece));
    await keepActivityWithNews(table);
    const named = followed(undefined, { report: piece.report, id: keyedHash('garam', 'alamat'), at: piece.sentAt });
    await tableAttachments(table).save({ ...named, state: 'kept', evidence: piece.id });
    await tableTraces(table).keep(YearName.parse('2025'), {
      report: piece.report,
      evidence: piece.id,
      sha256: piece.sha256,
    });
    const window = Instant.parse(1_746_500_400_000);
    await tableMissCounter(table).add(keyedHash('garam', 'alamat'), window, window);
    await deliveries.begin([
      aDelivery({ subject: reportSubject(story.report.id) }),
      aDelivery({ subject: parkedSubject(parked), kind: 'reportMissing' }),
      aDelivery({ subject: contactSubject(aRecipient()), kind: 'undeliverable' }),
      aDelivery({ subject: daySubject(IsoDate.parse('2025-05-06')), kind: 'queueUnopened' }),
      aDelivery({ subject: silenceSubject('llaj', IsoDate.parse('2025-05-06')), kind: 'unitSilent' }),
      ...['2025-04', '2025-W18', '2024'].map((period) =>
        aDelivery({ subject: digestSubject(DigestPeriod.parse(period)), kind: 'digest' }),
      ),
    ]);
    await tableFileLinks(table).keep([aFileLink()]);
    await tableLetterNotes(table).leave([aNote()]);
    await tableLetterBook(table, policy.calendar).write(anAct());
    await tableQuota(table, 'letters')('2025-05-06T03:00:00.000Z', 60);
    await tableQuota(table, 'exports')('2025-05-06T03:00:00.000Z', 60);
    await tableExportOrders(table).save(anOrder());
    await tableQuota(table, 'imports')('2025-05-06T03:00:00.000Z', 60);
    await tableSheetImports(table).save(anImport());
    const day = openedBy(IsoDate.parse('2025-05-06'), undefined, PersonId.parse('siti-contoh'), window);
    await tableDutyBook(table).save(day);
    await tableAppliedRules(table).write({ rules: sha256('aturan'), since: window, finished: true });
    await deliveries.change([], { mail: aMail(), named: { serviceId: aServiceId(), mail: aMailId() } });
    await deliveries.saveHealth(aHealth());
    await tableQuota(table, 'mail')('2025-05-06', 9);
    await tableEventLog(table, ZONE).setMark('pembaca', window);
    await tableEventLog(table, ZONE).setMark('digest.sekretaris', window);
    const month = headlineOf(MonthName.parse('2099-12'), EMPTY_MONTH, { asOf: window, rules: sha256('aturan') });
    await tableEvaluations(table, memoryKeptFiles()).save(undefined, month, EMPTY_MONTH);
    await tablePublicYears(table).save(undefined, figuresOf(YearName.parse('2098'), 12));
    await tablePublishedNews(table).publish(aPublishedNews(randomUUID()));
    const given = aDelivery({ subject: reportSubject(story.report.id), version: 7 });
    await deliveries.begin([given]);
    await deliveries.change([{ from: given, to: failed(given, 'noContact', window) }]);
    await tableClockAhead(table).set(86_400);
    const kinds = new Set<string>();
    for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
      for (const item of Items) {
        for (const [name, form] of Object.entries(KEYS)) {
          if (item[name] !== undefined) expect(item[name]).toMatch(form);
        }
        kinds.add(`${item['pk'].split('#')[0]} ${item['sk'].replace(/(?<=^(?:imp|rep|nws)_).*|[#\d].*/, '')}`);
      }
    }
    // Every kind of item was there to be looked at.
    expect([...kinds].toSorted()).toEqual(
      [
        ...[
          'X -',
          'H imp_',
          'A ACT',
          'I -',
          'L ',
          'R CONF',
          'R DOC',
          'R DOCTEXT',
          'R ATT',
          'U -',
          'V rep_',
          'R DUP',
          'R EV',
          'R HEAD',
          'R KEY',
          'R MSG',
          'R PEND',
          'R PN',
          'R TEXT',
          'R WHO',
          'T -',
          'W ',
        ],
        ...[
          'R NT',
          'C NT',
          'C -',
          'M -',
          'S -',
          'Q ',
          'E mark',
          'E applied',
          'E MONTH',
          'Y -',
          'D NT',
          'D -',
          'G NT',
          'F -',
          'J -',
          'K -',
          'CLOCK -',
          'D SN',
          'AC DOC',
          'AC EV',
          'AC HEAD',
          'AC KEY',
          'AC TEXT',
          'NW EV',
          'NW HEAD',
          'NW NOTE',
          'NW TEXT',
          'NW next',
          'NW nws_',
          'PB ',
          'PB UNIT',
          'PB nws_',
          'PB MARK',
        ],
      ].toSorted(),
    );
  });

  it('lets the table forget webhooks after 90 days and misses after their window, by seconds', async () => {
    const { client, TableName, table, store } = opened(place);
    const entry = anInboxEntry(aReportId(), { receivedAt: Instant.parse(1_746_500_400_001) });
    await store.remember(entry);
    const { Item } = await client.send(new GetCommand({ TableName, Key: inboxKey(entry.webhook) }));
    // 1,746,500,401 begun seconds and 90 × 86,400.
    expect(Item?.['ttl']).toBe(1_754_276_401);
    const name = keyedHash('garam', 'lupa');
    await tableMissCounter(table).add(name, entry.receivedAt, Instant.parse(1_746_504_000_500));
    const miss = await client.send(new GetCommand({ TableName, Key: missKey(name, entry.receivedAt) }));
    expect(miss.Item?.['ttl']).toBe(1_746_504_001);
    const link = aFileLink({ expiresAt: Instant.parse(1_746_504_000_500) });
    await tableFileLinks(table).keep([link]);
    const kept = await client.send(new GetCommand({ TableName, Key: fileLinkKey(link.token) }));
    expect(kept.Item?.['ttl']).toBe(1_746_504_001);
    const order = anOrder();
    await tableExportOrders(table).save(order);
    const ordered = await client.send(new GetCommand({ TableName, Key: exportOrderKey(order.id) }));
    // Seven days and two hours after it was given.
    expect(ordered.Item?.['ttl']).toBe(RECEIVED / 1000 + 7 * 86_400 + 7_200);
    const begun = anImport();
    await tableSheetImports(table).save(begun);
    const remembered = await client.send(new GetCommand({ TableName, Key: sheetImportKey(begun.id) }));
    // Thirty days after somebody last asked for anything of it.
    expect(remembered.Item?.['ttl']).toBe(RECEIVED / 1000 + 30 * 86_400);
  });
};

/** A delivery that could not hold more, every value at its longest. */
const richestDelivery = (): Delivery => {
  const AT = Instant.parse(1_795_111_111_111);
  const longest = <T extends string>(options: readonly T[]): T =>
    options.reduce((a, b) => (b.length > a.length ? b : a));
  const richest: Required<Delivery> = {
    subject: reportSubject(aReportId()),
    version: 999_999,
    kind: longest(ReportNoticeKind.options),
    recipient: RecipientId.parse('b'.repeat(24)),
    urgent: true,
    state: longest(DeliveryState.options),
    rev: 999_999,
    queuedAt: AT,
    notBefore: AT,
    lookAt: AT,
    triedSince: AT,
    claimedAt: AT,
    sentAt: AT,
    settledAt: AT,
    delayedAt: AT,
    attempts: 999,
    ...aClaim({ by: 'webhook' }),
    reason: longest(DeliveryReason.options),
  };
  return richest;
};

const itCostsWhatWasPlanned = (place: () => Place): void => {
  /** What one put of an item is charged: the table, and each index that it is in. */
  const chargedFor = async (Item: Record<string, unknown>): Promise<Units> => {
    const { config, table } = place();
    const counter = countingCalls();
    const client = documentClient(counter.watch(new DynamoDBClient(config)));
    await client.send(new PutCommand({ TableName: table, Item }));
    return counter.take().writeUnits;
  };

  it('charges three units for the table and three for each index, for the fullest head that accuses nobody', async () => {
    const report = Report.parse({ ...richestOrdinary('awaitingReporter'), id: aReportId() });
    expect(await chargedFor(headItem(report, ZONE, nextActionAt(policy, report)))).toEqual({ table: 3, indexes: 6 });
  });

  it('charges one unit for the table and one for the index, for the fullest delivery', async () => {
    const item = deliveryItem(richestDelivery());
    expect(itemSize(item), 'bytes').toBeLessThanOrEqual(1024);
    expect(await chargedFor(item)).toEqual({ table: 1, indexes: 1 });
  });

  it.each([
    ['a text', { pk: 'S#teks', sk: '-', teks: 'Kapuas Hulu' }],
    ['a text of more bytes than letters', { pk: 'S#multi', sk: '-', teks: 'ꦗ💡é' }],
    ['a number of 13 digits', { pk: 'S#angka', sk: '-', angka: 1_795_111_111_111 }],
    ['a short number', { pk: 'S#pendek', sk: '-', angka: 7 }],
    ['yes and no', { pk: 'S#ya', sk: '-', ya: true, tidak: false }],
    ['bytes', { pk: 'S#bita', sk: '-', bita: Buffer.alloc(33, 1) }],
    ['a list', { pk: 'S#daftar', sk: '-', daftar: ['a', 'bb', 1_795_111_111_111] }],
    ['a map', { pk: 'S#peta', sk: '-', peta: { satu: 'x', dua: ['y'] } }],
  ])('is charged by the size that we compute, for %s', async (_, item) => {
    const pad = (bytes: number) => ({ ...item, pad: 'x'.repeat(bytes) });
    const room = 1024 - itemSize(pad(0));
    expect(await chargedFor(pad(room))).toEqual({ table: 1, indexes: 0 });
    expect(await chargedFor(pad(room + 1))).toEqual({ table: 2, indexes: 0 });
  });
};

/**
 * Tried where the charge is told by table and index: the local AWS tells a sum, in which it doubles the table's part
 * alone.
 */
export const itChargesTwiceInTransactions = (place: () => Place): void => {
  it('charges twice for the fullest head that accuses nobody inside a transaction', async () => {
    const { config, table } = place();
    const counter = countingCalls();
    const client = documentClient(counter.watch(new DynamoDBClient(config)));
    const report = Report.parse({ ...richestOrdinary('awaitingReporter'), id: aReportId() });
    const Item = headItem(report, ZONE, nextActionAt(policy, report));
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: table, Item } }] }));
    expect(counter.take().writeUnits).toEqual({ table: 6, indexes: 12 });
  });
};
