import { accessPage } from '#local/pages/access-page';
import { writeDocument } from '#local/pages/document';
import type { Command } from './command.ts';

/** Writes the page that officials read from the table that the program uses. */
export const access: Command = async (_, { print }) => {
  await writeDocument('access.md', accessPage());
  print('docs/access.md');
  return 0;
};
