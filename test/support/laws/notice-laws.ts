import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { type Delivery, type DeliveryState, idOf, MailId } from '#shared/domain/notices/delivery';
import { reportIn, subjectKey } from '#shared/domain/notices/subject';
import { type ContactHealth, Trouble } from '#shared/domain/office/contact';
import type { RecordedEvent } from '#shared/domain/report/event';
import { firstBroken } from '#shared/domain/report/record';
import type { KeyedHash, Report } from '#shared/domain/report/report';
import { sha256 } from '#shared/domain/words/hash';
import type { ReportId } from '#shared/domain/words/words';
import { mailNamed } from '#test/support/builders/a-notice-key';
import { leaks } from '#test/support/builders/canary';
import { addressOf, type NoticeWorld, type Telling } from '#test/support/fakes/notice-world';
import { type Concern, concernOf, mayHear, owedBy, wasTakenFrom } from './notice-oracle.ts';
import { brokenTimeLaws } from './time-laws.ts';

const UNDER_WAY: readonly DeliveryState[] = ['queued', 'sending'];
const TOLD: readonly DeliveryState[] = ['sent', 'delivered', 'complained'];
const OUT: readonly DeliveryState[] = [...TOLD, 'bounced'];
/** Told of trouble, but for their own; that there was something for those who read of oversight is told to nobody. */
const MENDERS: readonly string[] = ['admin-lapor', 'sekretaris'];
const TOLD_TO_NOBODY: readonly string[] = ['inspektur', 'pembaca-pengawasan', 'inspektorat-provinsi'];
const ON_DUTY: readonly string[] = ['pengganti-admin-lapor', 'sekretaris'];
/** Of digests, which count what is about oversight too. */
const OVERSEERS: readonly string[] = ['sekretaris', 'inspektur'];
const mendersOf = (troubled: string): readonly string[] =>
  TOLD_TO_NOBODY.includes(troubled) ? [] : MENDERS.filter((one) => one !== troubled);

/** Whether somebody may hear of it; of a report, by its record. */
const mayHearOf = ({ kind, subject, version, recipient }: Delivery, record: readonly RecordedEvent[]): boolean => {
  // That it is gone, and nothing else of it, whatever it is by now.
  if (kind === 'takenAway') return wasTakenFrom(record, version, recipient);
  switch (subject.of) {
    case 'contact':
      return mendersOf(subject.recipient).includes(recipient);
    case 'parked':
      return [...MENDERS, 'pembaca-pengawasan'].includes(recipient);
    case 'informal':
      // Danger that somebody heard of: the unit's group and the Lapor admin, or readers of oversight.
      return recipient.startsWith('grup-') || ['admin-lapor', 'pembaca-pengawasan', 'inspektur'].includes(recipient);
    case 'day':
      return ON_DUTY.includes(recipient);
    case 'silence':
      return recipient === 'admin-berita';
    case 'change':
      return ['sekretaris', 'inspektur', 'inspektorat-provinsi'].includes(recipient);
    case 'digest':
      return OVERSEERS.includes(recipient);
    case 'report':
      return mayHear(concernOf(record), recipient);
  }
};

/**
 * What a delivery may become next. From what is known it only goes to what outranks it; what is unknown is not sent
 * again, unless the worker that was thought dead says at last that nothing went out.
 */
const NEXT: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['queued', 'sending', 'sent', 'delivered', 'failed', 'withheld'],
  sending: ['queued', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'bounced', 'complained'],
  unknown: ['queued', 'unknown', 'sent', 'failed', 'delivered', 'bounced', 'complained'],
  sent: ['sent', 'failed', 'delivered', 'bounced', 'complained'],
  failed: ['delivered', 'bounced', 'complained'],
  delivered: ['bounced', 'complained'],
  bounced: ['complained'],
  complained: [],
  withheld: [],
};

/** `3 newReport grup-llaj`: what makes a notice of a report this one and no other. */
export const nameOf = ({ version, kind, recipient }: Pick<Delivery, 'version' | 'kind' | 'recipient'>): string =>
  `${version} ${kind} ${recipient}`;
const fullNameOf = (delivery: Pick<Delivery, 'subject' | 'version' | 'kind' | 'recipient'>): string =>
  `${subjectKey(delivery.subject)} ${nameOf(delivery)}`;

