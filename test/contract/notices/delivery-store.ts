import { expect, it } from 'vitest';
import type { DeliveryChange, DeliveryStore } from '#shared/app/notices/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { DigestPeriod } from '#shared/domain/calendar/period';
import {
  claimed,
  type Delivery,
  failed,
  idOf,
  leftUnknown,
  lost,
  postponed,
  requeued,
  settled,
} from '#shared/domain/notices/delivery';
import {
  contactSubject,
  digestSubject,
  parkedSubject,
  reportSubject,
  sameSubject,
} from '#shared/domain/notices/subject';
import { endpointFailed, endpointWorks, inTrouble } from '#shared/domain/office/contact';
import { Instant } from '#shared/domain/words/words';
import { aNewReport, anInboxEntry, aParked, RECEIVED } from '#test/contract/stories';
import { mailNamed } from '#test/support/builders/a-notice-key';
import {
  aClaim,
  aContact,
  aDelivery,
  aDeliveryId,
  aHealth,
  allOf,
  aMail,
  aMailId,
  anySubject,
  aRecipient,
  aServiceId,
  LLAJ,
} from './deliveries.ts';

/** The two stores over one table: what is told lies with the report that it is about. */
export type Stores = { readonly deliveries: DeliveryStore; readonly reports: ReportStore };

/** What every delivery store promises. It is made when a test runs, and may be the same one for all of them. */
export const itKeepsDeliveries = (make: () => Stores): void => {
  itBeginsOnce(make);
  itLooksAtOneMoment(make);
  itChangesWholeOrNotAtAll(make);
  itLetsOneRivalWin(make);
  itListsWhatIsDue(make);
  itListsWhatFailed(make);
  itKnowsMails(make);
  itKeepsHealth(make);
};

const later = (at: Instant, milliseconds: number): Instant => Instant.parse(at + milliseconds);
const claim = (from: Delivery, given: Parameters<typeof aClaim>[0] = {}): DeliveryChange => ({
  from,
  to: claimed(from, aClaim(given), RECEIVED),
});
/** The delivery as it stands. */
const standing = async ({ deliveries }: Stores, { subject, ...id }: Delivery): Promise<Delivery | undefined> =>
  (await deliveries.of(subject)).find(({ version, kind, recipient }) =>
    [version === id.version, kind === id.kind, recipient === id.recipient].every(Boolean),
  );

