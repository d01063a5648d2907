import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { say } from '../words/say.ts';

const WORDS = {
  label: { id: 'Teks siap pakai', en: 'Ready texts (Indonesian)' },
  hint: {
    id: 'Menggantikan isian di bawah. Baca dan sesuaikan; yang dalam kurung siku masih harus Anda isi.',
    en: 'Takes the place of what stands below. Read and adapt it; what is in square brackets is yours to fill in.',
  },
  choose: { id: 'pilih …', en: 'choose …' },
} as const;

type ReadyTextsProps = {
  readonly report: string;
  readonly command: string;
  readonly onChoose: (text: string) => void;
};

/** Beginnings of what the office writes, filled in for this report: in Indonesian, whatever the page speaks. */
export const ReadyTexts = ({ report, command, onChoose }: ReadyTextsProps) => {
  const asked = useAsked(`teks ${report}`, () => api.showReplies({ report }));
  const fitting = asked.value?.replies.filter((reply) => reply.command === command) ?? [];
  if (fitting.length === 0) return null;
  return (
    <div class="field">
      <label for="teks-siap">{say(WORDS.label)}</label>
      <span class="hint" id="teks-siap-hint">
        {say(WORDS.hint)}
      </span>
      <select
        id="teks-siap"
        aria-describedby="teks-siap-hint"
        onChange={({ currentTarget }) => {
          const chosen = fitting.find(({ id }) => id === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.text.id);
        }}
      >
        <option value="">{say(WORDS.choose)}</option>
        {fitting.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </div>
  );
};
