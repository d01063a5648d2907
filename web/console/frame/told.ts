import { signal } from '@preact/signals';

/** What has just happened, in one sentence: shown on the page and read aloud. */
export const told = signal('');
