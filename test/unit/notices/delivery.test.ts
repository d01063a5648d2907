import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { InformalId } from '#shared/domain/informal/contact';
import {
  abandoned,
  CLAIM_MS,
  claimed,
  Delivery,
  DeliveryId,
  DeliveryState,
  Feedback,
  failed,
  idOf,
  isTold,
  leftUnknown,
  lost,
  postponed,
  queued,
  requeued,
  sameDelivery,
  settled,
  withheld,
} from '#shared/domain/notices/delivery';
import { NoticeKind } from '#shared/domain/notices/kind';
import {
  changeSubject,
  contactSubject,
  daySubject,
  digestSubject,
  informalSubject,
  type NoticeSubject,
  parkedSubject,
  reportSubject,
  silenceSubject,
} from '#shared/domain/notices/subject';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { aParked } from '#test/contract/stories';
import { A_CHANGE } from '#test/support/builders/a-change';
import { aClaim, aDelivery, aDeliveryId, QUEUED_AT } from '#test/support/builders/a-delivery';
import { mailNamed } from '#test/support/builders/a-notice-key';
import { recipientId } from '#test/support/builders/a-recipient';
import { LAPOR, submit } from '#test/support/builders/a-report';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = (milliseconds: number): Instant => Instant.parse(QUEUED_AT + milliseconds);
const NOW = later(10 * MINUTE);

const begun = aDelivery();
const sending = claimed(begun, aClaim(), NOW);
/** One delivery in each state, by the way that it comes to it. */
const IN = {
  queued: begun,
  sending,
  unknown: lost(sending, NOW),
  sent: settled(sending, 'accepted', NOW),
  failed: failed(sending, 'rejected', NOW),
  delivered: settled(sending, 'delivered', NOW),
  bounced: settled(sending, 'bounced', NOW),
  complained: settled(sending, 'complained', NOW),
  withheld: withheld(begun, 'superseded', NOW),
} as const satisfies Record<DeliveryState, Delivery>;

describe('a delivery begins', () => {
  it('a delivery begins queued, with nothing tried, and is looked at when the queue should have brought it long ago', () => {
    expect(queued(aDeliveryId(), false, QUEUED_AT, QUEUED_AT)).toEqual({
      ...aDeliveryId(),
      urgent: false,
      state: 'queued',
      rev: 1,
      queuedAt: QUEUED_AT,
      notBefore: QUEUED_AT,
      lookAt: later(60 * MINUTE),
      attempts: 0,
    });
  });

  it('an urgent delivery is looked at sooner', () => {
    expect(aDelivery({ urgent: true }).lookAt).toBe(later(15 * MINUTE));
  });

  it('a delivery that is due later is looked at as soon as it is due: no queue knows of it', () => {
    expect(aDelivery({ notBefore: later(1) }).lookAt).toBe(later(1));
    expect(aDelivery({ notBefore: later(8 * 60 * MINUTE) }).lookAt).toBe(later(8 * 60 * MINUTE));
  });
});

