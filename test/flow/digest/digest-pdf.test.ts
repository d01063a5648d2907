import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { randomOf } from '#local/past/random';
import { coverageOf } from '#shared/adapters/pdf/font-coverage';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { type Digest, FrozenDigest } from '#shared/domain/digest/digest';
import { type DigestText, digestText } from '#shared/domain/digest/document';
import { isFigureName } from '#shared/domain/figures/figure-name';
import { HARD_NAMES, inventedDigest, NOTHING, withName, withOverdue } from '#test/support/builders/invented-digest';
import { inTurn } from '#test/support/in-turn';
import { soundness } from '#test/support/pdf-soundness';
import { policy } from '#test/support/policy';

const CONSOLE = 'https://kantor.contoh.invalid';
const compiled = typstPdf(CONSOLE);
const files = new Map<string, Uint8Array>();
/** The same text is the same file, to the byte, which has its own test: each is made once for all that look at it. */
const make = (text: DigestText): Uint8Array => {
  const model = JSON.stringify(text);
  const pdf = files.get(model) ?? compiled(text);
  files.set(model, pdf);
  return pdf;
};
const isTaken = inTurn('digests as PDF', 3);

const read = async (pdf: Uint8Array) => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      const said = items.flatMap((item) => ('str' in item ? [`${item.str}${item.hasEOL ? '\n' : ''}`] : []));
      return { text: said.join(''), tree: Branch.parse(await page.getStructTree()) };
    }),
  );
  const { info } = await document.getMetadata();
  const text = pages.map((page) => page.text).join('\n');
  return { pages, text, words: packed(text), info, marks: await document.getMarkInfo() };
};

type Branch = {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly children: readonly (Branch | Leaf)[];
};
type Leaf = { readonly type: string };
const Leaf = z.object({ type: z.string() });
const Branch: z.ZodType<Branch> = z.object({
  role: z.string(),
  alt: z.string().optional(),
  get children() {
    return z.array(z.union([Branch, Leaf]));
  },
});
const branches = (branch: Branch | Leaf): readonly Branch[] =>
  'role' in branch ? [branch, ...branch.children.flatMap(branches)] : [];

/** Without what only says where a line may break or which way a name runs. */
const packed = (words: string): string => words.replaceAll(/[\s\u200B\u2068\u2069\u202A-\u202E]+/g, '');

/** Every text of a value, wherever it stands. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** What is printed: without what a screen says instead, and without how a table is drawn. */
const printed = ({ sentences: _, decisions: _1, ...text }: DigestText): readonly string[] => {
  const shown = (value: unknown, key = ''): readonly string[] => {
    if (key === 'holds' || key === 'fill' || key === 'leads') return [];
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap((one) => shown(one, key));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) => shown(one, name));
  };
  return shown(text);
};

/** Where the links of a document lead, page by page. */
const linksIn = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) =>
    Annotations.parse(await (await document.getPage(index + 1)).getAnnotations()).map(({ url }) => url),
  );
  return (await Promise.all(pages)).flat();
};
const Annotations = z.array(z.object({ subtype: z.literal('Link'), url: z.string() }));

/** Every lead of a model, wherever it stands. */
const leadsIn = (value: unknown, key = ''): readonly string[] => {
  if (typeof value === 'string') return key === 'leads' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => leadsIn(one, Array.isArray(value) ? key : name));
};

/** What stands where, on every page. */
const placesIn = async (pdf: Uint8Array): Promise<readonly unknown[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) =>
    (await (await document.getPage(index + 1)).getTextContent()).items.flatMap((item) =>
      'str' in item && item.str !== '' ? [[item.str, item.transform]] : [],
    ),
  );
  return Promise.all(pages);
};

/** Texts of a model that do not stand in a document, and numbers of a document that stand in no text of its model. */
const differences = async (text: DigestText, pdf: Uint8Array) => {
  const { text: said, words } = await read(pdf);
  const numbers = (some: string): readonly string[] => some.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const known = new Set(textsIn(text).flatMap(numbers));
  const body = said.replaceAll(new RegExp(`${text.page.before} \\d+ ${text.page.of} \\d+`, 'g'), '');
  return {
    missing: printed(text).filter((one) => !words.includes(packed(one))),
    strange: numbers(body).filter((number) => !known.has(number)),
    numbers: numbers(body).length,
  };
};

const NO_ANNEXES = { overdue: { heading: '', says: '', header: [], groups: [] }, others: [] };

let digest: Digest;
beforeAll(async () => {
  digest = await inventedDigest();
});
const textOf = (given: Partial<Digest> = {}): DigestText => digestText(policy, { ...digest, ...given });

