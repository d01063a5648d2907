import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ENTITY_TAG, IDEMPOTENCY_KEY } from '#shared/contracts/http/precondition';
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { header } from './http.ts';

/** A version as an entity tag, and back. */
export const etagOf = (version: number): string => `"${version}"`;

export type Preconditions = { readonly version: number; readonly key: string };

/**
 * What a request that changes something must say: which version it goes on from, and under which key it may be
 * repeated.
 */
export const preconditionsOf = (event: APIGatewayProxyEventV2): Preconditions | ProblemCode => {
  const match = header(event, 'if-match');
  if (match === undefined) return 'versionMissing';
  const [, version] = ENTITY_TAG.exec(match.trim()) ?? [];
  if (version === undefined) return 'versionUnreadable';
  const key = keyOf(event);
  return key === undefined ? 'keyMissing' : { version: Number(version), key };
};

/** Under which key a request may be repeated; `undefined` where there is none that can be one. */
export const keyOf = (event: APIGatewayProxyEventV2): string | undefined => {
  const key = header(event, 'idempotency-key');
  return key !== undefined && IDEMPOTENCY_KEY.test(key) ? key : undefined;
};
