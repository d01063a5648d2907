import type { Office } from '#shared/domain/office/office';
import { actorsLeft, type Concealing, lastAsked, mayHaveToDo, standInsFor } from '#shared/domain/office/stand-in';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Refusal } from './command-table.ts';
import type { Context } from './decision.ts';
import { namedBy } from './named-person.ts';
import type { Assessed, NameTyped, PersonId } from './report.ts';
import { MOST_NAMED, MOST_PASSED_TO } from './second-step.ts';

/** Whom a report about oversight is kept from, and to whom it passes in their place. */
export type KeptFrom = Pick<Assessed, 'recused' | 'standIns'>;

/**
 * What a report keeps when these are named in it by a person: everybody whom the names mean, on top of whoever was
 * named before. A name of nobody is refused, and so is a list that leaves nobody who could decide. Whoever is asked
 * last is named by two people only: nobody chooses alone who is left.
 */
export const keptBy = (
  { policy, accounts = [] }: Pick<Context, 'policy' | 'accounts'>,
  matter: Concealing,
  names: readonly NameTyped[],
  { before, alone }: { readonly before: readonly PersonId[]; readonly alone: boolean },
): Result<KeptFrom, Refusal> => {
  const start = alone ? before : [];
  const meant = namedBy(policy.office, accounts, names, { before: start, known: before });
  if (!meant.ok) return meant;
  const { named, beside } = meant.value;
  if (alone && lastAsked(policy.office).some((id) => named.includes(id) && !before.includes(id)))
    return refuse({ kind: 'SecondPersonRequired' });
  const wanted = [...new Set([...start, ...named])];
  if (isTooMany(policy, wanted)) return refuse({ kind: 'TooManyNamed' });
  const more = beside.filter((id) => !wanted.includes(id));
  return keptFrom(policy, matter, [...wanted, ...more.slice(0, roomBeside(policy, wanted))]);
};

/** So many names a list takes up once everybody who reads of oversight is in it, too: they always have room. */
const sizeWithReaders = ({ office }: { readonly office: Office }, named: readonly PersonId[]): number => {
  const readers = office.people.filter((person) => mayHaveToDo(person)).map(({ id }) => id);
  return new Set([...named, ...readers]).size;
};
const isTooMany = (rules: { readonly office: Office }, named: readonly PersonId[]): boolean =>
  sizeWithReaders(rules, named) > MOST_NAMED;
const roomBeside = (rules: { readonly office: Office }, named: readonly PersonId[]): number =>
  Math.max(0, MOST_NAMED - sizeWithReaders(rules, named));

/** A suspicion is left to somebody who can judge it, and to somebody who can decide once it is confirmed. */
const isSomebodyLeft = (office: Office, matter: Concealing, recused: readonly PersonId[]): boolean =>
  [matter, 'confirmed' as const].every((one) => actorsLeft(office, one, recused).length > 0);

/** What a report keeps when exactly these are named in it; refused where that leaves nobody who could decide. */
export const keptFrom = (
  { office }: { readonly office: Office },
  matter: Concealing,
  recused: readonly PersonId[],
): Result<KeptFrom, Refusal> =>
  isSomebodyLeft(office, matter, recused) ? ok(keeping(office, matter, recused)) : refuse({ kind: 'NobodyLeft' });

/**
 * The same by the machine, before anybody has judged: whom the words accuse, as far as somebody is left who can judge
 * it. The machine is never refused: what is left out then, it leaves to whoever judges.
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
    if (recused.includes(one) || lastAsked(policy.office).includes(one) || isTooMany(policy, more)) continue;
    if (isSomebodyLeft(policy.office, matter, more)) recused.push(one);
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
