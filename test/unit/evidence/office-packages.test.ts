import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { xlsxOf } from '#shared/adapters/files/table-files';
import {
  anOfficePackage,
  type Named,
  officeParts,
  type Planned,
  relationsOf,
  WORD_SPACE,
} from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const foundIn = async (bytes: Uint8Array): Promise<string> => {
  const checked = await checkFile(bytes, EVIDENCE_RULES);
  return checked.ok ? checked.value.kind : checked.refusal;
};
const found = (planned: Planned): Promise<string> => foundIn(anOfficePackage(planned));
const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships/';

describe('a package of Office', () => {
  it.each<[string, Planned, string]>([
    ['is a document by the type of its main part, wherever that lies', { main: 'isi/surat.dat' }, 'docx'],
    ['is a workbook', { kind: 'xlsx' }, 'xlsx'],
    [
      'names its main part in the strict form of the standard',
      { parts: { '_rels/.rels': relationsOf([{ by: `${STRICT}officeDocument`, target: '/word/document.xml' }]) } },
      'docx',
    ],
    [
      'names its properties in the strict form of the standard',
      {
        ofPackage: [
          { by: `${STRICT}extendedProperties`, target: 'docProps/app.xml' },
          { by: `${STRICT}customProperties`, target: 'docProps/custom.xml' },
        ],
        parts: { 'docProps/app.xml': '<a/>', 'docProps/custom.xml': '<a/>' },
      },
      'docx',
    ],
    [
      'names its fonts as converters do',
      {
        ofMain: [{ by: 'http://schemas.openxmlformats.org/wordprocessingml/2006/fontTable', target: 'fontTable.xml' }],
        parts: { 'word/fontTable.xml': '<a/>' },
      },
      'docx',
    ],
    [
      'tells who changed which cell',
      {
        kind: 'xlsx',
        ofMain: [{ by: 'revisionHeaders', target: 'revisions/revisionHeaders.xml' }],
        parts: { 'xl/revisions/revisionHeaders.xml': '<a/>' },
        types: { '/xl/revisions/revisionHeaders.xml': `${OPEN_XML}spreadsheetml.revisionHeaders+xml` },
      },
      'xlsx',
    ],
    [
      'has names in other case than they are called by',
      { ofMain: [{ by: 'header', target: 'Kepala.XML' }], parts: { 'word/kepala.xml': '<a/>' } },
      'docx',
    ],
    ['has a part without which nothing changes', { ofMain: [{ by: 'styles', target: 'tiada.xml' }] }, 'docx'],
    [
      'is written by Google',
      {
        ofMain: [{ by: 'http://customschemas.google.com/relationships/workbookmetadata', target: 'metadata' }],
        parts: { 'word/metadata': 'x' },
        types: { '/word/metadata': 'application/binary' },
      },
      'docx',
    ],
    ['links to a page', { ofMain: [{ by: 'hyperlink', target: 'https://contoh.invalid/', mode: 'External' }] }, 'docx'],
    ['is a template', { mainType: `${OPEN_XML}wordprocessingml.template.main+xml` }, 'activeContent'],
    ['may hold macros', { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }, 'activeContent'],
    ['is a presentation', { mainType: `${OPEN_XML}presentationml.presentation.main+xml` }, 'kindUnknown'],
    ['has no main part', { parts: { '_rels/.rels': relationsOf([]) } }, 'kindUnknown'],
    [
      'has a main part of both kinds',
      { parts: { 'lain.xml': '<a/>' }, types: { '/lain.xml': `${OPEN_XML}spreadsheetml.sheet.main+xml` } },
      'twoInOne',
    ],
    [
      'has two main parts',
      { ofPackage: [{ by: 'officeDocument', target: 'lain.xml' }], parts: { 'lain.xml': '<a/>' } },
      'broken',
    ],
    ['has names that differ in case alone', { parts: { 'word/Document.xml': '<a/>' } }, 'broken'],
    ['has a name with a way out', { parts: { 'word/../../x.xml': '<a/>' } }, 'broken'],
    ['has a name with the sign of other folders', { parts: { 'word\\x.xml': '<a/>' } }, 'broken'],
    ['has a name from the root', { parts: { '/word/x.xml': '<a/>' } }, 'broken'],
    ['has an escape that hides a name', { parts: { 'word/%78.xml': '<a/>' } }, 'broken'],
    ['has an escape that is none', { parts: { 'word/%zz%80.xml': '<a/>' } }, 'broken'],
    ['leads out of itself', { ofMain: [{ by: 'styles', target: '../../styles.xml' }] }, 'broken'],
  ])('is judged where it %s', async (_, planned, expected) => {
    expect(await found(planned)).toBe(expected);
  });

  it.each([
    'oleObject package aFChunk attachedTemplate frame subDocument mailMergeSource recipientData control',
    'externalLink externalLinkPath connections queryTable xlMacrosheet dialogsheet xmlMaps volatileDependencies',
    'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
    'http://schemas.microsoft.com/office/2006/relationships/ui/extensibility',
    'http://schemas.microsoft.com/office/2007/relationships/ui/extensibility',
    'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes',
    'http://contoh.invalid/relationships/image',
  ])('is refused with what nobody writes into a harmless one: %s', async (types) => {
    for (const by of types.split(' '))
      expect(await found({ ofMain: [{ by, target: 'media/a.jpg' }], parts: { 'word/media/a.jpg': 'x' } }), by).toBe(
        'activeContent',
      );
  });

  it.each([
    `${OPEN_XML}oleObject`,
    `${OPEN_XML}wordprocessingml.document`,
    'application/vnd.ms-office.vbaProject',
    'application/vnd.ms-office.activeX+xml',
    'application/vnd.ms-excel.macrosheet+xml',
    `${OPEN_XML}spreadsheetml.externalLink+xml`,
    `${OPEN_XML}spreadsheetml.connections+xml`,
    `${OPEN_XML}wordprocessingml.mailMergeRecipientData+xml`,
    'application/rtf',
    'text/html',
    'application/x-msdownload; charset=x',
  ])('is refused with a part of the type %s, whatever it is called and whoever names it', async (type) => {
    const part = { parts: { 'word/media/a.DAT': 'x' } };
    expect(await found({ ...part, types: { dat: type } })).toBe('activeContent');
    expect(await found({ ...part, types: { '/word/media/A.dat': type } })).toBe('activeContent');
  });

  it.each<[string, Planned]>([
    [
      'in capitals',
      {
        parts: {
          'word/_rels/styles.xml.RELS': relationsOf([
            { by: 'image', target: 'https://contoh.invalid/a', mode: 'External' },
          ]),
        },
      },
    ],
    ['in another case', { ofMain: [{ by: 'image', target: 'https://contoh.invalid/a', mode: 'EXTERNAL' }] }],
    ['without saying so', { ofMain: [{ by: 'image', target: 'https://contoh.invalid/a' }] }],
    ['on another machine', { ofMain: [{ by: 'image', target: '\\\\contoh\\a' }] }],
    [
      'as what a drawing is painted with',
      { body: '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="file://contoh/a"/>' },
    ],
    ['as a letter to many', { body: '<w:mailMerge/>' }],
    ['as a film', { body: '<p:webVideoPr xmlns:p="p" embeddedHtml="x"/>' }],
  ])('is refused that fetches something %s', async (_, planned) => {
    expect(await found(planned)).toBe('activeContent');
  });

  it('is taken as LibreOffice and as our own exports write it', async () => {
    const ours = await xlsxOf('Rekaan', ['Kolom'], [['isi'], [1]]);
    const libreOffice = readFileSync(new URL('../../support/sheets/libreoffice.xlsx', import.meta.url));
    expect([await foundIn(ours), await foundIn(libreOffice)]).toEqual(['xlsx', 'xlsx']);
  });

  it('has each part read whose type is XML, in whatever it is written', async () => {
    const entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
    const types = { '/word/a.dat': `${OPEN_XML}wordprocessingml.styles+xml` };
    expect(await found({ types, parts: { 'word/a.dat': entity } })).toBe('activeContent');
    for (const sign of ['\ufeff', '']) {
      const wide = (xml: string): Uint8Array => Buffer.from(`${sign}${xml}`, 'utf16le');
      expect(await found({ types, parts: { 'word/a.dat': wide(entity) } })).toBe('activeContent');
      expect(await found({ types, parts: { 'word/a.dat': wide('<a/>') } })).toBe('docx');
      expect(await found({ types, parts: { 'word/a.dat': wide('<a/>').toReversed() } })).not.toBe('docx');
    }
    const named = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a/>`;
    expect(await found({ types, parts: { 'word/a.dat': named('UTF-7') } })).toBe('broken');
    expect(await found({ types, parts: { 'word/a.dat': named('UTF-16') } })).toBe('broken');
    expect(await found({ types, parts: { 'word/a.dat': named('UTF-8') } })).toBe('docx');
  });

  it('has a picture that paints nothing from elsewhere', async () => {
    const svg = (content: string): Planned => ({
      ofMain: [{ by: 'image', target: 'media/a.svg' }],
      types: { svg: 'image/svg+xml' },
      parts: { 'word/media/a.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="l">${content}</svg>` },
    });
    expect(await found(svg('<use l:href="#a"/><image href="data:image/png;base64,AA=="/>'))).toBe('docx');
    for (const content of ['<script/>', '<g onload="x"/>', '<image l:href="http://contoh.invalid/a"/>'])
      expect(await found(svg(content)), content).toBe('activeContent');
  });
});