describe('a claim', () => {
  it('says who took it, by which way and under which rules, and how often it was tried', () => {
    const claim = aClaim();
    expect(claimed(postponed(begun, NOW, 'quota'), claim, NOW)).toEqual({
      ...begun,
      ...claim,
      notBefore: NOW,
      state: 'sending',
      rev: 3,
      attempts: 1,
      triedSince: NOW,
      claimedAt: NOW,
      lookAt: later(15 * MINUTE),
    });
    expect(claimed(claimed(begun, claim, NOW), claim, NOW).attempts).toBe(2);
  });

  it('remembers since when it is tried, however often it is', () => {
    const again = claimed(postponed(sending, later(DAY), 'throttled'), aClaim(), later(DAY));
    expect(again).toMatchObject({ triedSince: NOW, claimedAt: later(DAY), attempts: 2 });
    expect(begun.triedSince).toBeUndefined();
  });

  it('is abandoned after five minutes and not before, and looked after then', () => {
    const ends = Instant.parse(NOW + 5 * MINUTE);
    expect(CLAIM_MS).toBe(5 * MINUTE);
    expect(abandoned(sending, Instant.parse(ends - 1))).toBe(sending);
    expect(abandoned(sending, ends)).toEqual(lost(sending, ends));
    expect(sending.lookAt).toBe(ends);
  });

  it('an abandoned claim of a webhook is tried again at once, under the id it was claimed with', () => {
    const posting = claimed(begun, aClaim({ by: 'webhook' }), NOW);
    expect(abandoned(posting, later(DAY))).toEqual(postponed(posting, later(DAY), 'unreachable'));
    expect(abandoned(posting, later(DAY)).mail).toBe(posting.mail);
  });

  it('an abandoned claim of a bot’s message is unknown, like that of a mail', () => {
    const posting = claimed(begun, aClaim({ by: 'telegram' }), NOW);
    expect(abandoned(posting, later(DAY))).toEqual(lost(posting, later(DAY)));
  });

  it('a delivery that is not being sent is never an abandoned claim', () => {
    for (const delivery of Object.values(IN).filter(({ state }) => state !== 'sending')) {
      const claimedLongAgo = { ...delivery, claimedAt: NOW };
      expect(abandoned(claimedLongAgo, later(DAY))).toBe(claimedLongAgo);
    }
  });

  it('a claim without a time is abandoned', () => {
    const { claimedAt: _, ...claim } = sending;
    expect(abandoned(claim, NOW).state).toBe('unknown');
  });
});

describe('what is put off', () => {
  it('waits in the queue for its time, and says why', () => {
    expect(postponed(sending, later(DAY), 'throttled')).toEqual({
      ...sending,
      state: 'queued',
      rev: 3,
      notBefore: later(DAY),
      lookAt: later(DAY),
      reason: 'throttled',
    });
  });

  it('a delivery that is queued again is looked at a while later, sooner where it is urgent, and keeps its reason', () => {
    const waiting = postponed(sending, later(DAY), 'quota');
    expect(requeued(waiting, later(DAY))).toEqual({ ...waiting, rev: 4, lookAt: later(DAY + 60 * MINUTE) });
    const urgent = postponed(aDelivery({ urgent: true }), later(DAY), 'quota');
    expect(requeued(urgent, later(DAY)).lookAt).toBe(later(DAY + 15 * MINUTE));
    expect(requeued(begun, NOW)).not.toHaveProperty('reason');
  });
});

describe('what nobody can know', () => {
  it('is unknown for a day, and looked after then', () => {
    expect(lost(sending, NOW)).toEqual({
      ...sending,
      state: 'unknown',
      rev: 3,
      reason: 'answerLost',
      lookAt: Instant.parse(NOW + DAY),
    });
  });

  it('only a delivery that was being sent becomes unknown: news that came sooner stands', () => {
    for (const [state, delivery] of Object.entries(IN)) {
      if (state !== 'sending') expect(lost(delivery, NOW)).toBe(delivery);
    }
  });

  it('an unknown delivery that is left so stays unknown, and is not looked at any more', () => {
    const { lookAt: _, ...unknown } = IN.unknown;
    expect(leftUnknown(IN.unknown)).toEqual({ ...unknown, rev: 4 });
  });

  it.each(['accepted', 'rejected', 'delivered', 'bounced', 'complained'] as const)(
    'is settled by "%s", even after it was left so',
    (feedback) => {
      const told = settled(leftUnknown(IN.unknown), feedback, later(2 * DAY));
      expect(told.state).toBe(settled(sending, feedback, NOW).state);
      expect(told.reason).toBe(feedback === 'rejected' ? 'rejected' : undefined);
    },
  );
});

