import type { ReportShown } from '#shared/contracts/http/admin-report';
import { share } from '#web/words/numbers.ts';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Usulan mesin', en: 'The machine’s proposal' },
  notOurs: { id: 'bukan wewenang kantor ini', en: 'not this office’s authority' },
  sure: { id: 'keyakinan', en: 'confidence' },
  second: { id: 'Pilihan kedua', en: 'Second choice' },
  oversight: { id: 'kemungkinan pengawasan', en: 'probability of oversight' },
  abstains: {
    id: 'Mesin tidak yakin dan menyerahkannya kepada petugas.',
    en: 'The machine is not sure and leaves it to a person.',
  },
  reasons: { id: 'Karena', en: 'Because' },
} as const;

/** What the machine made of the words, how sure it is, and why. A person answers for what follows. */
export const MachineProposal = ({ proposal }: { readonly proposal: NonNullable<ReportShown['proposal']> }) => {
  const { unit, topic, urgency, confidence, pOversight, abstain, because, second } = proposal;
  return (
    <section aria-labelledby="usulan">
      <h2 id="usulan">{say(WORDS.title)}</h2>
      <p>
        <b>{unit === 'notOurs' ? say(WORDS.notOurs) : nameOf('units', unit)}</b> · {nameOf('classes', proposal.class)} ·{' '}
        {nameOf('topics', topic)} · {nameOf('urgencies', urgency)}
        <br />
        <span class="soft number">
          {say(WORDS.sure)} {share(language.value, confidence)} · {say(WORDS.oversight)}{' '}
          {share(language.value, pOversight)}
        </span>
      </p>
      {second !== undefined && (
        <p>
          {say(WORDS.second)}: {second.unit === 'notOurs' ? say(WORDS.notOurs) : nameOf('units', second.unit)} ·{' '}
          {nameOf('topics', second.topic)}{' '}
          <span class="soft number">
            {say(WORDS.sure)} {share(language.value, second.confidence)}
          </span>
        </p>
      )}
      {abstain && <p>{say(WORDS.abstains)}</p>}
      {because.length > 0 && (
        <>
          <p class="soft">{say(WORDS.reasons)}:</p>
          <ul>
            {because.map((reason) => (
              <li key={reason.id}>{say(reason)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