/** A chart with the table behind it, as Word always has it; `of` what relates that, `more` what else there is. */
const charted = (of: Named, more: Planned = {}): Planned => ({
  ...more,
  ofMain: [{ by: 'chart', target: 'charts/chart1.xml' }, ...(more.ofMain ?? [])],
  types: {
    xlsx: `${OPEN_XML}spreadsheetml.sheet`,
    '/word/charts/chart1.xml': `${OPEN_XML}drawingml.chart+xml`,
    ...more.types,
  },
  parts: {
    'word/charts/chart1.xml': `<c:chartSpace xmlns:c="c" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:v>42</c:v></c:chart><c:externalData r:id="data"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
    'word/charts/_rels/chart1.xml.rels': relationsOf([{ id: 'data', ...of }]),
    ...(of.mode === undefined ? { 'word/embeddings/Microsoft_Excel_Sheet1.xlsx': 'x' } : {}),
    ...more.parts,
  },
});
const TABLE: Named = { by: 'package', target: '../embeddings/Microsoft_Excel_Sheet1.xlsx' };
const LINKED: Named = { by: 'oleObject', target: 'file:///C:\\Users\\rekaan\\Data.xlsx', mode: 'External' };
/** Settings of a document, with what relates other files to them. */
const settled = (xml: string, related: readonly Named[], more: Planned = {}): Planned => ({
  ...more,
  ofMain: [{ by: 'settings', target: 'settings.xml' }],
  types: { '/word/settings.xml': `${OPEN_XML}wordprocessingml.settings+xml`, ...more.types },
  parts: {
    'word/settings.xml': `<w:settings xmlns:w="${WORD_SPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:zoom w:percent="90"/>${xml}</w:settings>`,
    'word/_rels/settings.xml.rels': relationsOf(related),
    ...more.parts,
  },
});
const TEMPLATE: Named = { by: 'attachedTemplate', target: 'file:///C:\\Users\\rekaan\\Kop.dotx', mode: 'External' };
const TEMPLATED = settled('<w:attachedTemplate r:id="r0"/><w:linkStyles/>', [TEMPLATE]);
const MERGED = settled(
  '<w:mailMerge><w:connectString w:val="Data Source=C:\\rekaan.xlsx"/><w:dataSource r:id="r0"/></w:mailMerge>',
  [
    { by: 'mailMergeSource', target: 'file:///C:\\Users\\rekaan\\Undangan.xlsx', mode: 'External' },
    { by: 'recipientData', target: 'recipientData.xml' },
  ],
  {
    types: { '/word/recipientData.xml': 'application/vnd.ms-word.mailMergeRecipientData+xml' },
    parts: { 'word/recipientData.xml': '<a/>' },
  },
);
const KEYS: Planned = {
  ofMain: [
    {
      by: 'http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations',
      target: 'customizations.xml',
    },
  ],
  types: {
    bin: 'application/vnd.ms-word.attachedToolbars',
    '/word/customizations.xml': 'application/vnd.ms-word.keyMapCustomizations+xml',
  },
  parts: {
    'word/customizations.xml': '<a/>',
    'word/attachedToolbars.bin': 'x',
    'word/_rels/customizations.xml.rels': relationsOf([
      { by: 'http://schemas.microsoft.com/office/2006/relationships/attachedToolbars', target: 'attachedToolbars.bin' },
    ]),
  },
};

