import { useEffect, useRef, useState } from 'preact/hooks';
import { forgetSeen, type Keeps, keepSeen, recallSeen } from '../kept/seen.ts';
import { session } from '../session/session.ts';
import { officeNow } from '../words/office-clock.ts';
import { NoLine, SignedOut } from './line.ts';

/** What an API call may come to. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: { readonly code: string } };

/** How far an answer is that a page waits for. What was last seen stays while there is no line. */
export type Asked<Value> = {
  readonly value?: Value;
  /** When that was seen, in milliseconds by the office's clock. */
  readonly seenAt?: number;
  /** It is what was kept of an earlier look: not all of it may be there. */
  readonly isKept?: true;
  readonly state: 'waiting' | 'seen' | 'noLine' | 'problem';
  readonly problem?: { readonly code: string };
  readonly again: () => void;
};

type Known<Value> = Omit<Asked<Value>, 'again'> & { readonly of: string };

/** What is known where there is no line: what stands there already, or what was kept of an earlier look. */
const withoutLine = async <Value>(keeps: Keeps<Value> | undefined): Promise<Omit<Known<Value>, 'of'>> => {
  const seen = keeps === undefined ? undefined : await recallSeen(keeps);
  return seen === undefined ? { state: 'noLine' } : { state: 'noLine', isKept: true, ...seen };
};

/** What cannot be seen any more is kept no more. */
const forgetIf = (keeps: { readonly name: string } | undefined, code: string): void => {
  if (keeps !== undefined && (code === 'notFound' || code === 'notAllowed')) void forgetSeen(keeps.name);
};

/**
 * Asks when the page opens and whenever `of` changes, and gives what is known by now. `ask` may throw `NoLine` and
 * `SignedOut`; that somebody is signed out is told by the frame of the page. `keeps` says what of the answer is kept
 * for while there is no line; nothing is where it is left out.
 */
export const useAsked = <Value>(of: string, ask: () => Promise<Outcome<Value>>, keeps?: Keeps<Value>): Asked<Value> => {
  const [known, setKnown] = useState<Known<Value>>({ state: 'waiting', of });
  const [times, setTimes] = useState(0);
  const current = useRef('');
  // What was kept is asked for anew as soon as there is a line.
  const isIn = session.value === 'signedIn';
  // `ask` is made anew at every drawing; `of` says what it asks.
  useEffect(() => {
    const name = `${of} ${times} ${isIn}`;
    current.current = name;
    const isCurrent = () => current.current === name;
    const noLine = async (): Promise<void> => {
      const kept = await withoutLine(keeps);
      if (!isCurrent()) return;
      setKnown((before) =>
        before.of === of && before.value !== undefined ? { ...before, state: 'noLine' } : { of, ...kept },
      );
    };
    void ask()
      .then((outcome) => {
        if (!isCurrent()) return;
        if (outcome.ok) {
          setKnown({ of, state: 'seen', value: outcome.value, seenAt: officeNow() });
          if (keeps !== undefined) void keepSeen(keeps, outcome.value);
        } else {
          setKnown({ of, state: 'problem', problem: outcome.problem });
          forgetIf(keeps, outcome.problem.code);
        }
      })
      .catch((cause: unknown) => {
        if (!isCurrent() || cause instanceof SignedOut) return;
        if (cause instanceof NoLine) void noLine();
        else setKnown({ of, state: 'problem', problem: { code: 'unexpected' } });
      });
  }, [of, times, isIn]);
  const again = () => setTimes((before) => before + 1);
  return known.of === of ? { ...known, again } : { state: 'waiting', again };
};
