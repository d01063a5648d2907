import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import type { Operation } from '#shared/contracts/http/operation';
import { Preconditions } from '#shared/contracts/http/precondition';

/** How an operation of the admin API is called: all that a browser needs of its row in the table. */
export type CallRow = {
  readonly id: string;
  readonly method: Operation['method'];
  readonly path: string;
  /** What must be said in headers: the version that was seen and a key of one's own, or the key alone. */
  readonly needs: 'versionAndKey' | 'key' | 'nothing';
  readonly sendsBody: boolean;
  readonly gives: 'json' | 'file';
};

const needsOf = ({ headers }: Operation): CallRow['needs'] => {
  if (headers === undefined) return 'nothing';
  return headers === Preconditions ? 'versionAndKey' : 'key';
};

const rowOf = (operation: Operation): CallRow => ({
  id: operation.id,
  method: operation.method,
  path: operation.path,
  needs: needsOf(operation),
  sendsBody: operation.body !== undefined,
  gives: Object.values(operation.answers).some((answer) => 'file' in answer) ? 'file' : 'json',
});

/** Every one of them. In what browsers load, the rows stand in place of the contracts that they are made of. */
export const CALLS: readonly CallRow[] = ADMIN_OPERATIONS.map(rowOf);