const ADD_IN = 'application/vnd.ms-office.webextension';
const PANES: Planned = {
  ofPackage: [
    {
      by: 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes',
      target: 'word/webextensions/taskpanes.xml',
    },
  ],
  types: {
    '/word/webextensions/taskpanes.xml': `${ADD_IN}taskpanes+xml`,
    '/word/webextensions/webextension1.xml': `${ADD_IN}+xml`,
  },
  parts: {
    'word/webextensions/taskpanes.xml': '<t:taskpanes xmlns:t="t"><t:taskpane/></t:taskpanes>',
    'word/webextensions/webextension1.xml': '<w:webextension xmlns:w="w"/>',
    'word/webextensions/_rels/taskpanes.xml.rels': relationsOf([
      { by: 'http://schemas.microsoft.com/office/2011/relationships/webextension', target: 'webextension1.xml' },
    ]),
  },
};

describe('what a document shows without', () => {
  const cleanOf = async (planned: Planned): Promise<string> => {
    const checked = await checkFile(anOfficePackage(planned), EVIDENCE_RULES);
    if (!checked.ok) expect.fail(checked.refusal);
    return Object.entries(unzipSync(checked.value.clean))
      .map(([name, part]) => `${name}: ${Buffer.from(part).toString()}`)
      .join('\n');
  };

  it.each<[string, Planned, RegExp]>([
    ['the table that a chart was drawn from', charted(TABLE), /embeddings|externalData|spreadsheetml/u],
    ['the workbook that a chart was drawn from', charted(LINKED), /Data\.xlsx|externalData/u],
    ['its template', TEMPLATED, /Kop\.dotx|attachedTemplate|linkStyles/u],
    ['the list of those it was sent to', MERGED, /Undangan|ecipientData|mailMerge|rekaan\.xlsx/u],
    ['the keys and bars of whoever wrote it', KEYS, /customizations|attachedToolbars/u],
    ['the panes that stood beside it', PANES, /webextension|taskpane/u],
  ])('is in no copy: %s', async (_, planned, gone) => {
    const clean = await cleanOf(planned);
    expect(clean).not.toMatch(gone);
    expect(clean).toMatch(/Berita acara \(rekaan\)/u);
  });

  it('leaves what the chart draws and what else is settled', async () => {
    expect(await cleanOf(charted(TABLE))).toContain('<c:chart><c:v>42</c:v></c:chart></c:chartSpace>');
    expect(await cleanOf(TEMPLATED)).toMatch(/<w:zoom w:percent="90"\/><\/w:settings>/u);
  });

  it.each<[string, Planned]>([
    [
      'is named by what shows it too',
      charted(TABLE, { ofMain: [{ ...TABLE, by: 'image', target: TABLE.target.slice(3) }] }),
    ],
    ['belongs to no chart', { ...charted(TABLE), types: { xlsx: `${OPEN_XML}spreadsheetml.sheet` } }],
    ['is one of two, and nothing names the other', charted(TABLE, { parts: { 'word/embeddings/lain.xlsx': 'x' } })],
    ['is linked to by what is no chart', { ofMain: [LINKED] }],
    ['stands in the document', { body: '<w:attachedTemplate r:id="r0"/>', ofMain: [TEMPLATE] }],
    ['lies deeper in what is settled', settled('<w:a><w:mailMerge/></w:a>', [])],
    ['stands in settings of no kind', { ...TEMPLATED, types: {} }],
    ['is a pane that stands in the document', { ...PANES, ofPackage: [], ofMain: PANES.ofPackage ?? [] }],
    [
      'is a pane that the document names too',
      { ...PANES, ofMain: [{ by: 'image', target: 'webextensions/taskpanes.xml' }] },
    ],
  ])('is refused where it %s', async (_, planned) => {
    expect(await found(planned)).toBe('activeContent');
  });

  it('is broken where the names of other parts are a part that is named', async () => {
    expect(await found({ ofMain: [{ by: 'customXml', target: '_rels/document.xml.rels' }] })).toBe('broken');
  });
});

