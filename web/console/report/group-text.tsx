import { useState } from 'preact/hooks';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Waiting } from '../frame/waiting.tsx';
import { language, say } from '../words/say.ts';

const WORDS = {
  text: { id: 'Teks untuk grup unit', en: 'The text for the unit’s group' },
  copy: { id: 'Salin untuk grup', en: 'Copy for the group' },
  copied: {
    id: 'Tersalin. Tempelkan di grup unit, lalu catat bahwa grup sudah diberi tahu.',
    en: 'Copied. Paste it in the unit’s group, then record that the group was told.',
  },
  failed: {
    id: 'Peramban tidak mengizinkan menyalin; pilih teksnya sendiri.',
    en: 'The browser does not allow copying; select the text yourself.',
  },
  share: { id: 'Buka WhatsApp dengan teks ini', en: 'Open WhatsApp with this text' },
} as const;

const Text = ({ report }: { readonly report: string }) => {
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  const asked = useAsked(`grup ${report}`, () => api.showGroupText({ report }));
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Waiting asked={asked}>
      {({ text, share }) => (
        <>
          <pre class="words">{text[language.value]}</pre>
          <div class="buttons">
            <button type="button" class="button" onClick={() => copy(text[language.value])}>
              {say(WORDS.copy)}
            </button>
            <a class="button second" href={share[language.value]} rel="noreferrer" target="_blank">
              {say(WORDS.share)}
            </a>
          </div>
          <p role="status">{copied === undefined ? '' : say(copied ? WORDS.copied : WORDS.failed)}</p>
        </>
      )}
    </Waiting>
  );
};

type Told = Pick<ReportShown, 'report' | 'open' | 'deliveries' | 'oversight'>;
const FIRST_KINDS: readonly string[] = ['newReport', 'danger'];
const CAME_TO_NOTHING: readonly string[] = ['failed', 'bounced'];

/**
 * Whether whoever tells units has a group to tell: nobody has told it yet, or what was sent came to nothing. Then there
 * is nothing to record any more, and the unit does not know of the report all the same.
 */
export const mayTellGroup = ({ report, open, deliveries = [], oversight }: Told): boolean => {
  const isOpen = (asked: string): boolean => open.some(({ command }) => command === asked);
  const first = deliveries.filter(({ kind }) => FIRST_KINDS.includes(kind));
  // What a unit before was told says nothing of the one that has it.
  const last = Math.max(...first.map(({ version }) => version));
  const isLost =
    report.assignee !== undefined &&
    first.some(({ version, state }) => version === last && CAME_TO_NOTHING.includes(state));
  return isOpen('recordTold') || (isLost && oversight === undefined && isOpen('route'));
};

/** The notice as it may be written into the unit's group: nothing that a mail may not say either. */
export const GroupText = ({ report }: { readonly report: string }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="unprinted" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(WORDS.text)}</summary>
      {isOpen && <Text report={report} />}
    </details>
  );
};
