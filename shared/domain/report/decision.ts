import type { Calendar } from '#shared/domain/calendar/calendar';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Channels, Office } from '#shared/domain/office/office';
import { mayHaveToDo } from '#shared/domain/office/stand-in';
import { type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import type { Clocks } from './clock-rules.ts';
import type { Command, CommandName, PersonCommand, Refusal } from './command-table.ts';
import type { Actor, RecordedEvent, ReportEvent } from './event.ts';
import type { Account } from './named-person.ts';
import type { Assessed, KeyedHash, PersonId, PolicyVersion, Report } from './report.ts';
import { MOST_PASSED_TO } from './second-step.ts';
import type { WatchRules } from './watch-rules.ts';

/** What of the office's rules a decision asks. */
export type RulesInForce = {
  readonly version: PolicyVersion;
  readonly calendar: Calendar;
  readonly clocks: Clocks;
  readonly office: Office;
  readonly watch: WatchRules;
  readonly channels: Channels;
  readonly topics: TopicsPolicy;
};

/**
 * What a decision may look at beside the report: the time, who asks, and the rules in force; of whoever asks, under
 * which ids the rules know them; who has an account, where somebody may be named; and the record so far, where a
 * channel may repeat itself; the other report, where a command names one; and what proves that something was fixed.
 */
export type Context = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly policy: RulesInForce;
  readonly functions?: readonly PersonId[];
  readonly accounts?: readonly Account[];
  readonly before?: readonly RecordedEvent[];
  readonly other?: Report;
  readonly proof?: Proof;
};

/**
 * What proves that something was fixed: so many files that somebody else than who sent them has looked at; or there are
 * some, and each carries a flag that nobody of another function than who asks has looked into.
 */
export type Proof = number | 'onlyFlagged';

export type Decision = Result<readonly ReportEvent[], Refusal>;

/** What a command does to a report that has been classified. */
export type Rule<Name extends CommandName> = (report: Assessed, command: Command<Name>, context: Context) => Decision;
/** The rules of some commands, none of them forgotten. */
export type Rules<Names extends CommandName> = { readonly [Name in Names]: Rule<Name> };

/** A rule for a command that only a person may give. */
export const byPerson =
  <Name extends PersonCommand>(
    rule: (report: Assessed, command: Command<Name>, context: Context, by: PersonId) => Decision,
  ): Rule<Name> =>
  (report, command, context) =>
    context.actor.by === 'person'
      ? rule(report, command, context, context.actor.person)
      : refuse({ kind: 'PersonRequired', command: command.type });

/** Under which ids the rules know whoever asks, as far as these may have to do with oversight. */
export const actingAs = ({ policy, functions = [] }: Context): readonly PersonId[] => {
  return policy.office.people
    .filter((person) => functions.includes(person.id) && mayHaveToDo(person))
    .map(({ id }) => id)
    .slice(0, MOST_PASSED_TO);
};

/** Words that stand beside a step, by their hash and as the message that they become. */
export type Said = { readonly content?: KeyedHash; readonly message?: number };

/** The words of a step as its event holds them; nothing where none were said. */
export const saidBeside = (report: Pick<Assessed, 'messages'>, content: KeyedHash | undefined): Said =>
  content === undefined ? {} : { content, message: report.messages + 1 };
