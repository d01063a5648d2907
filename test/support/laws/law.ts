import * as fc from 'fast-check';
import { runsOf } from '#test/support/fixed-seed';

/** In hunts a multiple of the cases, in the gate one half of them. */
const timed = <T>(parameters: fc.Parameters<T> | undefined): fc.Parameters<T> | undefined =>
  parameters?.numRuns === undefined ? parameters : { ...parameters, ...runsOf(parameters.numRuns) };

/** A law must hold for whatever is generated; the smallest case that breaks it is shown. */
export const holds = <T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void =>
  fc.assert(property, timed(parameters));

/** The same where what must hold has to be awaited. */
export const holdsAsync = <T>(property: fc.IAsyncProperty<T>, parameters?: fc.Parameters<T>): Promise<void> =>
  fc.assert(property, timed(parameters));
