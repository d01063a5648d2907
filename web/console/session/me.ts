import { signal } from '@preact/signals';
import type { Me } from '#shared/contracts/http/me';

/** Who is signed in, as the API last said. */
export const me = signal<Me | undefined>(undefined);
