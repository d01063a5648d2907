/** One text of a page, and the elements that it stands in, outermost first, with their attributes. */
export type HtmlText = { readonly text: string; readonly inside: readonly HtmlElement[] };
export type HtmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

const VOID: readonly string[] = ['meta', 'br'];
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)\/?>/y;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&amp;': '&', '&quot;': '"' };

/** What an entity stands for; an ampersand that is none was not escaped. */
const decoded = (text: string): string =>
  text.replace(/&[^;\s]*;?/g, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`a bare ampersand: ${entity}`);
    return character;
  });

const attributesOf = (source: string): HtmlElement['attributes'] =>
  Object.fromEntries(
    [...source.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );

/**
 * The texts of a page in their order. It reads only what is written without fault: every "<" begins a whole tag, every
 * element is closed where it belongs, every ampersand is escaped. Anything else is an error, and in a mail it would be
 * somebody's markup.
 */
export const htmlTexts = (html: string): readonly HtmlText[] => {
  const source = html.replace(/^<!doctype html>/, '');
  const texts: HtmlText[] = [];
  const open: HtmlElement[] = [];
  for (let at = 0; at < source.length; ) {
    TAG.lastIndex = at;
    const tag = TAG.exec(source);
    if (tag === null) {
      const next = source.indexOf('<', at);
      if (next === at) throw new Error(`not a tag: ${source.slice(at, at + 40)}`);
      const end = next < 0 ? source.length : next;
      texts.push({ text: decoded(source.slice(at, end)), inside: [...open] });
      at = end;
      continue;
    }
    const [whole, slash, name = '', attributes = ''] = tag;
    if (slash === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (!VOID.includes(name)) open.push({ name, attributes: attributesOf(attributes) });
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return texts;
};

/** Whether a mail program shows it: neither in the head nor hidden. */
export const isVisible = ({ inside }: HtmlText): boolean =>
  inside.every(({ name, attributes }) => name !== 'head' && !/display:none/.test(attributes['style'] ?? ''));
