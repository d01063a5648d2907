import { PDFDocument, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { FILE_REFUSAL_WORDS, FileRefusal } from '#shared/domain/evidence/checked-file';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { officeParts } from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const check = (bytes: Uint8Array, rules: Partial<typeof EVIDENCE_RULES> = {}) =>
  checkFile(bytes, { ...EVIDENCE_RULES, ...rules });
const refusalOf = async (bytes: Uint8Array, rules: Partial<typeof EVIDENCE_RULES> = {}) => {
  const checked = await check(bytes, rules);
  return checked.ok ? checked.value.kind : checked.refusal;
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const scene = await aDrawnScene(1);

describe('a picture', () => {
  const EXIF = {
    IFD0: { Make: 'Kamera Rekaan', Model: 'X1', Software: 'Photoshop rekaan' },
    IFD2: { DateTimeOriginal: '2026:05:06 10:00:00', OffsetTimeOriginal: '+07:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '0/1 51/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '112/1 55/1 30/1',
    },
  };
  const told = sharp(scene).withExif(EXIF);

  it.each(['jpeg', 'png', 'webp'] as const)(
    'is taken as %s, and what it says of place and time is in no clean copy',
    async (kind) => {
      const checked = await check(await told.clone().toFormat(kind).toBuffer());
      if (!checked.ok) expect.fail(checked.refusal);
      expect(checked.value).toMatchObject({
        kind,
        picture: {
          facts: {
            width: 800,
            height: 600,
            taken: '2026-05-06T10:00:00+07:00',
            place: { north: 0.85, east: expect.closeTo(112.925, 6) },
            camera: 'Kamera Rekaan X1',
            tools: ['Photoshop rekaan'],
            isSigned: false,
          },
        },
      });
      const clean = await sharp(checked.value.clean).metadata();
      expect([clean.format, clean.width, clean.exif, clean.xmp]).toEqual([kind, 800, undefined, undefined]);
      expect(Buffer.from(checked.value.clean).includes('Rekaan')).toBe(false);
    },
  );

  it.each(['jpeg', 'png', 'webp'] as const)('says by which program it was made, in the XMP of a %s', async (kind) => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Midjourney rekaan"/></rdf:RDF></x:xmpmeta>';
    const checked = await check(await sharp(scene).withXmp(xmp).toFormat(kind).toBuffer());
    if (!checked.ok) expect.fail(checked.refusal);
    expect(checked.value.picture?.facts.tools).toContain('Midjourney rekaan');
    expect(Buffer.from(checked.value.clean).includes('Midjourney')).toBe(false);
  });

  it('says that it carries a signed list of who made it', async () => {
    const box = Buffer.from('\u0000\u0000\u0000\u0012jumbc2pa rekaan', 'latin1');
    const segment = Buffer.concat([Buffer.from([0xff, 0xeb, 0, box.length + 2]), box]);
    const checked = await check(Buffer.concat([scene.subarray(0, 2), segment, scene.subarray(2)]));
    expect(checked).toMatchObject({ ok: true, value: { picture: { facts: { isSigned: true } } } });
  });

  it('is turned upright', async () => {
    const checked = await check(await sharp(scene).withMetadata({ orientation: 6 }).toBuffer());
    if (!checked.ok) expect.fail(checked.refusal);
    expect(checked.value.picture?.facts).toMatchObject({ width: 600, height: 800 });
  });

  it('says which tool it was given to make, in the texts of a PNG', async () => {
    const png = await sharp(scene).png().toBuffer();
    const text = Buffer.from('parameters\u0000sebuah dermaga rekaan, Stable Diffusion', 'latin1');
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), text, Buffer.alloc(4)]);
    chunk.writeUInt32BE(text.length, 0);
    chunk.writeUInt32BE(crcOf(chunk.subarray(4, -4)), chunk.length - 4);
    const checked = await check(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
    expect(checked).toMatchObject({
      ok: true,
      value: { picture: { facts: { tools: [expect.stringMatching(/^parameters/)] } } },
    });
  });

  it.each([
    ['cut off', scene.subarray(0, scene.length / 2), 'broken'],
    ['only a beginning', scene.subarray(0, 20), 'broken'],
    [
      'a page of HTML behind the beginning of a JPEG',
      Buffer.concat([scene.subarray(0, 20), bytesOf('<html><script>alert(1)</script></html>')]),
      'broken',
    ],
    ['an archive behind its end', Buffer.concat([scene, zipSync({ 'a.txt': bytesOf('a') })]), 'twoInOne'],
    [
      'a PDF behind its beginning',
      Buffer.concat([scene.subarray(0, 20), bytesOf('%PDF-1.7'), scene.subarray(20)]),
      'twoInOne',
    ],
  ])('is refused that is %s', async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toBe(refusal);
  });

  it('is refused that says of itself to have a thousand million pixels, without being decoded', async () => {
    const png = await sharp(scene).png().toBuffer();
    png.writeUInt32BE(40_000, 16);
    png.writeUInt32BE(25_000, 20);
    png.writeUInt32BE(crcOf(png.subarray(12, 29)), 29);
    expect(await refusalOf(png)).toBe('tooManyPixels');
  });
});

