import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

/** Whoever types means the letter, and nothing else. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

/** The links of the rows of the page, in their order. */
const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.rows .what > a, tbody th a')];

const rowOf = (inside: Element | null): Element | null => inside?.closest('tr, .rows > li') ?? null;

/** Ticks the row where one is, or takes the tick away. */
const tick = (): void =>
  rowOf(document.activeElement)?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();

/** Goes to the next row or the one before; from outside of the rows, to the first. */
const move = (by: 1 | -1): void => {
  const all = rows();
  const at = all.findIndex((link) => rowOf(link)?.contains(document.activeElement) === true);
  all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
};

/** How long after `g` another key belongs to it. */
const TOGETHER_MS = 1_500;

/**
 * The keys of the pages: `/` search, `j` and `k` rows, `x` ticks one, `g h` today, `g l` lists, `?` help. `Enter` opens
 * a row, as it does every link. None works while somebody types, nor together with Ctrl, Alt or Meta.
 */
export const useKeys = (): void => {
  const { route } = useLocation();
  useEffect(() => {
    let went = 0;
    const alone: Readonly<Record<string, () => void>> = {
      '/': () => route(OFFICE_PAGES.search),
      '?': () => route(OFFICE_PAGES.help),
      j: () => move(1),
      k: () => move(-1),
      x: tick,
    };
    const afterG: Readonly<Record<string, () => void>> = {
      h: () => route(OFFICE_PAGES.today),
      l: () => route(OFFICE_PAGES.reports),
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const isAfterG = Date.now() - went < TOGETHER_MS;
      went = event.key === 'g' ? Date.now() : 0;
      const act = isAfterG ? afterG[event.key] : alone[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
};