type Seen = {
  readonly world: NoticeWorld;
  readonly all: readonly Delivery[];
  readonly records: ReadonlyMap<ReportId, readonly RecordedEvent[]>;
  /** Reports whose unit is still to be informed, by the clock. */
  readonly waiting: ReadonlySet<ReportId>;
  /** What left the office, and which deliveries stood in it; none where nobody had claimed it. */
  readonly told: readonly (Telling & {
    readonly deliveries: readonly Delivery[];
    readonly contact: KeyedHash | undefined;
  })[];
};

const seenIn = async (world: NoticeWorld): Promise<Seen> => {
  const all = await world.allDeliveries();
  const byName = new Map(all.map((delivery) => [fullNameOf(delivery), delivery]));
  const byWebhook = new Map(all.map((delivery) => [String(mailNamed([idOf(delivery)])), delivery]));
  const standingIn = async (telling: Telling) => {
    if (telling.by === 'webhook') {
      const deliveries = [byWebhook.get(telling.id) ?? []].flat();
      return { deliveries, contact: deliveries[0] && world.hashOf(deliveries[0].recipient, telling.to) };
    }
    if (telling.by === 'telegram') {
      const deliveries = all.filter(({ mail }) => mail === telling.id);
      return { deliveries, contact: deliveries[0] && world.hashOf(deliveries[0].recipient, telling.to) };
    }
    const mail = await world.deliveries.mail(MailId.parse(telling.id));
    const deliveries = (mail?.deliveries ?? []).flatMap((delivery) => byName.get(fullNameOf(delivery)) ?? []);
    return { deliveries, contact: mail?.contact };
  };
  const records = Map.groupBy(world.recorded(), ({ reportId }) => reportId);
  const heads = await Promise.all([...records.keys()].map((report) => world.load(report)));
  const isWaiting = (head: Report | undefined): head is Report =>
    head?.deadlines.inform !== undefined && head.deadlines.inform.stoppedAt === undefined;
  return {
    world,
    all,
    records,
    waiting: new Set(heads.filter(isWaiting).map(({ id }) => id)),
    told: await Promise.all(world.told().map(async (telling) => ({ ...telling, ...(await standingIn(telling)) }))),
  };
};

/** Everything that must hold once a world has come to rest; each line names a law and what breaks it. */
export const brokenLaws = async (world: NoticeWorld): Promise<readonly string[]> => {
  const seen = await seenIn(world);
  return [
    ...(await brokenTimeLaws(world)),
    ...onceEach(seen),
    ...nothingUnclaimed(seen),
    ...everythingOwed(seen),
    ...everythingEnded(seen),
    ...statesAreTrue(seen),
    ...onlyWhoMayHear(seen),
    ...troubleOnce(seen),
    ...nothingToTheDead(seen),
    ...informedOnce(seen),
    ...(await digestsWhole(seen)),
    ...chains(seen),
    ...onlyForwards(seen),
    ...unknownIsSaid(seen),
    ...(world.deadLetters() === 0 ? [] : [`dead: ${world.deadLetters()} messages that could have been handled`]),
  ];
};

/** One mail or message of a bot a notice, whatever breaks: what is not known is not sent again. */
const onceEach = ({ told }: Seen): readonly string[] =>
  (['mail', 'telegram'] as const).flatMap((way) => {
    const sent = told.filter(({ by }) => by === way).flatMap(({ deliveries }) => deliveries.map(fullNameOf));
    return sent.filter((name, index) => sent.indexOf(name) !== index).map((name) => `once: ${name} twice by ${way}`);
  });

const nothingUnclaimed = ({ told }: Seen): readonly string[] =>
  told
    .filter(({ deliveries }) => deliveries.length === 0)
    .map(({ by, id }) => `claim: a ${by} that stands in no record, ${id}`);

/** Exactly the notices that the records owe, and no others. */
const everythingOwed = ({ all, records }: Seen): readonly string[] =>
  [...records].flatMap(([report, record]) => {
    const owed = owedBy(record);
    const begun = all.filter(({ subject }) => reportIn(subject) === report).map(nameOf);
    return [
      ...owed.filter((name) => !begun.includes(name)).map((name) => `owed: ${report} ${name} was never begun`),
      ...begun.filter((name) => !owed.includes(name)).map((name) => `owed: ${report} ${name} is owed to nobody`),
    ];
  });

