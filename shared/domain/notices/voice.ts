import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import { showMoment } from '#shared/domain/calendar/moment-words';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Channels, Office } from '#shared/domain/office/office';
import type { Units } from '#shared/domain/office/unit-name';
import type { TimeRules } from '#shared/domain/report/agenda';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import type { Notices } from './rules.ts';

export type Rules = {
  readonly office: Office;
  readonly notices: Notices;
  readonly topics: TopicsPolicy;
  readonly units: Units;
  readonly channels: Channels;
  readonly subDistricts: SubDistricts;
} & TimeRules;
export type Language = keyof Bilingual;
/** Whose words, in which language; `brief` where several notices stand in one. */
export type Voice = { readonly policy: Rules; readonly language: Language; readonly brief: boolean };

export const momentIn = ({ policy, language, brief }: Voice, at: Instant): string =>
  showMoment(policy.office.zone, language, at, brief ? 'short' : 'long');
