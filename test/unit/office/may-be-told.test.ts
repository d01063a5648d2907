import { describe, expect, it } from 'vitest';
import { mayBeTold, mayReadDigest } from '#shared/domain/office/may-be-told';
import { Person, type Recipient, Role } from '#shared/domain/office/recipient';
import { Desk, Unit } from '#shared/domain/words/words';
import { aGroup, aPerson, recipientId } from '#test/support/builders/a-recipient';

const STATES = ['none', 'suspected', 'confirmed'] as const;

/**
 * Who hears of a report, by function: what is suspected is judged by few, what is confirmed is followed up by others.
 */
const HEARS = {
  laporAdmin: { none: true, suspected: true, confirmed: false },
  ppidAdmin: { none: true, suspected: false, confirmed: false },
  newsAdmin: { none: true, suspected: false, confirmed: false },
  sikedipAdmin: { none: true, suspected: false, confirmed: false },
  secretary: { none: true, suspected: false, confirmed: true },
  inspector: { none: true, suspected: false, confirmed: true },
  upperInspector: { none: true, suspected: false, confirmed: false },
  oversightReader: { none: true, suspected: true, confirmed: true },
  standIn: { none: true, suspected: false, confirmed: false },
  headOfUnit: { none: true, suspected: false, confirmed: false },
} as const satisfies Record<Role, Record<(typeof STATES)[number], boolean>>;

const cells = Role.options.flatMap((role) =>
  STATES.map((oversight) => ({ role, oversight, hears: HEARS[role][oversight] })),
);

/** Somebody in a function; whoever heads a unit, heads one. */
const whoIs = (role: Role): Recipient =>
  role === 'headOfUnit'
    ? Person.parse({ id: 'orang', name: { id: 'Contoh', en: 'Example' }, roles: [role], heads: ['llaj'] })
    : aPerson('orang', role);

describe('a person', () => {
  it.each(cells)(
    'who is $role hears of a report whose oversight is $oversight: $hears',
    ({ role, oversight, hears }) => {
      expect(mayBeTold({ oversight }, whoIs(role))).toBe(hears);
      expect(mayBeTold({ oversight, recused: [recipientId('orang-lain')] }, whoIs(role))).toBe(hears);
    },
  );

  it.each(cells)(
    'who is $role and named in it hears nothing where its oversight is $oversight, unless it was found to be none',
    ({ role, oversight }) => {
      const recused = [recipientId('orang-lain'), recipientId('orang')];
      expect(mayBeTold({ oversight, recused }, whoIs(role))).toBe(oversight === 'none');
    },
  );

  it('a person with several functions hears by any of them, and not of what she is named in', () => {
    const both = aPerson('orang', 'newsAdmin', 'secretary');
    expect(mayBeTold({ oversight: 'confirmed' }, both)).toBe(true);
    expect(mayBeTold({ oversight: 'suspected' }, both)).toBe(false);
    expect(mayBeTold({ oversight: 'confirmed', recused: [both.id] }, both)).toBe(false);
  });
});

describe('a group', () => {
  it.each([...Unit.options, ...Desk.options])(
    'a group of %s hears of no report that is or may be about oversight',
    (assignee) => {
      const group = aGroup('grup', assignee);
      expect(mayBeTold({ oversight: 'none' }, group)).toBe(true);
      expect(mayBeTold({ oversight: 'suspected' }, group)).toBe(false);
      expect(mayBeTold({ oversight: 'confirmed' }, group)).toBe(false);
      expect(mayBeTold({ oversight: 'none', recused: [group.id] }, group)).toBe(true);
    },
  );
});

describe('a digest, which counts what is about oversight too', () => {
  it.each(Role.options)('is read by whoever may hear of confirmed oversight, by function: %s', (role) => {
    // To the inspectorate above it passes what names everybody else.
    expect(mayReadDigest(whoIs(role))).toBe(HEARS[role].confirmed || role === 'upperInspector');
  });

  it('is read by no group', () => {
    expect([...Unit.options, ...Desk.options].map((serves) => mayReadDigest(aGroup('grup', serves)))).not.toContain(
      true,
    );
  });
});
