/**
 * A name that cannot be taken for two, nor for the frame around several. Cognito allows nearly every character but
 * white space in a group's name; ours need only these.
 */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
/** More groups than that Cognito gives nobody. */
const MOST = 100;
const LONGEST = 20_000;

const parsedArray = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const listedIn = (text: string): unknown => {
  if (text.length > LONGEST) return undefined;
  if (!text.startsWith('[')) return [text];
  if (!text.endsWith(']')) return undefined;
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return inside.startsWith('"') ? parsedArray(text) : inside.split(' ');
};

/**
 * The groups in the claim `cognito:groups`, in whatever shape API Gateway hands it on: a list, the text `[a b]`, a list
 * as JSON text, one name, or not at all. What is none of these to the letter gives no group, not even those that could
 * be read.
 */
export const groupsInClaim = (claim: unknown): readonly string[] => {
  const listed = typeof claim === 'string' ? listedIn(claim) : claim;
  if (!Array.isArray(listed) || listed.length > MOST) return [];
  const names = listed.filter((name): name is string => typeof name === 'string' && NAME.test(name));
  return names.length === listed.length && new Set(names).size === names.length ? names : [];
};
