import { describe, expect, it } from 'vitest';
import { isUndecided, nextStep, openForms } from '#web/console/report/usual-steps.ts';

type Stands = Parameters<typeof nextStep>[0];
const stands = (status: Stands['report']['status'], ...open: Stands['open'][number]['command'][]): Stands => ({
  report: { status },
  open: open.map((command) => ({ command })),
});
const order = (shown: Stands): readonly string[] => openForms(shown).map(({ command }) => command);

describe('the steps on the page of a report', () => {
  it('begin with classifying where nobody has classified it', () => {
    const shown = stands('triaging', 'route', 'addNote', 'classify', 'postAnswer');
    expect(order(shown)[0]).toBe('classify');
    expect(nextStep(shown)).toBe('classify');
  });

  it('lead on once it is classified: to do it again comes last of the usual ones', () => {
    const shown = stands('routed', 'classify', 'addNote', 'recordTold', 'handBack');
    expect(order(shown)).toEqual(['recordTold', 'handBack', 'classify', 'addNote']);
    expect(nextStep(shown)).toBe('recordTold');
  });

  it('put none forward where only what is unusual is open', () => {
    expect(nextStep(stands('resolved', 'assign', 'addNote'))).toBeUndefined();
    expect(nextStep(stands('closed', 'classify', 'addNote', 'raiseConfidentiality'))).toBeUndefined();
    expect(nextStep(stands('closed'))).toBeUndefined();
  });
});

it('the machine’s proposal stands beside the words as long as a person must judge it', () => {
  expect(isUndecided(stands('triaging', 'classify'))).toBe(true);
  expect(isUndecided(stands('routed', 'confirm', 'classify'))).toBe(true);
  expect(isUndecided(stands('routed', 'classify', 'markProcessed'))).toBe(false);
});
