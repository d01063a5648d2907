import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type Answer = APIGatewayProxyStructuredResultV2;

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

type Going = { readonly accepted: string | undefined; readonly keep: string };

/** A file of pages by its name, as small as the browser takes it; one that is not there is a fault. */
export const namedAsset = (assets: Assets, name: string, { accepted = '', keep }: Going): Answer => {
  const asset = assets.read(name, accepted);
  if (asset === undefined) throw new Error(`there is no ${name}`);
  return {
    statusCode: 200,
    headers: {
      'content-type': asset.type,
      'cache-control': keep,
      vary: 'accept-encoding',
      ...(asset.encoding === undefined ? {} : { 'content-encoding': asset.encoding }),
    },
    body: Buffer.from(asset.bytes).toString('base64'),
    isBase64Encoded: true,
  };
};

/** A file of pages that a page asks for; nothing where there is none of that name. */
export const assetAnswer = (
  assets: Assets,
  { pathParameters, headers }: APIGatewayProxyEventV2,
): Answer | undefined => {
  const [name, accepted] = [pathParameters?.['file'] ?? '', headers['accept-encoding']];
  return assets.read(name, '') === undefined ? undefined : namedAsset(assets, name, { accepted, keep: FOR_EVER });
};

/**
 * The service worker of the office's pages, or where a stage has it switched off, what takes its place: asked for anew
 * each time, so that either is in every browser by its next page. It lies under one scope and may serve two.
 */
export const workerAnswer = (assets: Assets, worker: 'on' | 'off', { headers }: APIGatewayProxyEventV2): Answer => {
  const name = assets.nameOf(worker === 'on' ? 'worker.js' : 'worker-off.js');
  const answer = namedAsset(assets, name, { accepted: headers['accept-encoding'], keep: 'no-cache' });
  return { ...answer, headers: { ...answer.headers, 'service-worker-allowed': '/' } };
};
