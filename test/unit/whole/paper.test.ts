import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const DESIGN = new URL('../../../web/design/', import.meta.url);

it('the colours of a dark screen are not printed: on white paper they can hardly be read', () => {
  const sheets = readdirSync(DESIGN).filter((name) => name.endsWith('.css'));
  const dark = sheets.flatMap((name) => [
    ...readFileSync(new URL(name, DESIGN), 'utf8').matchAll(/@media([^{]*prefers-color-scheme[^{]*)\{/g),
  ]);
  expect(dark.length).toBeGreaterThan(0);
  for (const [, query] of dark) expect(query).toMatch(/^ screen and /);
});
