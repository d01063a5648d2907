import { keepDraft, newKey, readDraft } from '../session/draft.ts';

/** What a form that is about no report is kept under. */
export const DRAFT_OF = 'aduan';
export const DRAFT_COMMAND = 'recordInformal';

/** What stands in the form's fields, by their names. */
export type FilledForm = Readonly<Record<string, string>>;

export const filledIn = (filled: FormData): FilledForm =>
  Object.fromEntries([...filled].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** What was typed before and is not sent yet. */
export const keptForm = (): FilledForm =>
  Object.fromEntries(
    Object.entries(readDraft(DRAFT_OF, DRAFT_COMMAND)?.fields ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

/** Whether the same stands in both. */
export const isSame = (one: FilledForm, other: FilledForm): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

/** Keeps what stands there now; gives its key, which stays as long as nothing is changed, also after loading again. */
export const keepForm = (fields: FilledForm): string => {
  const kept = readDraft(DRAFT_OF, DRAFT_COMMAND);
  const key = kept !== undefined && isSame(keptForm(), fields) ? kept.key : newKey();
  keepDraft(DRAFT_OF, DRAFT_COMMAND, { fields, key });
  return key;
};
