import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { aDrawnScene } from './a-drawn-scene.ts';
import { EXCEL_SPACE, officeParts, type Planned, relationsOf, WORD_SPACE } from './an-office-package.ts';

/** Documents and pictures that tell of an invented person in every place in which programs do. */

const xmp = (somebody: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${somebody}"/></rdf:RDF></x:xmpmeta>`;

/** A picture whose EXIF and XMP name somebody. */
export const aPictureOf = async (
  somebody: string,
  kind: 'jpeg' | 'png' = 'jpeg',
  options: { readonly progressive?: boolean } = {},
): Promise<Buffer> =>
  sharp(await aDrawnScene(7))
    .toFormat(kind, options)
    .withExif({ IFD0: { Artist: somebody }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 51/1 0/1' } })
    .withXmp(xmp(somebody))
    .toBuffer();

/** A PDF of a page with a picture; `change` what is to be said of somebody besides. */
export const aPdfOf = async (
  somebody: string,
  change: (pdf: PDFDocument) => unknown = () => {},
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  page.drawText('Berita acara (rekaan)');
  page.drawImage(await pdf.embedJpg(await aPictureOf(somebody)), { x: 10, y: 10, width: 80, height: 60 });
  pdf.setAuthor(somebody);
  pdf.setTitle(somebody);
  // Kept under keys of its own by the program that drew it.
  const own = pdf.context.register(pdf.context.obj({ Rekaan: { Private: PDFString.of(somebody) } }));
  pdf.catalog.set(PDFName.of('PieceInfo'), own);
  for (const of of [pdf.catalog, page.node]) {
    const said = pdf.context.stream(xmp(somebody), { Type: 'Metadata', Subtype: 'XML' });
    of.set(PDFName.of('Metadata'), pdf.context.register(said));
  }
  // What an earlier version of the file left in it.
  pdf.context.register(pdf.context.obj({ Author: PDFString.of(somebody) }));
  await change(pdf);
  return pdf.save({ useObjectStreams: false });
};

/** Everything that a PDF says, with nothing packed but pictures. */
export const saidInPdf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false })).toString('latin1');
};

/** The JPEGs in a PDF that nothing else packs. */
export const jpegsIn = async (bytes: Uint8Array): Promise<readonly Uint8Array[]> => {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.get(PDFName.of('Filter'))?.toString() === '/DCTDecode'
        ? [object.contents]
        : [],
    );
};

const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';
const METADATA = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';
const LABELS = 'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels';
const PERSON = 'http://schemas.microsoft.com/office/2017/10/relationships/person';

/** Where a document tells of somebody. */
const wordOf = (somebody: string): Planned => ({
  body: `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="a" descr="Dermaga (rekaan)"/><wp:docPr id="2" name="b" descr="Foto: C:\\Users\\${somebody}\\a.jpg"/></wp:inline></w:drawing></w:r></w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns0:Properties[1]/ns0:Company[1]" w:storeItemID="{6668398D-A668-4E3E-A5EB-62B293D839F1}"/></w:sdtPr><w:sdtContent/></w:sdt><w:sectPr><w:printerSettings r:id="printer"/></w:sectPr>`,
  ofMain: [
    { by: 'settings', target: 'settings.xml' },
    { by: 'people', target: 'people.xml' },
    { by: 'customXml', target: '../customXml/item1.xml' },
    { by: 'printerSettings', target: 'printer.bin', id: 'printer' },
    { by: 'image', target: 'media/image1.jpg' },
    { by: 'image', target: 'media/image2.png' },
    { by: 'image', target: 'media/image3.tmp' },
  ],
  types: {
    tmp: 'image/jpeg',
    '/word/settings.xml': `${OPEN_XML}wordprocessingml.settings+xml`,
    '/word/people.xml': `${OPEN_XML}wordprocessingml.people+xml`,
    '/word/printer.bin': `${OPEN_XML}wordprocessingml.printerSettings`,
  },
  parts: {
    'word/settings.xml': `<w:settings xmlns:w="${WORD_SPACE}"><w:docVars><w:docVar w:name="a" w:val="${somebody}"/></w:docVars><w:zoom/></w:settings>`,
    'word/people.xml': `<w15:people xmlns:w15="w15"><w15:person w15:author="Siti (rekaan)"><w15:presenceInfo w15:providerId="AD" w15:userId="S::${somebody}"/></w15:person></w15:people>`,
    'customXml/item1.xml': `<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><documentManagement>${somebody}</documentManagement></p:properties>`,
    'word/printer.bin': Buffer.from(`\\\\${somebody}\\printer`),
  },
});

