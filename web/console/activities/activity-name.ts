import { ACTIVITY_NAMES } from '#web/made/activities.ts';
import { say } from '../words/say.ts';

/** What a code of an activity or its news is called; one that this page does not know yet is shown as it is. */
export const activityName = (table: keyof typeof ACTIVITY_NAMES, code: string): string => {
  const names = ACTIVITY_NAMES[table];
  const name = Object.hasOwn(names, code) ? names[code] : undefined;
  return name === undefined ? code : say(name);
};