describe('the digest as a PDF', () => {
  it('says everything that its model says, and no number that is not in it', async () => {
    for (const text of [textOf(), textOf(NOTHING), digestText(policy, withOverdue(digest, 120))]) {
      const { missing, strange, numbers } = await differences(text, make(text));
      expect({ missing, strange }).toEqual({ missing: [], strange: [] });
      expect(numbers).toBeGreaterThan(100);
    }
  });

  it('is found out where it says something else', async () => {
    const text = textOf();
    const other = make({ ...text, standing: '987.654 laporan diterima.' });
    expect(await differences(text, other)).toMatchObject({
      missing: [text.standing],
      strange: ['987.654'],
    });
  });

  it('answers on page one alone, in this order, who is late, what changed and what is to be decided', async () => {
    const text = textOf();
    const { pages } = await read(make(text));
    const first = packed(pages[0]?.text ?? '');
    const { late, changes, decide } = text;
    for (const one of printed({ ...text, sections: [], annexes: NO_ANNEXES, closing: '' })) {
      if (one !== text.footer) expect(first).toContain(packed(one));
    }
    expect([late, changes, decide].map(({ heading }) => first.indexOf(packed(heading)))).toEqual(
      [late, changes, decide].map(({ heading }) => first.indexOf(packed(heading))).toSorted((a, b) => a - b),
    );
    expect(changes.trend.rows).toHaveLength(3);
    expect(decide.table.rows.length).toBeGreaterThan(3);
  });

  it('answers all three on page one in a bad month too, and has the pictures after them', async () => {
    const units = [...policy.units.units, ...policy.units.desks].map(({ name }) => name.id);
    const many = withOverdue(digest, 150);
    const overdue = many.overdue.map((report, index) => ({ ...report, unit: units[index % units.length] ?? '' }));
    const text = digestText(policy, { ...many, overdue, desk: units[4] });
    const [first = expect.fail(), second] = (await read(make(text))).pages;
    const { late, changes, decide } = text;
    for (const one of textsIn([late.own, late.table.rows, changes.table.rows, decide.table.rows]))
      expect(packed(first.text)).toContain(packed(one));
    expect(packed(second?.text ?? '')).toContain(packed(changes.age.header[0] ?? ''));
  });

  it('keeps each picture with its numbers on one page', async () => {
    for (const text of [textOf(), digestText(policy, withOverdue(digest, 120))]) {
      const { pages } = await read(make(text));
      const shown = pages.map((page) => packed(page.text));
      const tables = [text.changes.age, ...text.sections.flatMap(({ parts }) => parts.map(({ table }) => table))];
      for (const { rows } of tables.filter(({ bars }) => bars !== undefined)) {
        const [first = [], last = first] = [rows[0], rows.at(-1)];
        const isOnPage = (row: readonly string[]) => shown.map((page) => page.includes(packed(row.join(''))));
        expect(isOnPage(first).some((is, index) => is && isOnPage(last)[index] === true)).toBe(true);
      }
    }
  });

  it('leads from its numbers to the pages behind them, and from each overdue report to its own', async () => {
    for (const text of [textOf(), digestText(policy, withOverdue(digest, 40))]) {
      const { groups } = text.annexes.overdue;
      const overdue = groups.flatMap(({ entries }) => entries.map(({ cells }) => `/laporan/${cells[1]}`));
      const leads = [...leadsIn(text), ...overdue];
      const links = await linksIn(make(text));
      expect(new Set(links)).toEqual(new Set(leads.map((lead) => `${CONSOLE}${lead}`)));
      expect(links.filter((link) => link.includes('/kantor/angka/')).length).toBeGreaterThan(60);
      for (const lead of leads) {
        const [, period, figure] = /^\/kantor\/angka\/([^/]+)\/([^/]+)$/.exec(lead) ?? [];
        if (figure === undefined)
          expect(lead).toMatch(
            /^\/(laporan\/rep_[0-9a-z]{26}|kantor\/kegiatan(\/act_[0-9a-z]{26}|\?bulan=\d{4}-\d\d&unit=[a-z]+))$/,
          );
        else expect([isFigureName(figure), DigestPeriod.safeParse(period).success]).toEqual([true, true]);
      }
    }
  });

  it('has the number of a link’s page where the link is', async () => {
    const { changes, sections } = textOf();
    const received = changes.trend.rows[0]?.columns.map(({ value, leads }) => [value, leads]);
    expect(received?.at(-1)).toEqual([
      digest.months.at(-1)?.received.toString(),
      `/kantor/angka/${digest.months.at(-1)?.month}/received`,
    ]);
    const clocks = sections.find(({ heading }) => heading.includes('Ketepatan'))?.parts[0]?.table;
    const row = digest.clocks.findIndex(({ clock }) => clock === 'resolution');
    const missed = digest.clocks[row]?.missed ?? expect.fail('no such clock');
    const column = clocks?.leads?.[row]?.findIndex((lead) => lead?.endsWith('/resolution.missed')) ?? -1;
    expect(clocks?.rows[row]?.[column]).toMatch(new RegExp(`^${missed} \\(`));
  });

  it('looks the same with links and without', async () => {
    const text = textOf();
    const plain = typstPdf()(text);
    expect(await linksIn(plain)).toEqual([]);
    expect(await placesIn(make(text))).toEqual(await placesIn(plain));
  });

  it('never breaks a number', async () => {
    const text = textOf();
    const { text: said } = await read(make(text));
    const tables = [text.changes.table, ...text.sections.flatMap(({ parts }) => parts.map(({ table }) => table))];
    const numbers = tables.flatMap(({ rows, holds }) =>
      rows.flatMap((row) => row.filter((_, index) => holds[index] === 'number')),
    );
    expect(numbers.length).toBeGreaterThan(100);
    const inOneLine = said.replaceAll('\u00A0', ' ').split('\n').join('|');
    expect(numbers.filter((number) => !inOneLine.includes(number))).toEqual([]);
  });

  it('gives each overdue report with its whole id, and its ledger on the same page', async () => {
    const text = digestText(policy, withOverdue(digest, 150));
    const { pages } = await read(make(text));
    const entries = text.annexes.overdue.groups.flatMap((group) => group.entries);
    expect(entries).toHaveLength(150);
    // Its number stands beside both lines, and comes between them.
    const lines = entries.map(({ cells: [n, ...cells], ledger }) => packed([...cells, n, ledger].join('')));
    const shown = pages.map((page) => packed(page.text));
    expect(lines.filter((line) => !shown.some((page) => page.includes(line)))).toEqual([]);
  });

  it('is PDF/A-2a: tagged, with its title, in Indonesian, each picture in a table of its numbers', async () => {
    const text = textOf();
    const pdf = make(text);
    const { marks, info, pages } = await read(pdf);
    expect(marks).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Title: text.title, Author: digest.office, Language: 'id' });
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(raw).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    const tags = pages.flatMap(({ tree }) => branches(tree));
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(tags.map((tag) => tag.role)).toContain(role);
    // A picture is part of a table that has all its numbers: what it adds is for the eye alone.
    expect(tags.filter(({ role }) => role === 'Figure')).toEqual([]);
    for (const { bars, rows } of text.sections.flatMap(({ parts }) => parts.map(({ table }) => table)))
      if (bars !== undefined) expect(bars).toHaveLength(rows.length);
  });

  it('is the same to the byte, whenever, by whichever compiler, and from a model that was written down and read again', () => {
    const once = Buffer.from(compiled(textOf()));
    compiled(digestText(policy, withOverdue(digest, 10)));
    expect(Buffer.from(compiled(textOf())).equals(once)).toBe(true);
    expect(Buffer.from(typstPdf(CONSOLE)(textOf())).equals(once)).toBe(true);
    const frozen = FrozenDigest.parse(JSON.parse(JSON.stringify({ digest, figures: [], cells: [] })));
    expect(Buffer.from(compiled(digestText(policy, frozen.digest))).equals(once)).toBe(true);
    expect(Buffer.from(make(textOf({ failedNotices: 14 }))).equals(once)).toBe(false);
  });

  it('is the same from a bundle that has its folder beside it, as a function has', async () => {
    const folder = join(LOCAL_FOLDER, 'bundled-pdf');
    try {
      await build({
        entryPoints: [fileURLToPath(new URL('../../../shared/adapters/pdf/typst-pdf.ts', import.meta.url))],
        outfile: join(folder, 'main.mjs'),
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'node',
        external: ['@myriaddreamin/*'],
      });
      cpSync(new URL('../../../shared/adapters/pdf/digest', import.meta.url), join(folder, 'digest'), {
        recursive: true,
      });
      const text = textOf();
      writeFileSync(join(folder, 'text.json'), JSON.stringify(text));
      const script = `import { readFileSync, writeFileSync } from 'node:fs';
        import { typstPdf } from './main.mjs';
        writeFileSync('out.pdf', typstPdf()(JSON.parse(readFileSync('text.json', 'utf8'))));`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(readFileSync(join(folder, 'out.pdf')).equals(typstPdf()(text))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is small enough for a weak line with a hundred overdue reports', () => {
    expect(make(digestText(policy, withOverdue(digest, 100))).length).toBeLessThan(165_000);
  });

  it.each(
    [
      { what: 'nothing', given: () => ({ ...digest, ...NOTHING }) },
      { what: 'one overdue report', given: () => withOverdue(digest, 1) },
      { what: 'a hundred overdue reports', given: () => withOverdue(digest, 100) },
    ].filter(isTaken),
  )('is sound, and says that it is tagged, with $what in it', { timeout: 600_000 }, async ({ given }) => {
    expect(await soundness([make(digestText(policy, given()))])).toEqual([{ problems: [], tagged: true }]);
  });

  it('is found out where it is damaged', { timeout: 600_000 }, async () => {
    const pdf = Buffer.from(make(textOf()));
    const middle = Math.floor(pdf.length / 2);
    const overwritten = Buffer.concat([
      pdf.subarray(0, middle),
      Buffer.alloc(2_000, 'x'),
      pdf.subarray(middle + 2_000),
    ]);
    for (const { problems } of await soundness([pdf.subarray(0, middle), overwritten]))
      expect(problems).not.toEqual([]);
  });
});

