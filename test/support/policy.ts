import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import type { Policy } from '#shared/domain/policy/policy';

/** The office's real rules: tests hold against what is deployed, not against rules made for them. */
export const policy: Policy = loadPolicy();
