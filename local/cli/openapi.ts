import { writeDocument } from '#local/pages/document';
import { openApiText } from '#local/pages/openapi-document';
import type { Command } from './command.ts';

/** Writes the description of the HTTP API from the table that the program uses. */
export const openapi: Command = async (_, { print }) => {
  await writeDocument('openapi.json', openApiText());
  print('docs/openapi.json');
  return 0;
};
