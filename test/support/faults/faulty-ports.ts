import type { OpenFileDeps } from '#shared/app/access/open-file';
import type { ChannelSecrets, Originals, SendMessage } from '#shared/app/arrival/ports';
import type { TriageDeps } from '#shared/app/arrival/triage-event';
import type { DataKeys, MissCounter, ReadTrackingKeys, ReportStore } from '#shared/app/report/ports';
import type { TrackDeps } from '#shared/app/report/track-report';

/**
 * What can go wrong at a port: it fails before it acts; it acts and the answer is lost; the process dies before or
 * after it acts; and for a conditional write, it says that a race was lost, having written nothing or everything.
 */
export const FAULTS = ['fail', 'loseAnswer', 'killBefore', 'killAfter', 'falseConflict', 'lateConflict'] as const;
export type Fault = (typeof FAULTS)[number];

/** The n-th call of a run, counted over all instances, from 1. */
export type PortCall = { readonly n: number; readonly port: string; readonly conditional: boolean };

/** Decides what happens at a call; `undefined` lets it pass. */
export type Plan = (call: PortCall) => Fault | undefined;

const needsCondition = (fault: Fault): boolean => fault === 'falseConflict' || fault === 'lateConflict';

/** A fault at each of the given calls, once, where that call can meet it. */
export const faultsAt =
  (...planned: readonly (readonly [number, Fault])[]): Plan =>
  ({ n, conditional }) => {
    const fault = planned.find(([call]) => call === n)?.[1];
    return fault !== undefined && needsCondition(fault) && !conditional ? undefined : fault;
  };

/** Each of these calls with each fault that it can meet: `killAfter at call 7, commit`. */
export const everyFault = (
  calls: readonly PortCall[],
): readonly { readonly n: number; readonly fault: Fault; readonly name: string }[] =>
  calls.flatMap(({ n, port, conditional }) =>
    FAULTS.filter((fault) => conditional || !needsCondition(fault)).map((fault) => ({
      ...{ n, fault },
      name: `${fault} at call ${n}, ${port}`,
    })),
  );

/** All pairs of two calls up to the last, the faults taken in turn. */
export const everyPair = (
  last: number,
  faults: readonly [Fault, ...Fault[]],
): readonly {
  readonly planned: readonly [readonly [number, Fault], readonly [number, Fault]];
  readonly name: string;
}[] => {
  const inTurn = (turn: number): Fault => faults[turn % faults.length] ?? faults[0];
  return Array.from({ length: last }, (_, at) => at + 1).flatMap((first) =>
    Array.from({ length: last - first }, (_, at) => first + at + 1).map((second) => {
      const [one, other] = [inTurn(second), inTurn(first + second)];
      return {
        planned: [
          [first, one],
          [second, other],
        ] as const,
        name: `${one} at call ${first}, ${other} at call ${second}`,
      };
    }),
  );
};

export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/** Numbers the calls of one run and asks the plan about each. */
export type Points = {
  readonly ask: (port: string, conditional: boolean) => Fault | undefined;
  /** Port names of all calls so far, in order. */
  readonly calls: () => readonly PortCall[];
  readonly injected: () => number;
  /** The same by kind, how often each. */
  readonly met: () => Readonly<Record<string, number>>;
  readonly replan: (plan: Plan) => void;
  /** Holds up the n-th call until released: for races. */
  readonly holdAt: (n: number) => { readonly isHeld: () => boolean; readonly release: () => void };
  readonly gate: () => Promise<void> | undefined;
};

export const points = (first: Plan = () => undefined): Points => {
  const calls: PortCall[] = [];
  let plan = first;
  const met = new Map<Fault, number>();
  let held: { readonly n: number; readonly gate: Promise<void>; reached: boolean } | undefined;
  return {
    ask: (port, conditional) => {
      const call = { n: calls.length + 1, port, conditional };
      calls.push(call);
      const fault = plan(call);
      if (fault !== undefined) met.set(fault, (met.get(fault) ?? 0) + 1);
      return fault;
    },
    calls: () => calls,
    injected: () => [...met.values()].reduce((sum, times) => sum + times, 0),
    met: () => Object.fromEntries(met),
    replan: (next) => {
      plan = next;
    },
    holdAt: (n) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const hold = { n, gate: promise, reached: false };
      held = hold;
      return { isHeld: () => hold.reached, release: resolve };
    },
    gate: () => {
      if (held?.n !== calls.length || held.reached) return undefined;
      held.reached = true;
      return held.gate;
    },
  };
};

/** One process: everything it asks of a port goes through `through` until it dies, and nothing after. */
export type Life = {
  readonly died: Promise<void>;
  readonly isDead: () => boolean;
  readonly through: <T>(port: string, act: () => Promise<T>, conflict?: T) => Promise<T>;
};

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export const life = (at: Points): Life => {
  let dead = false;
  let announce = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const die = <T>(): Promise<T> => {
    dead = true;
    announce();
    return never<T>();
  };
  const through = async <T>(port: string, act: () => Promise<T>, conflict?: T): Promise<T> => {
    if (dead) return never<T>();
    const fault = at.ask(port, conflict !== undefined);
    await at.gate();
    if (fault === 'fail') throw new InjectedFault(port);
    if (fault === 'killBefore') return die<T>();
    if (fault === 'falseConflict' && conflict !== undefined) return conflict;
    const answer = await act();
    if (dead) return never<T>();
    if (fault === 'loseAnswer') throw new InjectedFault(port);
    if (fault === 'killAfter') return die<T>();
    return fault === 'lateConflict' && conflict !== undefined ? conflict : answer;
  };
  return { died, isDead: () => dead, through };
};

