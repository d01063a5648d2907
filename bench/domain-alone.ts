import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { type ChannelEvent, readEvent } from '#shared/app/arrival/read-event';
import { compileTopics } from '#shared/domain/classify/classify';
import { Clock, startClock } from '#shared/domain/report/clock-rules';
import { ChannelId, Instant } from '#shared/domain/words/words';
import type { ChannelCall } from './channel-calls.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * Microseconds of a report's CPU that are the office's own rules; for information, there is nothing to compare them
 * with.
 */
export type DomainAlone = { readonly what: string; readonly took: Spread };

const BLOCKS = 9;
const REPORTS = 300;
/** Those that start when a report comes in and is routed. */
const FIRST_CLOCKS = Clock.options.filter((clock) => clock !== 'closure');

const cpuOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** The first block only warms up. */
const perReport = (events: readonly ChannelEvent[], work: (event: ChannelEvent) => unknown): Spread => {
  const block = (): void => {
    for (const event of events) work(event);
  };
  block();
  return spreadOf(Array.from({ length: BLOCKS }, () => cpuOf(block) / events.length));
};

export const measureDomainAlone = (reports: (count: number) => readonly ChannelCall[]): readonly DomainAlone[] => {
  const policy = loadPolicy();
  const receivedAt = Instant.parse(Date.now());
  const events = reports(REPORTS).map(({ channel, body }) =>
    readEvent(policy, ChannelId.parse(channel), receivedAt, Buffer.from(body)),
  );
  const classify = compileTopics(policy.topics);
  const classified = perReport(events, ({ arrival }) => {
    if (arrival.type !== 'report.submitted') return;
    const { title, text } = arrival.submission.words;
    classify({ text, ...(title === undefined ? {} : { title }) });
  });
  const counted = perReport(events, ({ arrival, channel }) => {
    if (arrival.type !== 'report.submitted') return;
    const { submittedAt, disposedAt, channelClass } = arrival.submission;
    const starts = { received: receivedAt, routed: receivedAt, submitted: submittedAt, disposed: disposedAt };
    for (const clock of FIRST_CLOCKS) startClock(policy, clock, { class: 'service', channel, channelClass }, starts);
  });
  return [
    { what: 'klasifikasi / classification', took: classified },
    { what: `${FIRST_CLOCKS.length} tenggat / deadlines`, took: counted },
  ];
};
