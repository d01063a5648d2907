import { fullWords, momentWords } from '../words/office-clock.ts';

/** A moment as people say it; the exact one is behind it. */
export const Moment = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={fullWords(at)}>
    <span class="on-screen">{momentWords(at)}</span>
    <span class="on-paper">{fullWords(at)}</span>
  </time>
);
