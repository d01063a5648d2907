import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { say } from '../words/say.ts';

type Sentences = readonly Readonly<Record<'id' | 'en', string>>[];

const WORDS = {
  title: { id: 'Tentang halaman ini', en: 'About this page' },
  noLine: { id: 'Tidak ada sambungan; coba lagi nanti.', en: 'There is no line; try again later.' },
} as const;

/** Whether a path is one of those that an address stands for. */
const isAt = (path: string, address: string): boolean => {
  const [parts, own] = [path.replace(/\/$/, ''), address].map((one) => one.split('/'));
  return (
    own?.length === parts?.length && own?.every((part, at) => part.startsWith(':') || part === parts?.[at]) === true
  );
};

const NO_LINE: Sentences = [WORDS.noLine];

/** What a page is for, folded up below it; loaded when somebody wants to know. */
export const AboutPage = () => {
  const { path } = useLocation();
  const [known, setKnown] = useState<Readonly<Record<string, Sentences>>>({});
  const address = Object.values(OFFICE_PAGES).find((one) => isAt(path, one));
  if (address === undefined) return null;
  const load = (): void =>
    void import('../help/about.ts').then(
      ({ ABOUT }) => setKnown(ABOUT),
      () => setKnown({ [address]: NO_LINE }),
    );
  return (
    <details class="about unprinted" key={address} onToggle={load}>
      <summary>{say(WORDS.title)}</summary>
      <p>{known[address]?.map(say).join(' ')}</p>
    </details>
  );
};