describe('a name in a digest', () => {
  const named = (name: string): DigestText => digestText(policy, withName(digest, name));

  it.each(HARD_NAMES.filter(isTaken))('stays text: %s', async (name) => {
    const text = named(name);
    expect(await differences(text, make(text))).toMatchObject({ missing: [], strange: [] });
  });

  it('may be in Arabic script, and keeps its place in the sentence', async () => {
    const text = named('دائرة');
    const { words, pages } = await read(make(text));
    expect(words.includes('دائرة:40laporan')).toBe(true);
    expect(pages.length).toBeLessThan(10);
  });

  it('shows by its code point what no font of ours has, and what nobody could see', async () => {
    const pdf = make({ ...named('a'), standing: '🚦 lampu 日 \ud800 \u202e x\u0000 \ue000 \u00ad' });
    const shown = '[U+1F6A6] lampu [U+65E5] [U+D800] [U+202E] x[U+0000] [U+E000] [U+00AD]';
    expect((await read(pdf)).words.includes(packed(shown))).toBe(true);
  });

  const random = randomOf(11);
  const made = Array.from({ length: 6 }, (_, round) => {
    const points = Array.from({ length: 150 }, () => Math.floor(random() * (round % 3 === 0 ? 0x11_00_00 : 0x7_00)));
    const names = Array.from({ length: 15 }, (__, index) =>
      String.fromCodePoint(...points.slice(10 * index, 10 * index + 10)),
    );
    return { round, names };
  });

  it.each(made.filter(isTaken))('never stops the making, whatever it is made of: $round', ({ names }) => {
    expect(
      make({ ...named('a'), standing: names.join(' '), late: { ...named('a').late, own: names } }).length,
    ).toBeGreaterThan(10_000);
  });

  it('a name of ten thousand letters is broken into lines and does not pass the right margin', async () => {
    const word = 'W'.repeat(10_000);
    const text: DigestText = { ...named(word), standing: word };
    const pdf = make(text);
    // Page by page, with what stands at the foot of each between.
    expect((await read(pdf)).words.replaceAll(/[^W]/g, '').length).toBeGreaterThan(10_000);
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [, , width = 0] = page.view;
      const ends = items.flatMap((item) => ('str' in item ? [Number(item.transform[4]) + item.width] : []));
      expect(Math.max(...ends)).toBeLessThan(width - 28);
    }
    expect(document.numPages).toBeLessThan(20);
  });
});

