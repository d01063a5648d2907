import type { Command } from './command.ts';

/** Every command of the package by the name that `npm run` knows it by; only the one that is started is loaded. */
export const COMMANDS = {
  access: async () => (await import('./access.ts')).access,
  classify: async () => (await import('./classify.ts')).classify,
  clock: async () => (await import('./clock.ts')).clock,
  contacts: async () => (await import('./contacts.ts')).contacts,
  deadline: async () => (await import('./deadline.ts')).deadline,
  digest: async () => (await import('./digest.ts')).digest,
  duty: async () => (await import('./duty.ts')).duty,
  figures: async () => (await import('./figures.ts')).figures,
  history: async () => (await import('./history.ts')).history,
  import: async () => (await import('./import.ts')).importHistory,
  notice: async () => (await import('./notice.ts')).notice,
  openapi: async () => (await import('./openapi.ts')).openapi,
  report: async () => (await import('./report.ts')).report,
  sample: async () => (await import('./send-sample.ts')).sample,
  token: async () => (await import('./token.ts')).token,
  work: async () => (await import('./work.ts')).work,
} as const satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof COMMANDS;
