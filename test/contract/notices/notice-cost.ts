import { expect, it } from 'vitest';
import type { KeptFiles } from '#shared/app/access/ports';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { dispatchEvent } from '#shared/app/notices/dispatch-event';
import type { ReadContacts } from '#shared/app/notices/ports';
import { releaseNotices } from '#shared/app/notices/release-notices';
import { type SendDeps, sendNotices } from '#shared/app/notices/send-notices';
import { settleFeedback } from '#shared/app/notices/settle-feedback';
import { type DeliveryId, idOf } from '#shared/domain/notices/delivery';
import { digestSubject, reportSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { printCost } from '#test/contract/cost';
import { aNewReport, RECEIVED } from '#test/contract/stories';
import { A_WEEK, keepDigest } from '#test/support/builders/a-digest';
import type { Count, Counter } from '#test/support/counting-client';
import { LLAJ } from './deliveries.ts';
import type { Stores } from './delivery-store.ts';

export type NoticeCost = {
  /** Everything but the book, which is remembered; every client is counted. */
  readonly deps: Omit<SendDeps, keyof Stores | 'contacts'> & Stores;
  /** Where digests are kept. */
  readonly files: Pick<KeptFiles, 'keep'>;
  readonly counter: Counter;
};

/** Where the notices of this suite go: it must be found nowhere afterwards. */
export const ADDRESS = 'grup-llaj@alamat-rahasia.contoh.invalid';
const BOOK = { key: 'kunci'.repeat(8), contacts: { [LLAJ]: { by: 'mail', address: ADDRESS } } };

/** What telling costs in calls and units: the calls are part of the promise, the units are printed. */
export const itTellsForSoManyCalls = (make: () => NoticeCost): void => {
  const opened = (contacts: ReadContacts = async () => BOOK) => {
    const { deps, counter } = make();
    const cost = async (what: string, step: () => Promise<unknown>): Promise<Count> => {
      counter.take();
      await step();
      const count = counter.take();
      printCost(what, count);
      return count;
    };
    return { deps: { ...deps, contacts }, cost };
  };
  /** A report that the machine has routed to a unit: one notice, to that unit's group. */
  const routed = async ({ reports }: Stores) => {
    const { story, commit } = aNewReport();
    await reports.commit(commit);
    const event = story.record.find(({ event: { type } }) => type === 'Routed') ?? expect.fail('not routed');
    const { id } = story.report;
    return { id, event: { report: id, version: event.version, type: 'Routed' } };
  };

  it('tells a group of a new report by mail with as many calls as were planned', async () => {
    const { deps, cost } = opened();
    const { id, event } = await routed(deps);

    const begun = await cost('dispatch of an event', () => dispatchEvent(deps, event));
    const dispatched = { QueryCommand: 1, BatchGetItemCommand: 1, SendMessageBatchCommand: 1 };
    expect(begun.calls).toEqual({ ...dispatched, PutItemCommand: 1 });
    expect(begun.writeUnits.table + begun.writeUnits.indexes).toBe(2);

    const again = await cost('the same event again', () => dispatchEvent(deps, event));
    expect(again.calls).toEqual(dispatched);
    expect(again.writeUnits).toEqual({ table: 0, indexes: 0 });

    const [delivery] = await deps.deliveries.of(reportSubject(id));
    const message = { recipient: LLAJ, deliveries: [idOf(delivery ?? expect.fail())] } as const;
    const sent = await cost('a notice by mail, the first of its report', () => sendNotices(deps, message));
    expect(sent.calls).toEqual({
      BatchGetItemCommand: 1,
      UpdateItemCommand: 1, // the day's quota
      TransactWriteItemsCommand: 3, // claim and mail; sent and its name; the report's clock
      SendEmailCommand: 1,
    });

    const repeated = await cost('the same message again', () => sendNotices(deps, message));
    expect(repeated.calls).toEqual({ BatchGetItemCommand: 1 });

    const mail = (await deps.deliveries.of(reportSubject(id)))[0]?.mail;
    const arrived = { feedback: 'delivered', suppress: false, mail, serviceId: 'x', sentAt: RECEIVED } as const;
    const settled = await cost('news that it arrived', () => settleFeedback(deps, { ...arrived, at: RECEIVED }));
    expect(settled.calls).toEqual({ GetItemCommand: 1, BatchGetItemCommand: 1, PutItemCommand: 1 });
    // It is done, so it stands in no index any more; leaving the one that it stood in is not charged here.
    expect(settled.writeUnits.table).toBe(1);
  });

  it('claims and settles forty in one mail as it does one: only each report’s own clock costs more', async () => {
    const { deps, cost } = opened();
    const ids: DeliveryId[] = [];
    while (ids.length < 40) {
      const { id, event } = await routed(deps);
      await dispatchEvent(deps, event);
      ids.push(...(await deps.deliveries.of(reportSubject(id))).map(idOf));
    }
    const message = { recipient: LLAJ, deliveries: ids } as const;
    const { calls } = await cost('forty notices in one mail', () => sendNotices(deps, message));
    expect(calls).toEqual({
      BatchGetItemCommand: 1,
      UpdateItemCommand: 1,
      SendEmailCommand: 1,
      // Two for all of them, and each report's own clock.
      TransactWriteItemsCommand: 2 + 40,
    });
  });

  it('posts a webhook with a single write for the claim and one for the outcome', async () => {
    const to = { by: 'webhook', url: 'https://kait.contoh.invalid/', secret: 'rahasia/'.repeat(5) };
    const { deps, cost } = opened(async () => ({ ...BOOK, contacts: { [LLAJ]: to } }));
    const { id, event } = await routed(deps);
    await dispatchEvent(deps, event);
    const message = { recipient: LLAJ, deliveries: (await deps.deliveries.of(reportSubject(id))).map(idOf) } as const;
    const posted = await cost('a notice by webhook', () =>
      sendNotices({ ...deps, postWebhook: async () => ({ kind: 'accepted' }) }, message),
    );
    expect(posted.calls).toEqual({
      BatchGetItemCommand: 1,
      PutItemCommand: 2,
      GetItemCommand: 1, // the contact's health
      TransactWriteItemsCommand: 1, // the report's clock
    });
  });

  it('finds nothing due with one call for the urgent and one for the rest', async () => {
    const { deps, cost } = opened();
    const { calls } = await cost('a watch that finds nothing due', () => releaseNotices(deps, () => true));
    expect(calls).toEqual({ QueryCommand: 2 });
  });

  it('tells of a digest with two reads and one write more than of anything else', async () => {
    const secretary = RecipientId.parse('sekretaris');
    const contacts = { [secretary]: { by: 'mail', address: ADDRESS } };
    const { deps, cost } = opened(async () => ({ ...BOOK, contacts }));
    await keepDigest(make().files, secretary, A_WEEK);
    const id = { subject: digestSubject(A_WEEK), version: 1, kind: 'digest', recipient: secretary } as const;
    await beginNotices(deps, [{ ...id, urgent: false }]);
    const message = { recipient: secretary, deliveries: [id] } as const;
    const sent = await cost('a digest by mail', () => sendNotices(deps, message));
    expect(sent.calls).toEqual({
      BatchGetItemCommand: 1,
      GetObjectCommand: 2, // the model and the document
      UpdateItemCommand: 1, // the day's quota
      TransactWriteItemsCommand: 3, // the links; claim and mail; sent and its name
      SendEmailCommand: 1,
    });
  });
};
