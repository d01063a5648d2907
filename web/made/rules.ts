import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { showOffice } from '#shared/app/operator/show-office';
import type { OfficeAnswer } from '#shared/contracts/http/office';
import { instantAt, type OfficeHours, plainDate } from '#shared/domain/calendar/calendar';
import type { WorkingTime } from '#shared/domain/calendar/working-time';
import { assigneeOf } from '#shared/domain/classify/assignee';
import type { Audience } from '#shared/domain/office/audience';
import { AUDIENCE_NAMES } from '#shared/domain/office/audience-names';
import { rulesOn } from '#shared/domain/report/clock-rules';
import type { Bilingual } from '#shared/domain/words/words';

const policy = loadPolicy();
const { office, calendar, clocks, topics, watch } = policy;

type Promised = OfficeAnswer['promises'][number];

/** Which rules these are. */
export const VERSION: string = policy.version;

/** Every limit that holds from a date on, those that hold for nobody too, as everybody is told of them. */
export const LIMITS: readonly {
  readonly validFrom: string;
  readonly rules: readonly (Promised & { readonly warnBefore?: WorkingTime })[];
}[] = clocks.clocks.map(({ validFrom }) => {
  const now = () => instantAt(calendar, plainDate(validFrom), '12:00');
  const warnings = rulesOn(clocks, validFrom).map(({ warnBefore }) => warnBefore);
  return {
    validFrom,
    rules: showOffice({ rules: policy, now }).promises.map((promise, at) => {
      const warnBefore = warnings[at];
      return { ...promise, ...(warnBefore === undefined ? {} : { warnBefore }) };
    }),
  };
});

/** Days with the same hours together, as the rules have them. */
export const HOURS: OfficeHours = office.hours;

export const SPECIAL_HOURS: readonly {
  readonly from: string;
  readonly until: string;
  readonly name: Bilingual;
  readonly source: string;
  readonly tentative: boolean;
  readonly hours: OfficeHours;
}[] = calendar.years.flatMap(({ specialHours = [] }) =>
  specialHours.map(({ tentative, ...hours }) => ({ ...hours, tentative: tentative === true })),
);

/** Each year that is loaded, with the days that do not count. */
export const YEARS: readonly {
  readonly year: number;
  readonly verified: boolean;
  readonly decrees: readonly string[];
  readonly days: readonly {
    readonly date: string;
    readonly name: Bilingual;
    readonly kind: string;
    /** Which of the decrees, where there are several. */
    readonly decree?: string;
    readonly tentative: boolean;
  }[];
}[] = calendar.years.map(({ year, verified, decrees, days }) => ({
  year,
  verified,
  decrees: decrees.map(({ title }) => title),
  days: days.map(({ date, name, kind, decree, tentative }) => ({
    date,
    name,
    kind,
    ...(decrees.length > 1 ? { decree: decrees.find(({ id }) => id === decree)?.title ?? decree } : {}),
    tentative: tentative === true,
  })),
}));

/** Topics by the unit or desk that they belong to, by their codes; those of no unit are another agency's. */
export const TOPICS: readonly { readonly unit?: string; readonly topics: readonly string[] }[] = [
  ...Map.groupBy(topics.topics, ({ id }) => assigneeOf(policy, id)),
].map(([unit, some]) => ({ ...(unit === undefined ? {} : { unit }), topics: some.map(({ id }) => id) }));

const named = (audiences: readonly Audience[]): readonly Bilingual[] =>
  audiences.map((audience) => AUDIENCE_NAMES[audience]);

/** Who is told of a missed limit at once, and who so much later where nobody has acted. */
export const LADDERS: readonly {
  readonly oversight: string;
  readonly clocks: readonly string[];
  readonly onMiss: readonly Bilingual[];
  readonly steps: readonly { readonly after: WorkingTime; readonly to: readonly Bilingual[] }[];
}[] = watch.ladders.map(({ oversight, clocks: missed, onMiss, steps }) => ({
  oversight,
  clocks: missed,
  onMiss: named(onMiss),
  steps: steps.map(({ after, to }) => ({ after, to: named(to) })),
}));

/** By when the queue must be open, and who is told then where it is not. */
export const DUTY: readonly { readonly at: string; readonly to: readonly Bilingual[] }[] = watch.duty.map(
  ({ at, to }) => ({ at, to: named(to) }),
);

/** What else happens by itself, and after how long. */
export const WAITS: {
  readonly asked: { readonly noteAfter: WorkingTime; readonly endAfter: WorkingTime };
  readonly resolved: { readonly noteAfter: WorkingTime; readonly endAfter: WorkingTime };
  readonly channelDiffers: WorkingTime;
  readonly reportMissing: WorkingTime;
  readonly secondPerson: WorkingTime;
  readonly seenDays: number;
} = {
  asked: watch.silence.awaitingReporter,
  resolved: watch.silence.resolved,
  channelDiffers: watch.channelDiffersAfter,
  reportMissing: watch.reportMissingAfter,
  secondPerson: watch.secondPerson.within,
  seenDays: watch.secondPerson.seenDays,
};

/** Whether what is said at the counter is a report, and by what rule. */
export const COUNTER: { readonly official: boolean; readonly why: Bilingual } = {
  official: office.counter.official,
  why: office.counter.why,
};

/** For how long reports are kept; `proposed` where the office has not set it. */
export const KEPT: { readonly words: Bilingual; readonly proposed: boolean } = {
  words: office.privacy.kept,
  proposed: office.privacy.proposed === true,
};
