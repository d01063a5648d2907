import { describe, expect, it } from 'vitest';
import { mayBeSame, tellingWords } from '#shared/domain/informal/candidates';
import { guideFor } from '#shared/domain/informal/guide';
import { heardInContact } from '#shared/domain/informal/heard-contact';
import { InformalRules } from '#shared/domain/informal/informal-rules';
import { isNamedInIt, namedIn } from '#shared/domain/informal/named-in';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant, SubDistrictId } from '#shared/domain/words/words';
import { aProposal, DANGER, SUSPICION, topic, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const BADAU = SubDistrictId.parse('badau');

describe('the text for the citizen', () => {
  const guide = (told: Partial<Parameters<typeof guideFor>[1]>) =>
    guideFor(policy, { topic: topic('pju'), subDistrict: undefined, sentence: undefined, ...told });

  it('names the place once', () => {
    expect(guide({ sentence: 'Lampu padam.', subDistrict: BADAU }).id).toContain('Lampu padam. (Kecamatan Badau)');
    expect(guide({ sentence: 'Lampu di BADAU padam.', subDistrict: BADAU }).id).not.toContain('(Kecamatan');
    expect(guide({ sentence: 'Lamp out.', subDistrict: BADAU }).en).toContain('(Sub-district Badau)');
  });

  it('leaves braces of the citizen as they are', () => {
    expect(guide({ sentence: 'Kode {ways} di tiang.' }).id).toContain('Kode {ways} di tiang.');
  });

  it('is checked for what it must say', () => {
    const { guide: whole } = policy.informal;
    const given = (changes: object) => InformalRules.safeParse({ ...policy.informal, guide: { ...whole, ...changes } });
    expect(given({}).success).toBe(true);
    expect(given({ en: whole.en.replace('{ways}', '') }).success).toBe(false);
    expect(given({ id: `${whole.id} {reporter}` }).success).toBe(false);
  });
});

describe('what is heard in a contact', () => {
  const heard = (id: string, proposal = aProposal(), danger = false) =>
    heardInContact(policy, topic(id), { proposal, danger });

  it.each([
    ['an ordinary sentence', heard('pju'), { urgency: 'normal', oversight: 'none' }],
    ['danger in the words', heard('dermaga', DANGER), { urgency: 'danger', oversight: 'none' }],
    ['danger that the officer ticked', heard('pju', aProposal(), true), { urgency: 'danger', oversight: 'none' }],
    ['an accusation in the words', heard('pju', SUSPICION), { urgency: 'normal', oversight: 'suspected' }],
    ['a topic that accuses', heard('dugaan-korupsi'), { urgency: 'normal', oversight: 'suspected' }],
  ])('%s', (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

describe('whom a text names', () => {
  it('is told by the office’s own list, whatever the capitals, and by whole words', () => {
    expect(namedIn(policy.named, 'Pak SEKDIS ada di rumah')).toEqual(['sekretaris']);
    expect(namedIn(policy.named, 'sekdisan')).toEqual([]);
  });

  it('matters where the same person is named on both sides, or accused without a name', () => {
    const identity = 'Sekretaris Dinas';
    const sekretaris = PersonId.parse('sekretaris');
    expect(isNamedInIt(policy.named, { identity, sentence: 'sekdis marah', accused: [] })).toBe(true);
    expect(isNamedInIt(policy.named, { identity, sentence: 'dia marah', accused: [sekretaris] })).toBe(true);
    expect(isNamedInIt(policy.named, { identity, sentence: 'inspektur marah', accused: [] })).toBe(false);
    expect(isNamedInIt(policy.named, { identity: 'Ibu Contoh', sentence: 'sekdis marah', accused: [] })).toBe(false);
  });
});

describe('two contacts', () => {
  const AT = wib('2026-11-03 09:00');
  const one = (changes: object = {}) => ({
    topic: topic('pju'),
    unit: 'llaj' as const,
    subDistrict: BADAU,
    at: AT,
    words: tellingWords('lampu padam depan pasar'.split(' ')),
    ...changes,
  });

  it.each([
    ['an hour apart', { at: Instant.parse(AT + 3_600_000) }, true],
    ['more than an hour apart', { at: Instant.parse(AT + 3_600_001) }, false],
    ['another topic', { topic: topic('rambu') }, false],
    ['another place', { subDistrict: undefined }, false],
    ['in other words', { words: tellingWords(['tiang', 'miring', 'ditabrak']) }, false],
    ['one of them without words', { words: undefined }, true],
  ])('compared: %s', (_, changes, maySame) => {
    expect(mayBeSame(one(), one(changes))).toBe(maySame);
  });
});
