import type { Step } from '#local/past/take-step';
import type { Report } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';

/** What comes next in a life: time passes, or somebody does something. */
export type Move = { readonly until: Instant } | { readonly step: Step };

/**
 * What people mean to do with a report, one after another. After each move it is told how the report stands, so that
 * nobody means to do what is over by then.
 */
export type Story<Told = void> = Generator<Move, Told, Report | undefined>;
