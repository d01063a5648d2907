import { useState } from 'preact/hooks';
import type { InformalAsked, InformalRecorded } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { OFFICE } from '#web/made/names.ts';
import { Moment } from '../frame/moment.tsx';
import { PrintButton } from '../frame/print-button.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  send: { id: 'Kirimkan teks ini kepada warga', en: 'Send this text to the citizen' },
  sheet: { id: 'Lembar untuk warga', en: 'The sheet for the citizen' },
  copy: { id: 'Salin teks', en: 'Copy the text' },
  copied: { id: 'Tersalin. Tempelkan dalam pesan kepada warga itu.', en: 'Copied. Paste it into the message.' },
  failed: {
    id: 'Peramban tidak mengizinkan menyalin; pilih teksnya sendiri.',
    en: 'The browser does not allow copying; select the text yourself.',
  },
  how: { id: 'Cara', en: 'How' },
  topic: { id: 'Topik', en: 'Topic' },
  at: { id: 'Waktu', en: 'When' },
} as const;

type GuideProps = { readonly recorded: InformalRecorded; readonly asked: InformalAsked };

/** What is printed at the counter: that it is no report, what it was about, and how it is made one. */
const Sheet = ({ recorded: { receipt, at, guide }, asked }: GuideProps & { readonly recorded: InformalRecorded }) => (
  <section class="card" aria-labelledby="lembar">
    <h2 id="lembar">{say(WORDS.sheet)}</h2>
    <p>{say(OFFICE)}</p>
    {receipt !== undefined && (
      <p class="told warn">
        <strong>{say(receipt)}</strong>
      </p>
    )}
    <dl class="facts">
      <dt>{say(WORDS.at)}</dt>
      <dd>
        <Moment at={at} />
      </dd>
      <dt>{say(WORDS.how)}</dt>
      <dd>{titled(nameOf('contactHows', asked.how))}</dd>
      <dt>{say(WORDS.topic)}</dt>
      <dd>{nameOf('topics', asked.topic)}</dd>
    </dl>
    <pre class="words">{guide[language.value]}</pre>
    <PrintButton />
  </section>
);

/** What goes to the citizen: the text with a button that copies it, or the sheet of the counter. */
export const GuidePart = (props: GuideProps) => {
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  const text = props.recorded.guide[language.value];
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  if (props.recorded.receipt !== undefined) return <Sheet {...props} />;
  return (
    <section class="card" aria-labelledby="teks">
      <h2 id="teks">{say(WORDS.send)}</h2>
      <pre class="words">{text}</pre>
      <div class="buttons">
        <button type="button" class="button" onClick={copy}>
          {say(WORDS.copy)}
        </button>
      </div>
      <p role="status">{copied === undefined ? '' : say(copied ? WORDS.copied : WORDS.failed)}</p>
    </section>
  );
};
