import type { WorkerScope } from './scope.ts';
import { clear } from './shelves.ts';

declare const self: WorkerScope;

/** What stands at the worker's address where a stage has it switched off: it takes its place, clears, and goes. */
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => {
  event.waitUntil(clear(caches).then(() => self.registration.unregister()));
});
