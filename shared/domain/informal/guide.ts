import { plainText } from '#shared/domain/classify/text-normal';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Office } from '#shared/domain/office/office';
import type { Bilingual, SubDistrictId, TopicId } from '#shared/domain/words/words';
import type { InformalRules } from './informal-rules.ts';

type Rules = {
  readonly office: Pick<Office, 'name' | 'ways'>;
  readonly topics: Pick<TopicsPolicy, 'topics'>;
  readonly subDistricts: { readonly subDistricts: readonly { readonly id: SubDistrictId; readonly name: string }[] };
  readonly informal: InformalRules;
};

type Told = {
  readonly topic: TopicId;
  readonly subDistrict: SubDistrictId | undefined;
  readonly sentence: string | undefined;
};

/**
 * What an officer sends to the citizen: how to report by the official way, with a draft. It follows from what the
 * officer wrote and from nothing that the machine makes of it, so it is the same whatever is alleged.
 */
export const guideFor = (policy: Rules, told: Told): Bilingual => {
  const { guide } = policy.informal;
  return { id: filled(guide.id, policy, told, 'id'), en: filled(guide.en, policy, told, 'en') };
};

const filled = (text: string, policy: Rules, told: Told, language: keyof Bilingual): string => {
  const values: Readonly<Record<string, string>> = {
    ways: policy.office.ways
      .map(({ name, address }) => `- ${name[language]}${address === undefined ? '' : `: ${address}`}`)
      .join('\n'),
    draft: draftOf(policy, told, language),
    office: policy.office.name[language],
  };
  return text.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name] ?? whole);
};

/** In the citizen's own words, with the place where it is known and not said; without words, what is to be written. */
const draftOf = (policy: Rules, { topic, subDistrict, sentence }: Told, language: keyof Bilingual): string => {
  const place = policy.subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;
  const says = sentence ?? policy.informal.draft[language];
  const isSaid = place === undefined || plainText(says).includes(plainText(place));
  const where = isSaid || place === undefined ? '' : ` (${language === 'id' ? 'Kecamatan' : 'Sub-district'} ${place})`;
  const about = policy.topics.topics.find(({ id }) => id === topic)?.name[language];
  return `${sentence === undefined && about !== undefined ? `${about}: ` : ''}${says}${where}`;
};