describe('an archive that two programs could read in two ways', () => {
  const bytes = zipSync(officeParts(), { level: 0 });
  const changed = (at: number, value: number): Uint8Array => {
    const other = Uint8Array.from(bytes);
    other[at] = value;
    return other;
  };

  it('is broken: another name before the file, another size, another sum, something behind its end', async () => {
    const central = Buffer.from(bytes).indexOf('PK\u0001\u0002', 'latin1');
    expect(await foundIn(bytes)).toBe('docx');
    expect(await foundIn(changed(31, 0x43 + 1))).toBe('broken');
    expect(await foundIn(changed(central + 24, (bytes[central + 24] ?? 0) ^ 1))).toBe('broken');
    expect(await foundIn(changed(central + 16, (bytes[central + 16] ?? 0) ^ 1))).toBe('broken');
    expect(await foundIn(Buffer.concat([bytes, Buffer.from('x')]))).toBe('broken');
  });

  it('is broken where two files are the same bytes', async () => {
    const other = Buffer.from(bytes);
    const first = other.indexOf('PK\u0001\u0002', 'latin1');
    const second = other.indexOf('PK\u0001\u0002', first + 4, 'latin1');
    other.copy(other, second + 42, first + 42, first + 46);
    expect(await foundIn(other)).toBe('broken');
  });

  it('holds what a name leads to, where nothing says in which signs that is written', async () => {
    const ofMain = [{ by: 'image', target: 'media/f\u00f6to.jpg' }];
    const named = Buffer.from(anOfficePackage({ ofMain, parts: { 'word/media/f\u00f6to.jpg': 'x' } }));
    const central = named.lastIndexOf('word/media/f\u00f6to.jpg') - 46;
    named.writeUInt16LE(named.readUInt16LE(central + 8) & ~2048, central + 8);
    const checked = await checkFile(named, EVIDENCE_RULES);
    if (!checked.ok) expect.fail(checked.refusal);
    expect(Object.keys(unzipSync(checked.value.clean))).toContain('word/media/f\u00f6to.jpg');
  });

  it('is locked with a password', async () => {
    const central = Buffer.from(bytes).indexOf('PK\u0001\u0002', 'latin1');
    expect(await foundIn(changed(central + 8, 1))).toBe('locked');
  });
});

