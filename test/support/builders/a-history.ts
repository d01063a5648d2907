import * as fc from 'fast-check';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import type { Actor, RecordedEvent } from '#shared/domain/report/event';
import { record } from '#shared/domain/report/record';
import { PersonId, type Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import {
  ASKED,
  aProposal,
  aRow,
  CLASSIFIED,
  CLOSED,
  DANGER,
  DOUBT,
  functionsOf,
  IMPORT,
  OVERSIGHT,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  topic,
  WORKERS,
  wib,
} from './a-report.ts';
import { ACTORS, EVERY_COMMAND } from './every-command.ts';

const START = wib('2025-05-06 10:00');
const soon = fc.integer({ min: 0, max: 40 * 86_400_000 }).map((later) => Instant.parse(START + later));
const words = fc.constantFrom('a', 'b', 'c', 'd').map(said);
const proposal = fc.constantFrom(
  aProposal(),
  DOUBT,
  SUSPICION,
  aProposal({ unit: 'notOurs', topic: topic('jalan-rusak') }),
  DANGER,
);

/** What a channel may send again and again: other words, other times, late or early. */
const sent = fc.oneof(
  fc
    .record({
      content: words,
      sentAt: soon,
      anonymous: fc.boolean(),
      secret: fc.boolean(),
      channelStatus: fc.constantFrom(undefined, 'inProcess' as const, 'done' as const),
      proposal,
    })
    .map((given) => submit(given)),
  fc.record({ type: fc.constant('addReply' as const), content: words, sentAt: soon, proposal }),
  fc.record({
    type: fc.constant('noteChannelStatus' as const),
    status: fc.constantFrom('inProcess' as const, 'done' as const),
    observedAt: soon,
  }),
  fc.record({ type: fc.constant('postAnswer' as const), content: words, postedAt: soon }),
);

const {
  noteUnreadable: [UNREADABLE],
  ...DRAWN
} = EVERY_COMMAND;
const KINDS: readonly (readonly Command[])[] = Object.values(DRAWN);

/** Any command, each kind as often as another, however many forms it has. */
const any: fc.Arbitrary<Command> = fc.constantFrom(...KINDS).chain((forms) => fc.constantFrom(...forms));

/** The usual way, or few histories would come to an end. */
const USUAL: readonly Command[] = [CLASSIFIED, { type: 'startWork' }, RESOLVED, CLOSED];
const OFTEN: readonly Command[] = [
  ...USUAL,
  OVERSIGHT,
  ASKED,
  { type: 'close', closedBy: 'silence' },
  { type: 'reopen', reason: 'notSatisfied' },
  { type: 'refer', authority: 'polres' },
  { type: 'comeBack' },
  ...EVERY_COMMAND.linkDuplicate,
  { type: 'unlinkDuplicate' },
  { type: 'proposeLowering', anonymous: false, secret: false },
  { type: 'approveLowering' },
  ...EVERY_COMMAND.proposeStep,
  { type: 'approveStep' },
  { type: 'approveStep' },
  // What takes two steps of its own would drown among the many forms of a proposal.
  { type: 'refer', authority: 'polres' },
  { type: 'comeBack' },
  { type: 'comeBack' },
  { type: 'proposeLowering', anonymous: false, secret: false },
  { type: 'approveLowering' },
  { type: 'approveLowering' },
];

const asked: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: any },
  { weight: 2, arbitrary: fc.constantFrom(...OFTEN) },
  { weight: 2, arbitrary: sent },
);

export type Step = { readonly command: Command; readonly actor: Actor; readonly waited: number };

const step = (command: fc.Arbitrary<Command>): fc.Arbitrary<Step> =>
  fc
    .record({
      command,
      // People do most of what is done; nothing would happen if each had the same share.
      actor: fc.constantFrom(...ACTORS, ACTORS[0], ACTORS[0], ACTORS[1]),
      waited: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 * 86_400_000 })),
    })
    // What is only noted shares the turn of what is noted likewise, or it would crowd out what matters.
    .map((one) =>
      one.command.type === 'setConflictAside' && one.waited % 2 === 1 ? { ...one, command: UNREADABLE } : one,
    );

