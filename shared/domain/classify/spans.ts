import type { Hit } from './phrase-index.ts';

/**
 * The places of some hits in a text. A question about all of them takes one step, however many they are: it is enough
 * to know how far those reach that begin at or before a word.
 */
export class Spans {
  readonly #reach: number[] = [];

  constructor(hits: readonly Hit[]) {
    const ends = new Map<number, number>();
    for (const { start, end } of hits) ends.set(start, Math.max(end, ends.get(start) ?? end));
    const last = [...ends.keys()].reduce((most, start) => Math.max(most, start), -1);
    let reach = -1;
    for (let at = 0; at <= last; at += 1) {
      reach = Math.max(reach, ends.get(at) ?? -1);
      this.#reach.push(reach);
    }
  }

  /** Whether one of them shares a word with the hit. */
  touch({ start, end }: Hit): boolean {
    return this.#reachFrom(end) >= start;
  }

  /** Whether one of them holds the whole hit. */
  hold({ start, end }: Hit): boolean {
    return this.#reachFrom(start) >= end;
  }

  /** Whether one of them holds the whole hit and more. */
  exceed({ start, end }: Hit): boolean {
    return this.#reachFrom(start - 1) >= end || this.#reachFrom(start) > end;
  }

  /** Whether one of them covers the hit's first word. */
  coverStart({ start }: Hit): boolean {
    return this.#reachFrom(start) >= start;
  }

  #reachFrom(start: number): number {
    return this.#reach[Math.min(start, this.#reach.length - 1)] ?? -1;
  }
}
