import { describe, expect, it } from 'vitest';
import { ALARM_NAMES } from '#shared/contracts/http/alarm-names';
import { ALARM_STEPS } from '#shared/contracts/http/alarm-steps';
import { TroubleShown } from '#shared/contracts/http/trouble';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const ALARMS = [...new Set(ALARM_STEPS.flatMap(({ alarms }): readonly string[] => alarms))];

describe('the name of an alarm', () => {
  asInABrowser();

  it('is said of every alarm in words of its own, in both languages', () => {
    expect(Object.keys(ALARM_NAMES).toSorted()).toEqual(ALARMS.toSorted());
    for (const language of ['id', 'en'] as const) {
      const words = ALARMS.map((alarm) => ALARM_NAMES[alarm]?.[language] ?? '');
      for (const said of words) expect(said).toMatch(/^[A-Z][a-z’]* .{3,70}[^.]$/);
      expect(new Set(words).size).toBe(ALARMS.length);
    }
  });

  it('stands where it rings, before the code that the runbook has', async () => {
    const { Alarms } = await import('#web/console/trouble/alarms.tsx');
    const trouble = TroubleShown.parse({
      ...{ asOf: '', steps: [], waiting: [], due: {}, contacts: [], unshown: [] },
      alarms: [
        { alarm: 'ContactTrouble', state: 'rings' },
        { alarm: 'DariBesok', state: 'rings' },
      ],
    });
    const words = wordsOf(Alarms, { trouble });
    expect(words).toMatch(/Seorang penerima tidak terjangkau\s+berbunyi\s+ContactTrouble/);
    expect(words).toMatch(/DariBesok\s+berbunyi/);
  });
});
