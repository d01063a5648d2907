import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { typstChart } from '#shared/adapters/pdf/typst-chart';
import type { Chart } from '#shared/domain/figures/chart';
import { NASTY_TEXTS } from '#test/support/builders/nasty-texts';

const chart = (label: string): Chart => ({
  alt: 'Diagram batang.',
  legend: ['Tepat waktu', 'Lewat'],
  bars: [
    {
      label,
      parts: [
        { share: 75, count: '3' },
        { share: 25, count: '1' },
      ],
    },
  ],
});
/** The size that a PNG says of itself. */
const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

describe('a chart as a picture', () => {
  it('is as large as it says, twice as sharp as a screen, and the same to the byte whoever draws it', async () => {
    const draw = typstChart();
    const { png, width, height, scale } = await draw(chart('Klasifikasi'));
    expect(sizeOf(png)).toEqual({ width: width * scale, height: height * scale });
    expect([scale, width > 600, height < 100]).toEqual([2, true, true]);
    await draw(chart('Penyelesaian'));
    const again = await Promise.all([draw(chart('Klasifikasi')), typstChart()(chart('Klasifikasi'))]);
    for (const one of again) expect(Buffer.from(one.png).equals(png)).toBe(true);
    expect(Buffer.from((await draw(chart('Klasifikasi 2'))).png).equals(png)).toBe(false);
  });

  it('comes about whatever its labels are made of', async () => {
    const draw = typstChart();
    for (const nasty of [...NASTY_TEXTS, '#panic()', 'x'.repeat(400)])
      expect(sizeOf((await draw(chart(nasty))).png).width).toBeGreaterThan(1200);
  });

  it('is the same from a bundle that has its folder and its renderer beside it, as a function has', async () => {
    const folder = join(LOCAL_FOLDER, 'bundled-chart');
    try {
      await build({
        entryPoints: [fileURLToPath(new URL('../../../shared/adapters/pdf/typst-chart.ts', import.meta.url))],
        outfile: join(folder, 'main.mjs'),
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'node',
        external: ['@myriaddreamin/*', '@resvg/*'],
      });
      const assets = new URL('../../../shared/adapters/pdf/digest', import.meta.url);
      cpSync(assets, join(folder, 'digest'), { recursive: true });
      writeFileSync(join(folder, 'chart.json'), JSON.stringify(chart('Klasifikasi')));
      const script = `import { readFileSync, writeFileSync } from 'node:fs';
        import { typstChart } from './main.mjs';
        const { png } = await typstChart()(JSON.parse(readFileSync('chart.json', 'utf8')));
        writeFileSync('out.png', png);`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(readFileSync(join(folder, 'out.png')).equals((await typstChart()(chart('Klasifikasi'))).png)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