/** The check sum of a PNG’s chunk. */
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
};

type Action = { [key: string]: string | PDFObject | Action[] };
const opens = (pdf: PDFDocument, action: Action) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(action));
const named = (pdf: PDFDocument, name: string) => pdf.context.register(PDFName.of(name));

describe('a PDF', () => {
  const made = async (change: (pdf: PDFDocument) => unknown = () => {}): Promise<Uint8Array> => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    await change(pdf);
    return pdf.save();
  };

  it('is taken', async () => {
    expect(await refusalOf(await made())).toBe('pdf');
  });

  it.each([
    ['a mark of those who write in Unicode', '\uFEFF'],
    ['blank lines of the page that made it', '\r\n\n \t'],
  ])('is taken behind %s', async (_, ahead) => {
    const whole = Buffer.concat([bytesOf(ahead), await made()]);
    expect(await refusalOf(whole)).toBe('pdf');
    const checked = await check(whole);
    expect(checked.ok && Buffer.from(checked.value.clean).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(await refusalOf(Buffer.concat([bytesOf(`${ahead}a`), await made()]))).toBe('kindUnknown');
  });

  it('is taken that has room for what happens, for scripts and for files, and nothing there', async () => {
    const empty = await made((pdf) => {
      pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({}));
      const none = pdf.context.register(pdf.context.obj({ Names: [] }));
      pdf.catalog.set(PDFName.of('Names'), pdf.context.obj({ JavaScript: none, EmbeddedFiles: { Kids: [] } }));
    });
    expect(await refusalOf(empty)).toBe('pdf');
    const lost = await made((pdf) => pdf.catalog.set(PDFName.of('AA'), PDFRef.of(999)));
    expect(await refusalOf(lost)).toBe('activeContent');
  });

  it('is taken whose form has a button that empties it', async () => {
    const reset = { Subtype: 'Widget', A: { Type: 'Action', S: 'ResetForm' } };
    expect(await refusalOf(await made(onPage('Annots', reset)))).toBe('pdf');
    const sends = { ...reset, A: { ...reset.A, Next: [{ S: 'SubmitForm', F: PDFString.of('x') }] } };
    expect(await refusalOf(await made(onPage('Annots', sends)))).toBe('activeContent');
  });

  it.each([
    ['runs a script', (pdf: PDFDocument) => pdf.addJavaScript('rekaan', 'app.alert(1)')],
    ['holds a file', (pdf: PDFDocument) => pdf.attach(bytesOf('rekaan'), 'rekaan.txt')],
    [
      'starts a program when it is opened',
      (pdf: PDFDocument) =>
        pdf.catalog.set(
          PDFName.of('OpenAction'),
          pdf.context.obj({ Type: 'Action', S: 'Launch', F: PDFString.of('x') }),
        ),
    ],
    [
      'starts a program when a page is opened, in an action that does not call itself one',
      (pdf: PDFDocument) =>
        pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: { S: 'Launch', F: PDFString.of('x') } })),
    ],
  ])('is refused that %s', async (_, change) => {
    expect(await refusalOf(await made(change))).toBe('activeContent');
  });

  const ACTION = { S: 'Launch', F: PDFString.of('x') };
  const onPage = (key: string, value: object) => (pdf: PDFDocument) =>
    pdf.getPage(0).node.set(PDFName.of(key), pdf.context.obj([{ Type: 'Annot', ...value }]));
  it.each([
    ['starts a program without calling that an action', (pdf) => opens(pdf, ACTION)],
    ['calls it one by way of another object', (pdf) => opens(pdf, { ...ACTION, Type: named(pdf, 'Action') })],
    ['says what it does by way of another object', (pdf) => opens(pdf, { ...ACTION, S: named(pdf, 'Launch') })],
    ['does so where a mark is clicked', onPage('Annots', { Subtype: 'Link', A: ACTION })],
    ['does so after something harmless', (pdf) => opens(pdf, { S: 'URI', URI: PDFString.of('a'), Next: [ACTION] })],
    ['leads to a file elsewhere', (pdf) => opens(pdf, { S: 'GoToR', F: PDFString.of('\\\\contoh.invalid\\a') })],
    ['sends a form', (pdf) => opens(pdf, { S: 'SubmitForm', F: PDFString.of('https://contoh.invalid') })],
    ['does something that nobody knows', (pdf) => opens(pdf, { S: 'Rekaan' })],
    ['holds a file by a mark', onPage('Annots', { Subtype: 'FileAttachment' })],
    [
      'shows what lies in another file',
      (pdf) => pdf.getPage(0).node.set(PDFName.of('X'), pdf.context.register(pdf.context.stream('', { F: 'a' }))),
    ],
  ] as readonly (readonly [string, (pdf: PDFDocument) => unknown])[])('is refused that %s', async (_, change) => {
    expect(await refusalOf(await made(change))).toBe('activeContent');
  });

  it('is refused whose pages lead back to each other, or that is nested deeper than anything shown', async () => {
    const net = await made((pdf) => {
      const pages = pdf.catalog.get(PDFName.of('Pages')) ?? expect.fail();
      let last = pages;
      for (let depth = 0; depth < 40; depth += 1)
        last = pdf.context.register(pdf.context.obj({ Type: 'Pages', Kids: [last, last] }));
      pdf.catalog.set(PDFName.of('Pages'), last);
    });
    const deep = await made((pdf) => {
      let nested = pdf.context.obj([]);
      for (let depth = 0; depth < 400; depth += 1) nested = pdf.context.obj([nested]);
      pdf.catalog.set(PDFName.of('Rekaan'), nested);
    });
    expect([await refusalOf(net), await refusalOf(deep)]).toEqual(['broken', 'broken']);
  });

  it('is refused with a password, with too many pages, damaged, empty, or with an archive behind it', async () => {
    const locked = await made((pdf) => pdf.encrypt({ userPassword: 'rekaan', ownerPassword: 'rekaan' }));
    const long = await made((pdf) => Array.from({ length: 3 }, () => pdf.addPage()));
    const whole = await made();
    expect(await refusalOf(locked)).toBe('locked');
    expect(await refusalOf(long, { mostPages: 3 })).toBe('tooManyPages');
    expect(await refusalOf(whole.subarray(0, 200))).toBe('broken');
    expect(await refusalOf(bytesOf('%PDF-1.7\n%%EOF'))).toBe('broken');
    expect(await refusalOf(Buffer.concat([whole, zipSync({ 'a.txt': bytesOf('a') })]))).toBe('twoInOne');
  });

  it('is refused whose packed objects are far larger than it is', async () => {
    const bomb = await made((pdf) => pdf.context.register(pdf.context.obj(Array.from({ length: 50_000 }, () => 0))));
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusalOf(bomb, { mostInside: 50_000 })).toBe('tooMuchInside');
    expect(await refusalOf(bomb)).toBe('pdf');
  });
});

