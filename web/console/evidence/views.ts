import type { Outcome } from '../api/asked.ts';

type Picture = { readonly type: string; readonly bytes: Uint8Array };

/** Why a picture is not shown, by the API's code. */
export class NoView extends Error {
  override readonly name = 'NoView';
}

/** Pictures that were fetched for a page: each once, however often it is shown, and gone with the page. */
export type Views = {
  /** Where the picture lies in this browser. Throws `NoView`, `NoLine`, `SignedOut`; then it may be asked for again. */
  readonly of: (evidence: string) => Promise<string>;
  readonly forget: () => void;
};

export const viewsBy = (fetchView: (evidence: string) => Promise<Outcome<Picture>>): Views => {
  const known = new Map<string, Promise<string>>();
  const addressOf = async (evidence: string): Promise<string> => {
    const answer = await fetchView(evidence);
    if (!answer.ok) throw new NoView(answer.problem.code);
    const { type, bytes } = answer.value;
    return URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  };
  const revoke = (address: Promise<string>): void =>
    void address.then((one) => URL.revokeObjectURL(one)).catch(() => {});
  return {
    of: async (evidence) => {
      const address = known.get(evidence) ?? addressOf(evidence);
      known.set(evidence, address);
      try {
        return await address;
      } catch (cause) {
        known.delete(evidence);
        throw cause;
      }
    },
    forget: () => {
      for (const address of known.values()) revoke(address);
      known.clear();
    },
  };
};
