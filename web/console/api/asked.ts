import { useEffect, useRef, useState } from 'preact/hooks';
import { NoLine, SignedOut } from './line.ts';

/** What an API call may come to. */
type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: { readonly code: string } };

/** How far an answer is that a page waits for. What was last seen stays while there is no line. */
export type Asked<Value> = {
  readonly value?: Value;
  /** When that was seen, in milliseconds. */
  readonly seenAt?: number;
  readonly state: 'waiting' | 'seen' | 'noLine' | 'problem';
  readonly problem?: { readonly code: string };
  readonly again: () => void;
};

/**
 * Asks when the page opens and whenever `of` changes, and gives what is known by now. `ask` may throw `NoLine` and
 * `SignedOut`; that somebody is signed out is told by the frame of the page.
 */
export const useAsked = <Value>(of: string, ask: () => Promise<Outcome<Value>>): Asked<Value> => {
  const [known, setKnown] = useState<Omit<Asked<Value>, 'again'> & { readonly of: string }>({ state: 'waiting', of });
  const [times, setTimes] = useState(0);
  const current = useRef('');
  // `ask` is made anew at every drawing; `of` says what it asks.
  useEffect(() => {
    const name = `${of} ${times}`;
    current.current = name;
    const isCurrent = () => current.current === name;
    void ask()
      .then((outcome) => {
        if (!isCurrent()) return;
        if (outcome.ok) setKnown({ of, state: 'seen', value: outcome.value, seenAt: Date.now() });
        else setKnown({ of, state: 'problem', problem: outcome.problem });
      })
      .catch((cause: unknown) => {
        if (!isCurrent() || cause instanceof SignedOut) return;
        if (cause instanceof NoLine)
          setKnown((before) => ({ ...(before.of === of ? before : {}), of, state: 'noLine' }));
        else setKnown({ of, state: 'problem', problem: { code: 'unexpected' } });
      });
  }, [of, times]);
  const again = () => setTimes((before) => before + 1);
  return known.of === of ? { ...known, again } : { state: 'waiting', again };
};
