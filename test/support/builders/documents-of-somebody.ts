import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { aDrawnScene } from './a-drawn-scene.ts';

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

const RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';

/** The parts of a document or a workbook that tells of somebody. */
export const officePartsOf = async (
  somebody: string,
  kind: 'docx' | 'xlsx',
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const properties = `<cp:coreProperties xmlns:cp="http://rekaan.invalid/core" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${somebody}</dc:creator></cp:coreProperties>`;
  const main =
    kind === 'docx'
      ? {
          'word/document.xml': '<w:document xmlns:w="w"><w:p><w:t>Berita acara (rekaan)</w:t></w:p></w:document>',
        }
      : {
          'xl/workbook.xml': `<workbook xmlns:x="x"><fileSharing userName='${somebody}' readOnlyRecommended="1"/><x:absPath url="C:\\Users\\${somebody}\\a>b\\"/><sheets><sheet name="Rekaan"/></sheets></workbook>`,
        };
  const texts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELATION}/core-properties" Target="/package/metadata/rekaan.psmdcp"/></Relationships>`,
    'package/metadata/rekaan.psmdcp': properties,
    'docProps/core.xml': properties,
    'docProps/app.xml': `<Properties><Company>${somebody}</Company></Properties>`,
    'docProps/custom.xml': `<Properties><property name="Pemilik"><a>${somebody}</a></property></Properties>`,
    ...main,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])),
    'word/media/image1.jpg': await aPictureOf(somebody),
    'word/media/image2.png': await aPictureOf(somebody, 'png'),
  };
};

/** A document or a workbook that tells of somebody. */
export const anOfficeFileOf = async (somebody: string, kind: 'docx' | 'xlsx'): Promise<Uint8Array> =>
  zipSync(await officePartsOf(somebody, kind));
