import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { withoutPictureMetadata } from '#shared/adapters/files/clean-picture';
import { officeEditor } from '#shared/adapters/files/office-edits';
import { editedXml } from '#shared/adapters/files/read-xml';
import { anOfficePackage } from '#test/support/builders/an-office-package';
import {
  anOfficeFileOf,
  aPdfOf,
  aPictureOf,
  jpegsIn,
  officePartsOf,
  saidInPdf,
} from '#test/support/builders/documents-of-somebody';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const SOMEBODY = 'PEMBUAT-REKAAN';
const cleanOf = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const checked = await checkFile(bytes, EVIDENCE_RULES);
  return checked.ok ? checked.value.clean : expect.fail(checked.refusal);
};
const tellsOf = (said: Uint8Array | string): boolean => Buffer.from(said).includes(SOMEBODY);
const pixelsOf = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();

describe('the copy of a PDF that people open', () => {
  it('says nothing of who made it, in its properties, pages, pictures and what earlier versions left', async () => {
    const bytes = await aPdfOf(SOMEBODY);
    expect([tellsOf(await saidInPdf(bytes)), (await jpegsIn(bytes)).some(tellsOf)]).toEqual([true, true]);
    const clean = await cleanOf(bytes);
    const said = await saidInPdf(clean);
    expect(said).not.toMatch(/PEMBUAT|Author|Metadata|PieceInfo|\/Info /);
    expect((await jpegsIn(clean)).map(tellsOf)).toEqual([false]);
  });

  it('shows the same', async () => {
    const bytes = await aPdfOf(SOMEBODY);
    const clean = await cleanOf(bytes);
    const shown = (said: string) => said.match(/\/Contents [^/]*|\/MediaBox [^\]]*|\/Width \d+|\/Font\b/g);
    expect(shown(await saidInPdf(clean))).toHaveLength(shown(await saidInPdf(bytes))?.length ?? 0);
    const [[before = expect.fail()], [after = expect.fail()]] = [await jpegsIn(bytes), await jpegsIn(clean)];
    expect(await pixelsOf(after)).toEqual(await pixelsOf(before));
  });

  it('says nothing in pictures that were packed once more', async () => {
    const jpeg = await aPictureOf(SOMEBODY);
    const written = `${Buffer.from(ascii85(jpeg)).toString('latin1')}~>`;
    const bytes = await aPdfOf(SOMEBODY, (pdf) => {
      const packed = { FlateDecode: deflateSync(jpeg), ASCII85Decode: Buffer.from(written) };
      for (const [by, contents] of Object.entries(packed)) {
        const dict = pdf.context.obj({ Subtype: 'Image', Filter: [by, 'DCTDecode'] });
        pdf.getPage(0).node.set(PDFName.of(by), pdf.context.register(PDFRawStream.of(dict, contents)));
      }
    });
    const jpegs = await jpegsIn(await cleanOf(bytes));
    expect(jpegs.map(tellsOf)).toEqual([false, false, false]);
    for (const one of jpegs) expect(await pixelsOf(one)).toEqual(await pixelsOf(jpeg));
  });

  it('carries no signature: written anew, it would look forged', async () => {
    const signed = await aPdfOf(SOMEBODY, (pdf) => {
      const { context } = pdf;
      const signature = context.obj({ Type: 'Sig', ByteRange: [0, 1, 2, 3], Contents: PDFString.of(SOMEBODY) });
      // What kind of field it is, the one above it says.
      const kid = context.register(context.obj({ T: PDFString.of('ttd'), V: context.register(signature) }));
      const field = context.register(context.obj({ FT: 'Sig', Kids: [kid] }));
      pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }));
      pdf.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: context.register(signature) }));
    });
    expect(await saidInPdf(signed)).toContain('ByteRange');
    expect(await saidInPdf(await cleanOf(signed))).not.toMatch(/ByteRange|SigFlags|PEMBUAT/);
  });

  it('keeps a font that a page calls like something of a maker, and how the colours of a picture lie', async () => {
    const pdf = await PDFDocument.load(await aPdfOf(SOMEBODY), { updateMetadata: false });
    const { context } = pdf;
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Filter'))?.toString() !== '/DCTDecode')
        continue;
      object.dict.set(PDFName.of('DecodeParms'), context.obj({ ColorTransform: 0 }));
    }
    pdf.getPage(0).node.set(PDFName.of('LastModified'), context.obj({ Type: 'Font', Subtype: 'Type1' }));
    const said = await saidInPdf(await cleanOf(await pdf.save()));
    expect(said).toMatch(/\/ColorTransform 0/u);
    expect(said).toMatch(/\/LastModified/u);
  });

  it('leaves alone what was reordered before it was packed, and what is no JPEG for all it says', async () => {
    const odd = deflateSync(Buffer.alloc(5_000_000));
    const bytes = await aPdfOf(SOMEBODY, (pdf) => {
      const { context } = pdf;
      const filters = ['FlateDecode', 'DCTDecode'];
      for (const [key, more] of Object.entries({
        A1: { DecodeParms: [{ Predictor: 12 }, {}] },
        B1: {},
      })) {
        const dict = context.obj({ Subtype: 'Image', Filter: filters, ...more });
        pdf.getPage(0).node.set(PDFName.of(key), context.register(PDFRawStream.of(dict, odd)));
      }
    });
    const clean = await cleanOf(bytes);
    expect((await saidInPdf(clean)).match(/\/FlateDecode \/DCTDecode/gu)).toHaveLength(2);
    expect(clean.length).toBeLessThan(bytes.length);
  });
});

