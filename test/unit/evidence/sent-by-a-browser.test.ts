import { PDFDocument } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { UploadOpened, UploadShown } from '#shared/contracts/http/evidence';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { anOfficePackage } from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';
import { joinedParts } from '#web/console/evidence/joined-parts.ts';
import { kindOf } from '#web/console/evidence/kind-of.ts';
import { type Stage, sendEvidence, type Way } from '#web/console/evidence/send-evidence.ts';
import { NoView, viewsBy } from '#web/console/evidence/views.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const scene = await aDrawnScene(1);

describe('what a file is, before it is sent', () => {
  it.each([
    ['foto.jpg', async () => scene, 'jpeg'],
    ['tanpa nama', async () => scene, 'jpeg'],
    // As phones name what a messenger has saved.
    ['foto.jpg', () => sharp(scene).webp().toBuffer(), 'webp'],
    ['foto.png', () => sharp(scene).png().toBuffer(), 'png'],
    ['surat.pdf', async () => await PDFDocument.create().then((pdf) => pdf.addPage() && pdf.save()), 'pdf'],
    ['surat.docx', async () => anOfficePackage(), 'docx'],
    ['DAFTAR.XLSX', async () => anOfficePackage({ kind: 'xlsx' }), 'xlsx'],
    ['catatan.txt', async () => bytesOf('Tiang sudah tegak – 8 Mei. (rekaan)'), 'text'],
    ['catatan', async () => bytesOf('Tiang sudah tegak. (rekaan)'), 'text'],
  ])('%s is what our own look at its bytes finds', async (name, make, kind) => {
    const bytes = await make();
    expect(kindOf(bytes, name)).toEqual({ ok: true, kind });
    expect(await checkFile(bytes, EVIDENCE_RULES)).toMatchObject({ ok: true, value: { kind } });
  });

  it.each([
    ['foto.heic', bytesOf('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
    ['foto.jpg', bytesOf('\0\0\0\x18ftypmif1\0\0\0\0'), 'heic'],
    ['surat.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'oldOffice'],
    ['foto.jpg', new Uint8Array(), 'empty'],
    ['data.bin', Uint8Array.of(0, 1, 2, 3), 'kindUnknown'],
    ['data.txt', Uint8Array.of(0x80, 0xff), 'kindUnknown'],
    ['arsip.zip', zipSync({ 'a.txt': bytesOf('a') }), 'kindUnknown'],
    ['foto.jpg', bytesOf('bukan foto (rekaan)'), 'otherKind'],
    ['surat.PDF', bytesOf('bukan surat (rekaan)'), 'otherKind'],
  ])('%s is told at once where it would not be taken', (name, bytes, why) => {
    expect(kindOf(bytes, name)).toEqual({ ok: false, why });
  });
});

class Dropped extends Error {}

const UPLOAD = `upl_${'0'.repeat(26)}`;
const EVIDENCE = `evd_${'0'.repeat(26)}`;
const UNTIL = '2026-11-24T08:00:00+07:00';
const shown = (state: object) =>
  ({ ok: true, value: UploadShown.parse({ upload: UPLOAD, until: UNTIL, ...state }) }) as const;
const ANNOUNCED = shown({ state: 'announced' });
const KEPT = shown({ state: 'kept', evidence: EVIDENCE });
const REFUSED = shown({ state: 'refused', why: 'broken', words: { id: 'Rusak.', en: 'Broken.' } });

/** A way on which a look finds one after the other of these, and the last for ever; what throws is the line. */
const aWay = (looks: readonly (typeof ANNOUNCED | 'dropped')[], given: Partial<Way> = {}) => {
  const [stages, waits]: [Stage[], number[]] = [[], []];
  let n = 0;
  const way: Way = {
    announce: async () => ({
      ok: true,
      value: UploadOpened.parse({
        upload: UPLOAD,
        until: UNTIL,
        form: { url: 'https://unggahan.contoh.invalid/', fields: {} },
      }),
    }),
    post: async (_, onSent) => {
      onSent(512, 1_024);
      return 204;
    },
    look: async () => {
      const look = looks[Math.min(n, looks.length - 1)] ?? expect.fail('no look');
      n += 1;
      if (look === 'dropped') throw new Dropped();
      return look;
    },
    pause: async (milliseconds) => {
      waits.push(milliseconds);
    },
    isNoLine: (cause) => cause instanceof Dropped,
    ...given,
  };
  return { stages, waits, sent: (isWanted = () => true) => sendEvidence(way, (stage) => stages.push(stage), isWanted) };
};

describe('a file on its way', () => {
  it('is told of until it is kept', async () => {
    const { sent, stages } = aWay([ANNOUNCED, KEPT]);
    expect(await sent()).toEqual(KEPT);
    expect(stages).toEqual([
      { is: 'sending', done: 512, of: 1_024 },
      { is: 'checking', isLong: false },
      { is: 'checking', isLong: false },
    ]);
  });

  it('is refused with the words of who looked into it', async () => {
    expect(await aWay([REFUSED]).sent()).toMatchObject({
      ok: true,
      value: { state: 'refused', words: { id: 'Rusak.' } },
    });
  });

  it('is waited for over a line that drops once it has arrived', async () => {
    expect(await aWay(['dropped', 'dropped', KEPT]).sent()).toEqual(KEPT);
  });

  it('throws where the line drops before, so that it is announced anew', async () => {
    const post = async () => {
      throw new Dropped();
    };
    await expect(aWay([KEPT], { post }).sent()).rejects.toThrow(Dropped);
  });

  it('is not waited for where the store did not take it', async () => {
    const { sent, waits } = aWay([KEPT], { post: async () => 403 });
    expect(await sent()).toMatchObject({ ok: false, problem: { code: 'uploadNotTaken' } });
    expect(waits).toEqual([]);
  });

  it('is not sent where it may not be announced', async () => {
    const problem = { ok: false, problem: { code: 'evidenceFull' } } as const;
    const { sent, stages } = aWay([KEPT], { announce: async () => problem });
    expect([await sent(), stages]).toEqual([problem, []]);
  });

  it('is nobody’s to wait for after half a minute, and is asked for less often', async () => {
    const { sent, stages, waits } = aWay([...Array.from({ length: 21 }, () => ANNOUNCED), KEPT]);
    await sent();
    const long = stages.findIndex((stage) => stage.is === 'checking' && stage.isLong);
    // The first stage is of its sending, and each other one stands before a wait.
    expect(waits.slice(0, long - 1).reduce((sum, wait) => sum + wait, 0)).toBe(30_000);
    expect(waits.at(-1)).toBe(10_000);
  });

  it('is asked for no more by a page that was left', async () => {
    let looks = 3;
    const { sent } = aWay([ANNOUNCED]);
    expect(await sent(() => looks-- > 0)).toBeUndefined();
  });
});

describe('a file that is downloaded in parts', () => {
  const part = (...bytes: number[]) => ({ ok: true, value: { bytes: Uint8Array.from(bytes) } }) as const;

  it('is joined in the order of its parts, and says how far it is', async () => {
    const told: number[] = [];
    const whole = await joinedParts(
      3,
      [],
      async (n) => part(n, n + 10),
      (done) => told.push(done),
    );
    expect(whole).toEqual({ ok: true, value: Uint8Array.of(1, 11, 2, 12, 3, 13) });
    expect(told).toEqual([0, 1, 2]);
  });

  it('goes on where the line dropped', async () => {
    const [there, asked]: [Uint8Array[], number[]] = [[], []];
    const fetchPart = async (n: number) => {
      asked.push(n);
      if (asked.length === 2) throw new Dropped();
      return part(n);
    };
    await expect(joinedParts(3, there, fetchPart, () => {})).rejects.toThrow(Dropped);
    expect(await joinedParts(3, there, fetchPart, () => {})).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3) });
    expect(asked).toEqual([1, 2, 2, 3]);
  });

  it('ends with the first part that is refused', async () => {
    const refused = { ok: false, problem: { code: 'evidenceErased' } } as const;
    expect(
      await joinedParts(
        2,
        [],
        async () => refused,
        () => {},
      ),
    ).toEqual(refused);
  });
});

describe('the pictures of a page', () => {
  const picture = { ok: true, value: { type: 'image/jpeg', bytes: Uint8Array.of(1) } } as const;

  it('are fetched once, however often they are shown, and forgotten with it', async () => {
    let fetched = 0;
    const views = viewsBy(async () => {
      fetched += 1;
      return picture;
    });
    const [one, again] = await Promise.all([views.of('evd_1'), views.of('evd_1')]);
    expect([one, fetched]).toEqual([again, 1]);
    expect((await (await fetch(one)).blob()).type).toBe('image/jpeg');
    views.forget();
    await new Promise((done) => setImmediate(done));
    await expect(fetch(one)).rejects.toThrow();
  });

  it('are asked for again after one was refused', async () => {
    let fetched = 0;
    const views = viewsBy(async () => {
      fetched += 1;
      return fetched === 1 ? { ok: false, problem: { code: 'evidenceErased' } } : picture;
    });
    await expect(views.of('evd_1')).rejects.toThrow(new NoView('evidenceErased'));
    expect(await views.of('evd_1')).toMatch(/^blob:/);
  });
});
