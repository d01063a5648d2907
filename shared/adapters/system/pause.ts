/** Waits as long as the clock on the wall takes for it. */
export const systemPause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
