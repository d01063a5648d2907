/** Every route of the HTTP API and the function behind it; any method, since 404 and 405 are answered by us. */
export type Route = {
  readonly path: string;
  readonly function: 'intake' | 'publicApi' | 'adminApi';
};

export const ROUTES: readonly Route[] = [
  { path: '/v1/channels/{channel}/events', function: 'intake' },
  { path: '/v1/health', function: 'publicApi' },
  { path: '/v1/public/tracking', function: 'publicApi' },
  { path: '/v1/public/deadlines', function: 'publicApi' },
  { path: '/v1/files/{token}', function: 'publicApi' },
  { path: '/v1/admin/{proxy+}', function: 'adminApi' },
  { path: '$default', function: 'publicApi' },
];
