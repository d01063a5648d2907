import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import '#test/support/captured-output';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { dispatchHandler } from '#functions/dispatch/handler';
import { feedbackHandler } from '#functions/feedback/handler';
import { notifyHandler } from '#functions/notify/handler';
import { watchHandler } from '#functions/watch/handler';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { parkedItem } from '#shared/adapters/table/items';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { beginNotices } from '#shared/app/notices/begin-notices';
import type { DispatchDeps } from '#shared/app/notices/dispatch-event';
import type {
  DeliveryChange,
  DeliveryStore,
  DutyBook,
  EnqueueNotices,
  PostToChat,
  PostWebhook,
  ReadNoticeKey,
} from '#shared/app/notices/ports';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import type { SendDeps } from '#shared/app/notices/send-notices';
import type { FeedbackDeps } from '#shared/app/notices/settle-feedback';
import type { AlarmParkedDeps } from '#shared/app/notices/tell-parked';
import type { WatchDeps } from '#shared/app/operator/run-watch';
import type { Log } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import { lookAtOf, type Parked } from '#shared/domain/arrival/parked';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import type { Delivery } from '#shared/domain/notices/delivery';
import { DutyDay, datesBetween, dutySteps } from '#shared/domain/notices/duty';
import { tellingEvents } from '#shared/domain/notices/notice';
import {
  contactSubject,
  daySubject,
  digestSubject,
  type NoticeSubject,
  parkedSubject,
  reportSubject,
} from '#shared/domain/notices/subject';
import { type ContactHealth, contactOf, placeOf, type Way } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Actor, RecordedEvent } from '#shared/domain/report/event';
import { record } from '#shared/domain/report/record';
import { type KeyedHash, QUEUES, type Report } from '#shared/domain/report/report';
import { sha256 } from '#shared/domain/words/hash';
import { Instant, type ReportId, type Sha256 } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { EVENING_MS } from '#test/support/builders/a-channel-event';
import { keepDigest } from '#test/support/builders/a-digest';
import { noticeKey } from '#test/support/builders/a-notice-key';
import { functionsOf, person } from '#test/support/builders/a-report';
import { faultyNotices, type NoticePorts } from '#test/support/faults/faulty-notices';
import { type Life, type Plan, points } from '#test/support/faults/faulty-ports';
import { policy as office } from '#test/support/policy';
import { type Ending, pollOnce } from './event-source.ts';
import { fakeGateway, type GatewayRules } from './fake-gateway.ts';
import { fakeMailer, type MailerRules } from './fake-mailer.ts';
import { type FakeQueue, fakeQueue, type QueueRules } from './fake-queue.ts';
import { fakeStream, type StreamRules } from './fake-stream.ts';
import { fakeTelegram, type TelegramRules } from './fake-telegram.ts';
import { processOf } from './process-of.ts';
import { virtualClock } from './virtual-clock.ts';
import { aWorld, type WorldRules } from './world.ts';

const SECOND = 1_000;
export const MINUTE: number = 60 * SECOND;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;
/** How often the watch is started; what the log showed it once is looked at again ten minutes later. */
const WATCH_MS = 5 * MINUTE;
const STREAM_TAKES_MS = 10 * MINUTE;
/** More steps than any run needs: one that takes so many never comes to rest. */
const MOST_STEPS = 2_500;
/** What an outage of days has left in the queues is taken five at a time. */
const MOST_ROUNDS = 1_200;

export const CONSOLE_URL = 'https://konsol.contoh.invalid';
export const API_URL = 'https://api.contoh.invalid';
export const GATEWAY_URL = 'https://gerbang.contoh.invalid/asdp';
export const GATEWAY_SECRET: string = `whsec_${Buffer.from('an invented gateway key, 32 byte').toString('base64')}`;
/** Of the office's bot in Telegram, invented. */
export const BOT_TOKEN = '1234567890:AAcontohTokenBotYangDikarang_0123456789';
export const addressOf = (recipient: string): string => `${recipient}@contoh.invalid`;

const BOOK_KEY = 'an invented key of the contact book';
/** Everybody by mail, but for one group whose chat stands behind a gateway. */
const CONTACTS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    [...office.office.people, ...office.office.groups].map(({ id }) => [id, { by: 'mail', address: addressOf(id) }]),
  ),
  'grup-asdp': { by: 'webhook', url: GATEWAY_URL, secret: GATEWAY_SECRET },
};

