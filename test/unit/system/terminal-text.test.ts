import { describe, expect, it } from 'vitest';
import { paintedText, terminalText } from '#local/cli/terminal-text';

describe('a text on a terminal', () => {
  it('shows by its number what would be obeyed', () => {
    expect(terminalText('a\u001b[2Jb\u009b31mc\rd\u0007\u007f')).toBe('a\\u001b[2Jb\\u009b31mc\\u000dd\\u0007\\u007f');
  });

  it('shows by its number what would turn the line round', () => {
    expect(terminalText('a\u202eb\u2066c\u200fd\u2028e')).toBe('a\\u202eb\\u2066c\\u200fd\\u2028e');
  });

  it('keeps tabs, ends of lines, other scripts and what keeps a name apart', () => {
    expect(terminalText('a\tb\r\nc\n\u2068الطريق\u2069 👩‍👧')).toBe('a\tb\nc\n\u2068الطريق\u2069 👩‍👧');
  });

  it('leaves JSON what it was', () => {
    const value = { a: 'x\u009b\u202e\u007f"\\', b: ['\u2028'] };
    expect(JSON.parse(terminalText(JSON.stringify(value, null, 2)))).toEqual(value);
  });

  it('keeps the colours that were painted here, and no others', () => {
    expect(paintedText('\u001b[31mmerah\u001b[39m \u001b[8mtak tampak \u001b[31\u009b31m')).toBe(
      '\u001b[31mmerah\u001b[39m \\u001b[8mtak tampak \\u001b[31\\u009b31m',
    );
    expect(terminalText('\u001b[31mmerah')).toBe('\\u001b[31mmerah');
  });
});
