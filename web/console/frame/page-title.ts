import { useEffect } from 'preact/hooks';

/** The heading that a screen reader begins with, when a page is opened by a link of ours. */
const focusHeading = (): void => {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
};

let isFirst = true;

/** Says in the browser's title where one is, and begins reading there. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Tanggap`;
  }, [title]);
  useEffect(() => {
    // The page that was opened by its address is read from its beginning.
    if (isFirst) isFirst = false;
    else focusHeading();
    window.scrollTo(0, 0);
  }, []);
};
