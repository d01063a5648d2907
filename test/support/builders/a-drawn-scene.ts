import sharp from 'sharp';
import { randomOf } from '#local/past/random';

/** Kinds of scenes that an office photographs: a street, a lamp, a jetty, holes in a road. */
const KINDS = ['street', 'lamp', 'jetty', 'hole'] as const;
type Kind = (typeof KINDS)[number];

const WIDTH = 800;
const HEIGHT = 600;

type Draw = {
  readonly between: (from: number, to: number) => number;
  readonly times: (from: number, to: number) => number;
};

const drawOf = (seed: number): Draw => {
  const random = randomOf(seed);
  const between = (from: number, to: number): number => from + (to - from) * random();
  return { between, times: (from, to) => Math.floor(between(from, to + 1)) };
};

const hsl = (hue: number, saturation: number, light: number): string => `hsl(${hue} ${saturation}% ${light}%)`;
const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const disc = (x: number, y: number, across: number, down: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${across}" ry="${down}" fill="${fill}"/>`;
const some = (n: number, one: () => string): string => Array.from({ length: n }, one).join('');

const houses = ({ between, times }: Draw, horizon: number): string =>
  some(times(3, 9), () => {
    const [x, width, height] = [between(-50, 780), between(40, 160), between(40, 190)];
    const windows = some(4, () =>
      rect(x + between(5, width - 15), horizon - height + between(5, height - 20), 10, 14, hsl(210, 20, 30)),
    );
    return rect(x, horizon - height, width, height, hsl(between(0, 60), between(5, 40), between(30, 80))) + windows;
  });

const trees = ({ between, times }: Draw, horizon: number): string =>
  some(times(2, 7), () =>
    disc(between(0, WIDTH), horizon - between(10, 70), between(20, 70), between(25, 80), hsl(between(90, 140), 40, 30)),
  );

const SUBJECTS: Readonly<Record<Kind, (draw: Draw, horizon: number) => string>> = {
  street: ({ between, times }, horizon) => {
    const end = between(200, 600);
    const road = `<path d="M${end} ${horizon} L${end - between(80, 300)} 600 L${end + between(100, 400)} 600Z" fill="#666"/>`;
    const cars = some(times(2, 6), () => {
      const [x, y, width] = [between(0, 720), between(horizon, 520), between(60, 200)];
      const wheels = [0.2, 0.8].map((at) => disc(x + width * at, y + width * 0.45, width * 0.1, width * 0.1, '#111'));
      return rect(x, y, width, width * 0.45, hsl(between(0, 360), between(10, 70), between(20, 75))) + wheels.join('');
    });
    return road + cars;
  },
  lamp: ({ between }) => {
    const [x, top] = [between(100, 700), between(20, 120)];
    const light = disc(x - between(0, 100), top, between(12, 40), between(12, 40), hsl(50, 80, between(30, 95)));
    return rect(x, top, 14, HEIGHT, '#333') + rect(x - between(20, 120), top, 120, 12, '#333') + light;
  },
  jetty: ({ between, times }, horizon) => {
    const step = between(24, 34);
    const planks = Array.from({ length: 12 }, (_, at) => rect(0, horizon + at * step, WIDTH, between(2, 5), '#1a120a'));
    const posts = some(times(2, 5), () =>
      rect(between(0, 780), horizon - between(20, 90), between(10, 24), between(90, 240), '#4a3a28'),
    );
    return planks.join('') + posts;
  },
  hole: ({ between, times }, horizon) =>
    some(times(1, 4), () =>
      disc(between(80, 720), between(horizon + 40, 560), between(40, 190), between(16, 70), '#2c211a'),
    ),
};

/**
 * A drawn scene as a JPEG of 800 to 600 pixels; the same seed draws the same. Scenes whose seeds differ by a multiple
 * of four are of the same kind.
 */
export const aDrawnScene = (seed: number): Promise<Buffer> => {
  const draw = drawOf(seed);
  const kind = KINDS[seed % KINDS.length] ?? 'street';
  const horizon = draw.between(180, 320);
  const ground = kind === 'jetty' ? hsl(30, 30, draw.between(25, 45)) : hsl(0, 0, draw.between(28, 55));
  const parts = [
    rect(0, 0, WIDTH, HEIGHT, hsl(draw.between(190, 220), draw.between(20, 60), draw.between(55, 85))),
    houses(draw, horizon),
    trees(draw, horizon),
    rect(0, horizon, WIDTH, HEIGHT - horizon, ground),
    SUBJECTS[kind](draw, horizon),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
};

type Change = (picture: Buffer, draw: Draw) => Promise<Buffer>;

const watermark = ({ between }: Draw): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><text x="${between(20, 300)}" y="${between(80, 560)}" font-size="${between(30, 70)}" fill="#fff" stroke="#000">DOKUMENTASI (rekaan)</text></svg>`,
  );

export const CHANGE_NAMES = ['scaled', 'recompressed', 'brighter', 'watermarked', 'cropped', 'mirrored'] as const;
export type ChangeName = (typeof CHANGE_NAMES)[number];

/** What somebody does to a picture so that it passes for another one, by its name. */
const CHANGES: Readonly<Record<ChangeName, Change>> = {
  scaled: (picture, { between }) =>
    sharp(picture)
      .resize(Math.round(WIDTH * between(0.3, 1.3)))
      .jpeg({ quality: 85 })
      .toBuffer(),
  recompressed: (picture, { between }) =>
    sharp(picture)
      .jpeg({ quality: Math.round(between(20, 50)) })
      .toBuffer(),
  brighter: (picture, { between }) =>
    sharp(picture)
      .modulate({ brightness: between(1.1, 1.5) })
      .jpeg()
      .toBuffer(),
  watermarked: (picture, draw) =>
    sharp(picture)
      .composite([{ input: watermark(draw) }])
      .jpeg()
      .toBuffer(),
  cropped: (picture, { between }) => {
    const [across, down] = [between(0.02, 0.15), between(0.02, 0.15)];
    const area = {
      left: Math.round(WIDTH * between(0, across)),
      top: Math.round(HEIGHT * between(0, down)),
      width: Math.round(WIDTH * (1 - across)) - 1,
      height: Math.round(HEIGHT * (1 - down)) - 1,
    };
    return sharp(picture).extract(area).jpeg().toBuffer();
  },
  mirrored: (picture) => sharp(picture).flop().jpeg().toBuffer(),
};

/** A scene, and the same one changed. */
export const changed = async (seed: number, change: ChangeName): Promise<readonly [Buffer, Buffer]> => {
  const picture = await aDrawnScene(seed);
  return [picture, await CHANGES[change](picture, drawOf(seed + 7_919))];
};