const ENDINGS = [
  { how: 'done' },
  { how: 'done', closedBy: 'officer' },
  { how: 'archived' },
  { how: 'notOurs' },
] as const;

const [admin] = ACTORS;
const byAdmin = (command: Command): Step => ({ command, actor: admin, waited: 60_000 });
const toTheEnd = fc.integer({ min: 1, max: USUAL.length }).map((steps) => USUAL.slice(0, steps).map(byAdmin));

const [, judge] = ACTORS;
/** There and back again, and what takes two people: single steps would hardly ever fall so. */
const DETOURS: readonly (readonly Step[])[] = [
  [{ type: 'refer', authority: 'polres' } as const, { type: 'comeBack' } as const].map(byAdmin),
  [{ type: 'archive', reason: 'incomplete' } as const, { type: 'restore' } as const].map(byAdmin),
  [
    byAdmin({ type: 'raiseConfidentiality', anonymous: true, secret: true }),
    byAdmin({ type: 'proposeLowering', anonymous: false, secret: false }),
    { ...byAdmin({ type: 'approveLowering' }), actor: judge },
  ],
  ...EVERY_COMMAND.proposeStep
    .filter(({ step }) => step.type === 'archive' || (step.type === 'classify' && step.topic === 'pju'))
    .flatMap((proposed) =>
      (['approveStep', 'declineStep'] as const).map((type) => [
        byAdmin(proposed),
        { ...byAdmin({ type }), actor: judge },
      ]),
    ),
  [byAdmin(OVERSIGHT), byAdmin({ type: 'recuse', recused: [PersonId.parse('kepala-llaj')] })],
];

/** Nobody takes a submission for a sheet’s row. */
const byChannel = (one: Step): Step => (one.actor.by === 'history' ? { ...one, actor: admin } : one);

/** It came with a sheet of history. */
const takenIn: fc.Arbitrary<Step> = fc
  .record({ proposal, ended: fc.constantFrom(undefined, ...ENDINGS) })
  .map((row) => ({ command: aRow(row), actor: IMPORT, waited: 0 }));

/** A new report, and then whatever anybody may ask of it; now and then somebody takes it to its end, or on a detour. */
export const aHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.oneof(
      {
        weight: 9,
        arbitrary: step(fc.record({ proposal, anonymous: fc.boolean() }).map((given) => submit(given))).map(byChannel),
      },
      { weight: 1, arbitrary: takenIn },
    ),
    fc.array(
      fc.oneof(
        {
          weight: 9,
          arbitrary: step(asked).map((one) => [one]),
        },
        { weight: 1, arbitrary: toTheEnd },
        { weight: 1, arbitrary: fc.constantFrom(...DETOURS) },
      ),
      { maxLength: 25, size: 'max' },
    ),
  )
  .map(([first, others]) => [first, ...others.flat()]);

/** What one step did: before, asked, after; nothing where it was refused. */
export type Taken = {
  readonly before: Report | undefined;
  readonly command: Command;
  readonly context: Context;
  readonly decision: ReturnType<typeof decide>;
  readonly recorded: readonly RecordedEvent[];
  readonly after: Report | undefined;
};

/** Lets the rulebook decide every step, one after another. */
export const live = (steps: readonly Step[]): readonly Taken[] => {
  const taken: Taken[] = [];
  let report: Report | undefined;
  let now = START;
  for (const { command, actor, waited } of steps) {
    now = Instant.parse(now + waited);
    const context: Context = {
      accounts: WORKERS,
      now,
      actor,
      policy,
      functions: functionsOf(actor),
      proof: 1,
      before: recordOf(taken),
    };
    const decision = decide(report, command, context);
    const { report: after, recorded } = record(submit().id, report, decision.ok ? decision.value : [], context);
    taken.push({ before: report, command, context, decision, recorded, after });
    report = after;
  }
  return taken;
};

/** The whole record of a history. */
export const recordOf = (taken: readonly Taken[]): readonly RecordedEvent[] =>
  taken.flatMap(({ recorded }) => recorded);
