import { WORKER, WORKER_SCOPES } from '#web/page/addresses.ts';

type Policies = {
  readonly createPolicy: (name: 'default', rules: { readonly createScriptURL: (url: string) => string }) => unknown;
};
const isPolicies = (value: unknown): value is Policies =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;

/** Browsers that know trusted types load no script by an address of text, but for the one that is let pass here. */
const letWorkerPass = (): void => {
  const policies: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isPolicies(policies)) return;
  policies.createPolicy('default', {
    createScriptURL: (url) => {
      if (url === WORKER) return url;
      throw new TypeError('no script of ours');
    },
  });
};

const loaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((done) => addEventListener('load', done, { once: true }));

const takeOut = async (): Promise<void> => {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith('tanggap-')) await caches.delete(name);
};

/**
 * Has the pages of the office open without a line from now on, where the stage has that switched on; where it has not,
 * takes out whatever was there. Nothing depends on it: a browser that refuses has the pages as they always were.
 */
export const tendWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const address = document.querySelector('meta[name="tanggap:worker"]')?.getAttribute('content') ?? '';
  try {
    await loaded();
    if (address === '') return await takeOut();
    letWorkerPass();
    for (const scope of WORKER_SCOPES) await navigator.serviceWorker.register(address, { scope });
  } catch {
    // Without it the pages need a line, as they say themselves then.
  }
};