describe('the copy of a document of Office that people open', () => {
  const textIn = (files: Readonly<Record<string, Uint8Array>>, name: string): string =>
    strFromU8(files[name] ?? expect.fail(name));

  it.each(['docx', 'xlsx'] as const)('says nothing of who made it: %s', async (kind) => {
    const parts = await officePartsOf(SOMEBODY, kind);
    expect(Object.entries(parts).filter(([, part]) => tellsOf(part)).length).toBeGreaterThanOrEqual(12);
    const clean = unzipSync(await cleanOf(zipSync(parts)));
    expect(Object.entries(clean).filter(([, part]) => tellsOf(part))).toEqual([]);
    expect(textIn(clean, 'package/metadata/rekaan.psmdcp')).toMatch(
      /<dc:title>Judul &#38; isi<\/dc:title><dc:subject>Perihal<\/dc:subject><\/cp:coreProperties>$/,
    );
    expect(textIn(clean, 'docProps/app.xml')).toMatch(
      /"><Application>Microsoft Excel<\/Application><AppVersion>16.0000<\/AppVersion><\/Properties>$/,
    );
  });

  it.each(['docx', 'xlsx'] as const)('names no part that went, and every one that stays: %s', async (kind) => {
    const clean = unzipSync(await cleanOf(await anOfficeFileOf(SOMEBODY, kind)));
    const names = Object.keys(clean).join('\n');
    expect(names).not.toMatch(/custom\.xml|thumbnail|LabelInfo|printer|core\.xml/);
    const told = Object.entries(clean).map(([name, part]) => (/\.(?:xml|rels)$/.test(name) ? strFromU8(part) : ''));
    expect(told.join('')).not.toMatch(
      /custom\.xml|thumbnail|LabelInfo|printer|docVar|presenceInfo|dataBinding|refreshed/,
    );
    for (const name of Object.keys(clean).filter((one) => !/\.rels$|^\[Content_Types\]/.test(one)))
      expect(textIn(clean, '[Content_Types].xml')).toContain(`PartName="/${name}"`);
  });

  it('says of which family the program was in the strict form too, and nothing of what it looked up', async () => {
    const by = 'http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties';
    const intelligence = 'http://schemas.microsoft.com/office/2020/10/relationships/intelligence';
    const document = anOfficePackage({
      ofPackage: [{ by, target: 'docProps/app.xml' }],
      ofMain: [{ by: intelligence, target: 'intelligence2.xml' }],
      types: { '/word/intelligence2.xml': 'application/vnd.ms-office.intelligence2+xml' },
      parts: {
        'docProps/app.xml': `<Properties xmlns="http://purl.oclc.org/ooxml/officeDocument/extendedProperties"><Application>Microsoft Office Word</Application><Company>${SOMEBODY}</Company></Properties>`,
        'word/intelligence2.xml': `<a b="${SOMEBODY}"/>`,
      },
    });
    const clean = unzipSync(await cleanOf(document));
    expect(Object.entries(clean).filter(([, part]) => tellsOf(part))).toEqual([]);
    expect(textIn(clean, 'docProps/app.xml')).toContain(
      '<Properties xmlns="http://purl.oclc.org/ooxml/officeDocument/extendedProperties"><Application>Microsoft Office Word</Application>',
    );
  });

  it.each([
    ['Microsoft Macintosh Excel', 'Microsoft Macintosh Excel'],
    ['Microsoft Macintosh Word rekaan', 'Microsoft Macintosh Word'],
    ['Microsoft Word 12.0.0', 'Microsoft Word'],
    ['Microsoft Office Outlook', 'Microsoft Office Outlook'],
    ['LibreOffice/7.4 rekaan', 'LibreOffice'],
    ['Microsoft Rekaan', ''],
  ])('says of which family the program was, by which others reckon and lay out: %s', async (program, family) => {
    const document = anOfficePackage({
      ofPackage: [{ by: 'extended-properties', target: 'docProps/app.xml' }],
      parts: { 'docProps/app.xml': `<Properties><Application>${program}</Application></Properties>` },
    });
    const told = textIn(unzipSync(await cleanOf(document)), 'docProps/app.xml');
    expect(/<Application>(.*)<\/Application>/u.exec(told)?.[1] ?? '').toBe(family);
  });

  it('says of each part what it is in the same letters, and of none what nobody said', async () => {
    const strings = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';
    const document = anOfficePackage({
      kind: 'xlsx',
      ofMain: [
        { by: 'sharedStrings', target: 'kata.xml' },
        { by: 'image', target: 'media/image1.gif' },
      ],
      types: { '/xl/kata.xml': `${strings} ; a=b` },
      parts: { 'xl/kata.xml': '<sst/>', 'xl/media/image1.gif': 'GIF89a' },
    });
    const types = textIn(unzipSync(await cleanOf(document)), '[Content_Types].xml');
    expect(types).toContain(`<Override PartName="/xl/kata.xml" ContentType="${strings}"/>`);
    expect(types).not.toMatch(/gif|ContentType=""|Extension="xml"/u);
  });

  it('keeps its words', async () => {
    const word = unzipSync(await cleanOf(await anOfficeFileOf(SOMEBODY, 'docx')));
    const document = textIn(word, 'word/document.xml');
    expect(document).toContain('Berita acara (rekaan)');
    expect(document).toContain('descr="Dermaga (rekaan)"/><wp:docPr id="2" name="b" descr="Foto:"/>');
    expect(textIn(word, 'word/people.xml')).toContain('<w15:person w15:author="Siti (rekaan)"></w15:person>');
    const excel = unzipSync(await cleanOf(await anOfficeFileOf(SOMEBODY, 'xlsx')));
    expect(textIn(excel, 'xl/workbook.xml')).toContain(
      '<fileSharing userName="" a="x url=" readOnlyRecommended="1"/><x:absPath url=""/>',
    );
    expect(textIn(excel, 'xl/workbook.xml')).toContain('<sheet name="Rekaan"');
    expect(textIn(excel, 'xl/worksheets/sheet1.xml')).toContain('<pageSetup orientation="landscape"/>');
    expect(textIn(excel, 'xl/persons/person.xml')).toContain('displayName="Siti (rekaan)" id="{0}" userId=""');
  });

  it('keeps a part byte for byte in which nothing of somebody stands', async () => {
    const odd = '<a b="&#10;&lt;"><!-- rekaan -->&amp;<![CDATA[<]]></a>\n';
    const ofMain = [{ by: 'customXml', target: '/customXml/item1.xml' }];
    const clean = unzipSync(await cleanOf(anOfficePackage({ ofMain, parts: { 'customXml/item1.xml': odd } })));
    expect(textIn(clean, 'customXml/item1.xml')).toBe(odd);
  });

  it('says the same in a part that is written anew', async () => {
    const odd = '<a b="&#10;&lt;&quot;&#9;" c="\'"><!-- rekaan -->&amp;<![CDATA[<b>]]>&#13;<d></d><docVars/><e /></a>';
    const edited = editedXml(strToU8(odd), officeEditor(new Set()));
    expect(strFromU8(edited)).toBe(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a b="&#10;&#60;&#34;&#9;" c="'">&#38;&#60;b&#62;&#13;<d></d><e/></a>`,
    );
  });

  it('draws without what the program that drew it said', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="${SOMEBODY}"><metadata>${SOMEBODY}</metadata><i:view/><path d="M0 0"/></svg>`;
    const ofMain = [{ by: 'image', target: 'media/a.svg' }];
    const types = { svg: 'image/svg+xml' };
    const clean = unzipSync(await cleanOf(anOfficePackage({ ofMain, types, parts: { 'word/media/a.svg': svg } })));
    expect(textIn(clean, 'word/media/a.svg')).toMatch(/inkscape"><path d="M0 0"\/><\/svg>$/);
  });
});

describe('the same document', () => {
  it.each([
    ['PDF', () => aPdfOf(SOMEBODY)],
    ['DOCX', () => anOfficeFileOf(SOMEBODY, 'docx')],
  ])('gives the same copy twice: %s', async (_, made) => {
    const bytes = await made();
    expect(await cleanOf(bytes)).toEqual(await cleanOf(bytes));
  });
});

describe('a picture in a document', () => {
  it.each([
    ['JPEG', () => aPictureOf(SOMEBODY)],
    ['JPEG that comes in several scans', () => aPictureOf(SOMEBODY, 'jpeg', { progressive: true })],
    ['PNG', () => aPictureOf(SOMEBODY, 'png')],
  ])('loses what it says and what stands behind its end, and no pixel: %s', async (_, made) => {
    const bytes = Buffer.concat([await made(), Buffer.from(SOMEBODY)]);
    const clean = withoutPictureMetadata(bytes);
    expect([tellsOf(bytes), tellsOf(clean)]).toEqual([true, false]);
    expect(await pixelsOf(clean)).toEqual(await pixelsOf(bytes));
    expect(withoutPictureMetadata(clean)).toEqual(clean);
  });

  it('keeps the colours that it says to have', async () => {
    const bytes = await sharp(await aPictureOf(SOMEBODY))
      .withIccProfile('p3')
      .toBuffer();
    expect((await sharp(withoutPictureMetadata(bytes)).metadata()).icc).toEqual((await sharp(bytes).metadata()).icc);
  });

  it('stays as it is where it is in more parts than any picture', () => {
    const parts = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      Buffer.alloc(4 * 100_001, Buffer.from([0xff, 0xe5, 0, 2])),
    ]);
    expect(withoutPictureMetadata(parts)).toBe(parts);
  });

  it('stays as it is where it cannot be followed', async () => {
    const [jpeg, png] = [await aPictureOf(SOMEBODY), await aPictureOf(SOMEBODY, 'png')];
    for (const bytes of [jpeg.subarray(0, 40), png.subarray(0, 200), strToU8('GIF89a'), new Uint8Array()])
      expect(withoutPictureMetadata(bytes)).toBe(bytes);
  });
});

/** Every four bytes as five signs. */
const ascii85 = (bytes: Uint8Array): string => {
  const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const words = Array.from({ length: whole.length / 4 }, (_, at) => whole.readUInt32BE(at * 4));
  return words
    .map((word) =>
      [85 ** 4, 85 ** 3, 85 ** 2, 85, 1]
        .map((power) => String.fromCharCode(33 + (Math.floor(word / power) % 85)))
        .join(''),
    )
    .join('');
};
