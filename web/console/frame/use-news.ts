import { useEffect, useState } from 'preact/hooks';

/** Soon at first, since most are small; then every ten seconds. */
const WAITS_MS = [1_000, 1_000, 2_000, 5_000, 10_000] as const;

/** Asks again as long as what is shown is under way, and not while nobody looks at the page. */
export const useNews = (shown: object, isUnderWay: boolean, again: () => void): void => {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!isUnderWay) return setTimes(0);
    const ask = (): void => {
      if (document.hidden) return;
      setTimes(times + 1);
      again();
    };
    const timer = setTimeout(ask, WAITS_MS[Math.min(times, WAITS_MS.length - 1)]);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [shown, times]);
};
