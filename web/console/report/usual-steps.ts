import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { CommandForm } from '#shared/contracts/http/command-forms';
import { FORMS } from '#web/made/forms.ts';

type Command = CommandForm['command'];
/** How a report stands, and what is open to whoever looks at it. */
type Stands = {
  readonly report: Pick<ReportShown['report'], 'status'>;
  readonly open: readonly Pick<ReportShown['open'][number], 'command'>[];
};

/** What carries a report on, the most usual first. */
const ONWARD: readonly Command[] = [
  'approveStep',
  'approveLowering',
  'confirm',
  'classify',
  'resume',
  'recordTold',
  'markProcessed',
  'startWork',
  'postAnswer',
  'resolve',
  'close',
];
/** What else stands in the open before the rest. */
const BESIDE: readonly Command[] = ['assign', 'handBack', 'comeBack', 'restore', 'classify'];

/** Who has classified it need not do so again: from then on it is what somebody does who finds that it was wrong. */
const onwardIn = ({ report }: Pick<Stands, 'report'>): readonly Command[] =>
  report.status === 'triaging' ? ONWARD : ONWARD.filter((command) => command !== 'classify');

/** The steps that are open to this person, the most usual first. */
export const openForms = (shown: Stands): readonly CommandForm[] => {
  const order = [...new Set([...onwardIn(shown), ...BESIDE])];
  const placeOf = ({ command }: CommandForm): number =>
    order.includes(command) ? order.indexOf(command) : order.length;
  return shown.open
    .flatMap(({ command }) => FORMS.find((form) => form.command === command) ?? [])
    .toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** The step that usually comes next, where there is one: only that looks as if one should click it. */
export const nextStep = (shown: Stands): Command | undefined => {
  const [first] = openForms(shown);
  return first !== undefined && onwardIn(shown).includes(first.command) ? first.command : undefined;
};

/** Somebody must still say what it is: the machine's proposal is read beside the words, also on a phone. */
export const isUndecided = ({ report, open }: Stands): boolean =>
  report.status === 'triaging' || open.some(({ command }) => command === 'confirm');
