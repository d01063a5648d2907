import { unzipSync } from 'fflate';

/** The parts of a workbook by name, as text. */
export const partsOf = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, new TextDecoder('utf-8').decode(bytes)]));

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const textIn = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    .map(([, text = '']) => text.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '?'))
    .join('');

/** The cells of a workbook's first sheet, row by row: texts and numbers, and `null` for what is empty. */
export const readWorkbook = (file: Uint8Array): readonly (readonly (string | number | null)[])[] => {
  const parts = partsOf(file);
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml = '']) =>
    textIn(xml),
  );
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const rows = [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: (string | number | null)[] = [];
    for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const letters = /r="([A-Z]+)/.exec(attributes)?.[1] ?? '';
      const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push(null);
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      if (value === undefined) cells.push(null);
      else cells.push(attributes.includes('t="s"') ? (shared[Number(value)] ?? '?') : Number(value));
    }
    return cells;
  });
  // Empty cells at the end of a row are not written.
  const width = rows[0]?.length ?? 0;
  return rows.map((cells) => [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => null)]);
};
