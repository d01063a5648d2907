import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';

type Served = { readonly method: string; readonly path: string };

/** The answer to what no route serves: the address with another method, or no such address. */
export const unserved =
  (routes: readonly Served[]) =>
  ({ path }: { readonly path: string }): APIGatewayProxyStructuredResultV2 => {
    const allowed = routes.filter((route) => path === route.path || path === `${route.path}/`);
    return allowed.length > 0
      ? problem('methodNotAllowed', { headers: { allow: allowed.map(({ method }) => method).join(', ') } })
      : problem('notFound');
  };
