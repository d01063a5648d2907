import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { Command } from '#shared/domain/report/command-table';
import { PersonId } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';
import {
  aProposal,
  CLASSIFIED,
  OVERSIGHT,
  person,
  SUSPICION,
  shownInWib,
  TO_SERVICE,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { adds, arrives, DANGER, DOCK, PPID_REQUEST } from '#test/support/builders/notice-stories';
import '#test/support/captured-output';
import { addressOf, aNoticeWorld, HOUR, MINUTE, type NoticeWorld } from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

type Taking = (world: NoticeWorld, id: ReportId) => Promise<void>;
const by =
  (command: Command): Taking =>
  (world, id) =>
    world.act(id, command);
const says =
  (proposal: Proposal): Taking =>
  (world, id) =>
    adds(world, id, 'di simpang', proposal);

/** Every way in which a report leaves a unit that has not given it back, the open ones first. */
const TAKINGS: Readonly<Record<string, Taking>> = {
  'routed to another unit': by({ type: 'route', assignee: 'keuangan' }),
  'decided for another unit': by({ ...CLASSIFIED, assignee: 'keuangan' }),
  'put back for a decision': by({ ...CLASSIFIED, topic: topic('jalan-rusak') }),
  'found to be oversight': by(OVERSIGHT),
  'found to be dangerous oversight against the unit': by({
    ...OVERSIGHT,
    urgency: 'danger',
    recused: ['kepala-llaj', 'grup-llaj', 'grup-asdp', 'meja-ppid'].map((id) => PersonId.parse(id)),
  }),
  suspected: says(SUSPICION),
  'suspected, of danger and of the unit': says({
    ...SUSPICION,
    urgency: 'danger',
    accused: [PersonId.parse('grup-llaj')],
  }),
  'held as another unit’s work': says(aProposal({ unit: 'umum', topic: topic('website-medsos') })),
};
/** Danger stays with whoever has it, and a channel's desk keeps what it gets, whatever is added. */
const NOT_EVERYWHERE = 'held as another unit’s work';

const HOURS = [
  ['by day', wib('2025-05-06 10:00')],
  ['at night', wib('2025-05-06 22:10')],
] as const;
const GROUPS = [
  ['a group that is told at once', 'grup-llaj', {}],
  ['a group whose report is dangerous', 'grup-llaj', DANGER],
  ['a group that rests at night', 'grup-asdp', DOCK],
  ['a desk that is told once an hour', 'meja-ppid', PPID_REQUEST],
] as const;

/** A report that a group got, and that is taken from it before the hour is over. */
const taken = async (group: string, given: Parameters<typeof arrives>[2], start: Instant, take: Taking) => {
  const world = aNoticeWorld({ start });
  world.setContact(group, { by: 'mail', address: addressOf(group) });
  const id = await arrives(world, '8401', given);
  await world.passes(25 * MINUTE);
  await take(world, id);
  await world.passes(24 * HOUR);
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return { world, id };
};
/** Each mail to a group, whole and with its time. */
const mailsTo = (world: NoticeWorld, group: string) =>
  world.mailer
    .accepted()
    .filter(({ to }) => to === addressOf(group))
    .map(({ at, text, attachments }) => ({ at: shownInWib(at), text, attachments }));

describe.each(GROUPS.flatMap((group) => HOURS.map((hour) => ({ group, hour }))))(
  '$group.0, $hour.0',
  ({ group: [, group, given], hour: [, start] }) => {
    const ways = Object.entries(TAKINGS).filter(
      ([way]) => way !== NOT_EVERYWHERE || (given !== DANGER && given !== PPID_REQUEST),
    );

    it('hears the same at the same time, wherever its report is taken', async () => {
      const heard = await Promise.all(
        ways.map(async ([way, take]) => [way, mailsTo((await taken(group, given, start, take)).world, group)] as const),
      );
      const [[, first] = expect.fail('no way')] = heard;
      expect(first.filter(({ text }) => /tidak lagi/.test(text.subject))).toHaveLength(1);
      for (const [way, mails] of heard) expect([way, mails]).toEqual([way, first]);
    });
  },
);

describe('the notice that a report was taken away', () => {
  const [[, BY_DAY]] = HOURS;
  const GONE = 'takenAway grup-llaj';

  it.each([
    ['that was decided anew for it', by(CLASSIFIED)],
    [
      'that came back before it was told',
      async (world, id) => {
        await by({ type: 'route', assignee: 'keuangan' })(world, id);
        await by({ type: 'route', assignee: 'llaj' })(world, id);
      },
    ],
    [
      'that was found to be none before it was told',
      async (world, id) => {
        await says(SUSPICION)(world, id);
        await by(TO_SERVICE)(world, id);
        await world.act(id, { type: 'approveStep' }, person('kabid'));
      },
    ],
  ] as const satisfies readonly (readonly [string, Taking])[])('is not sent of a report %s', async (_, take) => {
    const held: Taking = async (world, id) => {
      world.turnOff('notify');
      await take(world, id);
      await world.rest();
      world.turnOn('notify');
    };
    const { world, id } = await taken('grup-llaj', {}, BY_DAY, held);
    expect(await endsOf(world)).toMatchObject({ [`${id} ${GONE} 1`]: 'withheld superseded' });
    expect(mailsTo(world, 'grup-llaj').filter(({ text }) => /tidak lagi/.test(text.subject))).toEqual([]);
  });

  it('informs no unit of anything: the clock of who has it now goes on', async () => {
    // The Secretary's desk has it openly, and then the Secretary as oversight.
    const toDesk: Taking = async (world, id) => {
      await by({ type: 'route', assignee: 'secretary' })(world, id);
      await world.passes(MINUTE);
      for (const who of ['sekretaris', 'pembaca-pengawasan']) world.setContact(who, undefined);
      await by(OVERSIGHT)(world, id);
    };
    const { world, id } = await taken('meja-sekretaris', {}, BY_DAY, toDesk);
    expect(mailsTo(world, 'meja-sekretaris')).toHaveLength(2);
    const report = await world.load(id);
    expect(report).toMatchObject({ oversight: 'confirmed', assignee: 'secretary' });
    expect(report?.deadlines.inform?.stoppedAt).toBeUndefined();
  });

  it('leaves the same lines in the log wherever the report went', async () => {
    const linesOf = async (way: string): Promise<readonly string[]> => {
      const { world } = await taken('grup-llaj', {}, BY_DAY, TAKINGS[way] ?? expect.fail(way));
      // What the mail service says comes once for each mail.
      return world.logged().filter((line) => line.startsWith('notices.'));
    };
    expect(await linesOf('found to be oversight')).toEqual(await linesOf('decided for another unit'));
    expect(await linesOf('suspected')).toEqual(await linesOf('held as another unit’s work'));
  });
});
