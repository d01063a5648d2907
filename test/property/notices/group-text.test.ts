import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupText } from '#shared/domain/notices/group-text';
import { stillHolds } from '#shared/domain/notices/still-holds';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import { aHistory, live } from '#test/support/builders/a-history';
import { CONSOLE_URL, policyNaming, routed } from '#test/support/builders/a-notice';
import { isHarmless, NASTY_TEXTS } from '#test/support/builders/nasty-texts';
import { formattedIn } from '#test/support/laws/chat-formatting';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

const MARKS = [
  '*',
  '_',
  '~',
  '`',
  '```',
  '- ',
  '> ',
  '1. ',
  ' ',
  '\n',
  '\n- ',
  '\n> ',
  'kata',
  '%',
  '&',
  '#',
  '💡',
  '\u2068',
];
const name = fc
  .array(fc.oneof(fc.constantFrom(...MARKS, ...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 200 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('the text for the unit’s group, whatever the rules call things', () => {
  it('holds nothing that WhatsApp takes for formatting, and nothing that turns a line round', () => {
    holds(
      fc.property(name, name, name, (topic, place, office) => {
        const named = policyNaming({ topic, place });
        const rules = { ...named, office: { ...named.office, name: { id: office, en: office } } };
        const said = groupText(rules, routed().build(), CONSOLE_URL) ?? expect.fail('no group is told');
        for (const text of Object.values(said.text)) {
          expect(formattedIn(text)).toEqual([]);
          expect(isHarmless(text)).toBe(true);
        }
      }),
    );
  });

  it('fits into a link, which opens it whole or its beginning with the address', () => {
    holds(
      fc.property(name, name, (topic, place) => {
        const said = groupText(policyNaming({ topic, place }), routed().build(), CONSOLE_URL) ?? expect.fail('none');
        for (const language of ['id', 'en'] as const) {
          expect(said.share[language].length).toBeLessThanOrEqual(2_000);
          const shared = new URL(said.share[language]).searchParams.get('text') ?? '';
          expect(isHarmless(shared)).toBe(true);
          expect(formattedIn(shared)).toEqual([]);
          if (shared !== said.text[language])
            expect(shared).toMatch(/…\n\nhttps:\/\/konsol\.contoh\.invalid\/laporan\//);
        }
      }),
    );
  });
});

describe('whether a group is told by hand', () => {
  it('is by the same law as whether it is told by the machine, wherever a report has come to', () => {
    holds(
      fc.property(aHistory, (steps) => {
        for (const { after: report } of live(steps)) {
          if (report === undefined || report.status === 'received') continue;
          const byMachine = policy.office.groups.filter(
            (group) => mayBeTold(report, group) && stillHolds('newReport', report, group),
          );
          expect(groupText(policy, report, CONSOLE_URL)?.groups ?? []).toEqual(byMachine.map(({ id }) => id));
        }
      }),
    );
  });
});
