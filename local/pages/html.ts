/** Markup that was made here, as opposed to text that was not. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const markupOf = (part: Part): string => {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

/** Markup with whatever is put into it as text, never as markup. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.map((text, index) => `${text}${markupOf(parts[index] ?? '')}`).join(''),
});
