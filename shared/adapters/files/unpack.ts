import { gunzip } from 'node:zlib';
import type { Unpack } from '#shared/app/arrival/ports';

/**
 * Unpacks no more than is asked for, whatever was packed: what would hold more is given up there. No gzip, cut off, or
 * too much: all the same, it is not what was announced.
 */
export const unpack: Unpack = (packed, most) =>
  new Promise((resolve) => {
    gunzip(packed, { maxOutputLength: most }, (fault, bytes) => resolve(fault === null ? bytes : undefined));
  });
