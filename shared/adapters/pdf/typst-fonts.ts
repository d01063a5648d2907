import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf } from './font-coverage.ts';

/**
 * Everything that a document is made of lies in one folder beside this file, or beside the bundle that this file is in.
 */
const asset = (name: string): Buffer => readFileSync(new URL(`digest/${name}`, import.meta.url));
const fontNamed = (name: string): Buffer => asset(`fonts/ibm-plex-${name}.ttf`);

/** In each weight that a template asks for: a weight that is not here could come from a font of the machine. */
const FONTS = {
  regular: ['sans-regular', 'sans-arabic-regular'],
  semibold: ['sans-semibold', 'sans-arabic-semibold'],
  mono: ['mono-regular'],
} as const;

/** A template after what it builds on. */
export const templateOf = (...names: readonly string[]): string =>
  names.map((name) => asset(`${name}.typ`).toString('utf8')).join('\n');

/** A compiler that has our fonts and no other. */
export const compilerWithFonts = (): NodeCompiler => {
  const fonts = Object.values(FONTS).flat().map(fontNamed);
  return NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fonts }] });
};

/** A character can be shown where it has a glyph in each weight. */
export const shownByFonts = (): ((point: number) => boolean) => {
  const covered = [FONTS.regular, FONTS.semibold].map((names) => names.map((name) => coverageOf(fontNamed(name))));
  return (point) => covered.every((some) => some.some((set) => set.has(point)));
};