/** The broken variants of the functions' dependencies: how a planted bug is built. */
export type Broken = {
  readonly dispatch?: Breaks<DispatchDeps & AlarmParkedDeps>;
  readonly notify?: Breaks<SendDeps>;
  readonly feedback?: Breaks<FeedbackDeps>;
  readonly watch?: Breaks<WatchDeps>;
  /** What the event source hears of a call to notify. */
  readonly invokeNotify?: (invoke: Invoke) => Invoke;
};

/** Different bytes at every call, and the same in every run. */
const countingRandom = () => {
  let calls = 0;
  return (size: number): Uint8Array => {
    calls += 1;
    return Buffer.from(sha256(`random ${calls}`), 'hex').subarray(0, Math.max(size, TOKEN_BYTES));
  };
};

type Breaks<Deps> = (deps: Deps & Pick<NoticePorts, 'deliveries'>) => Deps;
type Invoke = (batch: readonly SQSRecord[]) => Promise<Ending>;

export type NoticeRules = {
  readonly start?: Instant;
  readonly policy?: Policy;
  readonly plan?: Plan;
  readonly contacts?: Readonly<Record<string, unknown>>;
  readonly mailsPerDay?: number;
  readonly chance?: () => number;
  readonly stream?: Omit<StreamRules, 'now' | 'filter'>;
  readonly queue?: Omit<QueueRules, 'now'>;
  readonly mailer?: Omit<MailerRules, 'now'>;
  readonly gateway?: Omit<GatewayRules, 'now'>;
  readonly telegram?: Omit<TelegramRules, 'now'>;
  /** In place of one that never changes. */
  readonly noticeKey?: ReadNoticeKey;
  /** In place of the gateway's own door: the real adapter. */
  readonly postWebhook?: PostWebhook;
  /** Likewise. */
  readonly postToChat?: PostToChat;
  readonly broken?: Broken;
  /** Whether deadlines fall due and days of duty pass; where notices alone are looked at, neither adds any. */
  readonly timeTells?: boolean;
  /** How much time the watch is left with, asked again and again. */
  readonly watchHasMs?: () => number;
  readonly front?: Omit<WorldRules, 'clock' | 'store'>;
};

/** What does its work by itself as long as it is on. */
export const CONSUMERS = ['triage', 'dispatch', 'notify', 'feedback', 'watch'] as const;
export type Consumer = (typeof CONSUMERS)[number];

/** Something that left the office, and how much was in the record when it did. */
export type Telling = {
  readonly id: string;
  readonly by: Way;
  readonly to: string;
  readonly at: Instant;
  readonly seen: number;
};

export type ContactChange = { readonly recipient: string; readonly entry: unknown; readonly at: Instant };

/** The whole way of notices around its real handlers. */
export type NoticeWorld = ReturnType<typeof aNoticeWorld>;

/** Five minutes, on the minute. */
const tickAfter = (at: number): number => Math.ceil(at / WATCH_MS) * WATCH_MS;

