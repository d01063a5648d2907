import { strToU8, type Zippable, zipSync } from 'fflate';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
export const WORD_SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const EXCEL_SPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** One part that another one names: `by` the end of the type of that, or the whole. */
export type Named = {
  readonly by: string;
  readonly target: string;
  readonly mode?: string;
  readonly id?: string;
};
export type Planned = {
  readonly kind?: 'docx' | 'xlsx';
  /** Where the main part lies, and of which type it is. */
  readonly main?: string;
  readonly mainType?: string;
  /** What stands in the body of a document, or in the workbook before its sheets. */
  readonly body?: string;
  /** What a cell of the workbook holds. */
  readonly cell?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Content types by the name of a part; one without a slash is of an ending. */
  readonly types?: Readonly<Record<string, string>>;
  readonly ofPackage?: readonly Named[];
  readonly ofMain?: readonly Named[];
};

const MAIN = {
  docx: { name: 'word/document.xml', type: `${OPEN_XML}wordprocessingml.document.main+xml` },
  xlsx: { name: 'xl/workbook.xml', type: `${OPEN_XML}spreadsheetml.sheet.main+xml` },
} as const;

/** What names parts, as one part has it beside it. */
export const relationsOf = (named: readonly Named[]): string =>
  `<Relationships xmlns="${RELATIONS}">${named
    .map(({ by, target, mode, id }, n) => {
      const type = by.startsWith('http') ? by : `${OFFICE}${by}`;
      const outside = mode === undefined ? '' : ` TargetMode="${mode}"`;
      return `<Relationship Id="${id ?? `r${n}`}" Type="${type}" Target="${target}"${outside}/>`;
    })
    .join('')}</Relationships>`;

const typesOf = (types: Readonly<Record<string, string>>): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(types)
    .map(([name, type]) =>
      name.includes('/')
        ? `<Override PartName="${name}" ContentType="${type}"/>`
        : `<Default Extension="${name}" ContentType="${type}"/>`,
    )
    .join('')}</Types>`;

/** The parts of a document or a workbook with the least that makes it one, and what is planned besides. */
export const officeParts = ({
  kind = 'docx',
  main = MAIN[kind].name,
  mainType = MAIN[kind].type,
  body = '',
  cell = '',
  parts = {},
  types = {},
  ofPackage = [],
  ofMain = [],
}: Planned = {}): Readonly<Record<string, Uint8Array>> => {
  const sheet = { by: 'worksheet', target: '/xl/worksheets/sheet1.xml', id: 'sheet' };
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': typesOf({
      rels: 'application/vnd.openxmlformats-package.relationships+xml',
      xml: 'application/xml',
      jpg: 'image/jpeg',
      png: 'image/png',
      [`/${main}`]: mainType,
      ...(kind === 'xlsx' ? { '/xl/worksheets/sheet1.xml': `${OPEN_XML}spreadsheetml.worksheet+xml` } : {}),
      ...types,
    }),
    '_rels/.rels': relationsOf([{ by: 'officeDocument', target: main, id: 'main' }, ...ofPackage]),
    [main]:
      kind === 'docx'
        ? `<w:document xmlns:w="${WORD_SPACE}" xmlns:r="${OFFICE.slice(0, -1)}"><w:body><w:p><w:r><w:t>Berita acara (rekaan)</w:t></w:r></w:p>${body}</w:body></w:document>`
        : `<workbook xmlns="${EXCEL_SPACE}" xmlns:x="x" xmlns:r="${OFFICE.slice(0, -1)}">${body}<sheets><sheet name="Rekaan" sheetId="1" r:id="sheet"/></sheets></workbook>`,
    [main.replace(/[^/]*$/, '_rels/$&.rels')]: relationsOf([...ofMain, ...(kind === 'xlsx' ? [sheet] : [])]),
    ...(kind === 'xlsx'
      ? {
          'xl/worksheets/sheet1.xml': `<worksheet xmlns="${EXCEL_SPACE}" xmlns:r="${OFFICE.slice(0, -1)}"><sheetData><row r="1"><c r="A1">${cell}</c></row></sheetData></worksheet>`,
        }
      : {}),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
  );
};

/** A document or a workbook as a file. */
export const anOfficePackage = (planned: Planned = {}): Uint8Array => {
  const files: Zippable = officeParts(planned);
  return zipSync(files);
};

/** Runs of a text of Word: codes in braces are fields, as deep as one likes, `|` begins what a field has come to. */
export const fieldRuns = (written: string, prefix = 'w'): string => {
  const run = (content: string): string => `<${prefix}:r>${content}</${prefix}:r>`;
  const mark = (kind: string): string => run(`<${prefix}:fldChar ${prefix}:fldCharType="${kind}"/>`);
  const results: boolean[] = [];
  const runs = written.split(/([{|}])/).map((piece) => {
    switch (piece) {
      case '{':
        results.push(false);
        return mark('begin');
      case '|':
        results.splice(-1, 1, true);
        return mark('separate');
      case '}':
        results.pop();
        return mark('end');
      default: {
        const tag = `${prefix}:${results.at(-1) === true ? 't' : 'instrText'}`;
        return piece && run(`<${tag}>${piece}</${tag}>`);
      }
    }
  });
  return `<${prefix}:p>${runs.join('')}</${prefix}:p>`;
};
