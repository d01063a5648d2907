/** The key that one person's windows share; whoever has none of them can open nothing that was kept. */
export type Ring = {
  readonly id: string;
  /** 256 random bits. */
  readonly key: string;
  readonly owner: string;
  /** When the session ends, by this computer's clock. */
  readonly endsAt: number;
};

/** What one window of this browser tells the others. */
export type Told =
  /** Somebody signed in: windows of anybody else are theirs no more. */
  | { readonly is: 'person'; readonly owner: string }
  /** A window of this person has no key yet. */
  | { readonly is: 'noRing'; readonly owner: string }
  | { readonly is: 'ring'; readonly ring: Ring }
  | { readonly is: 'outbox' };

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tanggap.jendela') : undefined;

export const tellWindows = (told: Told): void => channel?.postMessage(told);

/** Hears what other windows tell, until it wants no more. */
export const hearWindows = (heard: (told: Told) => void): (() => void) => {
  const listener = ({ data }: MessageEvent<Told>): void => heard(data);
  channel?.addEventListener('message', listener);
  return () => channel?.removeEventListener('message', listener);
};
