import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { ActivityUploadOpened } from '#shared/contracts/http/activities';
import type { ActivityId } from '#shared/domain/activities/activity';
import { Sha256 } from '#shared/domain/words/words';
import { officer } from '#test/e2e/officer';
import { eventually } from '#test/e2e/system';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';

/** What a camera writes into a picture beside it: whose it is, and where it was taken. */
export const CAMERA_OWNER = 'PEMILIK-KAMERA-REKAAN';

/** What was asked for, of an answer that is none of the API's problems. */
export const done = <Value>(
  answer:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: { readonly code: string } },
): Value => (answer.ok ? answer.value : expect.fail(answer.problem.code));

/** A name that no other run has given to a place: of letters, since with digits it may look like a number plate. */
export const aName = (): string =>
  randomUUID()
    .slice(0, 8)
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** A photo as a phone takes it: with its owner and its place, and one that no other run has sent. */
export const aPhoto = async (seed: number): Promise<Buffer> =>
  sharp(await aDrawnScene(seed))
    .withExif({
      IFD0: { Artist: CAMERA_OWNER, Copyright: randomUUID() },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '0/1 51/1 0/1' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '112/1 56/1 0/1' },
      },
    })
    .toBuffer();

/** What a browser does with the form. */
const post = ({ form }: ActivityUploadOpened, bytes: Uint8Array) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([Uint8Array.from(bytes)]));
  return fetch(form.url, { method: 'POST', body: data });
};

/** A photo is announced for an activity and sent; what became of it, once it was looked into. */
export const sentPhoto = async (group: string, activity: ActivityId, bytes: Uint8Array) => {
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const body = { kind: 'jpeg', size: bytes.length, sha256 } as const;
  const opened = done(await (await officer(group)).announceActivityFile({ activity, body }));
  expect((await post(opened, bytes)).ok).toBe(true);
  return eventually(`upload ${opened.upload}`, async () => {
    const shown = done(await (await officer(group)).showActivityUpload({ activity, upload: opened.upload }));
    return shown.state === 'announced' ? undefined : shown;
  });
};
