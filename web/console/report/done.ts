import type { Acted } from '#shared/contracts/http/command-call';
import type { CommandForm } from '#shared/contracts/http/command-forms';

/** A command that was given, and what it did. */
export type Done = { readonly form: CommandForm; readonly acted: Acted };
