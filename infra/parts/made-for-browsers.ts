import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as access from '#web/made/access.ts';
import * as activities from '#web/made/activities.ts';
import * as alarms from '#web/made/alarms.ts';
import * as calls from '#web/made/calls.ts';
import * as coverage from '#web/made/coverage.ts';
import * as digestFiles from '#web/made/digest-files.ts';
import * as events from '#web/made/events.ts';
import * as evidence from '#web/made/evidence.ts';
import * as figures from '#web/made/figures.ts';
import * as forms from '#web/made/forms.ts';
import * as imports from '#web/made/imports.ts';
import * as names from '#web/made/names.ts';
import * as rules from '#web/made/rules.ts';

/** What is made of contracts and rules when the pages are built, by the module that makes it. */
const MADE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '#web/made/access.ts': access,
  '#web/made/activities.ts': activities,
  '#web/made/alarms.ts': alarms,
  '#web/made/calls.ts': calls,
  '#web/made/coverage.ts': coverage,
  '#web/made/digest-files.ts': digestFiles,
  '#web/made/figures.ts': figures,
  '#web/made/events.ts': events,
  '#web/made/evidence.ts': evidence,
  '#web/made/forms.ts': forms,
  '#web/made/imports.ts': imports,
  '#web/made/names.ts': names,
  '#web/made/rules.ts': rules,
};

/**
 * Writes down what each of these modules makes, and says which file stands in its place: neither the contracts' checks
 * nor the rules themselves go to browsers.
 */
export const writeMade = (folder: string): Readonly<Record<string, string>> => {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.entries(MADE).map(([specifier, exported]) => {
      const path = join(folder, `${specifier.replaceAll(/[^a-z]+/g, '-')}.mjs`);
      const lines = Object.entries(exported).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return [specifier, path];
    }),
  );
};
