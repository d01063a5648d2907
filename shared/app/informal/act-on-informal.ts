import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { DismissAsked, InformalDone } from '#shared/contracts/http/informal';
import { mayDo } from '#shared/domain/access/access';
import { mayReadContact } from '#shared/domain/access/informal-access';
import type { InformalContact, InformalId } from '#shared/domain/informal/contact';
import { type ContactAct, type ContactRefusal, decideContact } from '#shared/domain/informal/decide-contact';
import { recordContact } from '#shared/domain/informal/record-contact';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { InformalStore } from './ports.ts';

export type ActOnInformalDeps = {
  readonly policy: Pick<Policy, 'version'>;
  readonly informal: Pick<InformalStore, 'load' | 'save'>;
  readonly reports: Pick<ReportStore, 'load'>;
  readonly now: Now;
  readonly log: Log;
};

/** What somebody asks to be done to a contact. */
export type InformalAct =
  | { readonly type: 'confirmMatch' | 'rejectMatch'; readonly report: ReportId }
  | { readonly type: 'undoMatch' }
  | ({ readonly type: 'dismiss' } & DismissAsked);

type Refusal = Denied | Exclude<ContactRefusal, 'ContactExists'>;

/**
 * Does something to a contact that an officer may read, with a report or another contact that they may read too: looks,
 * decides, records, and does so again when somebody else was first. Two reports are never taken for one contact.
 */
export const actOnInformal = (
  deps: ActOnInformalDeps,
  officer: Officer,
  id: InformalId,
  act: InformalAct,
): Promise<Result<InformalDone, Refusal>> =>
  untilSaved(async () => {
    const denied = deniedTo(officer, { to: 'decideMatch' });
    if (denied !== undefined) return refuse(denied);
    const contact = await deps.informal.load(id);
    if (contact === undefined || !mayReadContact(officer, contact)) return refuse('Absent' as const);
    const command = await commandOf(deps, officer, act);
    if (command === undefined) return refuse('Absent' as const);
    const decision = decideContact(contact, command);
    if (!decision.ok) return refuse(refusalOf(decision.refusal));
    if (decision.value.length === 0) return ok(doneOf(contact, []));
    const next = recordContact(id, contact, decision.value, {
      now: deps.now(),
      by: officer.person,
      policy: deps.policy,
    });
    if (next.contact === undefined) throw new Error('a contact that is gone');
    const other = command.type === 'dismiss' && command.why === 'twice' ? command.of : undefined;
    const step = { contact: next.contact, expected: contact.version, events: next.recorded, unchanged: other };
    if ((await deps.informal.save(step)) === 'conflict') return 'conflict';
    const recorded = decision.value.map(({ type }) => type);
    deps.log('informal.changed', { contact: id, recorded: recorded.join(' ') });
    return ok(doneOf(next.contact, recorded));
  });

const refusalOf = (refusal: ContactRefusal): Exclude<ContactRefusal, 'ContactExists'> => {
  if (refusal === 'ContactExists') throw new Error('a contact is recorded once');
  return refusal;
};

const doneOf = ({ id, state }: InformalContact, recorded: InformalDone['recorded']): InformalDone => ({
  contact: id,
  state,
  recorded,
});

/** The command, with whatever it names; `undefined` where that is not there for whoever asks. */
const commandOf = async (
  { reports, informal }: ActOnInformalDeps,
  officer: Officer,
  act: InformalAct,
): Promise<ContactAct | undefined> => {
  switch (act.type) {
    case 'confirmMatch':
    case 'rejectMatch': {
      const report = await reports.load(act.report);
      return mayDo(officer, { to: 'readHead', report }).ok ? { type: act.type, report: act.report } : undefined;
    }
    case 'undoMatch':
      return { type: 'unmatch' };
    case 'dismiss': {
      if (act.why === 'mistake') return { type: 'dismiss', why: act.why };
      const of = await informal.load(act.of);
      return of === undefined || !mayReadContact(officer, of) ? undefined : { type: 'dismiss', why: act.why, of };
    }
  }
};
