import { SHEET_SIZES } from '#web/made/imports.ts';

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a file is, whatever it is called. */
export const hashOf = async (file: Blob): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

/** No longer than a call may have arguments. */
const AT_A_TIME = 32_768;
const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_A_TIME)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_A_TIME));
  return btoa(text);
};

/** A slice of a file, packed by itself, as it is sent. The first is 1. */
export const packedPart = async (file: Blob, part: number): Promise<string> => {
  const slice = file.slice((part - 1) * SHEET_SIZES.part, part * SHEET_SIZES.part);
  const packed = new Response(slice.stream().pipeThrough(new CompressionStream('gzip')));
  return base64(new Uint8Array(await packed.arrayBuffer()));
};
