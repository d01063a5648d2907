import type { Office } from '#shared/domain/office/office';
import { actorsLeft, type Concealing, mayHaveToDo, standInsFor } from '#shared/domain/office/stand-in';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Refusal } from './command.ts';
import type { Context } from './decision.ts';
import { namedBy } from './named-person.ts';
import { type Assessed, MOST_NAMED, MOST_PASSED_TO, type NameTyped, type PersonId } from './report.ts';

/** Whom a report about oversight is kept from, and to whom it passes in their place. */
export type KeptFrom = Pick<Assessed, 'recused' | 'standIns'>;

/**
 * What a report keeps when these are named in it by a person: everybody whom the names mean, on top of whoever was named before. Who
 * holds a named function is named by account as well, so that they stay named when they take up another one. A name of nobody is
 * refused, and so is a list that leaves nobody who could decide.
 */
export const keptBy = (
  { policy, accounts = [] }: Pick<Context, 'policy' | 'accounts'>,
  matter: Concealing,
  names: readonly NameTyped[],
  before: readonly PersonId[] = [],
): Result<KeptFrom, Refusal> => {
  const named = namedBy(policy.office, accounts, names);
  if (!named.ok) return named;
  const wanted = [...new Set([...before, ...named.value.named])];
  if (isTooMany(policy, wanted)) return refuse({ kind: 'TooManyNamed' });
  const holders = named.value.holders.filter((id) => !wanted.includes(id));
  return keptFrom(policy, matter, [...wanted, ...holders.slice(0, roomBeside(policy, wanted))]);
};

/** How many more may be named so that everybody who reads of oversight could still be. */
const roomBeside = ({ office }: { readonly office: Office }, named: readonly PersonId[]): number => {
  const readers = office.people.filter((person) => mayHaveToDo(person)).map(({ id }) => id);
  return Math.max(0, MOST_NAMED - new Set([...named, ...readers]).size);
};

/** So many may be named who read nothing of oversight anyway: whoever does always has room. */
const MOST_OTHERS = 3;

const isTooMany = ({ office }: { readonly office: Office }, recused: readonly PersonId[]): boolean => {
  const others = [...office.people.filter((person) => !mayHaveToDo(person)), ...office.groups];
  return recused.length > MOST_NAMED || others.filter(({ id }) => recused.includes(id)).length > MOST_OTHERS;
};

/** What a report keeps when exactly these are named in it; refused where that leaves nobody who could decide. */
export const keptFrom = (
  { office }: { readonly office: Office },
  matter: Concealing,
  recused: readonly PersonId[],
): Result<KeptFrom, Refusal> =>
  actorsLeft(office, matter, recused).length === 0
    ? refuse({ kind: 'NobodyLeft' })
    : ok(keeping(office, matter, recused));

/**
 * The same by the machine, before anybody has judged: whom the words accuse, as far as somebody is left who can judge it. The machine
 * is never refused: what is left out then, it leaves to whoever judges.
 */
export const keptByMachine = (
  { policy }: Pick<Context, 'policy'>,
  accused: readonly PersonId[],
  {
    matter = 'suspected',
    before = [],
  }: { readonly matter?: Concealing; readonly before?: readonly PersonId[] | undefined } = {},
): KeptFrom => {
  const recused = [...before];
  for (const one of accused) {
    const more = [...recused, one];
    if (recused.includes(one) || isTooMany(policy, more)) continue;
    if (actorsLeft(policy.office, matter, more).length > 0) recused.push(one);
  }
  return keeping(policy.office, matter, recused);
};

const keeping = (office: Office, matter: Concealing, recused: readonly PersonId[]): KeptFrom => {
  const standIns = standInsFor(office, matter, recused).slice(0, MOST_PASSED_TO);
  return {
    ...(recused.length === 0 ? {} : { recused }),
    ...(standIns.length === 0 ? {} : { standIns }),
  };
};