/** All of a list that comes piece by piece. */
export const allOf = async <T>(values: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
};

export const faultyReports = ({ through }: Life, store: ReportStore): ReportStore => ({
  look: (webhook, report) => through('look', () => store.look(webhook, report)),
  load: (report) => through('load', () => store.load(report)),
  tips: (reports) => through('tips', () => store.tips(reports)),
  outlines: (reports) => through('outlines', () => store.outlines(reports)),
  loadAll: (reports) => through('loadAll', () => store.loadAll(reports)),
  openWork: async function* (queue, until) {
    yield* await through('openWork', () => allOf(store.openWork(queue, until)));
  },
  receivedIn: async function* (days) {
    yield* await through('receivedIn', () => allOf(store.receivedIn(days)));
  },
  findableIn: (month) => through('findableIn', () => store.findableIn(month)),
  reindex: (report) => through('reindex', () => store.reindex(report), 'conflict'),
  commit: (commit) => through('commit', () => store.commit(commit), 'conflict'),
  remember: (entry) => through('remember', () => store.remember(entry), 'conflict'),
  unpark: (parked) => through('unpark', () => store.unpark(parked)),
  park: (entry, parked) => through('park', () => store.park(entry, parked), 'conflict'),
  parked: (report) => through('parked', () => store.parked(report)),
  allParked: async function* (until) {
    yield* await through('allParked', () => allOf(store.allParked(until)));
  },
  keepParked: (parked) => through('keepParked', () => store.keepParked(parked), 'conflict'),
  setAside: (report, conflict) => through('setAside', () => store.setAside(report, conflict)),
  conflicts: (report) => through('conflicts', () => store.conflicts(report)),
  stepsUpTo: (reports) => through('stepsUpTo', () => store.stepsUpTo(reports)),
  event: (report, version) => through('event', () => store.event(report, version)),
  duplicates: (report) => through('duplicates', () => store.duplicates(report)),
  wrappedKey: (report) => through('wrappedKey', () => store.wrappedKey(report)),
  answered: (key) => through('answered', () => store.answered(key)),
  keepKey: (report, wrapped) => through('keepKey', () => store.keepKey(report, wrapped)),
  eraseKey: (report) => through('eraseKey', () => store.eraseKey(report), 'conflict'),
  events: (report) => through('events', () => store.events(report)),
  hashedEvents: (report) => through('hashedEvents', () => store.hashedEvents(report)),
  words: (report) => through('words', () => store.words(report)),
  allWords: (reports) => through('allWords', () => store.allWords(reports)),
  identity: (report) => through('identity', () => store.identity(report)),
  evidence: (report) => through('evidence', () => store.evidence(report)),
  evidenceText: (report, evidence) => through('evidenceText', () => store.evidenceText(report, evidence)),
  messages: (report) => through('messages', () => store.messages(report)),
  message: (report, n) => through('message', () => store.message(report, n)),
  track: (entry) => through('track', () => store.track(entry)),
  byTracking: (tracking) => through('byTracking', () => store.byTracking(tracking)),
  followed: (report) => through('followed', () => store.followed(report)),
});

export const faultyOriginals = ({ through }: Life, originals: Originals): Originals => ({
  keep: (name, sealed) => through('originals.keep', () => originals.keep(name, sealed)),
  find: (name) => through('originals.find', () => originals.find(name)),
});

export const faultyDataKeys = ({ through }: Life, keys: DataKeys): DataKeys => ({
  create: (report) => through('dataKeys.create', () => keys.create(report)),
  unwrap: (report, wrapped) => through('dataKeys.unwrap', () => keys.unwrap(report, wrapped)),
});

export const faultyMisses = ({ through }: Life, misses: MissCounter): MissCounter => ({
  count: (name, window) => through('misses.count', () => misses.count(name, window)),
  add: (name, window, until) => through('misses.add', () => misses.add(name, window, until)),
});

export const faultySecrets = ({ through }: Life, secrets: ChannelSecrets): ChannelSecrets => {
  return (channel) => through('secrets', () => secrets(channel));
};
export const faultyTrackingKeys = ({ through }: Life, read: ReadTrackingKeys): ReadTrackingKeys => {
  return () => through('trackingKeys', read);
};
export const faultySend = ({ through }: Life, send: SendMessage): SendMessage => {
  return (message) => through('send', () => send(message));
};

export const faultyTriage = (of: Life, deps: TriageDeps): TriageDeps => ({
  ...deps,
  reports: faultyReports(of, deps.reports),
  originals: faultyOriginals(of, deps.originals),
  dataKeys: faultyDataKeys(of, deps.dataKeys),
  identityKeys: { create: (report) => of.through('identityKeys.create', () => deps.identityKeys.create(report)) },
  searchKey: () => of.through('searchKey', deps.searchKey),
  classify: (text) => of.through('classify', () => deps.classify(text)),
});

export const faultyOpening = ({ through }: Life, deps: OpenFileDeps): OpenFileDeps => ({
  ...deps,
  fileLinks: { find: (token) => through('fileLinks.find', () => deps.fileLinks.find(token)) },
  readFile: (name) => through('readFile', () => deps.readFile(name)),
});

export const faultyTracking = (of: Life, deps: TrackDeps): TrackDeps => ({
  ...deps,
  reports: {
    byTracking: (tracking) => of.through('byTracking', () => deps.reports.byTracking(tracking)),
    followed: (report) => of.through('followed', () => deps.reports.followed(report)),
  },
  misses: faultyMisses(of, deps.misses),
  trackingKeys: faultyTrackingKeys(of, deps.trackingKeys),
});
