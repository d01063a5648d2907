import { NOT_TAKEN } from '#web/made/evidence.ts';
import { filled } from '../words/filled.ts';
import { type Kind, kindOf } from './kind-of.ts';
import { sizeWords } from './piece-words.ts';

export const UNREADABLE = {
  id: 'Peramban tidak dapat membaca berkas itu. Pilih lagi.',
  en: 'The browser cannot read the file. Choose it again.',
} as const;
const TOO_LARGE = {
  id: 'Besarnya {size}; paling besar {most}.',
  en: 'It has {size}; at most {most} are taken.',
} as const;

type Words = Readonly<Record<'id' | 'en', string>>;
export type Examined =
  | { readonly ok: true; readonly kind: Kind }
  | { readonly ok: false; readonly why: string; readonly words: Words };

/** What a file is, or why it would not be taken, in words; nothing of it leaves the browser. */
export const examine = async (file: File, mostBytes: number): Promise<Examined> => {
  if (file.size > mostBytes) {
    const sizes = { size: sizeWords(file.size), most: sizeWords(mostBytes) };
    const { id, en } = TOO_LARGE;
    const { tooLarge } = NOT_TAKEN;
    const words = { id: `${filled(id, sizes)} ${tooLarge.id}`, en: `${filled(en, sizes)} ${tooLarge.en}` };
    return { ok: false, why: 'evidenceTooLarge', words };
  }
  try {
    const found = kindOf(new Uint8Array(await file.arrayBuffer()), file.name);
    return found.ok ? found : { ok: false, why: found.why, words: NOT_TAKEN[found.why] };
  } catch {
    return { ok: false, why: 'unreadable', words: UNREADABLE };
  }
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** SHA-256 of a whole file, hexadecimal. */
export const hashOf = async (file: Blob): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