const itBeginsOnce = (make: () => Stores): void => {
  it('begins deliveries and gives them as they stand, in the order in which they were given', async () => {
    const { deliveries } = make();
    const all = [aDelivery({ urgent: true }), aDelivery(), aDelivery({ notBefore: later(RECEIVED, 3_600_000) })];
    expect(await deliveries.begin(all)).toEqual(all);
    for (const delivery of all) expect(await deliveries.of(delivery.subject)).toEqual([delivery]);
    expect(await deliveries.begin([])).toEqual([]);
  });

  it('begins nothing anew: what has begun before is given as it stands, among what begins now', async () => {
    const stores = make();
    const [first, old, last] = [aDelivery(), aDelivery(), aDelivery()];
    await stores.deliveries.begin([old]);
    const { from, to } = claim(old);
    await stores.deliveries.change([{ from, to }]);
    const again = { ...old, queuedAt: later(RECEIVED, 60_000), urgent: true };
    expect(await stores.deliveries.begin([first, again, last])).toEqual([first, to, last]);
    expect(await standing(stores, old)).toEqual(to);
  });

  it('takes the same delivery twice in one call for one', async () => {
    const stores = make();
    const delivery = aDelivery();
    const second = { ...delivery, queuedAt: later(RECEIVED, 1) };
    expect(await stores.deliveries.begin([delivery, second])).toEqual([delivery, delivery]);
    expect(await stores.deliveries.of(delivery.subject)).toEqual([delivery]);
  });

  it('gives everybody who begins the same at the same time the same one', async () => {
    const stores = make();
    const delivery = aDelivery();
    const rivals = Array.from({ length: 6 }, (_, n) => ({ ...delivery, queuedAt: later(RECEIVED, n) }));
    const begun = (await Promise.all(rivals.map((rival) => stores.deliveries.begin([aDelivery(), rival])))).map(
      ([, mine]) => mine,
    );
    const stands = await standing(stores, delivery);
    expect(rivals).toContainEqual(stands);
    expect(begun).toEqual(rivals.map(() => stands));
  });

  it('begins 120 at once, and a second time none', async () => {
    const { deliveries } = make();
    const subject = anySubject();
    const all = Array.from({ length: 120 }, (_, n) => aDelivery({ subject, version: n + 1 }));
    expect(await deliveries.begin(all)).toEqual(all);
    expect(await deliveries.of(subject)).toEqual(all);
    expect(await deliveries.begin(all.map((delivery) => ({ ...delivery, urgent: true })))).toEqual(all);
  });

  it('keeps deliveries apart by report, event, kind and recipient, and lists each report’s oldest first', async () => {
    const { deliveries } = make();
    const [subject, other] = [anySubject(), anySubject()];
    const ordered = [
      aDelivery({ subject, version: 2 }),
      aDelivery({ subject, version: 3, kind: 'danger' }),
      aDelivery({ subject, version: 3, kind: 'newReport' }),
      aDelivery({ subject, version: 3, kind: 'newReport', recipient: aRecipient() }),
      aDelivery({ subject, version: 10 }),
    ];
    const elsewhere = aDelivery({ subject: other, version: 3 });
    await deliveries.begin([...ordered.toReversed(), elsewhere]);
    expect(await deliveries.of(subject)).toEqual(ordered);
    expect(await deliveries.of(other)).toEqual([elsewhere]);
    expect(await deliveries.of(anySubject())).toEqual([]);
  });

  it('keeps what is told about a contact beside the contact, apart from what the contact is told', async () => {
    const { deliveries } = make();
    const troubled = aRecipient();
    await deliveries.saveHealth(aHealth(troubled));
    const about = aDelivery({ subject: contactSubject(troubled), version: 1, kind: 'undeliverable' });
    const to = aDelivery({ recipient: troubled });
    await deliveries.begin([about, to]);
    expect(await deliveries.of(contactSubject(troubled))).toEqual([about]);
    expect(await deliveries.of(to.subject)).toEqual([to]);
  });

  it('gives back a delivery with everything that one can hold', async () => {
    const stores = make();
    const begun = aDelivery({ urgent: true });
    const delivery: Required<Delivery> = {
      ...begun,
      state: 'unknown',
      attempts: 3,
      rev: 1,
      lookAt: begun.lookAt ?? expect.fail('nobody looks after it'),
      triedSince: RECEIVED,
      claimedAt: RECEIVED,
      sentAt: RECEIVED,
      settledAt: RECEIVED,
      delayedAt: RECEIVED,
      reason: 'answerLost',
      ...aClaim(),
    };
    await stores.deliveries.begin([delivery]);
    expect(await standing(stores, delivery)).toEqual(delivery);
  });
};

