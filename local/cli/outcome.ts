import { externalIdOf, type Sample } from '#local/aws/samples';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, type ReportId } from '#shared/domain/words/words';

/** What the system made of one sample, and in what that differs from what its file expects. */
export type Outcome = {
  readonly sample: Sample;
  readonly id: ReportId;
  readonly report: Report | undefined;
  /** Codes of the rules that spoke. */
  readonly reasons: readonly string[];
  readonly differences: readonly string[];
};

/** As much of the table as is needed to look at a report. */
export type Records = {
  readonly load: (id: ReportId) => Promise<Report | undefined>;
  readonly events: (id: ReportId) => Promise<readonly RecordedEvent[]>;
};

/** The report that all events of a sample are about. */
export const sampleReportId = (sample: Sample): ReportId => {
  const [first] = sample.events;
  if (first === undefined) throw new Error(`${sample.name} has no event`);
  return reportIdOf(ChannelId.parse(first.channel), externalIdOf(first));
};

const reasonsIn = (events: readonly RecordedEvent[]): readonly string[] => {
  const spoken = events.flatMap(({ event }) => {
    if (event.type === 'HeldForTriage') return [event.reasons];
    if (event.type === 'Archived') return [[event.reason]];
    if (event.type === 'Classified') return [event.proposal?.reasons ?? []];
    if (event.type === 'OversightSuspected') return [event.proposal?.reasons ?? []];
    return [];
  });
  return spoken.at(-1) ?? [];
};

const differencesOf = ({ expect }: Sample, report: Report | undefined): readonly string[] => {
  if (report === undefined) return ['belum tercatat / not recorded'];
  const { status } = report;
  const found = status === 'received' ? { class: undefined, urgency: undefined } : report;
  const unit = 'assignee' in report ? (report.assignee ?? null) : null;
  const compare = (what: string, expected: string | null, got: string | null | undefined): readonly string[] =>
    expected === got ? [] : [`${what}: ${got ?? '–'} ≠ ${expected ?? '–'}`];
  return [
    ...compare('status', expect.status, status),
    ...compare('class', expect.class, found.class),
    // An archived report is nobody's any more, whoever had it before.
    ...(status === 'archived' ? [] : compare('unit', expect.unit, unit)),
    ...(expect.urgency === undefined ? [] : compare('urgency', expect.urgency, found.urgency)),
  ];
};

/** Reads what became of a sample. */
export const readOutcome = async (records: Records, sample: Sample): Promise<Outcome> => {
  const id = sampleReportId(sample);
  const [report, events] = await Promise.all([records.load(id), records.events(id)]);
  return { sample, id, report, reasons: reasonsIn(events), differences: differencesOf(sample, report) };
};

/** A machine that is not sure, or suspects oversight, leaves the decision to a person. */
export const waitsForPerson = ({ report }: Outcome): boolean =>
  report?.status === 'triaging' || report?.status === 'awaitingReporter';