describe('a document of Office', () => {
  const WORD = officeParts();
  const EXCEL = officeParts({ kind: 'xlsx' });

  it.each([
    ['a document', WORD, 'docx'],
    ['a workbook', EXCEL, 'xlsx'],
  ])('is taken that is %s', async (_, parts, kind) => {
    expect(await refusalOf(zipSync(parts))).toBe(kind);
  });

  it.each([
    ['has a macro', { ...WORD, 'word/vbaProject.bin': bytesOf('x') }, 'activeContent'],
    ['holds another file', { ...WORD, 'word/embeddings/a.docx': bytesOf('x') }, 'activeContent'],
    [
      'defines entities',
      { ...WORD, 'word/document.xml': bytesOf('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>') },
      'activeContent',
    ],
    ['is not XML', { ...WORD, 'word/document.xml': bytesOf('<a>') }, 'broken'],
    ['leads out of its folder', { ...WORD, '../x.xml': bytesOf('<a/>') }, 'broken'],
    ['is both', { ...EXCEL, ...WORD }, 'twoInOne'],
    ['is neither', { 'a.txt': bytesOf('a') }, 'kindUnknown'],
  ])('is refused that %s', async (_, parts, refusal) => {
    expect(await refusalOf(zipSync(parts))).toBe(refusal);
  });

  it('is refused that unpacks to more than is allowed, before it is unpacked', async () => {
    const bomb = zipSync({ ...WORD, 'word/a.xml': new Uint8Array(1_000_000) });
    expect(bomb.length).toBeLessThan(5_000);
    expect(await refusalOf(bomb, { mostInside: 900_000 })).toBe('tooMuchInside');
  });

  it('is refused cut off, or as an old one', async () => {
    expect(await refusalOf(zipSync(WORD).subarray(0, 60))).toBe('broken');
    expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))).toBe('oldOffice');
  });
});

