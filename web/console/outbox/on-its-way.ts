import { signal } from '@preact/signals';
import type { Stage } from '../evidence/send-evidence.ts';

/** The file that this window is sending, and how far that is. */
export const onItsWay = signal<{ readonly file: string; readonly stage: Stage } | undefined>(undefined);
/** The last time that something was sent there was no answer. */
export const isStuck = signal(false);
