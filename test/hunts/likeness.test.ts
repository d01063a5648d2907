import { checkPicture } from '#shared/adapters/files/check-picture';
import { difference, type Likeness, likenessOf } from '#shared/domain/evidence/likeness';
import { aDrawnScene, CHANGE_NAMES, type ChangeName, changed } from '#test/support/builders/a-drawn-scene';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';
import { type Found, hunt } from '#test/support/hunt';

const SCENES = 60;
/** Of how many scenes in a hundred the changed one has to be found again. */
const FOUND: Readonly<Record<ChangeName, number>> = {
  scaled: 95,
  recompressed: 95,
  brighter: 95,
  watermarked: 95,
  cropped: 80,
  mirrored: 80,
};
/** Of 60 pairs that are of the same kind and not the same, so many may be taken for the same. */
const FALSE_ALARMS = 2;

const likenessIn = async (picture: Buffer): Promise<Likeness> => {
  const checked = await checkPicture(picture, 'jpeg', EVIDENCE_RULES);
  if (!checked.ok) throw new Error(checked.refusal);
  return likenessOf(checked.value.grey);
};

const isLike = async (one: Buffer, other: Buffer): Promise<boolean> =>
  difference(await likenessIn(one), await likenessIn(other)) < EVIDENCE_RULES.likeBits;

const seeds = Array.from({ length: SCENES }, (_, seed) => seed);

const found = async (change: ChangeName): Promise<Found> => {
  let like = 0;
  for (const seed of seeds) if (await isLike(...(await changed(seed, change)))) like += 1;
  const share = (100 * like) / SCENES;
  return { broken: share < FOUND[change] ? [`${share} % found`] : [], seen: { [`${change}: found`]: like } };
};

const alarms = async (apart: number): Promise<Found> => {
  let like = 0;
  for (const seed of seeds) if (await isLike(await aDrawnScene(seed), await aDrawnScene(seed + apart))) like += 1;
  return {
    broken: like > FALSE_ALARMS ? [`${like} of ${SCENES} taken for the same`] : [],
    seen: { 'false alarm': like },
  };
};

hunt({
  name: 'likeness of pictures',
  law: 'a picture is found again when it was changed, and hardly ever taken for another of its kind',
  least: 9,
  cases: () => [
    ...CHANGE_NAMES.map((change) => ({ name: change, run: () => found(change) })),
    ...[4, 8, 12].map((apart) => ({ name: `scenes ${apart} apart`, run: () => alarms(apart) })),
  ],
});
