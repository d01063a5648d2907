import { describe, expect, it } from 'vitest';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { agreeing, heardIn, knownOf, lookAtOf, missingFrom, owedOf, type Parked } from '#shared/domain/arrival/parked';
import { toldOfParked } from '#shared/domain/notices/notice';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';
import { aParked } from '#test/contract/stories';
import { aProposal, DANGER, DOUBT, SUSPICION, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

/** Received on a Friday afternoon. Waisak is on Monday, and the day after it is joint leave. */
const FRIDAY = wib('2025-05-09 15:30');
const SHUT = wib('2025-05-14 16:00');
const waits = (given: Partial<Parked> = {}): Parked => aParked({ receivedAt: FRIDAY, ...given });
const ACCUSED = { oversight: 'suspected', recused: [PersonId.parse('admin-lapor')] } as const;

describe('what waits for its report', () => {
  it('is missing its report from the end of the next working day on', () => {
    expect(missingFrom(policy, waits())).toBe(SHUT);
    expect(owedOf(policy, waits(), wib('2025-05-14 15:59'))).toEqual([]);
    expect(owedOf(policy, waits(), SHUT)).toEqual(['missing']);
  });

  it('is told of danger at once, whatever the hour, and that it waits all the same', () => {
    const danger = waits({ urgency: 'danger' });
    expect(owedOf(policy, danger, FRIDAY)).toEqual(['danger']);
    expect(owedOf(policy, danger, SHUT)).toEqual(['danger', 'missing']);
    expect(owedOf(policy, { ...danger, alarmedAt: FRIDAY }, SHUT)).toEqual(['missing']);
    expect(owedOf(policy, { ...danger, alarmedAt: FRIDAY, toldAt: SHUT }, SHUT)).toEqual([]);
  });

  it('is looked at when the next of it is due, and never again when all was told', () => {
    expect(lookAtOf(policy, waits())).toBe(SHUT);
    expect(lookAtOf(policy, waits({ urgency: 'danger' }))).toBe(FRIDAY);
    expect(lookAtOf(policy, waits({ urgency: 'danger', alarmedAt: FRIDAY }))).toBe(SHUT);
    expect(lookAtOf(policy, waits({ toldAt: SHUT }))).toBeUndefined();
  });

  it('is missing nothing once its report has come and could not take it in; danger in it is told all the same', () => {
    expect(lookAtOf(policy, waits({ unreadable: 'missing' }))).toBeUndefined();
    expect(owedOf(policy, waits({ unreadable: 'missing', urgency: 'danger' }), SHUT)).toEqual(['danger']);
  });
});

describe('what the machine hears in it', () => {
  it.each([
    ['nothing without words', undefined, { urgency: 'normal', oversight: 'none' }],
    ['nothing in doubt', DOUBT, { urgency: 'normal', oversight: 'none' }],
    ['danger', DANGER, { urgency: 'danger', oversight: 'none' }],
    ['an accusation', SUSPICION, { urgency: 'normal', oversight: 'suspected' }],
    [
      'whom it accuses, and to whom it passes then',
      { ...SUSPICION, accused: [PersonId.parse('admin-lapor')] },
      { urgency: 'normal', ...ACCUSED, standIns: [PersonId.parse('pembaca-pengawasan')] },
    ],
  ] as const)('is %s', (_, proposal, heard) => {
    expect(heardIn(policy, proposal === undefined ? undefined : aProposal(proposal))).toMatchObject(heard);
  });
});

const told = (matter: 'danger' | 'missing', parked: Partial<Parked>): readonly string[] =>
  toldOfParked(policy, matter, waits(parked)).map(({ id }) => id);

describe('who is told of it', () => {
  it('is the Lapor admin, that it waits', () => {
    expect(told('missing', {})).toEqual(['admin-lapor']);
    expect(told('missing', { oversight: 'suspected' })).toEqual(['admin-lapor']);
  });

  it('is the Secretary too, of danger', () => {
    expect(told('danger', {})).toEqual(['admin-lapor', 'sekretaris']);
  });

  it('is who may hear of a suspicion and nobody else, of danger in what accuses somebody', () => {
    expect(told('danger', { oversight: 'suspected' })).toEqual(['admin-lapor', 'pembaca-pengawasan']);
  });

  it('is never whom it accuses', () => {
    for (const matter of ['danger', 'missing'] as const) {
      expect(told(matter, ACCUSED)).not.toContain('admin-lapor');
      expect(told(matter, ACCUSED)).not.toEqual([]);
    }
  });
});

describe('what waits for the same report', () => {
  const plain = waits({ urgency: 'danger', alarmedAt: FRIDAY, toldAt: SHUT });

  it('is kept from whomever any of it accuses, and told of anew to whom it passes', () => {
    const { alarmedAt: _, toldAt: __, ...untold } = plain;
    const accusing = waits({ ...ACCUSED, standIns: [PersonId.parse('pembaca-pengawasan')] });
    expect(agreeing(policy, [plain, accusing])).toEqual([
      { ...untold, ...ACCUSED, standIns: [PersonId.parse('pembaca-pengawasan')], rev: 2 },
    ]);
  });

  it('is suspected as a whole, also where nobody in particular is accused', () => {
    expect(agreeing(policy, [plain, waits({ oversight: 'suspected' })])).toMatchObject([
      { webhook: plain.webhook, oversight: 'suspected' },
    ]);
  });

  it('stays as it is where it agrees, and where nothing accuses', () => {
    expect(agreeing(policy, [plain, waits()])).toEqual([]);
    const accusing = [waits(ACCUSED), waits({ oversight: 'suspected' })];
    const agreed = agreeing(policy, accusing);
    expect(agreeing(policy, agreed)).toEqual([]);
    expect(agreed.every(({ recused }) => recused?.join() === 'admin-lapor')).toBe(true);
  });
});

describe('who may know of it', () => {
  const knows = (group: string, ...parked: readonly Partial<Parked>[]): boolean => {
    const officer = knownTo(policy.office, officerOf(PersonId.parse('siti-contoh'), [group]));
    return mayKnowOf(officer, knownOf(policy.office, parked.map(waits)));
  };

  it('is who may hear of a suspicion, whatever its words are', () => {
    const groups = ['lapor-admin', 'oversight-reader', 'secretary', 'inspector', 'stand-in', 'head-llaj', 'staff-llaj'];
    expect(groups.filter((group) => knows(group, {}))).toEqual(['lapor-admin', 'oversight-reader']);
  });

  it('is not whom any of it accuses, and who it passes to then', () => {
    expect(knows('lapor-admin', {}, ACCUSED)).toBe(false);
    expect(knows('oversight-reader', {}, ACCUSED)).toBe(true);
  });
});