const itLooksAtOneMoment = (make: () => Stores): void => {
  it('shows deliveries in the order asked for, each report once, and the contact’s health', async () => {
    const { deliveries, reports } = make();
    const [mine, other] = [aNewReport(), aNewReport()];
    for (const { commit } of [mine, other]) await reports.commit(commit);
    const recipient = aRecipient();
    const health = aHealth(recipient);
    await deliveries.saveHealth(health);
    const all = [
      aDelivery({ subject: reportSubject(other.story.report.id), recipient }),
      aDelivery({ subject: reportSubject(mine.story.report.id), recipient, version: 4 }),
      aDelivery({ subject: reportSubject(mine.story.report.id), recipient, version: 2 }),
    ];
    await deliveries.begin(all);
    expect(await deliveries.look(recipient, all.map(idOf))).toEqual({
      deliveries: all,
      reports: [other.story.report, mine.story.report],
      parked: [],
      informal: [],
      health,
    });
  });

  it('shows what waits for its report beside what is told of it, apart from what is told of the report', async () => {
    const { deliveries, reports } = make();
    const { story, commit } = aNewReport();
    const { id } = story.report;
    const [first, second] = [aParked({ report: id }), aParked({ report: id })];
    for (const one of [first, second]) await reports.park(anInboxEntry(id, { webhook: one.webhook }), one);
    const recipient = aRecipient();
    const told = [first, second].map((one) =>
      aDelivery({ subject: parkedSubject(one), recipient, kind: 'reportMissing', version: 1 }),
    );
    const later = aDelivery({ subject: reportSubject(id), recipient, version: 1 });
    await deliveries.begin([...told, later]);
    expect(await deliveries.of(reportSubject(id))).toEqual([later]);
    expect(await deliveries.of(parkedSubject(first))).toEqual([told[0]]);
    expect((await deliveries.look(recipient, told.map(idOf))).parked).toEqual([first, second]);
    await reports.commit({ ...commit, unpark: first });
    expect((await deliveries.look(recipient, told.map(idOf))).parked).toEqual([second]);
  });

  it('leaves out what is not there', async () => {
    const { deliveries } = make();
    const recipient = aRecipient();
    const known = aDelivery({ recipient });
    const about = aDelivery({ subject: contactSubject(aRecipient()), kind: 'undeliverable', recipient });
    await deliveries.begin([known, about]);
    const missing = aDeliveryId({ recipient });
    expect(await deliveries.look(recipient, [missing, idOf(known), idOf(about)])).toEqual({
      deliveries: [known, about],
      reports: [],
      parked: [],
      informal: [],
      health: undefined,
    });
  });

  it('keeps what is told of digests by their period, each recipient’s apart', async () => {
    const { deliveries } = make();
    const [month, week] = ['2025-04', '2025-W18'].map((period) => digestSubject(DigestPeriod.parse(period)));
    if (month === undefined || week === undefined) throw new Error('no subject');
    const [one, other] = [aRecipient(), aRecipient()];
    const of = (subject: typeof month, recipient: typeof one) =>
      aDelivery({ subject, recipient, kind: 'digest', version: 1 });
    const all = [of(month, one), of(month, other), of(week, one)];
    await deliveries.begin(all);
    expect(await deliveries.begin(all)).toEqual(all);
    expect((await deliveries.look(one, all.map(idOf))).deliveries).toEqual(all);
    const found = (await deliveries.of(month)).filter(({ recipient }) => recipient === one || recipient === other);
    expect(found).toEqual(all.slice(0, 2));
  });

  it('shows the fullest message that a mail may hold', async () => {
    const { deliveries, reports } = make();
    const { story, commit } = aNewReport();
    await reports.commit(commit);
    const all = [
      ...Array.from({ length: 39 }, () => aDelivery()),
      aDelivery({ subject: reportSubject(story.report.id), kind: 'suspectedOversight' }),
    ];
    await deliveries.begin(all);
    const sight = await deliveries.look(LLAJ, all.map(idOf));
    expect(sight.deliveries).toEqual(all);
    expect(sight.reports).toEqual([story.report]);
  });
};

