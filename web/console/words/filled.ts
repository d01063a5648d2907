import { whole } from '#web/words/numbers.ts';
import { language } from './say.ts';

/** A text with what belongs into its gaps, `{name}`: numbers as they are written, texts as they are. */
export const filled = (text: string, parts: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name] ?? '';
    return typeof part === 'number' ? whole(language.value, part) : part;
  });
