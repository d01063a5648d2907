import { runningAws } from '#local/aws/running';
import { COMMANDS } from './commands.ts';
import { paintedText, terminalText } from './terminal-text.ts';

/** Starts the command that is named first, with the other arguments: `npm run NAME -- …` leads here. */

const [name = '', ...args] = process.argv.slice(2);
const [, load] = Object.entries(COMMANDS).find(([known]) => known === name) ?? [];
if (load === undefined) throw new Error(`${name}: no such command; one of ${Object.keys(COMMANDS).join(', ')}`);
const command = await load();
process.exitCode = await command(args, {
  input: process.stdin,
  output: process.stdout,
  // Unlike a bare stream, the console lets a reader go away: npm run work | head
  print: (text) => console.log(paintedText(text)),
  complain: (text) => console.error(terminalText(text)),
  findAws: runningAws,
  onInterrupt: () => {
    const controller = new AbortController();
    process.once('SIGINT', () => controller.abort());
    return controller.signal;
  },
});
