import { expect, it } from 'vitest';
import type { FileLinks } from '#shared/app/access/ports';
import { Instant } from '#shared/domain/words/words';
import { aFileLink } from '#test/contract/notices/deliveries';
import { RECEIVED } from '#test/contract/stories';

/** What every place for links promises. */
export const itKeepsFileLinks = (make: () => FileLinks): void => {
  it('gives each link back by the hash of its token, and by that alone', async () => {
    const links = make();
    const all = [aFileLink(), aFileLink({ name: 'laporan-kepatuhan-2025-04.pdf', type: 'application/pdf' })];
    await links.keep(all);
    for (const { token, ...link } of all) expect(await links.find(token)).toEqual(link);
    expect(await links.find(aFileLink().token)).toBeUndefined();
  });

  it('says until when a link lives, also of one that is over', async () => {
    const links = make();
    const over = aFileLink({ expiresAt: Instant.parse(RECEIVED - 1) });
    await links.keep([over]);
    expect((await links.find(over.token))?.expiresAt).toBe(RECEIVED - 1);
  });

  it('takes the same link twice for once', async () => {
    const links = make();
    const { token, ...link } = aFileLink();
    await links.keep([{ token, ...link }]);
    await links.keep([{ token, ...link }]);
    expect(await links.find(token)).toEqual(link);
  });
};
