import type { Operation } from './operation.ts';
import { Preconditions } from './precondition.ts';
import type { CallRow } from './sent-call.ts';

/** How an operation is called, by its row in the table. */
export const callRowOf = ({ id, method, path, headers, body }: Operation): CallRow => ({
  id,
  method,
  path,
  needs: headers === undefined ? 'nothing' : headers === Preconditions ? 'versionAndKey' : 'key',
  sendsBody: body !== undefined,
});
