import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { callRowOf } from '#shared/contracts/http/call-row';
import type { CallRow } from '#shared/contracts/http/sent-call';

/** Every operation of the admin API. In what browsers load, the rows stand in place of the contracts that make them. */
export const CALLS: readonly (CallRow & { readonly gives: 'json' | 'file' })[] = ADMIN_OPERATIONS.map((operation) => ({
  ...callRowOf(operation),
  gives: Object.values(operation.answers).some((answer) => 'file' in answer) ? 'file' : 'json',
}));
