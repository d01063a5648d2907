import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from '#shared/domain/news/draft-of';
import { draftNames } from '#shared/domain/news/draft-values';
import { NewsText } from '#shared/domain/news/news-item';
import { stopsIn } from '#shared/domain/news/stops-in';
import { type InventedActivity, inventActivities } from '#test/support/builders/invented-activities';
import { holds } from '#test/support/laws/law';
import { newsTemplates, policy } from '#test/support/policy';

const DAYS = { from: '2026-11-01', to: '2026-11-30' };
const WEEK = { weekdays: [2, 4], times: 5 };

/** Each drafted after all that were drafted before it. */
const draftsOf = (activities: readonly InventedActivity[], name: string) => {
  const used: string[] = [];
  return activities.map(({ codes, words }, at) => {
    const facts = { codes, words, answered: at % 3, ...(at % 2 === 0 ? { series: WEEK } : {}) };
    const draft = draftOf(facts, draftNames(policy, codes), newsTemplates, used, `${name} ${at}`);
    used.push(draft.sentence);
    return draft;
  });
};

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** What reads as if a machine had filled a gap. */
const ODD =
  /[{}\p{Cc}]|undefined|\s{2}|\s[.,;:]|[.,;:]{2}|\bdi di\b|\bmelaksanakan (?:melaksanakan|me[mn])|\bdi dermaga di Dermaga\b/u;

describe('drafts of news', () => {
  it('begin with three hundred different sentences in thirty days, whatever was done', () => {
    holds(
      fc.property(seeds, (seed) => {
        const sentences = draftsOf(inventActivities({ seed, count: 300, ...DAYS }), `${seed}`).map(
          ({ sentence }) => sentence,
        );
        expect(new Set(sentences).size).toBe(300);
      }),
      { numRuns: 6 },
    );
  });

  it('begin differently even where one thing was done three hundred times on one day', () => {
    holds(
      fc.property(seeds, (seed) => {
        const [one] = inventActivities({ seed, count: 1, ...DAYS });
        const same = Array.from({ length: 300 }, () => one ?? expect.fail('nothing was invented'));
        const sentences = draftsOf(same, `${seed}`).map(({ sentence }) => sentence);
        expect(new Set(sentences).size).toBe(300);
      }),
      { numRuns: 4 },
    );
  });

  it('are a text that can be kept, without a gap, and nothing in them stops it', () => {
    holds(
      fc.property(seeds, (seed) => {
        for (const { text, sentence } of draftsOf(inventActivities({ seed, count: 300, ...DAYS }), `${seed}`)) {
          const kept = NewsText.parse({ ...text, pictures: [] });
          expect(kept).toMatchObject(text);
          expect(text.paragraphs[0]?.startsWith(sentence)).toBe(true);
          for (const part of [text.headline, ...text.paragraphs]) expect(part).not.toMatch(ODD);
          expect(stopsIn(kept, policy.activities.portalHosts)).toEqual([]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('are the same again for the same activities in the same order', () => {
    holds(
      fc.property(seeds, (seed) => {
        const activities = inventActivities({ seed, count: 20, ...DAYS });
        expect(draftsOf(activities, `${seed}`)).toEqual(draftsOf(activities, `${seed}`));
      }),
      { numRuns: 10 },
    );
  });

  it('use every sentence that there is, in time', () => {
    const months = Array.from({ length: 8 }, (_, n) =>
      draftsOf(inventActivities({ seed: n, count: 300, ...DAYS }), `${n}`),
    );
    const written = months
      .flat()
      .map(({ text }) => text.paragraphs.join(' '))
      .join('\n');
    const { kinds, details, why, answered, how, series, numbers } = newsTemplates;
    const all = [
      ...kinds.flatMap(({ openings }) => openings),
      ...[details, why, answered, how, series, numbers].flat(),
    ];
    const unused = all.filter(
      ({ text }) => !new RegExp(text.replaceAll('.', '\\.').replaceAll(/\{[^{}]*\}/g, '.+?'), 'i').test(written),
    );
    expect(unused.map(({ id }) => id)).toEqual([]);
  });
});
