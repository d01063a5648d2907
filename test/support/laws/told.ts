import { type Notice, noticesFor } from '#shared/domain/notices/notice';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import type { Context } from '#shared/domain/report/decision';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Assessed, Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { after, type aReport, statedIn } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

/** One event of a record, the report as it stood right before it and after it, and whom the office tells of it. */
export type Owed = {
  readonly event: RecordedEvent;
  readonly before: Report | undefined;
  readonly report: Assessed;
  readonly notices: readonly Notice[];
};

/** What every event of a record owes, worked out from the record up to that event and no further. */
export const owedIn = (record: readonly RecordedEvent[], rules: Policy = policy): readonly Owed[] => {
  let report: Report | undefined;
  return record.flatMap((event) => {
    const before = report;
    report = evolve(before, event);
    if (report.status === 'received') return [];
    return [{ event, before, report, notices: noticesFor(rules, { before, after: report }, event) }];
  });
};

/** `danger! → grup-llaj`: what is told, whether at any hour, and to whom. */
export const shown = ({ kind, urgent, recipient }: Notice): string => `${kind}${urgent ? '!' : ''} → ${recipient}`;

type Builder = ReturnType<typeof aReport>;

/** Whom the office tells of a new report. */
export const toldOf = (report: Builder, rules: Policy = policy): readonly string[] =>
  owedIn(report.story().record, rules).flatMap(({ notices }) => notices.map(shown));

/** Whom it tells of one more step of a report, done a minute later by the Lapor admin unless told otherwise. */
export const toldBy = (
  report: Builder,
  command: Command,
  { rules = policy, ...by }: Partial<Context> & { readonly rules?: Policy } = {},
): readonly string[] => {
  const before = report.story();
  const now = Instant.parse(Math.max((before.record.at(-1)?.recordedAt ?? 0) + 60_000, statedIn(command) ?? 0));
  const { record } = after(before, command, { now, ...by });
  return owedIn(record, rules)
    .filter(({ event }) => event.version > before.record.length)
    .flatMap(({ notices }) => notices.map(shown));
};