export const aNoticeWorld = (given: NoticeRules = {}) => {
  const policy = given.policy ?? office;
  const clock = virtualClock(given.start ?? Instant.parse(EVENING_MS));
  const { now } = clock;
  const at = points(given.plan);
  const telling = tellingEvents(policy);
  const stream = fakeStream({ now, filter: ({ event }) => telling.has(event.type), ...given.stream });
  const table = memoryTable();
  const eventLog = tableEventLog(table, policy.calendar.zone);
  const recorded: RecordedEvent[] = [];
  const waited = new Map<Sha256, NoticeSubject>();
  const store = heard(tableReportStore(table, policy), {
    recorded: (events) => {
      recorded.push(...events);
      stream.append(events);
    },
    parked: (parked) => {
      waited.set(parked.webhook, parkedSubject(parked));
      if (parked.urgency === 'danger') stream.appendItem(parkedItem(parked, lookAtOf(policy, parked)));
    },
  });
  const duty = notingDuty(tableDutyBook(table));
  const moves: DeliveryChange[] = [];
  const healths: ContactHealth[] = [];
  const deliveries = noting(tableDeliveryStore(table, now), moves, healths);
  const front = aWorld({ ...given.front, clock, table, store });
  const queues = noticeQueues(given.queue, now);
  const mailer = fakeMailer({ now, ...given.mailer });
  const gateway = fakeGateway({ now, ...given.gateway });
  const telegram = fakeTelegram({ now, ...given.telegram });
  const contacts = new Map(Object.entries(given.contacts ?? CONTACTS));
  const contactChanges: ContactChange[] = [];
  const told: Telling[] = [];

  /** Notes what is taken on the other side, whatever the caller hears of it. */
  const tellingOf = async <T>(
    telling: Pick<Telling, 'id' | 'by' | 'to'>,
    taken: () => number,
    act: () => Promise<T>,
  ): Promise<T> => {
    const before = { taken: taken(), seen: recorded.length };
    try {
      return await act();
    } finally {
      if (taken() > before.taken) told.push({ ...telling, at: now(), seen: before.seen });
    }
  };
  const copies = () => gateway.messages().reduce((sum, message) => sum + message.copies, 0);
  const post = given.postWebhook ?? gateway.post;
  const postToChat = given.postToChat ?? telegram.post;
  const key = given.noticeKey ?? noticeKey;
  const ports: NoticePorts = {
    reports: given.timeTells === true ? store : { ...store, openWork: nothingDue, allParked: nothingDue },
    deliveries,
    eventLog,
    dutyBook: given.timeTells === true ? duty.book : alwaysOpened,
    appliedRules: tableAppliedRules(table),
    enqueue: enqueueIn(queues, key),
    noticeKey: key,
    contacts: async () => ({ key: BOOK_KEY, contacts: Object.fromEntries(contacts) }),
    sendMail: (mail) =>
      tellingOf(
        { id: mail.id, by: 'mail', to: mail.to },
        () => mailer.accepted().length,
        () => mailer.send(mail),
      ),
    postWebhook: (webhook) =>
      tellingOf({ id: webhook.id, by: 'webhook', to: webhook.to.url }, copies, () => post(webhook)),
    postToChat: (message) =>
      tellingOf(
        { id: message.id, by: 'telegram', to: message.to.chat },
        () => telegram.messages().length,
        () => postToChat(message),
      ),
    takeFromQuota: tableQuota(table, 'mail'),
    digestFiles: front.evaluations,
    fileLinks: front.fileLinks,
  };
  const periods = new Set<DigestPeriod>();
  const logged: string[] = [];
  const writeLog: Log = (event, facts) => {
    logged.push(`${event} ${JSON.stringify(facts)}`);
    log(event, facts);
  };
  const functions = theFunctions(given, ports, { policy, now, at, log: writeLog });
  const off = new Set<Consumer>();
  const isOn = (consumer: Consumer): boolean => !off.has(consumer);

  /** One look of every event source at what it listens to; how much was brought. */
  const round = async (): Promise<number> => {
    let brought = 0;
    if (isOn('triage')) brought += (await front.poll()).received;
    if (isOn('dispatch')) brought += await stream.poll(functions.dispatch);
    if (isOn('notify')) {
      brought += (await pollOnce(queues.urgent, functions.notify, 5)).received;
      brought += (await pollOnce(queues.other, functions.notify, 5)).received;
    }
    for (const body of mailer.takeNews()) await queues.feedback.send({ group: 'news', body });
    if (isOn('feedback')) brought += (await pollOnce(queues.feedback, functions.feedback, 10)).received;
    return brought;
  };
  const rest = async (): Promise<void> => {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) if ((await round()) === 0) return;
    throw new Error('one moment does not come to an end');
  };

  /** When something happens next by itself; `upTo` where the hours of duty count too, which never come to an end. */
  const nextAt = async (upTo?: number): Promise<number | undefined> => {
    const times = [
      isOn('triage') ? front.queue.nextVisibleAt() : undefined,
      isOn('dispatch') ? stream.nextAt() : undefined,
      ...(isOn('notify') ? [queues.urgent.nextVisibleAt(), queues.other.nextVisibleAt()] : []),
      isOn('feedback') ? queues.feedback.nextVisibleAt() : undefined,
      mailer.nextNewsAt(),
      ...(isOn('watch') ? [await nextLookAt(), await nextMissedAt(), ...(await timeTellsAt(upTo))] : []),
    ].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.max(Math.min(...times), now());
  };
  const nextLookAt = async (): Promise<number | undefined> => {
    const looks: number[] = [];
    for (const urgent of [true, false]) {
      for await (const { lookAt } of deliveries.due(urgent, Instant.parse(Number.MAX_SAFE_INTEGER))) {
        if (lookAt !== undefined) looks.push(lookAt);
        break; // the first is the soonest
      }
    }
    return looks.length === 0 ? undefined : tickAfter(Math.max(Math.min(...looks), now() + 1));
  };
  /** The watch has not been through everything that was recorded. */
  const nextMissedAt = async (): Promise<number | undefined> => {
    const mark = (await eventLog.mark('notices')) ?? 0;
    const unread = recorded.find(({ recordedAt }) => recordedAt >= mark);
    return unread === undefined ? undefined : tickAfter(Math.max(unread.recordedAt + STREAM_TAKES_MS, now()) + 1);
  };

  /** What time alone brings about: at a report, and on a day on which nobody opens the queue. */
  const timeTellsAt = async (upTo?: number): Promise<readonly number[]> => {
    if (given.timeTells !== true) return [];
    const soonest: number[] = [];
    for (const queue of QUEUES) {
      for await (const { at: due } of store.openWork(queue)) {
        if (due !== undefined) soonest.push(tickAfter(Math.max(due, now() + 1)));
        break; // the first is the soonest
      }
    }
    for await (const parked of store.allParked()) {
      const due = lookAtOf(policy, parked);
      if (due !== undefined) soonest.push(tickAfter(Math.max(due, now() + 1)));
      break; // the first is the soonest
    }
    const dates = upTo === undefined ? [] : datesBetween(policy.calendar, now(), Instant.parse(upTo));
    const hours = dates.flatMap((date) => dutySteps(policy, date)).map(({ at: hour }) => hour);
    return [...soonest, ...hours.filter((hour) => hour > now()).map(tickAfter)];
  };

  const step = async (until: number, withDuty: boolean): Promise<boolean> => {
    await rest();
    const next = await nextAt(withDuty ? until : undefined);
    if (next === undefined || next > until) return false;
    clock.advance(next - now());
    if (isOn('watch') && now() % WATCH_MS === 0) await functions.watch(undefined);
    return true;
  };
  const stepUntil = async (until: number): Promise<void> => {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) if (!(await step(until, true))) return;
    throw new Error('it does not come to rest');
  };

  const asks = async (report: ReportId, command: Command, actor: Actor): Promise<boolean> => {
    const before = await store.load(report);
    const context = { now: now(), actor, policy, functions: functionsOf(actor), proof: 1 };
    const decision = decide(before, command, context);
    if (!decision.ok) return false;
    const { report: next, recorded: events } = record(report, before, decision.value, context);
    if (next === undefined || events.length === 0) return true;
    const saved = await store.commit({ report: next, expected: before?.version ?? 0, events });
    if (saved !== 'saved') throw new Error(`${command.type} met a conflict`);
    return true;
  };

  return {
    policy,
    clock,
    points: at,
    stream,
    eventLog,
    store,
    deliveries,
    enqueue: ports.enqueue,
    front,
    queues,
    mailer,
    gateway,
    telegram,
    functions,
    /** Everything that was recorded, in the order in which it was. */
    recorded: (): readonly RecordedEvent[] => recorded,
    told: (): readonly Telling[] => told,
    /** What the functions of notices wrote into their log. */
    logged: (): readonly string[] => logged,
    /** Every change of a delivery that was written. */
    moves: (): readonly DeliveryChange[] => moves,
    /** What contacts' health became, one after the other. */
    healths: (): readonly ContactHealth[] => healths,
    turnOff: (...consumers: readonly Consumer[]) => {
      for (const consumer of consumers) off.add(consumer);
    },
    turnOn: (...consumers: readonly Consumer[]) => {
      for (const consumer of consumers) off.delete(consumer);
    },
    setContact: (recipient: string, entry: unknown) => {
      contacts.set(recipient, entry);
      contactChanges.push({ recipient, entry, at: now() });
    },
    contactChanges: (): readonly ContactChange[] => contactChanges,
    timeTells: given.timeTells === true,
    dutyBook: ports.dutyBook,
    /** The days of duty that something was written of. */
    dutyDates: (): readonly IsoDate[] => [...duty.dates],
    /** The keyed name of a recipient's contact, be it one that was replaced since, by where it leads. */
    hashOf: (recipient: RecipientId, to: string): KeyedHash | undefined => {
      const ever = [
        CONTACTS[recipient],
        ...contactChanges.flatMap((one) => (one.recipient === recipient ? one.entry : [])),
      ];
      return ever
        .map((entry) => contactOf({ key: BOOK_KEY, contacts: { [recipient]: entry } }, recipient))
        .find((found) => found.ok && to === placeOf(found.contact))?.hash;
    },
    /**
     * A digest is made: its files are kept, and its telling begins. Whoever makes it may come to it twice.
     */
    digest: async (period: DigestPeriod, recipient = 'sekretaris'): Promise<void> => {
      const to = RecipientId.parse(recipient);
      await keepDigest(front.evaluations, to, period);
      periods.add(period);
      const notice = { subject: digestSubject(period), version: 1, kind: 'digest', urgent: false } as const;
      await beginNotices({ policy, deliveries, enqueue: ports.enqueue, now }, [{ ...notice, recipient: to }]);
    },
    rest,
    /** A person looked at the dead letters, and sends them back. */
    redrive: () => {
      for (const queue of [front.queue, ...Object.values(queues)]) queue.redrive();
    },
    deadLetters: (): number =>
      [front.queue, ...Object.values(queues)].reduce((sum, queue) => sum + queue.deadLetters().length, 0),
    /** Lets that much time pass, with everything that happens in it. */
    passes: async (milliseconds: number): Promise<void> => {
      const until = now() + milliseconds;
      await stepUntil(until);
      if (now() < until) clock.advance(until - now());
      await rest();
    },
    /** Runs until nothing is due for longer than `within`; throws when it never comes to rest. */
    settleDown: async (within: number = 4 * DAY): Promise<void> => {
      for (let steps = 0; steps < MOST_STEPS; steps += 1) if (!(await step(now() + within, false))) return;
      throw new Error('it does not come to rest');
    },
    load: (report: ReportId): Promise<Report | undefined> => store.load(report),
    /**
     * What the rulebook decides is written, as the function would do it that the command is for; `false` when it
     * refuses.
     */
    asks,
    /** The same, where a refusal is a mistake of the test. */
    act: async (report: ReportId, command: Command, actor: Actor = person('admin')): Promise<void> => {
      if (!(await asks(report, command, actor))) throw new Error(`${command.type} was refused`);
    },
    /** Every delivery there is: of all reports, of all contacts, of all days of duty, and of all digests. */
    allDeliveries: async (): Promise<readonly Delivery[]> => {
      const subjects = [
        ...[...new Set(recorded.map(({ reportId }) => reportId))].map(reportSubject),
        ...[...policy.office.people, ...policy.office.groups].map(({ id }) => contactSubject(id)),
        ...waited.values(),
        ...[...duty.dates].map(daySubject),
        ...[...periods].map(digestSubject),
      ];
      return (await Promise.all(subjects.map((subject) => deliveries.of(subject)))).flat();
    },
  };
};

