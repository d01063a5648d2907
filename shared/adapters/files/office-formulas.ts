import type { XmlReader } from './read-xml.ts';
import { RefusedFile } from './refused-file.ts';

/** Functions that fetch, run, or hand something to another program or machine. */
const ACTS: ReadonlySet<string> = new Set(
  `DDE WEBSERVICE IMAGE RTD CALL REGISTER REGISTER.ID EXEC EXECUTE INITIATE POKE REQUEST RUN FOPEN SQL.REQUEST SQL.OPEN
   STOCKHISTORY TRANSLATE DETECTLANGUAGE COPILOT PY`.split(/\s+/u),
);
/** Newer functions are written behind these; those of an add-in behind another one. */
const NEWER = /^(?:_XL(?:FN|WS|UDF)\.)+/u;
const OF_ADD_IN = /^_XLDUDF_/u;
const NAME = /[\p{L}\p{N}_.\\]/u;

const FORMULAS: ReadonlySet<string> = new Set(
  'f formula formula1 formula2 oldFormula definedName calculatedColumnFormula totalsRowFormula'.split(' '),
);
const isFormula = (local: string): boolean => FORMULAS.has(local) || local.startsWith('Fmla');
const isFormulaAttribute = (local: string): boolean => /^(?:formula|textlink|fmla\w+)$/iu.test(local);

/** Whether a formula of a workbook fetches or runs something; read sign by sign, once. */
export const formulaActs = (formula: string): boolean => {
  let word = '';
  for (let at = 0; at < formula.length; at += 1) {
    const sign = formula[at] ?? '';
    if (sign === '|' || (sign === '(' && isActive(word))) return true;
    if (sign === '"' || sign === "'") {
      const quoted = quotedAt(formula, at);
      if (quoted === undefined) return true;
      at += quoted.length;
    }
    if (sign === '[') at = endOfColumn(formula, at);
    // A break between a name and what it is called with changes nothing.
    if (!/\s/u.test(sign)) word = nextWord(word, sign, formula[at - 1] ?? '');
  }
  return false;
};

/** No name of a sheet holds these: another workbook, another program. */
const OUTSIDE = /[\\/|[\]]/u;

/** A text or the name of a sheet without its end, if it has one and is no more than that. */
const quotedAt = (formula: string, from: number): string | undefined => {
  const sign = formula[from] ?? '';
  const until = formula.indexOf(sign, from + 1);
  const quoted = formula.slice(from, until);
  return until < 0 || (sign === "'" && OUTSIDE.test(quoted)) ? undefined : quoted;
};

const nextWord = (word: string, sign: string, before: string): string => {
  if (!NAME.test(sign)) return '';
  return /\s/u.test(before) ? sign : word + sign;
};

/** Where the name of a column in brackets ends, in which a sign takes the next one as it is. */
const endOfColumn = (formula: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const sign = formula[at];
    if (sign === "'") at += 1;
    else depth += Number(sign === '[') - Number(sign === ']');
    if (depth === 0) return at;
  }
  return formula.length;
};

const isActive = (word: string): boolean => {
  const name = word.toUpperCase().replace(NEWER, '');
  return OF_ADD_IN.test(name) || ACTS.has(name);
};

/** Refuses a workbook in which a formula fetches or runs something, wherever it stands. */
export const formulaReader = (): XmlReader => {
  const open: string[] = [];
  const look = (formula: string): void => {
    if (formulaActs(formula)) throw new RefusedFile('activeContent');
  };
  return {
    open: ({ local, attributes }) => {
      if (isFormula(local)) open.push('');
      for (const attribute of attributes) if (isFormulaAttribute(attribute.local)) look(attribute.value);
    },
    text: (text, inside) => {
      if (isFormula(inside.at(-1)?.local ?? '')) open.push(`${open.pop() ?? ''}${text}`);
    },
    close: ({ local }) => {
      if (isFormula(local)) look(open.pop() ?? '');
    },
  };
};
