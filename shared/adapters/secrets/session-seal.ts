import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { SessionSeal } from '#shared/app/access/ports';
import { Session } from '#shared/domain/access/session';

/** Of the form of what is sealed; also says what for, so that nothing that was sealed for another purpose opens. */
const PURPOSE = 'tanggap session 1';
const PREFIX = '1.';
const NONCE = 12;
const TAG = 16;
/** With its name and attributes it must fit into the 4,096 bytes that a browser keeps of a cookie. */
const LONGEST = 3_900;

/** The keys of the moment: what is sealed now is sealed under the first, and each of them opens. */
export type ReadSessionKeys = () => Promise<readonly [string, ...string[]]>;

const keyOf = (secret: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32)));

const openUnder = (key: KeyObject, bytes: Uint8Array): string | undefined => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(PURPOSE)).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
};

/** AES-256-GCM under a key that is derived from a secret; as letters that a cookie may hold. */
export const sessionSeal = (readKeys: ReadSessionKeys): SessionSeal => ({
  seal: async (session) => {
    const [current] = await readKeys();
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce).setAAD(Buffer.from(PURPOSE));
    const text = JSON.stringify(Session.parse(session));
    const bytes = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    const sealed = `${PREFIX}${bytes.toString('base64url')}`;
    // A browser would drop it without a word.
    if (sealed.length > LONGEST) throw new Error(`a sealed session of ${sealed.length} characters fits into no cookie`);
    return sealed;
  },
  open: async (sealed) => {
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    if (!sealed.startsWith(PREFIX) || bytes.length <= NONCE + TAG) return undefined;
    // One text a session: base64 that is only nearly so is none of ours.
    if (sealed !== `${PREFIX}${bytes.toString('base64url')}`) return undefined;
    for (const secret of await readKeys()) {
      const text = openUnder(keyOf(secret), bytes);
      if (text !== undefined) return Session.parse(JSON.parse(text));
    }
    return undefined;
  },
});
