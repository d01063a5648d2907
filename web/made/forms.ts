import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { commandForms } from '#shared/contracts/http/command-forms';

/** Every command as a form, in the order of the rulebook. */
export const FORMS = commandForms(loadPolicy());