/** Where a workbook does. */
const excelOf = (somebody: string): Planned => ({
  kind: 'xlsx',
  body: `<fileSharing userName='${somebody}' a="x url=" readOnlyRecommended="1"/><x:absPath url="C:\\Users\\${somebody}\\a>b\\"/>`,
  cell: '<v>1</v></c></row></sheetData><pageSetup orientation="landscape" r:id="printer"/><sheetData><row><c>',
  ofMain: [
    { by: PERSON, target: 'persons/person.xml' },
    { by: 'pivotCacheDefinition', target: 'pivot.xml' },
    { by: 'image', target: 'media/image1.jpg' },
    { by: 'image', target: 'media/image2.png' },
  ],
  types: {
    bin: `${OPEN_XML}spreadsheetml.printerSettings`,
    '/xl/persons/person.xml': 'application/vnd.ms-excel.person+xml',
    '/xl/pivot.xml': `${OPEN_XML}spreadsheetml.pivotCacheDefinition+xml`,
  },
  parts: {
    'xl/worksheets/_rels/sheet1.xml.rels': relationsOf([
      { by: 'printerSettings', target: '../printer.bin', id: 'printer' },
    ]),
    'xl/printer.bin': Buffer.from(`\\\\${somebody}\\printer`),
    'xl/persons/person.xml': `<personList xmlns="p"><person displayName="Siti (rekaan)" id="{0}" userId="S::${somebody}" providerId="AD"/></personList>`,
    'xl/pivot.xml': `<pivotCacheDefinition xmlns="${EXCEL_SPACE}" refreshedBy="${somebody}" refreshedDate="1" recordCount="1"/>`,
  },
});

/** The parts of a document or a workbook that tells of somebody. */
export const officePartsOf = async (
  somebody: string,
  kind: 'docx' | 'xlsx',
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const planned = kind === 'docx' ? wordOf(somebody) : excelOf(somebody);
  const folder = kind === 'docx' ? 'word' : 'xl';
  const [jpeg, png] = [await aPictureOf(somebody), await aPictureOf(somebody, 'png')];
  return officeParts({
    ...planned,
    ofPackage: [
      { by: `${METADATA}/core-properties`, target: '/package/Services/../metadata/rekaan.psmdcp' },
      { by: `${METADATA}/thumbnail`, target: 'docProps/thumbnail.jpg' },
      { by: 'extended-properties', target: 'docProps/app.xml' },
      { by: 'custom-properties', target: 'docProps/custom.xml' },
      { by: LABELS, target: 'docMetadata/LabelInfo.xml' },
    ],
    types: { psmdcp: 'application/vnd.openxmlformats-package.core-properties+xml', ...planned.types },
    parts: {
      'package/metadata/rekaan.psmdcp': `<cp:coreProperties xmlns:cp="http://rekaan.invalid/core" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${somebody}</dc:creator><dc:title>Judul &amp; isi</dc:title><cp:keywords>${somebody}</cp:keywords><dc:subject>Perihal</dc:subject></cp:coreProperties>`,
      'docProps/app.xml': `<Properties><Application>Microsoft Excel ${somebody}</Application><Company>${somebody}</Company><AppVersion>16.0300</AppVersion></Properties>`,
      'docProps/custom.xml': `<Properties><property name="Pemilik"><a>${somebody}</a></property></Properties>`,
      'docProps/thumbnail.jpg': jpeg,
      'docMetadata/LabelInfo.xml': `<l siteId="${somebody}"/>`,
      // Nothing leads here.
      'docProps/core.xml': `<a>${somebody}</a>`,
      [`${folder}/media/image1.jpg`]: jpeg,
      [`${folder}/media/image2.png`]: png,
      ...(kind === 'docx' ? { 'word/media/image3.tmp': jpeg } : {}),
      ...planned.parts,
    },
  });
};

/** A document or a workbook that tells of somebody. */
export const anOfficeFileOf = async (somebody: string, kind: 'docx' | 'xlsx'): Promise<Uint8Array> =>
  zipSync(await officePartsOf(somebody, kind));
