import { describe, expect, it } from 'vitest';
import { decide } from '#shared/domain/report/decide';
import { RecordedEvent } from '#shared/domain/report/event';
import { CHAIN_START, firstBroken, record } from '#shared/domain/report/record';
import { PolicyVersion } from '#shared/domain/report/report';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { aReport, CLASSIFIED, CLOSED, DOUBT, person, RESOLVED, submit, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { record: history, report } = aReport().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED).story();

/** One event changed by anybody who can write to the table; such a value need not be one that we would write. */
const broken = (version: number, change: (event: Record<string, unknown>) => unknown): number | undefined =>
  firstBroken(
    history.map((event) =>
      event.version === version ? RecordedEvent.catch(event).parse(change({ ...event })) : event,
    ),
  );

/** Every place in a value where something stands. */
const places = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))
    : [path];

/** The value with something else of the same kind at one place. */
const changedAt = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return other(value);
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? changedAt(inner, rest) : inner));
  if (typeof value !== 'object' || value === null) throw new Error(`nothing at ${key}`);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? changedAt(inner, rest) : inner]),
  );
};

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
};

describe('the record of a report', () => {
  it('is numbered from one, each event holding the hash of the one before it', () => {
    expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(history[0]?.prev).toBe(CHAIN_START);
    expect(history.slice(1).map(({ prev }) => prev)).toEqual(history.slice(0, -1).map(({ hash }) => hash));
    expect(report?.tip).toBe(history.at(-1)?.hash);
  });

  it('can be checked by anybody with SHA-256 and canonical JSON', () => {
    for (const { hash, ...body } of history) expect(sha256(canonicalJson(body))).toBe(hash);
  });

  it('holds as it was written', () => {
    expect(firstBroken(history)).toBeUndefined();
    expect(firstBroken([])).toBeUndefined();
  });

  it.each(history.map((event) => [event.version, event.event.type] as const))(
    'shows any change of event %i, %s, by its version',
    (version) => {
      const event = history[version - 1];
      const found = places(event).map((path) => {
        const changed = changedAt(event, path);
        const chain = history.map((one) => (one.version === version ? changed : one));
        // Read without our schemas: whoever forges an event does not ask them.
        return [path.join('.'), firstBroken(JSON.parse(JSON.stringify(chain)))];
      });
      expect(found.filter(([, at]) => at !== version)).toEqual([]);
      expect(found.length).toBeGreaterThan(7);
    },
  );

  it('shows a field that was added, and one that was taken away', () => {
    expect(broken(4, (event) => ({ ...event, actor: { by: 'machine' } }))).toBe(4);
    const [first, ...rest] = history;
    const withMore = JSON.parse(JSON.stringify([{ ...first, note: 'ditambahkan' }, ...rest]));
    expect(firstBroken(withMore)).toBe(1);
    const { policy: _, ...less } = first ?? {};
    expect(firstBroken(JSON.parse(JSON.stringify([less, ...rest])))).toBe(1);
  });

  it('shows an event that is missing, doubled, or in another place', () => {
    const [a, b, c, ...rest] = history;
    if (a === undefined || b === undefined || c === undefined) throw new Error('too short');
    expect(firstBroken([a, c, ...rest])).toBe(2);
    expect(firstBroken([b, c, ...rest])).toBe(1);
    expect(firstBroken([a, b, b, c, ...rest])).toBe(3);
    expect(firstBroken([a, c, b, ...rest])).toBe(2);
  });

  it('shows events that were numbered anew, even with fitting hashes', () => {
    let prev = CHAIN_START;
    const renumbered = history.map(({ hash: _, ...body }) => {
      const forged = { ...body, version: body.version + (body.version > 2 ? 1 : 0), prev };
      const hash = sha256(canonicalJson(forged));
      prev = hash;
      return { ...forged, hash };
    });
    expect(firstBroken(renumbered)).toBe(3);
  });

  it("shows another report's event", () => {
    const strange = aReport({ anonymous: true }).next({ type: 'startWork' }).next(RESOLVED).next(CLOSED).story().record;
    expect(firstBroken([...history.slice(0, 3), ...strange.slice(3)])).toBe(4);
  });

  it('stays as it is when nothing was decided', () => {
    const context = { now: wib('2025-05-09 10:00'), actor: person('admin'), policy };
    expect(record(submit().id, report, [], context)).toEqual({ report, recorded: [] });
  });

  it('names the rules that each decision was made under', () => {
    const later = { ...policy, version: PolicyVersion.parse('0123456789abcdef') };
    const { record: both } = aReport().next({ type: 'startWork' }, { policy: later }).story();
    expect(both.map((event) => event.policy)).toEqual([...Array(3).fill(policy.version), later.version]);
  });
});

describe('canonical JSON', () => {
  it('is one text for one value, whatever the order of its fields', () => {
    expect(canonicalJson({ b: 1, a: [1, { d: 2, c: 3 }] })).toBe('{"a":[1,{"c":3,"d":2}],"b":1}');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow();
    expect(() => canonicalJson(Number.NaN)).toThrow();
  });
});

describe('who did it', () => {
  const actors = (events: readonly RecordedEvent[]) => events.map(({ event, actor }) => `${event.type} by ${actor.by}`);

  it('is the channel for what it said, and the machine for what follows by the rules', () => {
    const channel = { by: 'channel', channel: submit().channel } as const;
    const context = { now: wib('2025-05-06 10:00'), actor: channel, policy };
    const arrival = decide(undefined, submit(), context);
    const { recorded } = record(submit().id, undefined, arrival.ok ? arrival.value : [], context);
    expect(actors(recorded)).toEqual(['Received by channel', 'Classified by machine', 'Routed by machine']);
  });

  it('is the person for all that a person decides', () => {
    const triaged = aReport({ proposal: DOUBT }).next(CLASSIFIED).story().record.slice(-2);
    expect(actors(triaged)).toEqual(['Classified by person', 'Routed by person']);
  });
});
