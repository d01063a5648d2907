import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { NoticeKind } from '#shared/domain/notices/kind';
import type { Telling } from '#shared/domain/notices/telling';
import { type NoticeText, plainText } from '#shared/domain/notices/text';
import { policyNaming, TELLINGS, textOf } from '#test/support/builders/a-notice';
import { htmlTexts, isVisible } from '#test/support/html-text';
import { holds } from '#test/support/laws/law';

/** What breaks mails where it is not taken care of, beside anything else. */
const DANGEROUS = [
  '\r\nBcc: semua@contoh.invalid',
  '\u0000',
  '\u2028',
  '\u202E',
  '\u2066',
  '\u2069',
  '\uD83D',
  '</td>',
  '<b>',
  '<!--',
  '&amp;',
  '&#60;',
  '"',
  "'",
  '>',
  '{topic}',
  '{subDistrict}',
  '$&',
  'سلطانة',
  '👩‍👧',
  '  ',
];
const name = fc
  .array(fc.oneof(fc.constantFrom(...DANGEROUS), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const telling: fc.Arbitrary<Telling> = fc.oneof(
  fc.constantFrom(...NoticeKind.options).map((kind): Telling => TELLINGS[kind]),
  name.map(
    (given): Telling => ({
      kind: 'undeliverable',
      about: { ...TELLINGS.undeliverable.about, name: { id: given, en: given } },
    }),
  ),
);
const notice = fc
  .record({
    topic: name,
    place: name,
    office: name,
    language: fc.constantFrom('id' as const, 'en' as const),
    first: telling,
    others: fc.array(telling, { maxLength: 3 }),
  })
  .map(({ topic, place, office, language, first, others }) => {
    const named = policyNaming({ topic, place });
    const rules = { ...named, office: { ...named.office, name: { id: office, en: office } } };
    return textOf([first, ...others], { rules, language });
  });

const titled = (reference: string, heading: string): string =>
  reference === '' ? heading : `[${reference}] ${heading}`;

/** Everything that the plain text says, each value once, as a mail shows it. */
const valuesOf = ({ subject, lead, items, action, footer }: NoticeText): readonly string[] => [
  subject,
  lead,
  ...items.flatMap(({ reference, heading, passages = [], facts, links }) => {
    const isNamed = reference === '' ? subject.includes(heading) : subject.includes(`[${reference}]`);
    const isList = items.length > 1;
    return [
      ...(isNamed && !isList ? [] : [titled(reference, heading)]),
      ...passages.flatMap(({ title, lines }) => [title, ...lines]),
      ...facts.flatMap(({ label, value }) => [isList ? `${label}: ` : label, value]),
      ...links.flatMap(({ label, url }) => [label, ...(isList ? [] : [url])]),
    ];
  }),
  action,
  ...footer,
];

/** Line breaks, control characters, and what turns a text round without being closed. */
const BREAKS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]/u;

describe('a notice, whatever the rules call things', () => {
  it('has a subject of one line', () => {
    holds(
      fc.property(notice, (text) => {
        expect(layOutMail(text).subject).not.toMatch(BREAKS);
        expect(text.subject.isWellFormed()).toBe(true);
      }),
    );
  });

  it('isolates as often as it ends an isolation', () => {
    holds(
      fc.property(notice, ({ subject }) => {
        expect(subject.split('\u2068')).toHaveLength(subject.split('\u2069').length);
      }),
    );
  });

  it('has no line in its plain text that it was not meant to have', () => {
    holds(
      fc.property(notice, (text) => {
        // Lead, blank; each item with its blank; action, blank, signature mark; the footer; the end. A passage has a
        // blank and its title before it, and the last of them a blank after it.
        const lines = text.items.flatMap(({ passages = [], facts, links }) => [
          1,
          ...passages.flatMap((passage) => [1, 1, ...passage.lines]),
          ...(passages.length === 0 ? [] : [1]),
          ...facts,
          ...links.flatMap(() => [1, 1]),
          1,
        ]);
        expect(plainText(text).split('\n')).toHaveLength(2 + lines.length + 3 + text.footer.length + 1);
        expect(plainText(text).replaceAll('\n', '')).not.toMatch(BREAKS);
      }),
    );
  });

  it('shows in HTML exactly what the plain text says', () => {
    holds(
      fc.property(notice, (text) => {
        const shown = htmlTexts(layOutMail(text).html)
          .filter(isVisible)
          .map((one) => one.text)
          .join('');
        expect(shown).toBe(valuesOf(text).join(''));
        for (const value of valuesOf(text).filter((one) => one !== text.subject)) {
          expect(plainText(text)).toContain(value.trimEnd());
        }
      }),
    );
  });
});
