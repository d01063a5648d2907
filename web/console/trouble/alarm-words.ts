import { ALARM_NAMES } from '#web/made/alarms.ts';
import { say } from '../words/say.ts';

/** What an alarm says; one that this page does not know yet is called as in the stack. */
export const alarmWords = (alarm: string): string => {
  const name = Object.hasOwn(ALARM_NAMES, alarm) ? ALARM_NAMES[alarm] : undefined;
  return name === undefined ? alarm : say(name);
};
