import { CELL_NAMES } from '#web/made/figures.ts';
import { say } from '../words/say.ts';

/** By what figures can be told apart, as addresses say it. */
export const BY = {
  unit: { id: 'Unit', en: 'Unit' },
  class: { id: 'Klasifikasi', en: 'Class' },
  topic: { id: 'Topik', en: 'Topic' },
  channel: { id: 'Kanal', en: 'Channel' },
  subDistrict: { id: 'Kecamatan', en: 'Sub-district' },
} as const;
export type By = keyof typeof BY;
export const ALL_BY: readonly By[] = ['unit', 'class', 'topic', 'channel', 'subDistrict'];

/** What is named in an address, if it is any of these. */
export const byNamed = (name: string | undefined): By | undefined => ALL_BY.find((by) => by === name);

/** What a cell is called; one that this page does not know yet, as the API says. */
export const cellName = (by: By, { key, name }: { readonly key: string; readonly name: string }): string => {
  const names: Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>> = CELL_NAMES[by];
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  return known === undefined ? name : say(known);
};

/** `Unit: Bidang Lalu Lintas`, of a cell as an address names it. */
export const cellWords = (cell: string): string => {
  const end = cell.indexOf(':');
  const [by, key] = [byNamed(cell.slice(0, end)), cell.slice(end + 1)];
  return by === undefined ? cell : `${say(BY[by])}: ${cellName(by, { key, name: key })}`;
};