describe('the fonts of a digest', () => {
  const font = (name: string): Buffer =>
    readFileSync(new URL(`../../../shared/adapters/pdf/digest/fonts/ibm-plex-${name}.ttf`, import.meta.url));

  it('have Latin and Arabic letters in both weights, and say what they lack', () => {
    for (const weight of ['regular', 'semibold']) {
      const [latin, arabic] = [coverageOf(font(`sans-${weight}`)), coverageOf(font(`sans-arabic-${weight}`))];
      for (const letter of 'AZaz09–…·ñЖΩ') expect(latin.has(letter.codePointAt(0) ?? 0)).toBe(true);
      for (const letter of 'ابيگچڤ') expect(arabic.has(letter.codePointAt(0) ?? 0)).toBe(true);
      for (const letter of '日🚦') expect(latin.has(letter.codePointAt(0) ?? 0)).toBe(false);
    }
  });

  it('are the only ones that are used: none of the machine’s, none that the compiler brings', async () => {
    const raw = make(textOf());
    const document = await getDocument({ data: new Uint8Array(raw), verbosity: 0, fontExtraProperties: true }).promise;
    const names = new Set<string>();
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      for (const [index] of fnArray.entries()) {
        const [name] = z.array(z.unknown()).catch([]).parse(argsArray[index]);
        if (typeof name === 'string' && page.commonObjs.has(name)) {
          const { data } = z
            .object({ name: z.string() })
            .transform(({ name: data }) => ({ data }))
            .catch({ data: '' })
            .parse(page.commonObjs.get(name));
          if (data !== '') names.add(data.replace(/^[A-Z]{6}\+/, ''));
        }
      }
    }
    expect([...names].toSorted((one, other) => one.localeCompare(other))).toEqual([
      'IBMPlexMono-Regular',
      'IBMPlexSans-Regular',
      'IBMPlexSans-SemiBold',
    ]);
  });
});
