import type { Calendar } from '#shared/domain/calendar/calendar';
import { type FigureName, identityOf, wordsOf } from '#shared/domain/figures/figure-name';
import { CLOCK_NAMES, type Clock, type Clocks, isProposed } from '#shared/domain/report/clock-rules';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { type Instant, ReportClass } from '#shared/domain/words/words';

/** The clocks whose limit was a proposal at a moment: the office had not set it. */
export const proposedClocks = (
  policy: { readonly calendar: Pick<Calendar, 'zone'>; readonly clocks: Clocks },
  receivedAt: Instant,
): readonly Clock[] =>
  WATCHED_CLOCKS.options.filter((clock) =>
    ReportClass.options.some((one) => isProposed(policy, clock, { class: one, receivedAt })),
  );

/** What follows the name of a clock whose limit the office has not set. */
export const proposalMark = (clock: Clock, proposed: readonly Clock[]): string =>
  proposed.includes(clock) ? ' (usulan)' : '';

/** What a clock is called; a limit that the office has not set is called a proposal wherever it is named. */
export const clockSaid = (clock: Clock, proposed: readonly Clock[]): string =>
  `${CLOCK_NAMES[clock].id}${proposalMark(clock, proposed)}`;

/** What a figure is called, likewise where it is about a clock. */
export const figureSaid = (
  name: FigureName,
  { proposed }: { readonly proposed: readonly Clock[] },
  title: string = wordsOf(name).name.id,
): string => {
  const { figure } = identityOf(name);
  const clock = WATCHED_CLOCKS.options.find((one) => figure === `${one}.*`);
  return `${title}${clock === undefined ? '' : proposalMark(clock, proposed)}`;
};