const everythingEnded = ({ all }: Seen): readonly string[] =>
  all
    .filter(({ state, lookAt }) => UNDER_WAY.includes(state) || lookAt !== undefined)
    .map((delivery) => `end: ${fullNameOf(delivery)} is still ${delivery.state}`);

/** What stands in the record is what the other side saw. */
const statesAreTrue = ({ all, told, world }: Seen): readonly string[] => {
  const out = new Set(told.flatMap(({ deliveries }) => deliveries.map(fullNameOf)));
  const seenByChat = new Set(world.gateway.messages().map(({ id }) => id));
  return all.flatMap((delivery) => {
    const { state, by, reason } = delivery;
    const name = fullNameOf(delivery);
    if (OUT.includes(state) && !out.has(name)) return [`true: ${name} is ${state}, and nothing went out`];
    if (by === 'webhook' && state === 'delivered' && !seenByChat.has(mailNamed([idOf(delivery)]))) {
      return [`true: ${name} is delivered, and the chat has not seen it`];
    }
    const isSurelyOut = state === 'withheld' || (state === 'failed' && reason !== 'rejected');
    return by !== 'webhook' && isSurelyOut && out.has(name) ? [`true: ${name} is ${state}, and a mail is out`] : [];
  });
};

/** At the moment of sending, by the record as it stood then; and to nobody else's address. */
const onlyWhoMayHear = ({ told, world }: Seen): readonly string[] => {
  const moved = new Set(world.contactChanges().map(({ recipient }) => recipient));
  const addresses = new Map(world.mailer.accepted().map(({ id, to }) => [id, to]));
  return told.flatMap(({ id, by, seen, deliveries }) =>
    deliveries.flatMap((delivery) => {
      const { subject, recipient } = delivery;
      const record = world
        .recorded()
        .slice(0, seen)
        .filter(({ reportId }) => reportId === reportIn(subject));
      const isMeant = by !== 'mail' || moved.has(recipient) || addresses.get(id) === addressOf(recipient);
      const mayKnow = mayHearOf(delivery, record);
      return [
        ...(mayKnow ? [] : [`hear: ${fullNameOf(delivery)} was told, and may not be`]),
        ...(isMeant ? [] : [`hear: ${fullNameOf(delivery)} went to ${addresses.get(id)}`]),
      ];
    }),
  );
};

/** One telling for each trouble, and one trouble for each contact that is in any. */
const troubleOnce = (seen: Seen): readonly string[] => {
  const { world } = seen;
  const about = seen.all.filter(({ kind }) => kind === 'undeliverable');
  const everybody = [...world.policy.office.people, ...world.policy.office.groups].map(({ id }) => id);
  return everybody.flatMap((troubled) => {
    const notices = about.filter(({ subject }) => subject.of === 'contact' && subject.recipient === troubled);
    const versions = new Set(notices.map(({ version }) => version));
    const inTrouble = world
      .healths()
      .filter(({ recipient, trouble }) => recipient === troubled && trouble !== undefined);
    const contacts = new Set(inTrouble.map(({ contact }) => contact));
    const all = [...new Set(inTrouble.map(({ troubles }) => troubles))];
    const owed = all.filter((version) =>
      isOwed(
        seen,
        inTrouble.find(({ troubles }) => troubles === version),
      ),
    );
    const byVersion = (some: readonly number[]) =>
      some.flatMap((version) => mendersOf(troubled).map((one) => `${version} undeliverable ${one}`));
    const begun = notices.map(nameOf);
    return [
      ...(versions.size > contacts.size ? [`trouble: of ${troubled} told ${versions.size} times`] : []),
      ...byVersion(owed)
        .filter((name) => !begun.includes(name))
        .map((name) => `trouble: ${troubled}, ${name} was not told`),
      ...begun
        .filter((name) => !byVersion(all).includes(name))
        .map((name) => `trouble: ${troubled}, ${name} is nobody's`),
    ];
  });
};

/**
 * A trouble is told of with the first notice that failed for it. Where there was none, or the contact was changed
 * before anybody came to that, nobody needs to know.
 */
const isOwed = ({ all, world }: Seen, health: ContactHealth | undefined): boolean => {
  if (health?.trouble === undefined) return false;
  const { recipient, trouble } = health;
  if (world.contactChanges().some((change) => change.recipient === recipient && change.at >= trouble.at)) return false;
  return all.some(
    ({ recipient: to, state, reason }) =>
      to === recipient &&
      (state === 'bounced' || state === 'complained' || (state === 'failed' && Trouble.safeParse(reason).success)),
  );
};

