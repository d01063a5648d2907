import type { MiddlewareObj } from '@middy/core';

/** Begins every run with a look at the clock, where the stage has one that may have been moved since. */
export const onTime = ({ look }: { readonly look?: () => Promise<void> }): MiddlewareObj[] =>
  look === undefined ? [] : [{ before: () => look() }];