type Hears = {
  readonly recorded: (events: readonly RecordedEvent[]) => void;
  readonly parked: (parked: Parked) => void;
};

/** Hears of the events of each step that was taken, and of what began to wait, as the table's stream does. */
const heard = (store: ReportStore, hears: Hears): ReportStore => ({
  ...store,
  commit: async (commit) => {
    const outcome = await store.commit(commit);
    if (outcome === 'saved') hears.recorded(commit.events);
    return outcome;
  },
  park: async (entry, parked) => {
    const outcome = await store.park(entry, parked);
    if (outcome === 'saved') hears.parked(parked);
    return outcome;
  },
});

const notingDuty = (book: DutyBook) => {
  const dates = new Set<IsoDate>();
  const save: DutyBook['save'] = (day) => {
    dates.add(day.date);
    return book.save(day);
  };
  return { book: { ...book, save }, dates };
};

async function* nothingDue(): AsyncIterable<never> {}

const alwaysOpen = async (date: IsoDate): Promise<DutyDay> =>
  DutyDay.parse({ date, rev: 1, opened: [{ by: 'admin', at: 0 }], step: 0 });

const alwaysOpened: DutyBook = {
  day: alwaysOpen,
  days: (dates) => Promise.all(dates.map(alwaysOpen)),
  save: async () => {
    throw new Error('a day that needs nothing was written');
  },
};

