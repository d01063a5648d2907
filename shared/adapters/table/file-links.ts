import type { FileLinks } from '#shared/app/access/ports';
import { FileLink } from '#shared/domain/access/file-link';
import { fileLinkKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** Links as items that the table forgets by itself, within days after they are over. */
export const tableFileLinks = (table: Pick<Table, 'get' | 'transact'>): FileLinks => ({
  keep: async (links) => {
    const puts = links.map(({ token, ...link }) => ({
      put: { ...fileLinkKey(token), ...link, ttl: Math.ceil(link.expiresAt / 1000) },
    }));
    if ((await table.transact(puts)) === 'conflict') throw new Error('somebody else writes these links');
  },
  find: (token) => readOne(table, fileLinkKey(token), FileLink.parse),
});