describe('the end of a delivery', () => {
  it('says why it failed or was withheld, and when', () => {
    expect(failed(begun, 'noContact', NOW)).toMatchObject({
      state: 'failed',
      reason: 'noContact',
      settledAt: NOW,
      rev: 2,
    });
    expect(withheld(begun, 'notTheirs', NOW)).toMatchObject({
      state: 'withheld',
      reason: 'notTheirs',
      settledAt: NOW,
      rev: 2,
    });
  });

  it('is the recipient’s knowing of it only where it is sent and nothing says otherwise', () => {
    const told = DeliveryState.options.filter((state) => isTold(IN[state]));
    // Who complains of a mail has got it.
    expect(told).toEqual(['sent', 'delivered', 'complained']);
  });

  it('leaves nothing to look after, and everything before it does', () => {
    const left = Object.entries(IN).flatMap(([state, { lookAt }]) => (lookAt === undefined ? [state] : []));
    expect(left).toEqual(['sent', 'failed', 'delivered', 'bounced', 'complained', 'withheld']);
    expect(leftUnknown(IN.unknown).lookAt).toBeUndefined();
    expect(requeued(begun, NOW).lookAt).toBeDefined();
    expect(postponed(sending, NOW, 'throttled').lookAt).toBeDefined();
  });
});

/** What each state becomes by each piece of news, as the office reads it; a dash is no change. */
const TABLE = {
  //          accepted    rejected    delivered      bounced      complained
  queued: ['sent', 'failed', 'delivered', 'bounced', 'complained'],
  sending: ['sent', 'failed', 'delivered', 'bounced', 'complained'],
  unknown: ['sent', 'failed', 'delivered', 'bounced', 'complained'],
  sent: ['-', 'failed', 'delivered', 'bounced', 'complained'],
  failed: ['-', '-', 'delivered', 'bounced', 'complained'],
  delivered: ['-', '-', '-', 'bounced', 'complained'],
  bounced: ['-', '-', '-', '-', 'complained'],
  complained: ['-', '-', '-', '-', '-'],
  withheld: ['-', '-', '-', '-', '-'],
} as const satisfies Record<DeliveryState, readonly string[]>;
const NEWS = ['accepted', 'rejected', 'delivered', 'bounced', 'complained'] as const;

describe('news of a delivery', () => {
  const cells = DeliveryState.options.flatMap((state) =>
    NEWS.map((news, index) => ({ state, news, becomes: TABLE[state][index] ?? '' })),
  );

  it.each(cells)('$state, then $news: $becomes', ({ state, news, becomes }) => {
    const before = IN[state];
    const after = settled(before, news, later(DAY));
    if (becomes === '-') {
      expect(after).toBe(before);
      return;
    }
    expect(after.state).toBe(becomes);
    expect(after.rev).toBe(before.rev + 1);
    expect(after.lookAt).toBeUndefined();
    expect(after.reason).toBe(becomes === 'failed' ? 'rejected' : undefined);
    const when = becomes === 'sent' ? after.sentAt : after.settledAt;
    expect(when).toBe(later(DAY));
  });

  it('a delivered notice keeps the time of sending apart from the time of arrival', () => {
    const arrived = settled(IN.sent, 'delivered', later(DAY));
    expect(arrived).toMatchObject({ sentAt: NOW, settledAt: later(DAY) });
    expect(IN.sent.settledAt).toBeUndefined();
  });

  it('news of a delay is noted once, as long as nothing is settled, and changes nothing else', () => {
    for (const state of ['queued', 'sending', 'unknown', 'sent'] as const) {
      const delayed = settled(IN[state], 'delayed', later(DAY));
      expect(delayed).toEqual({ ...IN[state], rev: IN[state].rev + 1, delayedAt: later(DAY) });
      expect(settled(delayed, 'delayed', later(2 * DAY))).toBe(delayed);
    }
    for (const state of ['failed', 'delivered', 'bounced', 'complained', 'withheld'] as const) {
      expect(settled(IN[state], 'delayed', later(DAY))).toBe(IN[state]);
    }
  });

  it('is of every kind that there is', () => {
    expect(Feedback.options).toEqual(expect.arrayContaining([...NEWS, 'delayed']));
    expect(Feedback.options).toHaveLength(NEWS.length + 1);
  });

  it('leaves a delivery that can be kept and read again', () => {
    for (const delivery of Object.values(IN)) {
      expect(Delivery.parse(JSON.parse(JSON.stringify(delivery)))).toEqual(delivery);
    }
  });
});

