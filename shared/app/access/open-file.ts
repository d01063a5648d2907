import type { Log, Now } from '#shared/app/ports';
import { FileToken, isOpenLink } from '#shared/domain/access/file-link';
import { sha256 } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { FileLinks, KeptFiles } from './ports.ts';

export type OpenFileDeps = {
  readonly fileLinks: Pick<FileLinks, 'find'>;
  readonly readFile: KeptFiles['read'];
  readonly now: Now;
  readonly log: Log;
};

export type OpenedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/**
 * The file that a token opens. One that opens nothing, be it of no such form, unknown or over, gets the same answer;
 * one of no such form gets it without the table being asked.
 */
export const openFile = async (deps: OpenFileDeps, given: string): Promise<Result<OpenedFile, 'notFound'>> => {
  const token = FileToken.safeParse(given);
  if (!token.success) return refuse('notFound');
  const link = await deps.fileLinks.find(sha256(token.data));
  if (link === undefined || !isOpenLink(link, deps.now())) return refuse('notFound');
  const { file, name, type } = link;
  const bytes = await deps.readFile(file);
  deps.log('file.opened', { name });
  return ok({ name, type, bytes });
};
