import type { CommandName } from '#local/cli/commands';

/** The environment names AWS itself, which is refused before anything is asked of it. */
export const AWS_ITSELF = { AWS_ENDPOINT_URL: 'https://sqs.ap-southeast-3.amazonaws.com' };

/** Commands that work on a running system, each as somebody would give it. */
export const REFUSED: readonly (readonly [CommandName, ...(readonly string[])])[] = [
  ['clock', '+3d'],
  ['contacts', 'show'],
  ['digest', '--period', '2026-11'],
  ['duty', 'open'],
  ['figures', '--period', '2026-11'],
  ['history', '--reports', '5'],
  ['import', 'README.md'],
  ['report', 'rep_00000000000000000000000000'],
  ['sample', 'send', '01-pju-padam'],
  ['work', '--json'],
];