describe('the name under which a mail is known', () => {
  const id = aDeliveryId();
  const others = [
    aDeliveryId({ subject: reportSubject(reportIdOf(LAPOR, '1')) }),
    aDeliveryId({ version: 4 }),
    aDeliveryId({ kind: 'danger' }),
    aDeliveryId({ recipient: recipientId('grup-asdp') }),
  ];

  it('is the same whenever it is worked out, and says nothing', () => {
    expect(mailNamed([id])).toBe(mailNamed([aDeliveryId()]));
    expect(mailNamed([id])).toMatch(/^ntc_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(mailNamed([id])).not.toContain(id.recipient);
  });

  it('is the same by the delivery itself, whatever has become of it', () => {
    expect(mailNamed([idOf(IN.bounced)])).toBe(mailNamed([id]));
    expect(mailNamed([IN.bounced])).toBe(mailNamed([id]));
  });

  it.each([
    [aDeliveryId(), 'ntc_nw4r162rynk93rg9b10yk4em3y'],
    [
      aDeliveryId({ kind: 'undeliverable', subject: contactSubject(recipientId('grup-llaj')) }),
      'ntc_e2ztqz49fe246zzyfv7d6ec4n2',
    ],
    [
      aDeliveryId({ kind: 'queueUnopened', subject: daySubject(IsoDate.parse('2025-05-06')) }),
      'ntc_y2c5rmf7j0pr31gxeg7jbfczza',
    ],
    [
      aDeliveryId({ kind: 'digest', subject: digestSubject(DigestPeriod.parse('2025-W18')) }),
      'ntc_mpynmxhhwh4p7f7vs39h4q3x65',
    ],
  ])('stays the same from one version of this system to the next: %j', (notice, name) => {
    expect(mailNamed([notice], 1)).toBe(name);
  });

  it('is another for another report, version, kind, recipient, attempt, order or company', () => {
    const [first = id] = others;
    const names = [
      mailNamed([id]),
      ...others.map((other) => mailNamed([other])),
      mailNamed([id], 1),
      mailNamed([id], 2),
      mailNamed([id, first]),
      mailNamed([first, id]),
      mailNamed([id, id]),
      mailNamed([]),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(mailNamed([id], 0)).toBe(mailNamed([id]));
  });

  it('tells two deliveries apart as their ids do', () => {
    expect(sameDelivery(id, IN.sent)).toBe(true);
    expect(others.filter((other) => sameDelivery(id, other) || sameDelivery(other, id))).toEqual([]);
    expect(idOf(IN.sent)).toEqual(id);
  });
});

describe('a kind and its subject', () => {
  const SUBJECTS = {
    report: reportSubject(submit().id),
    parked: parkedSubject(aParked()),
    contact: contactSubject(recipientId('grup-llaj')),
    day: daySubject(IsoDate.parse('2025-05-06')),
    digest: digestSubject(DigestPeriod.parse('2025-W18')),
    change: changeSubject(A_CHANGE),
    informal: informalSubject(InformalId.parse(`inf_${'0'.repeat(26)}`)),
    silence: silenceSubject('llaj', IsoDate.parse('2025-04-17')),
  } as const satisfies Record<NoticeSubject['of'], NoticeSubject>;
  const OTHERS: Partial<Record<NoticeKind, NoticeSubject['of']>> = {
    dangerParked: 'parked',
    reportMissing: 'parked',
    undeliverable: 'contact',
    queueUnopened: 'day',
    digest: 'digest',
    officeChanged: 'change',
    dangerInformal: 'informal',
    unitSilent: 'silence',
  };

  it.each(NoticeKind.options)(
    'a notice of kind %s is kept of one sort of subject, and refused of any other',
    (kind) => {
      const kept = Object.values(SUBJECTS).filter((subject) => {
        const stored = { ...aDelivery(), kind, subject };
        const reads = [Delivery.safeParse(stored), DeliveryId.safeParse(stored)].map(({ success }) => success);
        expect(new Set(reads).size, `${kind} of ${subject.of}`).toBe(1);
        return reads[0];
      });
      expect(kept.map(({ of }) => of)).toEqual([OTHERS[kind] ?? 'report']);
    },
  );
});
