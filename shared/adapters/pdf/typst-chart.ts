import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { DrawChart } from '#shared/app/figures/ports';
import { printable } from './printable.ts';
import { compilerWithFonts, shownByFonts, templateOf } from './typst-fonts.ts';

/** Pixels of the picture for each pixel on the screen. */
const SCALE = 2;
/** Letters are outlines by then. */
const NO_FONTS = { loadSystemFonts: false };

/** Loaded once: a second time it refuses. */
const loaded: { once?: Promise<void> } = {};
const load = (): Promise<void> => {
  loaded.once ??= initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  return loaded.once;
};

/**
 * Charts as pictures, as the compliance report shows them. The same chart is the same picture, to the byte, on every
 * machine: its letters are drawn from our fonts as outlines.
 */
export const typstChart = (): DrawChart => {
  const template = templateOf('chart', 'picture');
  const compiler = compilerWithFonts();
  const isShown = shownByFonts();
  return async (chart) => {
    await load();
    const model = JSON.stringify(printable(chart, isShown));
    const svg = compiler.plainSvg({ mainFileContent: template, inputs: { model } });
    compiler.evictCache(0);
    const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: SCALE }, background: 'white', font: NO_FONTS });
    const image = drawing.render();
    const picture = { png: image.asPng(), width: image.width / SCALE, height: image.height / SCALE, scale: SCALE };
    // What is not given back stays in the memory of the renderer.
    image.free();
    drawing.free();
    return picture;
  };
};