/** Once a contact is in trouble nothing more goes to it, until it is changed for another. */
const nothingToTheDead = ({ told, world }: Seen): readonly string[] =>
  told.flatMap(({ at, contact, deliveries }) => {
    const inTrouble = world
      .healths()
      .some((health) => health.contact === contact && health.trouble !== undefined && health.trouble.at < at);
    return inTrouble ? deliveries.map((one) => `dead: ${fullNameOf(one)} was sent to a contact in trouble`) : [];
  });

/** Each digest that went out by mail has its own document with it, and its links open its own files. */
const digestsWhole = async ({ told, world }: Seen): Promise<readonly string[]> => {
  const mails = new Map(world.mailer.accepted().map((mail) => [mail.id, mail]));
  const { evaluations, fileLinks } = world.front;
  const broken: string[] = [];
  for (const { id, deliveries } of told) {
    const mail = mails.get(id);
    if (mail === undefined) continue;
    for (const delivery of deliveries) {
      const { subject } = delivery;
      if (subject.of !== 'digest') continue;
      const folder = `digests/${delivery.recipient}/${subject.period}`;
      const document = await evaluations.read(`${folder}/laporan-kepatuhan.pdf`);
      if (!mail.attachments.some(({ bytes }) => Buffer.from(bytes).equals(document))) {
        broken.push(`digest: ${fullNameOf(delivery)} went without its document`);
      }
      const tokens = mail.text.items.flatMap(({ links }) => links.map(({ url }) => url.split('/v1/files/')[1] ?? ''));
      const files = await Promise.all(tokens.map(async (token) => (await fileLinks.find(sha256(token)))?.file));
      const own = files.filter((file) => file?.startsWith(`${folder}/`));
      if (own.length !== 3) broken.push(`digest: ${fullNameOf(delivery)} has ${own.length} links to its files`);
    }
  }
  return broken;
};

const TAKES_AWAY: readonly string[] = [
  ...[
    'HeldForTriage',
    'HandedBack',
    'CameBack',
    'Restored',
    'OversightSuspected',
    'Archived',
    'Referred',
    'Classified',
  ],
];

/** Somebody states that they told the group, which no mailer sees. */
const isByHand = ({ event }: RecordedEvent): boolean => event.type === 'Informed' && event.byHand !== undefined;

/** `Informed` once for each routing, when the group has been told since, and never before. */
const informedOnce = (seen: Seen): readonly string[] => {
  const place = new Map(seen.world.recorded().map((event, index) => [`${event.reportId} ${event.version}`, index]));
  const placeOf = ({ reportId, version }: RecordedEvent): number => place.get(`${reportId} ${version}`) ?? -1;
  return [...seen.records].flatMap(([report, record]) =>
    routingsIn(record).flatMap(({ routing, informed, last, concern }) => {
      const told = tellingsOf(seen, report, concern, routing, placeOf(routing), last && placeOf(last));
      const [first] = informed;
      const isLacking = first === undefined && last === undefined && seen.waiting.has(report);
      const broken = [
        informed.length > 1 ? `${informed.length} times` : '',
        first !== undefined && !isByHand(first) && !told.some((telling) => telling.seen <= placeOf(first))
          ? 'before the group was told'
          : '',
        isLacking && told.some(({ stands }) => stands) ? 'not, though it was told' : '',
      ];
      return broken.filter(Boolean).map((what) => `informed: ${report} of routing ${routing.version} ${what}`);
    }),
  );
};

/** Each time a report got a unit or desk, what was recorded as told while it had it, and what took it away again. */
const routingsIn = (record: readonly RecordedEvent[]) =>
  record.flatMap((routing, index) => {
    if (routing.event.type !== 'Routed') return [];
    const rest = record.slice(index + 1);
    const end = rest.findIndex(({ event }) => event.type === 'Routed' || TAKES_AWAY.includes(event.type));
    const during = end < 0 ? rest : rest.slice(0, end);
    const informed = during.filter(({ event }) => event.type === 'Informed');
    return [{ routing, informed, last: rest[end], concern: concernOf(record.slice(0, index + 1)) }];
  });

/**
 * The clocks of two machines may differ by so much: what was told right before a routing may count as told after it.
 */
const CLOCKS_DIFFER_MS = 1_000;

/**
 * What its group was told of a routing while it stood, or of confirmed oversight its readers; and whether that is
 * known.
 */
