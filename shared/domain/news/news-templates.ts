import * as z from 'zod';
import { ActivityKindId, Regularity } from '#shared/domain/activities/activity';

/** What is known of every activity: a template that needs nothing else always fits. */
const ALWAYS = [
  ...(['office', 'shortOffice', 'unit', 'crew', 'staff', 'people', 'day', 'called'] as const),
  ...(['doesThere', 'act', 'actThere'] as const),
] as const;
/** What a template may say of an activity. Where one is not known, the template is not used. */
const Placeholder = z.enum([
  ...ALWAYS,
  // of what was done: as a noun, as a verb, with its place and without
  ...(['deed', 'deedThere', 'does', 'where'] as const),
  ...(['time', 'from', 'until', 'who', 'why', 'reason', 'manner', 'done'] as const),
  ...(['weekdays', 'times', 'month', 'answered', 'nth'] as const),
]);
export type Placeholder = z.infer<typeof Placeholder>;

const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** A line of a news item with its gaps: it says what it needs, and names nothing else. */
const Template = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(40),
    needs: z.array(Placeholder).readonly(),
    /** It fits what is done again and again, or what is not, alone. */
    only: Regularity.optional(),
    text: z.string().min(1).max(300),
  })
  .readonly()
  .superRefine(({ needs, text }, context) => {
    const complain = (message: string, path: string) => context.addIssue({ code: 'custom', path: [path], message });
    const names = namesIn(text);
    for (const name of names) {
      if (!Placeholder.safeParse(name).success) complain(`nobody fills ${name}`, 'text');
      else if (!needs.some((need) => need === name))
        complain(`${name} stands in it and is not among its needs`, 'needs');
    }
    for (const need of needs)
      if (!names.includes(need)) complain(`${need} is needed and stands nowhere in it`, 'needs');
    if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) complain('a bracket without its other half', 'text');
    if (/\s{2}|^\s|\s$/.test(text)) complain('a blank too many', 'text');
  });
export type Template = z.infer<typeof Template>;

const isOneOf =
  (...some: readonly Placeholder[]) =>
  (need: Placeholder): boolean =>
    some.includes(need);

/** The first sentence of a news item: what, who and when, and the place wherever it is known. */
const Opening = Template.superRefine(({ needs, text }, context) => {
  const complain = (message: string) => context.addIssue({ code: 'custom', path: ['text'], message });
  if (!text.endsWith('.')) complain('an opening is a sentence and ends with a full stop');
  if (!needs.includes('day')) complain('an opening says the day');
  if (!needs.some(isOneOf('office', 'shortOffice'))) complain('an opening says whose news it is');
  if (!needs.some(isOneOf('unit', 'crew'))) complain('an opening says who did it');
  if (!needs.some(isOneOf('does', 'doesThere', 'deed', 'deedThere'))) complain('an opening says what was done');
  if (needs.some(isOneOf('does', 'deed')) !== needs.includes('where')) complain('an opening says the place once');
});

/** How much a template says that is not known of every activity. */
export const saysBeyond = ({ needs }: Pick<Template, 'needs'>): number =>
  needs.filter((need) => !isOneOf(...ALWAYS)(need)).length;

/** So many openings fit every activity of a kind. */
const LEAST_OPENINGS = 5;
const fitsAlways = ({ needs, only }: Template): boolean => only === undefined && saysBeyond({ needs }) === 0;

/** What is written of one kind of activity. */
const KindOfNews = z
  .strictObject({
    kind: ActivityKindId,
    /** What such an activity is called in the middle of a sentence. */
    called: z.string().min(1).max(60),
    /** How one is carried out: `menggelar` a lesson; and how a headline says it. */
    verb: z.string().regex(/^[a-z]+$/),
    headlineVerb: z.string().regex(/^[a-z]+$/),
    /** Who of a unit does it, and who is spoken of further on: `jajaran` of a division meet, `peserta` agree. */
    crew: z.string().regex(/^[a-z]+$/),
    people: z.string().regex(/^[a-z]+$/),
    openings: z.array(Opening).readonly(),
  })
  .readonly()
  .superRefine(({ openings }, context) => {
    if (openings.filter(fitsAlways).length >= LEAST_OPENINGS) return;
    const message = `fewer than ${LEAST_OPENINGS} openings fit every activity of the kind`;
    context.addIssue({ code: 'custom', path: ['openings'], message });
  });
export type KindOfNews = z.infer<typeof KindOfNews>;

const Templates = z.array(Template).min(1).readonly();

/** Konsep berita: of what sentences a draft is made. They decide nothing, and are loaded by themselves. */
export const NewsTemplates = z
  .strictObject({
    /** How the office is called in headlines. */
    shortOffice: z.string().min(1).max(40),
    kinds: z.array(KindOfNews).min(1).readonly(),
    /** The kind whose sentences are taken where none are written for a kind. */
    otherwise: ActivityKindId,
    /** What makes an opening differ that was used already. */
    tails: Templates,
    headlines: Templates,
    details: Templates,
    why: Templates,
    answered: Templates,
    how: Templates,
    series: Templates,
    numbers: Templates,
  })
  .readonly()
  .superRefine(({ shortOffice: _, kinds, otherwise, ...sections }, context) => {
    const complain = (message: string, ...path: readonly (string | number)[]) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const seen = new Set<string>();
    const once = (id: string, ...path: readonly (string | number)[]): void => {
      if (seen.has(id)) complain(`${id} stands twice`, ...path);
      seen.add(id);
    };
    for (const [at, { kind, openings }] of kinds.entries()) {
      once(`kind ${kind}`, 'kinds', at, 'kind');
      for (const [place, { id }] of openings.entries()) once(id, 'kinds', at, 'openings', place, 'id');
    }
    for (const [name, templates] of Object.entries(sections))
      for (const [at, { id }] of templates.entries()) once(id, name, at, 'id');
    if (!kinds.some(({ kind }) => kind === otherwise))
      complain(`no sentences are written for ${otherwise}`, 'otherwise');
    if (!sections.headlines.some(fitsAlways)) complain('no headline fits every activity', 'headlines');
    if (!sections.tails.some(({ needs }) => needs.every(isOneOf('nth'))))
      complain('no tail counts what it follows', 'tails');
  });
export type NewsTemplates = z.infer<typeof NewsTemplates>;
