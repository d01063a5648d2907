import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** Every route of the HTTP API and the function behind it; any method, since 404 and 405 are answered by us. */
export type Route = Pick<Operation, 'path' | 'function'>;

const served: ReadonlyMap<string, Route> = new Map(
  OPERATIONS.map(({ path, function: name }) => [path, { path, function: name }]),
);

export const ROUTES: readonly Route[] = [
  ...served.values(),
  // What nobody serves there is told so too, and only to whoever has signed in.
  { path: '/v1/admin/{proxy+}', function: 'adminApi' },
  { path: '$default', function: 'publicApi' },
];
