import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { decide } from '#shared/domain/report/decide';
import { HandBackReason } from '#shared/domain/report/reasons';
import { EVERYWHERE, person, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const handBack = (place: keyof typeof EVERYWHERE, reason: z.infer<typeof HandBackReason>) =>
  decide(
    EVERYWHERE[place].build(),
    { type: 'handBack', reason },
    { now: wib('2025-05-30 12:00'), actor: person('kepala-llaj'), policy },
  );

describe('a hand-back', () => {
  it.each(['routed', 'inProgress', 'asked while routed', 'asked while in progress', 'asked while resolved'] as const)(
    'is open as long as the unit has the report in hand: %s',
    (place) => {
      for (const reason of HandBackReason.options) expect(handBack(place, reason).ok).toBe(true);
    },
  );

  it.each(['resolved', 'closed', 'referred', 'archived'] as const)(
    'does not bring back what has ended, unless oversight is found in it: %s',
    (place) => {
      for (const reason of HandBackReason.options) {
        if (reason === 'oversightFound') expect(handBack(place, reason).ok).toBe(true);
        else
          expect(handBack(place, reason)).toEqual({
            ok: false,
            refusal: { kind: 'IllegalMove', from: place, to: 'triaging' },
          });
      }
    },
  );
});