const tellingsOf = (
  { told }: Seen,
  report: ReportId,
  { oversight, group }: Concern,
  routing: RecordedEvent,
  from: number,
  until = Number.POSITIVE_INFINITY,
) =>
  told
    .filter(({ seen, at }) => (seen > from || at >= routing.recordedAt - CLOCKS_DIFFER_MS) && seen <= until)
    .flatMap(({ seen, deliveries }) =>
      deliveries
        .filter(({ subject }) => reportIn(subject) === report)
        .filter(({ kind, recipient }) =>
          oversight === 'confirmed'
            ? kind === 'confirmedOversight'
            : recipient === group && (kind === 'newReport' || kind === 'danger'),
        )
        .map(({ state }) => ({ seen, stands: seen > from && TOLD.includes(state) })),
    );

/** Whatever stays unknown is said, so that a person looks after it. */
const unknownIsSaid = ({ all, world }: Seen): readonly string[] =>
  all
    .filter(({ state, lookAt }) => state === 'unknown' && lookAt === undefined)
    .filter(({ subject, version }) => {
      const report = reportIn(subject);
      return !world.logged().includes(`notice.leftUnknown ${JSON.stringify({ report, version })}`);
    })
    .map((delivery) => `said: ${fullNameOf(delivery)} stays unknown, and nobody hears of it`);

const onlyForwards = ({ world }: Seen): readonly string[] =>
  world
    .moves()
    .filter(({ from, to }) => !NEXT[from.state].includes(to.state))
    .map(({ from, to }) => `back: ${fullNameOf(from)} went from ${from.state} to ${to.state}`);

const chains = ({ records }: Seen): readonly string[] =>
  [...records].flatMap(([report, record]) => {
    const broken = firstBroken(record);
    return broken === undefined ? [] : [`chain: ${report} breaks at ${broken}`];
  });

/** Everything that leaves the office, lies in its queues, or stands beside a notice, with a citizen's word in it. */
export const leakedBy = async (world: NoticeWorld): Promise<readonly string[]> => {
  const queues = Object.values(world.queues).flatMap((queue) => [...queue.held(), ...queue.deadLetters()]);
  return leaks([
    ...world.mailer.accepted().flatMap(({ id, to, text }) => [id, to, ...Object.values(layOutMail(text))]),
    ...world.gateway.messages().flatMap(({ id, url, body }) => [id, url, body]),
    ...world.telegram.messages().flatMap(({ chat, text }) => [chat, text]),
    ...(await world.allDeliveries()).map((delivery) => JSON.stringify(delivery)),
    ...queues.flatMap(({ id, group = '', body }) => [id, group, body]),
    ...world.stream.failures().map((failure) => JSON.stringify(failure)),
  ]);
};

/**
 * What a run leaves, so that two can be compared: how every notice ended. By what and whom it is about and how many of
 * its kind came before, since a version depends on what else was recorded.
 */
export const endsOf = async (world: NoticeWorld): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await endsIn(world)).map(({ name, end }) => [name, end]));

/**
 * What a run under faults leaves otherwise than a run without: nothing but mails of which nobody knows whether they
 * went out, and which did not.
 */
export const unlike = async (
  world: NoticeWorld,
  calm: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const ends = await endsIn(world);
  const names = new Set([...Object.keys(calm), ...ends.map(({ name }) => name)]);
  return [...names].flatMap((name) => {
    const left = ends.find((one) => one.name === name);
    // No news tells what became of a bot's message.
    const isLost = left?.end === 'unknown answerLost' && (!left.isOut || left.by === 'telegram');
    return left?.end === calm[name] || isLost ? [] : [`unlike: ${name} is ${left?.end} instead of ${calm[name]}`];
  });
};

const endsIn = async (world: NoticeWorld) => {
  const { told, all } = await seenIn(world);
  const out = new Set(told.flatMap(({ deliveries }) => deliveries.map(fullNameOf)));
  const counts = new Map<string, number>();
  return all
    .toSorted((a, b) => a.version - b.version)
    .map((delivery) => {
      const { subject, kind, recipient, state, reason, by } = delivery;
      const name = `${subjectKey(subject)} ${kind} ${recipient}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const end = [state, reason].filter(Boolean).join(' ');
      return { name: `${name} ${counts.get(name)}`, end, by, isOut: out.has(fullNameOf(delivery)) };
    });
};