describe('a document that would take long to look into', () => {
  const many = (n: number, text: string): string => text.repeat(n);

  it.each<[string, Planned]>([
    ['of very many parts', { parts: Object.fromEntries(Array.from({ length: 4_100 }, (_, n) => [`a/${n}`, ''])) }],
    [
      'of very many tags',
      { parts: Object.fromEntries(['a', 'b'].map((n) => [`${n}.xml`, `<a>${many(900_000, '<a/>')}</a>`])) },
    ],
    ['of tags that are very deep', { body: many(500, '<w:p>') + many(500, '</w:p>') }],
    [
      'of a tag with very many attributes',
      { body: `<a ${Array.from({ length: 500 }, (_, n) => `a${n}=""`).join(' ')}/>` },
    ],
    ['of far more words than anybody reads', { parts: { 'word/a.xml': new Uint8Array(33_554_433) } }],
    [
      'of far more words in a part that is not called so',
      {
        parts: { 'word/a.dat': new Uint8Array(33_554_433) },
        types: { dat: `${OPEN_XML}wordprocessingml.styles+xml` },
      },
    ],
    [
      'of a picture larger than any that may be sent',
      { parts: { 'word/media/a.jpg': Buffer.alloc(41_943_041, '\xff\xd8', 'latin1') } },
    ],
  ])('is refused: one %s', async (_, planned) => {
    expect(await found(planned)).toBe('tooMuchInside');
  });

  it('is refused where a file unpacks to more than it says, and is given up there', async () => {
    const packed = zipSync(officeParts({ parts: { 'word/a.xml': new Uint8Array(3_000_000) } }));
    const lying = Buffer.from(packed);
    const name = lying.lastIndexOf('word/a.xml');
    lying.writeUInt32LE(10, name - 46 + 24);
    expect(await foundIn(lying)).toBe('broken');
  });
});

