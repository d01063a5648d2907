import { earlier, type Posting, statusChanged, submitted, updated, withdrawn } from './a-channel-event.ts';

/** What happened to one report on its channel, in the order in which it happened there. */
export type ReportStory = {
  readonly name: string;
  readonly externalId: string;
  readonly postings: readonly Posting[];
};

const OVERSIGHT_TEXT =
  'Lampu di dekat jembatan Contoh mati. Petugas Dishub yang jaga minta setoran harian dari pedagang, mohon oknum petugas itu diperiksa.';

/** One event a step: `steps` get the webhook ids and times that follow from their place. */
const story = (
  name: string,
  externalId: string,
  steps: readonly ((given: { webhookId: string; externalId: string; timestamp: string }) => Posting)[],
): ReportStory => ({
  name,
  externalId,
  postings: steps.map((step, index) =>
    step({ webhookId: `msg_${externalId}_${index + 1}`, externalId, timestamp: earlier(60 - 5 * index) }),
  ),
});

type Step = Parameters<typeof story>[2][number];

const submit: Step = (given) => submitted(given);
const add: Step = (given) => updated(given);
const addMore: Step = (given) => updated(given, { content: 'Tambahan kedua: sudah ada yang terjatuh semalam.' });
const withdraw: Step = (given) => withdrawn(given);
const inProcess: Step = (given) => statusChanged(given, 'Proses');
const done: Step = (given) => statusChanged(given, 'Selesai');
const strange: Step = (given) => statusChanged(given, 'Status yang belum dikenal');
const repolled: Step = (given) => submitted(given, { status_name: 'Belum Ditindaklanjuti' });
/**
 * Corrections come without the channel's status. A poll that only repeats the known status leaves no event (else every
 * poll would), so an older observation that is delayed past it stands until the next poll contradicts it.
 */
const corrected: Step = (given) =>
  submitted(given, {
    status_name: undefined,
    content:
      'Lampu penerangan jalan di dekat jembatan Contoh Dua (bukan Contoh) mati sejak minggu lalu, mohon diganti.',
    user: { name: 'Warga Contoh Diperbaiki', phone: '081200000001', email: 'warga@contoh.invalid' },
  });
const accusing: Step = (given) => submitted(given, { status_name: undefined, content: OVERSIGHT_TEXT });
const accusingReply: Step = (given) => updated(given, { content: OVERSIGHT_TEXT });
const hidden: Step = (given) =>
  submitted(given, {
    status_name: undefined,
    is_anonymous: '1',
    is_secret: '1',
    content: 'Rahasiakan. Lampu jalan mati.',
  });
const DANGER_TEXT = 'GAWAT, barusan ada anak kesetrum kabel di tiang itu.';
const dangerous: Step = (given) => updated(given, { content: DANGER_TEXT });
const dangerousStatus: Step = (given) => statusChanged(given, DANGER_TEXT);
const relabelled: Step = (given) =>
  submitted(given, { status_name: undefined, classification_name: 'Pengaduan Berkadar Pengawasan' });

/** Stories of up to five events, between them every event type and every way in which one can meet another. */
export const STORIES: readonly ReportStory[] = [
  story('a report and two additions', '7001', [submit, add, addMore]),
  story('a report that is polled again, corrected and added to', '7002', [submit, repolled, corrected, add]),
  story('a report and what its channel says of it', '7003', [submit, inProcess, strange, done]),
  story('a report that is withdrawn', '7004', [submit, add, inProcess, withdraw]),
  story('a correction and a withdrawal', '7005', [submit, corrected, withdraw]),
  story('an addition that alleges misconduct, and a withdrawal', '7006', [submit, add, accusingReply, withdraw]),
  story('a correction that alleges misconduct, then everything else', '7007', [
    submit,
    accusing,
    add,
    inProcess,
    withdraw,
  ]),
  story('a report that turns secret', '7008', [submit, hidden, add, inProcess]),
  story('danger that is told later, and in the words of a status', '7010', [submit, add, dangerous, dangerousStatus]),
  story('a report that its channel comes to call oversight', '7011', [submit, relabelled, add, withdraw]),
  story('a report that is made secret and called oversight', '7013', [submit, hidden, relabelled, add]),
  story('danger and a withdrawal', '7012', [submit, dangerous, withdraw]),
  story('everything at once', '7009', [submit, add, inProcess, corrected, withdraw]),
];

/** The same webhook id with other bytes: the one that is decided first stands, the other is set aside. */
export const CONFLICTS: readonly ReportStory[] = [
  conflicting('an addition whose webhook id is used again', '7101', 1, addMore, [submit, add, inProcess]),
  conflicting('a report whose webhook id is used again', '7102', 0, corrected, [submit, add, withdraw]),
  conflicting('a withdrawal whose webhook id is used again', '7103', 2, addMore, [submit, add, withdraw]),
];

function conflicting(name: string, externalId: string, index: number, step: Step, steps: readonly Step[]): ReportStory {
  const told = story(name, externalId, steps);
  const first = told.postings[index];
  if (first === undefined) throw new Error(`${name}: no event ${index}`);
  const second = step({ webhookId: first.webhookId, externalId, timestamp: earlier(60 - 5 * steps.length) });
  return { ...told, postings: [...told.postings, second] };
}

/** One of them all by its name. */
export const storyNamed = (name: string): ReportStory => {
  const found = [...STORIES, ...CONFLICTS].find((told) => told.name === name);
  if (found === undefined) throw new Error(`no story "${name}"`);
  return found;
};

/** All orders of a list: n! of them. */
export const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) =>
        permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
      );

/**
 * The order in which it happened, but for webhook ids that are used twice: there the given order decides who is first.
 */
export const asItHappened = (told: ReportStory, order: readonly Posting[]): readonly Posting[] => {
  const places = told.postings.map(({ webhookId }) => webhookId);
  const left = new Map<string, Posting[]>();
  for (const posting of order) left.set(posting.webhookId, [...(left.get(posting.webhookId) ?? []), posting]);
  return places.map((webhookId) => {
    const next = left.get(webhookId)?.shift();
    if (next === undefined) throw new Error(`${webhookId} is not in the order`);
    return next;
  });
};
