import { ADMIN_OPERATIONS } from './admin-operations.ts';
import type { Operation } from './operation.ts';
import { PUBLIC_API_OPERATIONS, RECEIVE_EVENT } from './public-operations.ts';
import { SESSION_OPERATIONS } from './session-operations.ts';

/** Every operation of the HTTP API. Routes, routers and docs/openapi.json follow from it. */
export const OPERATIONS: readonly Operation[] = [
  RECEIVE_EVENT,
  ...PUBLIC_API_OPERATIONS,
  ...SESSION_OPERATIONS,
  ...ADMIN_OPERATIONS,
];
