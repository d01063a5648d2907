import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { commandForms } from '#shared/contracts/http/command-forms';
import { printedNames } from '#shared/contracts/http/printed-names';
import type { Bilingual } from '#shared/domain/words/words';

const policy = loadPolicy();

/** What every code that a page comes across is called. The reasons of the machine come in words with a report. */
const { reasons: _, fieldGroups: _1, ...names } = printedNames(policy);
export const NAMES = {
  ...names,
  /** What each command is called as something to do. */
  commands: Object.fromEntries(commandForms(policy).map(({ command, name }) => [command, name])),
};

/** The office's zone: every moment on a page is one of its clocks. */
export const ZONE: string = policy.office.zone;
/** What every page of the office begins with. */
export const OFFICE: Bilingual = policy.office.name;
