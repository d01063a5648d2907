import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessPage } from '#local/pages/access-page';
import { ACCESS } from '#shared/domain/access/all-rows';
import { GROUPS } from '#shared/domain/office/officer';

const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');

it('says what the table of access says; if not, `npm run access` writes it anew', () => {
  expect(page).toBe(accessPage());
});

it('names everything that may be done, in both languages, and every group', () => {
  const rows = [
    ...Object.values(ACCESS.report.rows),
    ...Object.values(ACCESS.queue.rows),
    ...Object.values(ACCESS.office.rows),
  ];
  for (const { name } of rows) expect(page).toContain(`| ${name.id} · *${name.en}*`);
  for (const group of GROUPS.keys()) expect(page).toContain(`\`${group}\``);
});

it('shows a cell where it belongs', () => {
  const confirmed = page.slice(page.indexOf('## Pengawasan'), page.indexOf('## Antrean'));
  expect(confirmed).toContain('| Tindakan · Action | Sekretaris | inspektur | pembaca pengawasan |');
  expect(confirmed).toContain('| membuka identitas pelapor · *reveal who reported* ✎ | tak anonim | semua | – |');
});