const itChangesWholeOrNotAtAll = (make: () => Stores): void => {
  it('changes one delivery, and leaves nothing behind of what it was', async () => {
    const stores = make();
    const delivery = aDelivery();
    await stores.deliveries.begin([delivery]);
    const steps = [
      claimed(delivery, aClaim(), RECEIVED),
      lost(claimed(delivery, aClaim(), RECEIVED), later(RECEIVED, 1000)),
      settled({ ...claimed(delivery, aClaim(), RECEIVED), rev: 3 }, 'accepted', later(RECEIVED, 2000)),
    ];
    let from = delivery;
    for (const to of steps) {
      expect(await stores.deliveries.change([{ from, to }])).toBe('saved');
      expect(await standing(stores, delivery)).toEqual(to);
      from = to;
    }
    // It was unknown, and is sent: neither the reason nor the time to look after it is left.
    expect(Object.keys((await standing(stores, delivery)) ?? {})).not.toEqual(expect.arrayContaining(['reason']));
    expect((await standing(stores, delivery))?.lookAt).toBeUndefined();
  });

  it('changes forty at once, with the mail that they go out in and the name that it was given', async () => {
    const { deliveries } = make();
    const all = Array.from({ length: 40 }, () => aDelivery());
    await deliveries.begin(all);
    const mail = aMail({ id: mailNamed(all.map(idOf), 1), deliveries: all.map(idOf) });
    const changes = all.map((from) => claim(from, { mail: mail.id }));
    const named = { serviceId: aServiceId(), mail: mail.id };
    expect(await deliveries.change(changes, { mail, named })).toBe('saved');
    expect((await deliveries.look(LLAJ, mail.deliveries)).deliveries).toEqual(changes.map(({ to }) => to));
    expect(await deliveries.mail(mail.id)).toEqual(mail);
    expect(await deliveries.mailNamed(named.serviceId)).toBe(mail.id);
  });

  it('changes nothing at all where one of several has been changed by somebody else', async () => {
    const stores = make();
    const [mine, taken] = [aDelivery(), aDelivery()];
    await stores.deliveries.begin([mine, taken]);
    const theirs = claim(taken);
    await stores.deliveries.change([theirs]);
    const mail = aMail();
    const named = { serviceId: aServiceId(), mail: mail.id };
    expect(await stores.deliveries.change([claim(mine), claim(taken)], { mail, named })).toBe('conflict');
    expect(await standing(stores, mine)).toEqual(mine);
    expect(await standing(stores, taken)).toEqual(theirs.to);
    expect(await stores.deliveries.mail(mail.id)).toBeUndefined();
    expect(await stores.deliveries.mailNamed(named.serviceId)).toBeUndefined();
  });

  it('changes nothing by what was seen too early, nor what never began', async () => {
    const stores = make();
    const [delivery, unknown] = [aDelivery(), aDelivery()];
    await stores.deliveries.begin([delivery]);
    const { from, to } = claim(delivery);
    await stores.deliveries.change([{ from, to }]);
    expect(await stores.deliveries.change([claim(delivery)])).toBe('conflict');
    // Neither by what was not there yet.
    const ahead = { ...to, rev: to.rev + 1 };
    expect(await stores.deliveries.change([{ from: ahead, to: lost(ahead, RECEIVED) }])).toBe('conflict');
    expect(await stores.deliveries.change([claim(unknown)])).toBe('conflict');
    expect(await standing(stores, delivery)).toEqual(to);
    expect(await standing(stores, unknown)).toBeUndefined();
  });

  it('answers a change that was taken already with a conflict, and it stands: a lost answer is safe to repeat', async () => {
    const stores = make();
    const [one, other] = [aDelivery(), aDelivery()];
    await stores.deliveries.begin([one, other]);
    const changes = [claim(one), claim(other)];
    expect(await stores.deliveries.change(changes)).toBe('saved');
    expect(await stores.deliveries.change(changes)).toBe('conflict');
    expect(await standing(stores, one)).toEqual(changes[0]?.to);
  });

  it('writes a mail or a name where no delivery changes, and is content with nothing at all', async () => {
    const { deliveries } = make();
    const [mail, named] = [aMail(), { serviceId: aServiceId(), mail: aMailId() }];
    expect(await deliveries.change([])).toBe('saved');
    expect(await deliveries.change([], {})).toBe('saved');
    expect(await deliveries.change([], { mail })).toBe('saved');
    expect(await deliveries.change([], { named })).toBe('saved');
    expect(await deliveries.mail(mail.id)).toEqual(mail);
    expect(await deliveries.mailNamed(named.serviceId)).toBe(named.mail);
    const both = { mail: aMail(), named: { serviceId: aServiceId(), mail: aMailId() } };
    expect(await deliveries.change([], both)).toBe('saved');
    expect(await deliveries.mail(both.mail.id)).toEqual(both.mail);
    expect(await deliveries.mailNamed(both.named.serviceId)).toBe(both.named.mail);
  });

  it('is not changed by what a caller does to a value that it has written', async () => {
    const stores = make();
    const delivery = { ...aDelivery() };
    const mail = { ...aMail(), deliveries: [aDeliveryId()] };
    await stores.deliveries.begin([delivery]);
    await stores.deliveries.change([], { mail });
    const before = structuredClone([await standing(stores, delivery), await stores.deliveries.mail(mail.id)]);
    delivery.state = 'failed';
    mail.deliveries.pop();
    expect([await standing(stores, delivery), await stores.deliveries.mail(mail.id)]).toEqual(before);
  });
};

