/** Functions that many rows give the same, whatever the thing: everything, or what is their own. */

export const NOBODY = {} as const;
export const ADMINS = { laporAdmin: 'all', standIn: 'all' } as const;
/** Who answers for a unit or desk, and those who work there. */
export const HEADS = {
  ppidAdmin: 'own',
  newsAdmin: 'own',
  sikedipAdmin: 'own',
  headOfUnit: 'own',
  secretary: 'own',
} as const;
export const UNIT = { ...HEADS, staff: 'own' } as const;
export const ABOVE = { secretary: 'all', inspector: 'all' } as const;
export const SUSPECTED_READERS = { laporAdmin: 'all', oversightReader: 'all' } as const;
export const CONFIRMED_READERS = { ...ABOVE, oversightReader: 'all' } as const;

export const OVERSEES = { ...ADMINS, ...ABOVE } as const;
export const OPERATOR = { operator: 'all' } as const;
export const EVERYBODY = {
  ...OVERSEES,
  ppidAdmin: 'all',
  newsAdmin: 'all',
  sikedipAdmin: 'all',
  headOfUnit: 'all',
  staff: 'all',
  upperInspector: 'all',
  oversightReader: 'all',
} as const;
