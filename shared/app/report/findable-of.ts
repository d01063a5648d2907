import { compileSearchWords } from '#shared/domain/classify/search-words';
import type { Policy } from '#shared/domain/policy/policy';
import { searchEntryOf } from '#shared/domain/report/search-entry';
import type { Message, Said } from '#shared/domain/report/submission';
import type { ReportId } from '#shared/domain/words/words';
import type { Findable, ReadSearchKey } from './ports.ts';

export type FindableDeps = { readonly policy: Pick<Policy, 'topics'>; readonly searchKey: ReadSearchKey };

/** What is said that a report is found by: what the citizen and the channel wrote, and nothing of who reported. */
export const textsOf = ({ title, text, place, incident, category }: Said): readonly string[] =>
  [title, text, place?.description, place?.village, place?.district, incident, category].filter(
    (given) => given !== undefined,
  );

/** What the words and messages of one step are found by. */
export const findableOf = async (
  { policy, searchKey }: FindableDeps,
  report: ReportId,
  { words, messages = [] }: { readonly words?: Said | undefined; readonly messages?: readonly Message[] | undefined },
): Promise<readonly Findable[]> => {
  const said = [...(words === undefined ? [] : [{ n: 0, words }]), ...messages];
  if (said.length === 0) return [];
  const { inText } = compileSearchWords(policy.topics);
  const key = await searchKey();
  return said.map((one) => ({ n: one.n, entry: searchEntryOf(key, report, inText(textsOf(one.words))) }));
};
