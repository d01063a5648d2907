import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { findingsIn, readPolicyTexts } from '#infra/parts/check-policy';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { NewsTemplates } from '#shared/domain/news/news-templates';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { newsTemplates, policy } from '#test/support/policy';

const texts = readPolicyTexts();
const edited = (from: string, to: string) =>
  texts.map((file) => (file.name === 'news' ? { name: 'news', text: file.text.replace(from, to) } : file));
const FIRST = '"text": "{office} melalui {unit} {doesThere}, {day}."';
const line = (texts.find(({ name }) => name === 'news')?.text.split(FIRST)[0] ?? '').split('\n').length;

describe('the sentences of news', () => {
  it.each(policy.activities.kinds.map(({ id }) => id))('begin in at least five ways for any activity of %s', (id) => {
    const always = ['office', 'shortOffice', 'unit', 'crew', 'staff', 'people', 'day', 'called', 'doesThere'];
    const openings = newsTemplates.kinds.find(({ kind }) => kind === id)?.openings ?? [];
    const free = openings.filter(
      ({ needs, only }) => only === undefined && needs.every((need) => always.includes(need)),
    );
    expect(new Set(free.map(({ text }) => text)).size).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['a gap that nobody fills', '{office} melalui {unit} {doesThere}, {day}, {weather}.', 'nobody fills weather'],
    ['a gap that is not among its needs', '{office} melalui {unit} {doesThere} {where}, {day}.', 'where stands in it'],
    ['no gap for what it needs', '{office} {doesThere}, {day}.', 'unit is needed and stands nowhere in it'],
    ['half a bracket', '{office} melalui {unit} {doesThere}, {day}}.', 'a bracket without its other half'],
    ['two blanks', '{office} melalui {unit}  {doesThere}, {day}.', 'a blank too many'],
    ['no full stop', '{office} melalui {unit} {doesThere}, {day}', 'ends with a full stop'],
  ])('stop the build and name the line where one has %s', (_, text, message) => {
    const findings = findingsIn(edited(FIRST, `"text": "${text}"`));
    expect(findings.join('\n')).toMatch(new RegExp(`news\\.json:${line - 1}|news\\.json:${line}`));
    expect(findings.join('\n')).toContain(message);
  });

  it.each<readonly [string, string, readonly string[], string]>([
    ['no day', '{office} melalui {unit} {doesThere}.', ['office', 'unit', 'doesThere'], 'says the day'],
    ['no office', '{crew} {doesThere}, {day}.', ['crew', 'doesThere', 'day'], 'whose news it is'],
    ['nobody', '{office} {doesThere}, {day}.', ['office', 'doesThere', 'day'], 'who did it'],
    ['nothing done', '{office}, {unit}, {day}.', ['office', 'unit', 'day'], 'what was done'],
    ['no place', '{crew} {shortOffice} {does}, {day}.', ['crew', 'shortOffice', 'does', 'day'], 'the place once'],
    [
      'the place twice',
      '{where}, {crew} {shortOffice} {doesThere}, {day}.',
      ['where', 'crew', 'shortOffice', 'doesThere', 'day'],
      'the place once',
    ],
  ])('are refused as an opening that says %s', (_, text, needs, message) => {
    const [kind, ...others] = newsTemplates.kinds;
    const kinds = [{ ...kind, openings: [...(kind?.openings ?? []), { id: 'new', needs, text }] }, ...others];
    const parsed = NewsTemplates.safeParse({ ...newsTemplates, kinds });
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
  });

  it('are refused where a kind has fewer than five openings, where two have one name, and where nothing counts', () => {
    const [kind, ...others] = newsTemplates.kinds;
    const [opening] = kind?.openings ?? [];
    const broken = {
      ...newsTemplates,
      kinds: [{ ...kind, openings: [opening, opening] }, ...others],
      otherwise: 'tari',
      tails: newsTemplates.tails.filter(({ needs }) => !needs.includes('nth')),
      headlines: newsTemplates.headlines.filter(({ only }) => only !== undefined),
    };
    expect(messagesOf(NewsTemplates.safeParse(broken))).toContain('fewer than 5 openings');
    const others5 = { ...broken, kinds: [{ ...kind, openings: [...(kind?.openings ?? []), opening] }, ...others] };
    expect(messagesOf(NewsTemplates.safeParse(others5))).toEqual(
      [
        `${opening?.id} stands twice`,
        'no sentences are written for tari',
        'no headline fits every activity',
        'no tail counts what it follows',
      ].join('\n'),
    );
  });

  it('are written for each kind of activity, and for nothing else', () => {
    const kinds = newsTemplates.kinds.map((kind) => (kind.kind === 'rapat' ? { ...kind, kind: 'tari' } : kind));
    expect(() => parsePolicyFiles({ ...POLICY_FILES, news: { ...newsTemplates, kinds } })).toThrow(
      /no sentences are written for rapat[\s\S]*no kind of activity is tari/,
    );
  });
});

const messagesOf = ({ error }: z.ZodSafeParseResult<unknown>): string =>
  (error?.issues ?? []).map(({ message }) => message).join('\n');
