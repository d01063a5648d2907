import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export type Call = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly query?: Readonly<Record<string, string>>;
  /** What stands behind the address, where it is more than `query` can say. */
  readonly rawQuery?: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly at: number;
};

/** A call as API Gateway's HTTP API hands it on (payload 2.0): header names in small letters, bytes in base64. */
export const httpEvent = ({
  method = 'POST',
  path,
  headers = {},
  body,
  at,
  ...given
}: Call): APIGatewayProxyEventV2 => {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const bytes = typeof body === 'string' || body === undefined ? body : Buffer.from(body).toString('base64');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: given.rawQuery ?? new URLSearchParams(given.query).toString(),
    headers: lower,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'test.execute-api.ap-southeast-3.amazonaws.com',
      domainPrefix: 'test',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: given.address ?? '203.0.113.7',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: new Date(at).toUTCString(),
      timeEpoch: at,
    },
    isBase64Encoded: body !== undefined && typeof body !== 'string',
    ...(bytes === undefined ? {} : { body: bytes }),
    ...(given.query === undefined ? {} : { queryStringParameters: { ...given.query } }),
    ...(given.pathParameters === undefined ? {} : { pathParameters: { ...given.pathParameters } }),
  };
};