const noting = (store: DeliveryStore, moves: DeliveryChange[], healths: ContactHealth[]): DeliveryStore => ({
  ...store,
  saveHealth: async (health) => {
    const outcome = await store.saveHealth(health);
    if (outcome === 'saved') healths.push(health);
    return outcome;
  },
  change: async (changes, beside) => {
    // As it stands, and not as the caller says that it does.
    const standing = await Promise.all(changes.map(({ from }) => store.look(from.recipient, [from])));
    const outcome = await store.change(changes, beside);
    if (outcome === 'conflict') return outcome;
    for (const [index, { from, to }] of changes.entries()) {
      moves.push({ from: standing[index]?.deliveries[0] ?? from, to });
    }
    return outcome;
  },
});

export type NoticeQueues = { readonly urgent: FakeQueue; readonly other: FakeQueue; readonly feedback: FakeQueue };

/** Ten tries an hour for what is told, four hours of tries for news: as they are deployed. */
const noticeQueues = (rules: NoticeRules['queue'], now: () => Instant): NoticeQueues => ({
  urgent: fakeQueue({ now, visibilityMs: 6 * MINUTE, maxReceives: 10, ...rules }),
  other: fakeQueue({ now, visibilityMs: 6 * MINUTE, maxReceives: 10, ...rules }),
  feedback: fakeQueue({ now, visibilityMs: 3 * MINUTE, maxReceives: 80, ...rules }),
});

