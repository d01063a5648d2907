import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every level that the law asks for, and what good pages do beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const Found = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** The context of a page that axe looks at lets its script in (`bypassCSP`): a page of ours loads none but our own. */
export const LETS_AXE_IN = { bypassCSP: true } as const;

/** What axe objects to on a page as it stands: nothing. */
export const objections = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const asked = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] };
  const found = Found.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(asked)}).then(({ violations }) => violations)`),
  );
  return found.map(({ id, help, nodes }) => {
    const [first] = nodes;
    return `${id} (${nodes.length}): ${help}: ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
};
