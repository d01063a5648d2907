type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type Events = { readonly install: Lasting; readonly activate: Lasting; readonly fetch: Fetching };

/** What a service worker's own script sees, as far as ours uses it; the types of pages do not know it. */
export type WorkerScope = {
  readonly location: { readonly origin: string };
  readonly registration: { readonly unregister: () => Promise<boolean> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <Name extends keyof Events>(name: Name, act: (event: Events[Name]) => void) => void;
};
