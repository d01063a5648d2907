import * as z from 'zod';
import { Bilingual } from '#shared/domain/words/words';

const PLACEHOLDERS = ['ways', 'draft', 'office'] as const;
const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** A text that says how to report by the official way: the ways themselves, and a draft in the citizen's own words. */
const Guide = Bilingual.superRefine((text, context) => {
  for (const language of ['id', 'en'] as const) {
    const names = namesIn(text[language]);
    for (const name of names.filter((one) => !PLACEHOLDERS.some((known) => known === one)))
      context.addIssue({ code: 'custom', path: [language], message: `nobody fills ${name}` });
    for (const name of ['ways', 'draft'])
      if (!names.includes(name)) context.addIssue({ code: 'custom', path: [language], message: `it lacks {${name}}` });
  }
});

/** Aduan tak resmi: for how long words are kept, how long a report is waited for, and what is said to the citizen. */
export const InformalRules = z
  .strictObject({
    /** Days after which what was said, and by whom, is gone. */
    keptDays: z.int().min(1).max(365),
    /** How far back somebody may write down what they heard. */
    recordedWithinDays: z.int().min(1).max(90),
    /** A report is sought among those that came in from so many days before the contact to so many after it. */
    soughtDays: z.strictObject({ before: z.int().min(0).max(30), after: z.int().min(1).max(120) }).readonly(),
    /** What an officer sends on. */
    guide: Guide,
    /** What stands where nothing was said: somebody still has to write it. */
    draft: Bilingual,
    /** What the receipt of the counter says above the guide: that it is no report. */
    receipt: Bilingual,
  })
  .readonly();
export type InformalRules = z.infer<typeof InformalRules>;

const DAY_MS = 86_400_000;
export const daysIn = (days: number): number => days * DAY_MS;
