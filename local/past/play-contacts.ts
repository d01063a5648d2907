import { type InventedPerson, inventedPeople } from '#local/aws/invented-people';
import { actOnInformal } from '#shared/app/informal/act-on-informal';
import type { InformalStore } from '#shared/app/informal/ports';
import { recordInformal } from '#shared/app/informal/record-informal';
import type { Classify, ReportStore } from '#shared/app/report/ports';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { assigneeOf } from '#shared/domain/classify/assignee';
import { type InformalId, informalIdOf } from '#shared/domain/informal/contact';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { ADMIN, STAND_IN } from './people.ts';
import { chance, pick, type Random, randomOf } from './random.ts';

export type ContactPorts = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load'>;
  readonly informal: Pick<InformalStore, 'load' | 'save'>;
  readonly classify: Classify;
};

/** Before so great a part of the reports somebody had called; as often nothing came of it, and as often it is seen. */
const CALLED_BEFORE = 0.25;
const NEVER_CAME = 0.4;
const SEEN = 0.7;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Some who reported had turned to an officer of the unit before; others did, and no report came. The LAPOR! admin, or
 * who stands in, has seen of most which report it was. Of what was said nothing is invented, since it would be
 * forgotten by now; nobody is told. Played again, whatever is there stays as it is. Gives how many there are.
 */
export const playContacts = async (
  ports: ContactPorts,
  past: { readonly seed: number; readonly until: Instant },
  lives: readonly ReportId[],
): Promise<number> => {
  let count = 0;
  for (const [index, id] of lives.entries()) {
    const random = randomOf(Math.imul(past.seed + 3, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    if (!chance(random, CALLED_BEFORE)) continue;
    const report = await ports.reports.load(id);
    const called = report === undefined ? undefined : calledBefore(ports.policy, report, random);
    if (called === undefined) continue;
    count += 1;
    await playContact(ports, called, past.until);
  }
  return count;
};

type Called = {
  readonly by: InventedPerson;
  readonly report: Report;
  readonly asked: Parameters<typeof recordInformal>[2];
  readonly key: string;
  readonly at: Instant;
  /** When somebody saw which report it was. */
  readonly seen?: { readonly at: Instant; readonly by: InventedPerson };
};

/** Nothing of what may be an accusation, and no danger: both would be told. */
const calledBefore = (policy: Policy, report: Report, random: Random): Called | undefined => {
  if (report.status === 'received' || report.oversight !== 'none' || report.urgency === 'danger') return undefined;
  const { topic, subDistrict, receivedAt, id } = report;
  const by = heldBy(assigneeOf(policy, topic));
  const at = Instant.parse(receivedAt - Math.ceil((0.5 + 40 * random()) * HOUR_MS));
  const how = pick(random, ['call', 'call', 'chat', 'chat', 'walkUp', 'letter'] as const);
  const place = subDistrict === undefined ? {} : { subDistrict };
  const came = !chance(random, NEVER_CAME) && chance(random, SEEN);
  const seen = { at: Instant.parse(receivedAt + Math.ceil((1 + 4 * random()) * DAY_MS)), by: ADMIN };
  return {
    ...{ by, report, at, key: `contoh-${id}` },
    asked: { how, topic, ...place, at: isoWithOffset(policy.calendar, at) },
    ...(came ? { seen: chance(random, 0.1) ? { ...seen, by: STAND_IN } : seen } : {}),
  };
};

/** Who heads the unit whose work it is; the admin, where it is nobody's here. */
const heldBy = (unit: string | undefined): InventedPerson =>
  inventedPeople().find(({ groups }) => groups.includes(`head-${unit}`)) ?? ADMIN;

const playContact = async (ports: ContactPorts, { by, asked, key, at, report, seen }: Called, until: Instant) => {
  const { policy, informal } = ports;
  const id: InformalId = informalIdOf(by.id, key);
  const asIs = { ...ports, contactKeys: NOTHING_SAID, log: () => {} };
  const as = (person: InventedPerson, when: Instant) =>
    knownTo(policy.office, officerOf(person.id, person.groups), when);
  const told = { deliveries: { begin: async () => [] }, enqueue: async () => {} };
  const recorded = await recordInformal({ ...asIs, ...told, now: () => at }, as(by, at), asked, key);
  const contact = recorded.ok ? await informal.load(id) : undefined;
  // Whatever somebody has done with it since stands.
  if (contact?.version !== 1 || seen === undefined || seen.at >= until) return;
  const act = { type: 'confirmMatch', report: report.id } as const;
  await actOnInformal({ ...asIs, now: () => seen.at }, as(seen.by, seen.at), id, act);
};

const NOTHING_SAID = {
  create: () => {
    throw new Error('nothing was said that could be sealed');
  },
};
