import type { EventName, EventOf, RecordedEvent } from './event.ts';
import type { Assessed, Report } from './report.ts';

/** What an event makes of a report that has been classified. */
export type Change<Name extends EventName> = (
  report: Assessed,
  event: EventOf<Name>,
  recorded: RecordedEvent,
) => Report;
/** What some events do, none of them forgotten. */
export type Changes<Names extends EventName> = { readonly [Name in Names]: Change<Name> };