describe('what a refusal says', () => {
  it.each(FileRefusal.options)('is what is wrong and what to do, in both languages, of %s', (refusal) => {
    for (const text of [FILE_REFUSAL_WORDS[refusal].id, FILE_REFUSAL_WORDS[refusal].en])
      expect(text.split(/[.;:] /).length, text).toBeGreaterThanOrEqual(2);
  });
});

describe('a file of another kind', () => {
  it('is taken as text where it is nothing but text', async () => {
    expect(await refusalOf(bytesOf('Catatan rapat (rekaan)\r\n\tbaris kedua'))).toBe('text');
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a HEIC picture', Buffer.concat([Buffer.alloc(4), bytesOf('ftypheic')]), 'heic'],
    ['a page of HTML', bytesOf('  <html><script>alert(1)</script>'), 'kindUnknown'],
    ['an SVG', bytesOf('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'kindUnknown'],
    ['a script', bytesOf('#!/bin/sh\nrm'), 'kindUnknown'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'kindUnknown'],
    ['text with characters that control a terminal', bytesOf('a\u001b[2Jb'), 'kindUnknown'],
    ['text that is not UTF-8', Buffer.from('63616fe9', 'hex'), 'kindUnknown'],
    ['blank', bytesOf(' \n'), 'kindUnknown'],
  ])('is refused that is %s', async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toBe(refusal);
  });

  it('is refused above its bytes, before anything is read', async () => {
    expect(await refusalOf(scene, { mostBytes: scene.length - 1 })).toBe('tooLarge');
    expect(await refusalOf(scene, { mostBytes: scene.length })).toBe('jpeg');
  });
});
