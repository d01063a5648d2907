/**
 * Loaded into the CDK CLI before anything of its own: it looks every five seconds how far a stack is, and a local one
 * is there in one. Nothing else in it waits for just so long.
 */
const EVERY_MS = 5_000;
const OFTEN_MS = 100;

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply: (wait, self, [callback, ms, ...given]) =>
    Reflect.apply(wait, self, [callback, ms === EVERY_MS ? OFTEN_MS : ms, ...given]),
});
