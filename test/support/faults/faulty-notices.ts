import type { FileLinks, KeptFiles } from '#shared/app/access/ports';
import type {
  DeliveryStore,
  DutyBook,
  EnqueueNotices,
  PostToChat,
  PostWebhook,
  ReadContacts,
  ReadNoticeKey,
  SendMail,
  TakeFromQuota,
} from '#shared/app/notices/ports';
import type { AppliedRules, EventLog, ReportStore } from '#shared/app/report/ports';
import { allOf, faultyReports, type Life } from './faulty-ports.ts';

/** Everything that the functions of notices reach outside themselves for. */
export type NoticePorts = {
  readonly reports: ReportStore;
  readonly deliveries: DeliveryStore;
  readonly eventLog: EventLog;
  readonly dutyBook: DutyBook;
  readonly appliedRules: AppliedRules;
  readonly enqueue: EnqueueNotices;
  /** Remembered, so that no call of it can go wrong. */
  readonly noticeKey: ReadNoticeKey;
  readonly contacts: ReadContacts;
  readonly sendMail: SendMail;
  readonly postWebhook: PostWebhook;
  readonly postToChat: PostToChat;
  readonly takeFromQuota: TakeFromQuota;
  readonly digestFiles: Pick<KeptFiles, 'read'>;
  readonly fileLinks: Pick<FileLinks, 'keep'>;
};

/** A batch of writes is no single write: a process can die between any two of it. */
const oneByOne = async <T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (const item of items) results.push(await act(item));
  return results;
};

const faultyDeliveries = ({ through }: Life, store: DeliveryStore): DeliveryStore => ({
  begin: async (deliveries) =>
    (await oneByOne(deliveries, (delivery) => through('begin', () => store.begin([delivery])))).flat(),
  look: (recipient, ids) => through('look', () => store.look(recipient, ids)),
  change: (changes, beside) => through('change', () => store.change(changes, beside), 'conflict'),
  of: (subject) => through('of', () => store.of(subject)),
  due: async function* (urgent, until) {
    yield* await through('due', () => allOf(store.due(urgent, until)));
  },
  failed: async function* (from, until) {
    yield* await through('failed', () => allOf(store.failed(from, until)));
  },
  mail: (id) => through('mail', () => store.mail(id)),
  mailNamed: (serviceId) => through('mailNamed', () => store.mailNamed(serviceId)),
  health: (recipient) => through('health', () => store.health(recipient)),
  saveHealth: (health) => through('saveHealth', () => store.saveHealth(health), 'conflict'),
});

const faultyEventLog = ({ through }: Life, log: EventLog): EventLog => ({
  between: async function* (from, until) {
    yield* await through('between', () => allOf(log.between(from, until)));
  },
  ofType: async function* (type, from, until) {
    yield* await through('ofType', () => allOf(log.ofType(type, from, until)));
  },
  mark: (reader) => through('mark', () => log.mark(reader)),
  setMark: (reader, readUntil) => through('setMark', () => log.setMark(reader, readUntil)),
  moveMark: (reader, seen, readUntil) => through('moveMark', () => log.moveMark(reader, seen, readUntil), 'conflict'),
});

/** The ports as one process reaches them: each call is a point at which something can go wrong. */
export const faultyNotices = (of: Life, ports: NoticePorts): NoticePorts => ({
  reports: faultyReports(of, ports.reports),
  deliveries: faultyDeliveries(of, ports.deliveries),
  eventLog: faultyEventLog(of, ports.eventLog),
  dutyBook: {
    day: (date) => of.through('dutyDay', () => ports.dutyBook.day(date)),
    days: (dates) => of.through('dutyDays', () => ports.dutyBook.days(dates)),
    save: (day) => of.through('saveDuty', () => ports.dutyBook.save(day), 'conflict'),
  },
  appliedRules: {
    read: () => of.through('readRules', ports.appliedRules.read),
    write: (applied) => of.through('writeRules', () => ports.appliedRules.write(applied)),
  },
  enqueue: async (urgent, messages, delaySeconds) => {
    await oneByOne(messages, (message) => of.through('enqueue', () => ports.enqueue(urgent, [message], delaySeconds)));
  },
  noticeKey: ports.noticeKey,
  contacts: () => of.through('contacts', ports.contacts),
  sendMail: (mail) => of.through('sendMail', () => ports.sendMail(mail)),
  postWebhook: (webhook) => of.through('postWebhook', () => ports.postWebhook(webhook)),
  postToChat: (message) => of.through('postToChat', () => ports.postToChat(message)),
  takeFromQuota: (day, most, mails) => of.through('takeFromQuota', () => ports.takeFromQuota(day, most, mails)),
  digestFiles: { read: (name) => of.through('digestFiles.read', () => ports.digestFiles.read(name)) },
  fileLinks: { keep: (links) => of.through('fileLinks.keep', () => ports.fileLinks.keep(links)) },
});

/** The ports that lie in the table: an outage of it is an outage of all of them. */
export const TABLE_PORTS: ReadonlySet<string> = new Set([
  ...[
    'look',
    'load',
    'loadAll',
    'openWork',
    'receivedIn',
    'reindex',
    'commit',
    'remember',
    'unpark',
    'park',
    'parked',
    'allParked',
    'keepParked',
    'setAside',
    'conflicts',
    'keepKey',
    'events',
  ],
  ...['begin', 'change', 'of', 'due', 'mail', 'mailNamed', 'health', 'saveHealth'],
  ...[
    'between',
    'mark',
    'setMark',
    'takeFromQuota',
    'dutyDay',
    'saveDuty',
    'readRules',
    'writeRules',
    'fileLinks.keep',
  ],
]);
