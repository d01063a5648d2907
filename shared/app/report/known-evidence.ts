import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { Officer } from '#shared/domain/office/officer';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import type { EvidenceId } from '#shared/domain/words/evidence-id';

/**
 * Which files of a report an officer may not know of, who may read it now: those that others sent when they could not
 * know of the report, as with notes. What was gathered while an accusation was looked into is not shown to the accused
 * once it was found to be none. What the reporter attached is there for whoever may read their words now.
 */
const hiddenEvidence = (
  officer: Officer,
  report: Report,
  events: readonly RecordedEvent[],
): ReadonlySet<EvidenceId> => {
  const hidden = new Set<EvidenceId>();
  if (mayDo(officer, { to: 'readRecord', report }).ok) return hidden;
  let then: Report | undefined;
  for (const recorded of events) {
    then = evolve(then, recorded);
    const { event, actor } = recorded;
    if (event.type !== 'EvidenceKept') continue;
    if (event.purpose === 'complaint') {
      hidden.delete(event.evidence);
      continue;
    }
    const isOwn = actor.by === 'person' && actor.person === officer.person;
    if (isOwn || (then.status !== 'received' && mayKnowOf(officer, then))) hidden.delete(event.evidence);
    else hidden.add(event.evidence);
  }
  return hidden;
};

/** Those that they may know of. */
export const knownEvidence = (
  officer: Officer,
  report: Report,
  events: readonly RecordedEvent[],
  all: readonly Evidence[],
): readonly Evidence[] => {
  const hidden = hiddenEvidence(officer, report, events);
  return all.filter(({ id }) => !hidden.has(id));
};
