import { ASSETS, isOfficePath, WORKER } from '../page/addresses.ts';

/** What a browser asks for, as far as it decides who answers. */
export type AskedFor = { readonly method: string; readonly mode: string; readonly url: string };

/**
 * What of it the worker answers: the document of the office's pages and the files that pages are made of. Never the
 * API, never a page for everybody, never itself, nothing that is sent, and nothing of another origin.
 */
export const answeredHere = ({ method, mode, url }: AskedFor, origin: string): 'document' | 'file' | undefined => {
  const { pathname, origin: asked } = new URL(url);
  if (method !== 'GET' || asked !== origin || pathname === WORKER) return undefined;
  if (mode === 'navigate') return isOfficePath(pathname) ? 'document' : undefined;
  return pathname.startsWith(`${ASSETS}/`) ? 'file' : undefined;
};
