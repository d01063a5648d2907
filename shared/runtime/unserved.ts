import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';

type Served = { readonly method: string; readonly path: string };

/** The answer to what no route serves: the address with another method, or no such address. */
export const unserved =
  (routes: readonly Served[]) =>
  ({ path }: { readonly path: string }): APIGatewayProxyStructuredResultV2 => {
    const allowed = routes.filter((route) => isAt(route.path, path.replace(/(?<=.)\/$/, '')));
    return allowed.length > 0
      ? problem('methodNotAllowed', { headers: { allow: allowed.map(({ method }) => method).join(', ') } })
      : problem('notFound');
  };

/** Whether an address is one of a route's, whatever stands in place of its parameters. */
const isAt = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length && wanted.every((part, index) => /^\{\w+\}$/.test(part) || part === given[index])
  );
};
