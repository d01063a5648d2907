import httpRouterHandler, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem-answer.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;
export type HttpRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handler: (event: Event) => Promise<Answer>;
};

/**
 * Answers by method and address: HEAD as GET without its body, OPTIONS with what is served there, whatever is not
 * served with 405 and an `allow`, or 404. OPTIONS tells of addresses only, never of what is behind them.
 */
export const serve = (routes: readonly HttpRoute[]) => {
  const paths = [...new Set(routes.map(({ path }) => path))];
  const served = routes.map((route) => ({ ...route, handler: askedOnce(route.handler) }));
  return httpRouterHandler<Event, Answer>({
    routes: [
      ...served.flatMap((route): Route<Event, Answer>[] => (route.method === 'GET' ? [route, headOf(route)] : [route])),
      ...paths.map((path) => ({ method: 'OPTIONS' as const, path, handler: async () => options(routes, path) })),
    ],
    notFoundResponse: ({ path }) => {
      const allow = allowed(routes, path.replace(/(?<=.)\/$/, ''));
      return allow === '' ? problem('notFound') : problem('methodNotAllowed', { headers: { allow } });
    },
  });
};

/**
 * Of two parameters of one name each program takes another, and API Gateway joins both: nobody knows what was meant.
 */
const askedOnce =
  (handler: HttpRoute['handler']): HttpRoute['handler'] =>
  async (event) => {
    const names = [...new URLSearchParams(event.rawQueryString).keys()];
    return new Set(names).size < names.length
      ? problem('parameterRepeated', { requestId: event.requestContext.requestId })
      : handler(event);
  };

const headOf = ({ path, handler }: HttpRoute): Route<Event, Answer> => ({
  method: 'HEAD',
  path,
  handler: async (event: Event) => ({ ...(await handler(event)), body: '', isBase64Encoded: false }),
});

const options = (routes: readonly HttpRoute[], path: string): Answer => ({
  statusCode: 204,
  headers: { allow: allowed(routes, path) },
});

/** The methods that are served at an address, as `allow` has them; nothing for an address that is none. */
const allowed = (routes: readonly HttpRoute[], path: string): string => {
  const methods = routes.filter((route) => isAt(route.path, path)).map(({ method }) => method);
  if (methods.length === 0) return '';
  return [
    ...new Set([...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS']),
  ].join(', ');
};

/** Whether an address is one of a route's, whatever stands in place of its parameters. */
const isAt = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (/^\{\w+\}$/.test(part) ? given[index] !== '' : part === given[index]))
  );
};
