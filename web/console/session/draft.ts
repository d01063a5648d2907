/** What was typed into a form and is not sent yet, and the key that it will be sent under. */
export type Draft = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly key: string;
};

const PREFIX = 'tanggap.isian.';
const nameOf = (report: string, command: string): string => `${PREFIX}${report}.${command}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'fields' in value && 'key' in value && typeof value.key === 'string';

/** What was typed before, in this window; nothing is kept beyond its closing, nor beyond signing out. */
export const readDraft = (report: string, command: string): Draft | undefined => {
  const kept = sessionStorage.getItem(nameOf(report, command));
  const read: unknown = kept === null ? undefined : JSON.parse(kept);
  return isDraft(read) ? read : undefined;
};

export const keepDraft = (report: string, command: string, draft: Draft): void =>
  sessionStorage.setItem(nameOf(report, command), JSON.stringify(draft));

export const dropDraft = (report: string, command: string): void => sessionStorage.removeItem(nameOf(report, command));

/** Nothing that was typed into any form is kept any more. */
export const dropAllDrafts = (): void => {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
};

/** A key for a new decision. */
export const newKey = (): string => crypto.randomUUID();
