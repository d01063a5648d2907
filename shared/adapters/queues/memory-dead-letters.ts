import type { DeadLetters, HeldLetter } from '#shared/app/operator/ports';
import { type DeadLetter, LetterId } from '#shared/domain/notices/dead-letter';

/** What goes back: the same text, attributes and group. */
export type LetterMessage = {
  readonly body: string;
  readonly group?: string;
  readonly attributes?: Readonly<Record<string, string>>;
};
type Lying = { readonly letter: DeadLetter; readonly from: string | undefined; readonly message: LetterMessage };

export type MemoryDeadLetters = DeadLetters & {
  /** Lets a message of this queue end among the dead letters; gives its name. */
  readonly bury: (letter: Omit<DeadLetter, 'id' | 'redrivable'>, message: LetterMessage, from?: string) => LetterId;
  /** Half a minute later: whatever was in hand comes back by itself. */
  readonly letGo: () => void;
  /** What was sent back to a queue. */
  readonly sentTo: (queue: string) => readonly LetterMessage[];
};

/** Dead letters in memory. Whatever is in hand stays there until it is given back. */
export const memoryDeadLetters = (): MemoryDeadLetters => {
  const lying = new Map<LetterId, Lying>();
  const inHand = new Set<LetterId>();
  const sent: { readonly to: string; readonly message: LetterMessage }[] = [];
  let buried = 0;

  const hand = ({ letter, from, message }: Lying): HeldLetter => {
    inHand.add(letter.id);
    return {
      letter,
      raw: Buffer.from(JSON.stringify({ queue: letter.queue, MessageId: letter.id, Body: message.body })),
      sendBack: async () => {
        if (from === undefined) throw new Error(`there is no queue that ${letter.queue} came from`);
        sent.push({ to: from, message });
      },
      drop: async () => {
        lying.delete(letter.id);
        inHand.delete(letter.id);
      },
      giveBack: async () => {
        inHand.delete(letter.id);
      },
    };
  };

  return {
    list: async () => ({
      letters: [...lying.values()].flatMap(({ letter }) => (inHand.has(letter.id) ? [] : [letter])),
      complete: inHand.size === 0,
    }),
    some: async () => lying.size > 0,
    take: async (wanted) => {
      const found = inHand.has(wanted) ? undefined : lying.get(wanted);
      if (found !== undefined) return hand(found);
      return inHand.size === 0 ? 'absent' : 'outOfReach';
    },
    bury: (given, message, from) => {
      buried += 1;
      const id = LetterId.parse(`letter-${buried}`);
      lying.set(id, { letter: { ...given, id, redrivable: from !== undefined }, from, message });
      return id;
    },
    letGo: () => inHand.clear(),
    sentTo: (queue) => sent.flatMap(({ to, message }) => (to === queue ? [message] : [])),
  };
};
