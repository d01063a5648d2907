import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A file of pages as it goes out. */
type Asset = {
  readonly type: string;
  readonly encoding: 'br' | 'gzip' | undefined;
  readonly bytes: Uint8Array;
};

/** The files that pages are made of: shared/adapters/files/built-assets.ts. */
export type Assets = {
  readonly nameOf: (name: string) => string;
  readonly read: (file: string, accepted: string) => Asset | undefined;
};

/** Its name says what is in it, so a browser never asks for it again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** A file of pages, as small as the browser takes it; nothing where there is none of that name. */
export const assetAnswer = (
  assets: Assets,
  { pathParameters, headers }: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 | undefined => {
  const asset = assets.read(pathParameters?.['file'] ?? '', headers['accept-encoding'] ?? '');
  if (asset === undefined) return undefined;
  return {
    statusCode: 200,
    headers: {
      'content-type': asset.type,
      'cache-control': FOR_EVER,
      vary: 'accept-encoding',
      ...(asset.encoding === undefined ? {} : { 'content-encoding': asset.encoding }),
    },
    body: Buffer.from(asset.bytes).toString('base64'),
    isBase64Encoded: true,
  };
};
