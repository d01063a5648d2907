import { type InventedPerson, inventedPeople } from '#local/aws/invented-people';
import type { Posting } from '#local/aws/sender';
import { type TriageDeps, triageEvent } from '#shared/app/arrival/triage-event';
import { actOnReport } from '#shared/app/report/act-on-report';
import { carryOut } from '#shared/app/report/carry-out';
import type { ReportStore } from '#shared/app/report/ports';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import type { Command, CommandRequest } from '#shared/domain/report/command-table';
import type { Actor } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import { ChannelId, type Instant, type ReportId, type Sha256 } from '#shared/domain/words/words';

/**
 * What somebody did with a report at a moment: a channel posted something, an officer asked for something, or somebody,
 * time itself among them, gave a command that nobody can ask for.
 */
export type Step = { readonly at: Instant } & (
  | { readonly posting: Posting }
  | { readonly by: InventedPerson; readonly request: CommandRequest }
  | { readonly command: Command; readonly actor: Actor }
);

/** A system, in memory or on AWS, as far as a report's life goes. */
export type StepPorts = Omit<TriageDeps, 'now' | 'log'> & {
  readonly reports: ReportStore;
  /** Under which hash a report's tracking code is found. */
  readonly trackingOf: (report: ReportId) => Promise<Sha256>;
};

/** Who has an account, wherever it is played: the people that a local system has. */
const ACCOUNTS = inventedPeople().map(({ id, groups }) => ({ person: id, groups }));

/**
 * Does one step by the use cases that do it in the running functions, by a clock that stands at its moment. What the
 * rulebook or the table of access refuses does not happen: somebody was too late, or somebody else was first. `seen` is
 * the report as it was read a moment ago; a command is carried out on no other.
 */
export const takeStep = async (ports: StepPorts, id: ReportId, step: Step, seen: Report | undefined): Promise<void> => {
  const deps = { ...ports, accounts: async () => ACCOUNTS, now: () => step.at, log: () => {} };
  if ('posting' in step) {
    await triageEvent(deps, messageOf(step.posting, step.at, await ports.trackingOf(id)));
    return;
  }
  const version = seen?.version ?? 0;
  if ('request' in step) {
    const officer = knownTo(ports.policy.office, officerOf(step.by.id, step.by.groups), step.at);
    await actOnReport(deps, { officer, report: id, request: step.request, version, key: `${id} ${version}` });
    return;
  }
  // What was fixed in an invented year stands as proven, by a file that nobody has sent.
  await carryOut(deps, id, step.command, step.actor, { seen, where: (report) => report.version === version, proof: 1 });
};

/** What the front door would have queued. */
const messageOf = ({ channel, id, ...envelope }: Posting, receivedAt: Instant, tracking: Sha256): ChannelMessage => ({
  v: 1,
  channel: ChannelId.parse(channel),
  webhookId: id,
  receivedAt,
  tracking,
  body: Buffer.from(JSON.stringify(envelope)).toString('base64'),
});
