import * as z from 'zod';
import { IsoDate, TimeOfDay } from '#shared/domain/calendar/calendar';
import { Assignee, Bilingual, SubDistrictId, TopicId } from '#shared/domain/words/words';
import { ActivityKindId, IndicatorId, RecurringId } from './activity.ts';

/** A kind of activity: whose it mostly is, and which topics of reports it answers. */
const ActivityKind = z
  .strictObject({
    id: ActivityKindId,
    name: Bilingual,
    units: z.array(Assignee).readonly(),
    topics: z.array(TopicId).readonly(),
  })
  .readonly();
export type ActivityKind = z.infer<typeof ActivityKind>;

/** What is done again and again, and on which days of the week; on a holiday only where it says so. */
const Recurring = z
  .strictObject({
    id: RecurringId,
    kind: ActivityKindId,
    unit: Assignee,
    what: z.string().min(1).max(160),
    place: z.string().min(1).max(120).optional(),
    subDistrict: SubDistrictId.optional(),
    weekdays: z.array(z.int().min(1).max(7)).min(1).readonly(),
    onHolidays: z.boolean(),
    from: TimeOfDay.optional(),
    until: TimeOfDay.optional(),
    /** On no day before this one is it expected; from the beginning where nothing is said. */
    since: IsoDate.optional(),
    indicators: z.array(IndicatorId).readonly(),
  })
  .readonly();
export type Recurring = z.infer<typeof Recurring>;

/** A host of the district's news portal, as a name alone. */
const Host = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)
  .max(253);

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

/** Kegiatan and berita: what the office does, by kinds and days, and how much of it is to be shown. */
export const ActivityRules = z
  .strictObject({
    kinds: z.array(ActivityKind).min(1).readonly(),
    recurring: z.array(Recurring).readonly(),
    /** An example until the office's own indicators are decided. */
    indicators: z
      .array(z.strictObject({ id: IndicatorId, name: Bilingual }).readonly())
      .min(1)
      .readonly(),
    /** How far back somebody may write down what was done. */
    recordedWithinDays: z.int().min(1).max(366),
    mostFiles: z.int().min(1).max(100),
    /** What part of all activities is to have documents, and to be published; and for how long a unit may be silent. */
    target: z
      .strictObject({
        documented: z.number().min(0).max(1),
        published: z.number().min(0).max(1),
        silentDays: z.int().min(1).max(366),
        source: z.string().min(1),
        proposed: z.boolean(),
      })
      .readonly(),
    /** Where the office's news is posted; a link elsewhere is not recorded, nor ever followed. */
    portalHosts: z.array(Host).readonly(),
  })
  .superRefine(({ kinds, recurring, indicators }, context) => {
    const lists = { kinds, recurring, indicators };
    for (const [list, entries] of Object.entries(lists))
      for (const id of repeated(entries.map((entry) => entry.id)))
        context.addIssue({ code: 'custom', path: [list], message: `${id} stands in it twice` });
    for (const [at, one] of recurring.entries()) {
      if (!kinds.some(({ id }) => id === one.kind))
        context.addIssue({ code: 'custom', path: ['recurring', at, 'kind'], message: `no kind is ${one.kind}` });
      for (const indicator of one.indicators.filter((id) => !indicators.some((known) => known.id === id)))
        context.addIssue({ code: 'custom', path: ['recurring', at], message: `no indicator is ${indicator}` });
    }
  })
  .readonly();
export type ActivityRules = z.infer<typeof ActivityRules>;
