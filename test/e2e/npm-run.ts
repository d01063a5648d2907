import type { CommandName } from '#local/cli/commands';
import { callCommand, type Ended } from '#test/support/commands';
import { stack } from './system.ts';

/** What a command of the package does with the running system. */
export const npmRun = (name: CommandName, ...args: readonly string[]): Promise<Ended> =>
  callCommand(name, args, { aws: stack.aws });
