/** What a terminal obeys, what turns a line round, and what a program may cut in two; each beside a plain word. */
export const NASTY_TEXTS = [
  'merah\u001b[31mhapus\u001b[2J\u001b[Hpindah',
  'judul\u001b]0;milik orang\u0007lain',
  'terang\u009b31mhapus\u009b2J',
  'turun\u0085baris\u0090perintah\u009c\u008d',
  'awal\rakhir\u0008\u0008\u0008\u007f',
  'nol\u0000lonceng\u0007tegak\u000bhalaman\u000c',
  'balik\u202egnalub\u202c\u202b\u202a\u202d',
  'pisah\u2066a\u2067b\u2069\u2069\u2069',
  'baris\u2028alinea\u2029selesai',
  'setengah\ud83d dan \udca1 setengah',
  `z${'\u0301\u0489\u0336'.repeat(60)}algo`,
  'panah\u200e\u200f\u061carah',
] as const;

/** Whether nothing is left in a text that a terminal obeys, that turns others round, or that is half a character. */
export const isHarmless = (text: string): boolean =>
  text.isWellFormed() && !/(?![\n\t])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066\u2067]/u.test(text) && isClosed(text);

/** What is kept apart ends in its line. */
const isClosed = (text: string): boolean =>
  text.split('\n').every((line) => {
    let depth = 0;
    for (const character of line) {
      if (character === '\u2068') depth += 1;
      // One that ends nothing is passed over.
      if (character === '\u2069') depth = Math.max(0, depth - 1);
    }
    return depth === 0;
  });