const enqueueIn = (queues: NoticeQueues, key: ReadNoticeKey): EnqueueNotices =>
  sealedInto(async (urgent, bodies, delaySeconds) => {
    const delay = delaySeconds === undefined ? {} : { delaySeconds };
    for (const body of bodies) await (urgent ? queues.urgent : queues.other).send({ body, ...delay });
  }, key);

const theFunctions = (
  given: NoticeRules,
  ports: NoticePorts,
  {
    at,
    ...around
  }: {
    readonly policy: Policy;
    readonly now: () => Instant;
    readonly at: ReturnType<typeof points>;
    readonly log: Log;
  },
) => {
  const { broken = {}, chance = () => 0.5, mailsPerDay = 50_000 } = given;
  const random = countingRandom();
  const common = (of: Life) => ({ ...faultyNotices(of, ports), ...around });
  // No channel names a file here.
  const noFiles = { askForAttachment: async () => {} };
  const asIs = <T>(deps: T): T => deps;
  const notes = tableLetterNotes(memoryTable());
  const dispatch = processOf(at, (of) => {
    const { reports, ...deps } = (broken.dispatch ?? asIs)(common(of));
    return dispatchHandler({ ...deps, ...noFiles, reports: { ...common(of).reports, ...reports } });
  });
  const notify = processOf(at, (of) => {
    const told = { mailsPerDay, consoleUrl: CONSOLE_URL, apiUrl: API_URL };
    const deps: SendDeps = { ...common(of), chance, random, ...told };
    return notifyHandler({ ...(broken.notify ?? asIs)(deps), notes });
  });
  const feedback = processOf(at, (of) => feedbackHandler({ ...(broken.feedback ?? asIs)(common(of)), notes }));
  // Nothing is done here, so that no unit is silent.
  const doneTable = memoryTable();
  const watch = processOf<unknown>(
    at,
    (of) => {
      const done = { activities: tableActivityStore(doneTable), news: tableNewsStore(doneTable) };
      const handler = watchHandler((broken.watch ?? asIs)({ ...common(of), ...done }));
      return async (event, context) => {
        await handler(event, context);
        return undefined;
      };
    },
    given.watchHasMs,
  );
  const invokeNotify: Invoke = (batch) => notify({ Records: [...batch] });
  return {
    dispatch: (batch: readonly DynamoDBRecord[]): Promise<Ending> => dispatch({ Records: [...batch] }),
    notify: broken.invokeNotify?.(invokeNotify) ?? invokeNotify,
    feedback: (batch: readonly SQSRecord[]): Promise<Ending> => feedback({ Records: [...batch] }),
    watch,
  };
};