const itLetsOneRivalWin = (make: () => Stores): void => {
  it('lets exactly one of several simultaneous changes of one delivery win', async () => {
    const stores = make();
    const delivery = aDelivery();
    await stores.deliveries.begin([delivery]);
    const rivals = Array.from({ length: 6 }, () => claim(delivery));
    const outcomes = await Promise.all(rivals.map((rival) => stores.deliveries.change([rival])));
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(await standing(stores, delivery)).toEqual(rivals[outcomes.indexOf('saved')]?.to);
  });

  it('lets exactly one of several workers claim a mail, and keeps that one’s mail alone', async () => {
    const { deliveries } = make();
    const all = [aDelivery(), aDelivery(), aDelivery()];
    await deliveries.begin(all);
    const rivals = Array.from({ length: 5 }, () => aMail());
    const outcomes = await Promise.all(
      rivals.map((mail) =>
        deliveries.change(
          all.map((from) => claim(from, { mail: mail.id })),
          { mail },
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    const winner = rivals[outcomes.indexOf('saved')];
    const stands = (await deliveries.look(LLAJ, all.map(idOf))).deliveries;
    expect(stands.map(({ mail }) => mail)).toEqual(all.map(() => winner?.id));
    const kept = await Promise.all(rivals.map(({ id }) => deliveries.mail(id)));
    expect(kept.filter((mail) => mail !== undefined)).toEqual([winner]);
  });
};

const itListsWhatFailed = (make: () => Stores): void => {
  const MONTH_END = Instant.parse(Date.UTC(2031, 4, 31, 23, 59));
  const listed = async ({ deliveries }: Stores, of: Delivery, from: Instant, until: Instant) =>
    (await allOf(deliveries.failed(from, until))).filter(({ subject }) => sameSubject(subject, of.subject));

  it('lists what came to nothing from when that was known, over the end of a month, until it is told after all', async () => {
    const stores = make();
    const begun = aDelivery();
    await stores.deliveries.begin([begun]);
    const [before, after] = [later(MONTH_END, -1), later(MONTH_END, 86_400_000)];
    expect(await listed(stores, begun, before, after)).toEqual([]);
    const fails = failed(begun, 'tooManyAttempts', MONTH_END);
    await stores.deliveries.change([{ from: begun, to: fails }]);
    expect(await listed(stores, begun, before, after)).toEqual([fails]);
    expect(await listed(stores, begun, MONTH_END, later(MONTH_END, 1))).toEqual([fails]);
    expect(await listed(stores, begun, before, MONTH_END)).toEqual([]);
    expect(await listed(stores, begun, later(MONTH_END, 1), after)).toEqual([]);
    const delivered = settled(fails, 'delivered', after);
    await stores.deliveries.change([{ from: fails, to: delivered }]);
    expect(await listed(stores, begun, before, later(after, 1))).toEqual([]);
    const bounced = settled(delivered, 'bounced', after);
    await stores.deliveries.change([{ from: delivered, to: bounced }]);
    expect(await listed(stores, begun, before, later(after, 1))).toEqual([bounced]);
  });

  it('lists what nobody will ever know once nobody waits for it any more', async () => {
    const stores = make();
    const begun = aDelivery();
    await stores.deliveries.begin([begun]);
    const taken = claimed(begun, aClaim(), MONTH_END);
    const waits = lost(taken, MONTH_END);
    await stores.deliveries.change([{ from: begun, to: waits }]);
    expect(await listed(stores, begun, later(MONTH_END, -1), later(MONTH_END, 1))).toEqual([]);
    const given = leftUnknown(waits);
    await stores.deliveries.change([{ from: waits, to: given }]);
    expect(await listed(stores, begun, later(MONTH_END, -1), later(MONTH_END, 1))).toEqual([given]);
  });
};

const itListsWhatIsDue = (make: () => Stores): void => {
  const DUE = later(RECEIVED, 10 * 60_000);
  /** Deliveries of one report of the test's own, looked after so many seconds from then. */
  const looked = (seconds: number, given: Parameters<typeof aDelivery>[0] = {}): Delivery => ({
    ...aDelivery(given),
    lookAt: later(DUE, seconds * 1000),
  });
  const dueOf = async ({ deliveries }: Stores, urgent: boolean, until: Instant, of: readonly Delivery[]) =>
    (await allOf(deliveries.due(urgent, until))).filter(({ subject }) =>
      of.some((one) => sameSubject(one.subject, subject)),
    );

  it('lists what is due by then, that very instant included, longest waiting first', async () => {
    const stores = make();
    const [last, first, middle, notYet] = [looked(0), looked(-5), looked(-1), looked(0.001)];
    const all = [last, first, middle, notYet];
    await stores.deliveries.begin(all);
    expect(await dueOf(stores, false, DUE, all)).toEqual([first, middle, last]);
    expect(await dueOf(stores, false, later(DUE, 1), all)).toEqual([first, middle, last, notYet]);
    expect(await dueOf(stores, false, later(DUE, -5001), all)).toEqual([]);
  });

  it('lists the urgent and the others apart, about reports and about contacts', async () => {
    const stores = make();
    const urgent = looked(-1, { urgent: true, kind: 'danger' });
    const other = looked(-2);
    const about = looked(-3, { subject: contactSubject(aRecipient()), kind: 'undeliverable', version: 1 });
    const all = [urgent, other, about];
    await stores.deliveries.begin(all);
    expect(await dueOf(stores, true, DUE, all)).toEqual([urgent]);
    expect(await dueOf(stores, false, DUE, all)).toEqual([about, other]);
  });

  it('lists nothing twice, however many are due at the same instant', async () => {
    const stores = make();
    const subject = anySubject();
    const all = Array.from({ length: 30 }, (_, n) => looked(-1, { subject, version: n + 1 }));
    await stores.deliveries.begin(all);
    const versions = (await dueOf(stores, false, DUE, all)).map(({ version }) => version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(all.map(({ version }) => version));
  });

  it('lets a delivery leave the list when nothing is left to do, move in it, and come back', async () => {
    const stores = make();
    const begun = looked(-1);
    await stores.deliveries.begin([begun]);
    const listed = async (until = DUE) => (await dueOf(stores, false, until, [begun])).length;
    let from = begun;
    const become = async (to: Delivery): Promise<void> => {
      expect(await stores.deliveries.change([{ from, to }])).toBe('saved');
      from = to;
    };
    expect(await listed()).toBe(1);
    await become(requeued(from, DUE));
    expect(await listed()).toBe(0);
    expect(await listed(later(DUE, 3_600_000))).toBe(1);
    await become(settled(from, 'accepted', DUE));
    expect(from.lookAt).toBeUndefined();
    expect(await listed(later(DUE, 365 * 86_400_000))).toBe(0);
    await become(postponed(from, DUE, 'throttled'));
    expect(await listed()).toBe(1);
  });
};

const itKnowsMails = (make: () => Stores): void => {
  it('knows nothing of a mail that never was, nor of a name that nobody gave', async () => {
    const { deliveries } = make();
    expect(await deliveries.mail(aMailId())).toBeUndefined();
    expect(await deliveries.mailNamed(aServiceId())).toBeUndefined();
  });

  it('keeps a mail’s id, whatever form the service’s names have', async () => {
    const { deliveries } = make();
    const mail = aMailId();
    for (const serviceId of [`${aServiceId()}@email.contoh.invalid`, `${aServiceId()}${'x'.repeat(200)}`, mail]) {
      expect(await deliveries.change([], { named: { serviceId, mail } })).toBe('saved');
      expect(await deliveries.mailNamed(serviceId)).toBe(mail);
    }
    expect(await deliveries.mail(mail)).toBeUndefined();
  });
};

const itKeepsHealth = (make: () => Stores): void => {
  it('keeps what is known of a contact, step by step', async () => {
    const { deliveries } = make();
    const [recipient, contact] = [aRecipient(), aContact()];
    expect(await deliveries.health(recipient)).toBeUndefined();
    const failing = endpointFailed(undefined, recipient, contact, RECEIVED);
    expect(await deliveries.saveHealth(failing)).toBe('saved');
    expect(await deliveries.health(recipient)).toEqual(failing);
    const works = endpointWorks(failing, contact) ?? expect.fail();
    expect(await deliveries.saveHealth(works)).toBe('saved');
    expect((await deliveries.look(recipient, [aDeliveryId({ recipient })])).health).toEqual(works);
    const bad = inTrouble(works, recipient, contact, 'endpointGone', RECEIVED);
    expect(await deliveries.saveHealth(bad)).toBe('saved');
    expect(await deliveries.health(recipient)).toEqual(bad);
    expect(await deliveries.health(aRecipient())).toBeUndefined();
  });

  it('saves nothing over what somebody else has noted, and nothing of which the step before is missing', async () => {
    const { deliveries } = make();
    const first = aHealth();
    await deliveries.saveHealth(first);
    expect(await deliveries.saveHealth(aHealth(first.recipient))).toBe('conflict');
    expect(await deliveries.saveHealth({ ...first, rev: 3 })).toBe('conflict');
    expect(await deliveries.saveHealth({ ...aHealth(), rev: 2 })).toBe('conflict');
    expect(await deliveries.health(first.recipient)).toEqual(first);
  });

  it('lets exactly one of several simultaneous notes win, the first one and every later one', async () => {
    const { deliveries } = make();
    const recipient = aRecipient();
    for (const rev of [1, 2]) {
      const rivals = Array.from({ length: 5 }, () => ({ ...aHealth(recipient), rev }));
      const outcomes = await Promise.all(rivals.map((rival) => deliveries.saveHealth(rival)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await deliveries.health(recipient)).toEqual(rivals[outcomes.indexOf('saved')]);
    }
  });
};
