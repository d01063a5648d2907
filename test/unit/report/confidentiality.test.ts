import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { PersonId } from '#shared/domain/report/report';
import { AS_SERVICE, aReport, EVERYWHERE, OVERSIGHT, person, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const admin = { actor: person('admin') };
const head = { actor: person('kabid') };
const lower = (anonymous: boolean, secret: boolean): Command => ({ type: 'proposeLowering', anonymous, secret });
const raise = (anonymous: boolean, secret: boolean): Command => ({ type: 'raiseConfidentiality', anonymous, secret });
const approve: Command = { type: 'approveLowering' };

describe('confidentiality', () => {
  const both = aReport({ anonymous: true, secret: true });

  it("rises at one person's word", () => {
    expect(aReport().next(raise(true, false), admin).build()).toMatchObject({ anonymous: true, secret: false });
  });

  it('falls when a second person agrees, and only so far as was proposed', () => {
    const lowered = both.next(lower(true, false), admin).next(approve, head).build();
    expect(lowered).toMatchObject({ anonymous: true, secret: false });
    expect(lowered.loweringProposed).toBeUndefined();
  });

  it('falls in what is or was suspected only by a second person of another function', () => {
    const accusing = aReport({ anonymous: true }).suspected();
    for (const story of [accusing.next(OVERSIGHT), accusing.agreed(AS_SERVICE)]) {
      const report = story.next(lower(false, false), admin).build();
      const of = (id: string) => [PersonId.parse(id)];
      const asked = { now: wib('2025-05-06 11:00'), policy, actor: person('lain') };
      expect(decide(report, approve, { ...asked, functions: of('admin-lapor') }).ok).toBe(false);
      expect(decide(report, approve, { ...asked, functions: of('inspektur') }).ok).toBe(true);
    }
  });

  it('does not fall by a proposal alone', () => {
    expect(both.next(lower(false, false), admin).build()).toMatchObject({ anonymous: true, secret: true });
  });

  it('a proposal to lower confidentiality cannot be approved once confidentiality was raised again', () => {
    const raised = aReport({ anonymous: true }).next(lower(false, false), admin).next(raise(false, true), admin);
    const decision = decide(raised.build(), approve, { now: wib('2025-05-06 11:00'), policy, ...head });
    expect(decision).toEqual({
      ok: false,
      refusal: { kind: 'NotNow', status: 'routed', command: 'approveLowering' },
    });
  });

  it('is proposed to fall once, however often the same person says so', () => {
    const once = both.next(lower(true, false), admin);
    expect(once.next(lower(true, false), admin).build()).toEqual(once.build());
  });

  it('cannot be raised by proposing to lower it', () => {
    const decision = decide(aReport({ secret: true }).build(), lower(true, true), {
      now: wib('2025-05-06 11:00'),
      policy,
      ...admin,
    });
    expect(decision).toEqual({ ok: false, refusal: { kind: 'AlreadyDone', command: 'proposeLowering' } });
  });
});

describe('oversight', () => {
  it("goes to the Secretary's desk, also when the person names a unit", () => {
    const report = EVERYWHERE.suspected.next({ ...OVERSIGHT, assignee: 'llaj' }).build();
    expect(report).toMatchObject({ status: 'routed', assignee: 'secretary', oversight: 'confirmed' });
  });

  it('found in what a unit works on is taken from the unit', () => {
    const report = EVERYWHERE.inProgress.next(OVERSIGHT).build();
    expect(report).toMatchObject({ status: 'routed', assignee: 'secretary' });
  });

  it('names who is recused, and remembers it for another accusation when it turns out to be none', () => {
    const recused = [PersonId.parse('kepala-llaj')];
    const confirmed = EVERYWHERE.suspected.next({ ...OVERSIGHT, recused });
    expect(confirmed.build().recused).toEqual(recused);
    const none = confirmed.agreed(AS_SERVICE);
    expect(none.build()).toMatchObject({ oversight: 'none', recused });
    expect(none.build()).not.toHaveProperty('standIns');
    expect(none.next(OVERSIGHT).build()).toMatchObject({ oversight: 'confirmed', recused });
  });

  it('a suspicion that is found to be none goes to the unit of its topic', () => {
    const report = EVERYWHERE.suspected.agreed(AS_SERVICE).build();
    expect(report).toMatchObject({ assignee: 'llaj', oversight: 'none', decidedBy: 'person', confirmed: true });
  });
});
