import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/domain/classify/proposal';
import { routeProposal } from '#shared/domain/report/route';
import { Unit } from '#shared/domain/words/words';
import { aProposal, DOUBT, LAPOR, PPID, SUSPICION, topic } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const route = (given: Partial<Proposal>) => routeProposal(policy, LAPOR, aProposal(given));

describe('what the machine proposes', () => {
  it('goes to the unit of its topic when it is a service report, ours, and without doubt', () => {
    expect(route({})).toEqual({ to: 'assignee', assignee: 'llaj' });
    expect(route({ topic: topic('dermaga'), unit: 'asdp' })).toEqual({ to: 'assignee', assignee: 'asdp' });
  });

  it('goes by the topic→unit table, not by the unit that was guessed', () => {
    expect(route({ topic: topic('dermaga'), unit: 'llaj' })).toEqual({ to: 'assignee', assignee: 'asdp' });
  });

  it('goes to a desk where the topic is a desk’s work', () => {
    expect(route({ topic: topic('informasi-publik'), unit: 'umum' })).toEqual({ to: 'assignee', assignee: 'ppid' });
  });

  it.each([
    ['of oversight', SUSPICION, ['held.oversight']],
    ['of doubt', DOUBT, ['held.uncertain', 'abstain.rivalry']],
    ['that is not ours by its unit', aProposal({ unit: 'notOurs' }), ['held.notOurs']],
    ['that is not ours by its topic', aProposal({ topic: topic('jalan-rusak') }), ['held.notOurs']],
    ['on a topic that nobody knows', aProposal({ topic: topic('tidak-ada') }), ['held.notOurs']],
    [
      'of everything at once',
      { ...SUSPICION, unit: 'notOurs' as const, abstain: true },
      ['held.oversight', 'held.notOurs', 'held.uncertain'],
    ],
  ])('a proposal %s goes to a person, and says why', (_, proposal, reasons) => {
    expect(routeProposal(policy, LAPOR, proposal)).toEqual({ to: 'person', reasons });
  });

  it('goes to a person where there is no text, however sure the machine is of a title', () => {
    expect(routeProposal(policy, LAPOR, aProposal(), { flags: ['textMissing'] })).toEqual({
      to: 'person',
      reasons: ['held.noWords'],
    });
  });

  it('never reaches a unit by machine if it is suspected, uncertain or not ours, whatever its topic', () => {
    for (const { id } of policy.topics.topics) {
      for (const given of [{ class: 'oversight' }, { abstain: true }, { unit: 'notOurs' }] as const) {
        expect(route({ topic: id, ...given }).to).toBe('person');
      }
      const routed = route({ topic: id });
      const known = policy.topics.topics.find((one) => one.id === id);
      if (routed.to === 'assignee' && Unit.safeParse(routed.assignee).success)
        expect(routed.assignee).toBe(known?.unit);
    }
  });

  it('goes to the desk that a channel belongs to, whatever its topic and however doubtful', () => {
    for (const proposal of [aProposal(), DOUBT, aProposal({ unit: 'notOurs', topic: topic('jalan-rusak') })]) {
      expect(routeProposal(policy, PPID, proposal)).toEqual({ to: 'assignee', assignee: 'ppid' });
    }
  });

  it('goes to a person from such a channel too, as soon as oversight is only possible', () => {
    const { suspectOversight } = policy.topics.decision;
    const possible = aProposal({ pOversight: suspectOversight, abstain: true });
    expect(routeProposal(policy, PPID, SUSPICION)).toEqual({ to: 'person', reasons: ['held.oversight'] });
    expect(routeProposal(policy, PPID, possible)).toEqual({
      to: 'person',
      reasons: ['held.oversight', 'held.uncertain'],
    });
  });

  const CALLED = { channelClass: 'oversightComplaint' } as const;

  it.each([
    ['what the channel calls oversight', CALLED, ['held.channelClass']],
    ['what is secret', { secret: true }, ['held.secret']],
    // Of either alone a person judges; both together are as much as a faint suspicion.
    ['what is both', { ...CALLED, secret: true }, ['held.oversight', 'held.channelClass', 'held.secret']],
  ])('leaves %s to a person, however sure the machine is', (_, marks, reasons) => {
    expect(routeProposal(policy, LAPOR, aProposal(), marks)).toEqual({ to: 'person', reasons });
  });

  it.each(['complaint', 'aspiration', 'informationRequest'] as const)(
    'goes its way where the channel calls it %s',
    (channelClass) => {
      expect(routeProposal(policy, LAPOR, aProposal(), { channelClass, secret: false })).toEqual({
        to: 'assignee',
        assignee: 'llaj',
      });
    },
  );

  it('reaches the desk that a channel belongs to also where it is secret, but not where the channel calls it oversight', () => {
    expect(routeProposal(policy, PPID, aProposal(), { secret: true })).toEqual({ to: 'assignee', assignee: 'ppid' });
    expect(routeProposal(policy, PPID, aProposal(), CALLED)).toEqual({ to: 'person', reasons: ['held.channelClass'] });
  });

  it('says no more reasons than an event holds', () => {
    const reasons = Array.from({ length: 12 }, (_, n) => `rule.${n}`);
    const routing = route({ class: 'oversight', abstain: true, reasons });
    expect(routing.to === 'person' ? routing.reasons.length : 0).toBe(12);
    expect(routing).toMatchObject({ reasons: ['held.oversight', 'held.uncertain', ...reasons.slice(0, 10)] });
  });
});