describe('a signed document', () => {
  const ORIGIN = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';
  const SIGNATURE = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature';
  const PACKAGE = 'application/vnd.openxmlformats-package.digital-signature-';
  const signed = (xml: string, more: Planned = {}): Planned => ({
    ...more,
    ofPackage: [{ by: ORIGIN, target: '_xmlsignatures/origin.sigs' }],
    types: { sigs: `${PACKAGE}origin`, '/_xmlsignatures/sig1.xml': `${PACKAGE}xmlsignature+xml` },
    parts: {
      'docProps/app.xml': '<Properties>PENANDA-REKAAN</Properties>',
      '_xmlsignatures/origin.sigs': '',
      '_xmlsignatures/_rels/origin.sigs.rels': relationsOf([{ by: SIGNATURE, target: 'sig1.xml' }]),
      '_xmlsignatures/sig1.xml': xml,
    },
  });
  const DSIG =
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>AA==</SignatureValue></Signature>';
  const cleanOf = async (planned: Planned): Promise<Readonly<Record<string, Uint8Array>>> => {
    const checked = await checkFile(anOfficePackage(planned), EVIDENCE_RULES);
    return checked.ok ? unzipSync(checked.value.clean) : expect.fail(checked.refusal);
  };

  it('keeps every part byte for byte', async () => {
    expect(await cleanOf(signed(DSIG))).toEqual(officeParts(signed(DSIG)));
  });

  it('is refused like every other where something in it acts', async () => {
    expect(await found(signed(DSIG, { ofMain: [{ by: 'oleObject', target: 'a.dat' }] }))).toBe('activeContent');
  });

  it.each<[string, Planned]>([
    ['the table behind a chart', charted(TABLE)],
    ['its template', TEMPLATED],
    ['a list of those it was sent to', MERGED],
    ['a list that nothing relates to it', settled('<w:mailMerge/>', [])],
    ['keys of whoever wrote it', KEYS],
    ['panes beside it', PANES],
  ])('is refused with what would have to go, since nothing of it may: %s', async (_, planned) => {
    const { ofPackage = [], types, parts } = signed(DSIG);
    const both: Planned = {
      ...planned,
      ofPackage: [...ofPackage, ...(planned.ofPackage ?? [])],
      types: { ...types, ...planned.types },
      parts: { ...parts, ...planned.parts },
    };
    expect([await found(planned), await found(both)]).toEqual(['docx', 'activeContent']);
  });

  it.each<[string, Planned]>([
    ['of a file that is only called so', { parts: { '_xmlsignatures/sig1.xml': DSIG } }],
    ['of a folder that is only called so', { parts: { '_xmlsignatures/': '' } }],
    ['without a value', signed('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>')],
    ['of other XML', signed(DSIG.replace('xmldsig#', 'lain'))],
  ])('is none with a signature %s, and that is not in the copy', async (_, planned) => {
    expect(Object.keys(await cleanOf(planned)).filter((name) => /signature|docProps/u.test(name))).toEqual([]);
  });
});

describe('a name space', () => {
  it('has to be told', async () => {
    expect(await found({ body: '<x:a/>' })).toBe('broken');
    expect(await found({ body: `<x:p xmlns:x="${WORD_SPACE}"/>` })).toBe('docx');
    expect(await foundIn(zipSync({ ...officeParts(), 'a.txt': strToU8('a') }))).toBe('docx');
  });
});
