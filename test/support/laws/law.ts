import * as fc from 'fast-check';

/** A law must hold for whatever is generated; the smallest case that breaks it is shown. */
export const holds = <T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void =>
  fc.assert(property, parameters);

/** The same where what must hold has to be awaited. */
export const holdsAsync = <T>(property: fc.IAsyncProperty<T>, parameters?: fc.Parameters<T>): Promise<void> =>
  fc.assert(property, parameters);
