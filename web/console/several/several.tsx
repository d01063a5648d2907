export { SeveralForm } from './several-form.tsx';
export { SeveralOutcome } from './several-outcome.tsx';
