import { expect, it } from 'vitest';
import { checkOnRecord } from '#shared/app/evidence/check-on-record';
import { refuse } from '#shared/domain/words/result';

type Upload = { readonly id: string; readonly checks?: number | undefined };

/** What stands on record of an upload, and a check that ends as it is told. */
const anUpload = (check: () => Promise<ReturnType<typeof refuse<'broken'>>>) => {
  let record: Upload = { id: 'upl_rekaan' };
  let looked = 0;
  const save = async (next: Upload) => {
    record = next;
  };
  const checkFile = () => {
    looked += 1;
    return check();
  };
  return {
    again: () => checkOnRecord({ checkFile, save }, record, new Uint8Array()),
    looked: () => looked,
    record: () => record,
  };
};

it('a file at which the check dies again and again is refused, and not looked into for ever', async () => {
  const { again, looked } = anUpload(async () => {
    throw new Error('out of memory');
  });
  for (let death = 0; death < 3; death += 1) await expect(again()).rejects.toThrow('out of memory');
  expect(await again()).toEqual(refuse('tooMuchInside'));
  expect(looked()).toBe(3);
});

it('a check that came to its end is on record no more: what fails afterwards counts against no file', async () => {
  const { again, looked, record } = anUpload(async () => refuse('broken'));
  for (let time = 0; time < 5; time += 1) expect(await again()).toEqual(refuse('broken'));
  expect([looked(), record().checks]).toEqual([5, undefined]);
});
