import type { ChangeShown } from '#shared/contracts/http/accounts';
import type { ContactChangeShown } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { say } from '../words/say.ts';
import { ActForm, type ActFormProps } from './act-form.tsx';
import { approverNames } from './proposals.tsx';

const WORDS = {
  leads: { id: 'Pemberitahuan akan dikirim ke', en: 'Notices would go to' },
  proposedBy: { id: 'Diusulkan oleh', en: 'Proposed by' },
  approvers: { id: 'Yang menyetujui', en: 'Who must approve' },
} as const;

export type DecideFormProps = Omit<ActFormProps<ChangeShown>, 'children'> & {
  readonly change: ChangeShown | ContactChangeShown;
};

/** Approves a proposal or declines it: what is proposed, by whom, and where notices would go by it. */
export const DecideForm = ({ change, ...act }: DecideFormProps) => (
  <ActForm key={`${act.act} ${change.change}`} {...act}>
    <p>
      <b>{titled(say(change.words))}</b>
    </p>
    {'place' in change && change.place !== undefined && (
      <p>
        {say(WORDS.leads)} <b>{change.place}</b>.
      </p>
    )}
    <p>
      {say(WORDS.proposedBy)} {change.by}. {say(WORDS.approvers)}: {approverNames(change)}.
    </p>
  </ActForm>
);
