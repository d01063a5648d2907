/**
 * The code points for which a TrueType or OpenType font has a glyph, read from its character map (formats 4 and 12).
 */
export const coverageOf = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const covered = new Set<number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const format = view.getUint16(subtable);
    const points = format === 4 ? segments(view, subtable) : format === 12 ? groups(view, subtable) : [];
    for (const point of points) covered.add(point);
  }
  return covered;
};

const tableAt = (view: DataView, wanted: string): number => {
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(entry + index)));
    if (tag === wanted) return view.getUint32(entry + 8);
  }
  throw new RangeError(`a font without ${wanted}`);
};

/** Format 4: four arrays side by side, each with one number a segment. */
function* segments(view: DataView, at: number): Generator<number> {
  const size = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
  for (let segment = 0; segment < size; segment += 2) {
    const [start, end] = [view.getUint16(starts + segment), view.getUint16(ends + segment)];
    const offset = view.getUint16(offsets + segment);
    for (let point = start; point <= end && point !== 0xff_ff; point += 1) {
      const glyph = offset === 0 ? point : view.getUint16(offsets + segment + offset + 2 * (point - start));
      const isMissing = offset !== 0 && glyph === 0;
      if (!isMissing && ((glyph + view.getUint16(deltas + segment)) & 0xff_ff) !== 0) yield point;
    }
  }
}

function* groups(view: DataView, at: number): Generator<number> {
  for (let group = at + 16; group < at + 16 + 12 * view.getUint32(at + 12); group += 12) {
    const [start, end] = [view.getUint32(group), view.getUint32(group + 4)];
    for (let point = start; point <= end; point += 1) yield point;
  }
}
