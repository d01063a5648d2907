import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type PolicyText, readPolicyTexts } from '#infra/parts/check-policy';
import { compiledPolicy } from '#infra/parts/compiled-policy';
import * as parsed from '#shared/adapters/policy/bundled-policy';

const texts = readPolicyTexts();
const Loader = z.custom<() => Readonly<Record<string, unknown>>>((value) => typeof value === 'function');

/** The module as a bundle takes it in. */
const loaded = async (from: readonly PolicyText[]) => {
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(compiledPolicy(from))}`);
  return z.record(z.string(), Loader).parse({ ...z.looseObject({}).parse(module) });
};

const edited = (name: string, from: string, to: string): readonly PolicyText[] =>
  texts.map((file) => (file.name === name ? { name, text: file.text.replace(from, to) } : file));

describe('the rules as they are compiled into a bundle', () => {
  it('are exactly those that are parsed from the files', async () => {
    const compiled = await loaded(texts);
    expect(Object.keys(compiled).toSorted((a, b) => a.localeCompare(b))).toEqual(
      Object.keys(parsed).toSorted((a, b) => a.localeCompare(b)),
    );
    expect({ ...compiled['loadPolicy']?.() }).toEqual({ ...parsed.loadPolicy() });
    expect(parsed.loadPolicy()).toMatchObject({ ...compiled['loadOffice']?.() });
    expect(compiled['loadPhrases']?.()).toEqual(parsed.loadPhrases());
    expect(parsed.loadPolicy()).toMatchObject({ ...compiled['loadPublicRules']?.() });
    expect(compiled['loadNewsTemplates']?.()).toEqual(parsed.loadNewsTemplates());
    expect(compiled['loadReplies']?.()).toEqual(parsed.loadReplies());
  });

  it('are one and the same value however often they are asked for', async () => {
    const { loadPolicy } = await loaded(texts);
    const policy = loadPolicy?.();
    expect(policy?.['topics']).toBe(policy?.['topics']);
    expect(policy?.['topics']).toBe(loadPolicy?.()['topics']);
  });

  it('follow each edit, in their version too', async () => {
    const { loadPolicy } = await loaded(edited('clocks', '"limit": 60', '"limit": 61'));
    expect(loadPolicy?.()['version']).not.toBe(parsed.loadPolicy().version);
    expect(JSON.stringify(loadPolicy?.()['clocks'])).toContain('"limit":61');
  });

  it('stop the bundling when one is broken, and name its file and line', () => {
    const line = (texts.find(({ name }) => name === 'clocks')?.text.split('"limit": 60')[0] ?? '').split('\n').length;
    expect(() => compiledPolicy(edited('clocks', '"limit": 60', '"limit": -60'))).toThrow(
      `shared/policy/clocks.json:${line}: `,
    );
    expect(() => compiledPolicy(edited('office', '"zone": "Asia/Pontianak",', '"zone": "Asia/Pontianak"'))).toThrow(
      /office\.json:\d+: CommaExpected/,
    );
  });
});
