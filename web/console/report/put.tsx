import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { CommandForm as Form } from '#shared/contracts/http/command-forms';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { mayWait } from '../outbox/entry.ts';
import { hasOutbox, putIntoOutbox } from '../outbox/outbox.ts';
import { dropDraft } from '../session/draft.ts';
import { say } from '../words/say.ts';
import { bodyOf, type FilledDraft } from './filled.ts';
import { titleOf } from './title-of.ts';

const WORDS = {
  isPut: {
    id: 'Sudah di kotak keluar. Dikirim sekali begitu ada sambungan; Anda boleh pindah halaman, asal jendela ini tidak ditutup.',
    en: 'It is in the outbox. It is sent once as soon as there is a line; you may go to other pages as long as this window stays open.',
  },
  outbox: { id: 'Lihat kotak keluar', en: 'See the outbox' },
  another: {
    id: 'Sudah ada keputusan tentang laporan ini yang menunggu di kotak keluar; yang kedua menunggu di halaman ini.',
    en: 'A decision about this report waits in the outbox already; a second one waits on this page.',
  },
  full: {
    id: 'Peramban ini tidak dapat menyimpannya. Isian Anda masih di sini; biarkan halaman ini terbuka.',
    en: 'This browser cannot keep it. What you typed is still here; leave this page open.',
  },
} as const;

/** Where it went, once it waits in the outbox. */
export const IsPut = ({ name }: { readonly name: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="told done" role="status" tabIndex={-1} ref={box}>
      <p>
        <b>{name}</b>: {say(WORDS.isPut)}
      </p>
      <p>
        <a href={OFFICE_PAGES.outbox}>{say(WORDS.outbox)}</a>
      </p>
    </div>
  );
};

type PutProps = {
  readonly shown: ReportShown;
  readonly form: Form;
  readonly draft: FilledDraft;
  /** It has been sent at least once. */
  readonly isTried: boolean;
  readonly onPut: () => void;
};

/** Without a line: the way into the outbox, for what may wait there, and why it did not get there. */
export const usePut = ({ shown, form, draft, isTried, onPut }: PutProps) => {
  const [failed, setFailed] = useState<'full' | 'another' | undefined>(undefined);
  const { id: report, version } = shown.report;
  const { command, fields } = form;
  const body = bodyOf(fields, draft.fields);
  const put = async (): Promise<void> => {
    const entry = { ...draft, called: titleOf(shown), report, command, version, body };
    const how = await putIntoOutbox(isTried ? { ...entry, isTried } : entry);
    if (how !== 'put') return setFailed(how);
    dropDraft(report, command);
    onPut();
  };
  const mayPut = failed === undefined && hasOutbox.value && mayWait(shown, command, body);
  return { mayPut, put, failed };
};

/** Why it is not in the outbox, and waits on the page instead. */
export const NotPut = ({ why }: { readonly why: 'full' | 'another' }) => (
  <p class="told warn" role="alert">
    {say(WORDS[why])}
  </p>
);
