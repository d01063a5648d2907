import type { ActRefusal } from '#shared/app/report/act-on-report';
import type { ProblemCode } from '#shared/contracts/http/problem';

/** What each refusal of the rulebook is called on the wire. */
export const PROBLEM_OF = {
  Absent: 'notFound',
  Forbidden: 'notAllowed',
  KeyReused: 'keyReused',
  StaleVersion: 'versionStale',
  MomentUnreadable: 'momentUnreadable',
  UnknownReport: 'notNow',
  IllegalMove: 'illegalMove',
  NotNow: 'notNow',
  AlreadyDone: 'alreadyDone',
  PersonRequired: 'notAllowed',
  MomentImpossible: 'momentImpossible',
  EvidenceRequired: 'evidenceRequired',
  NoExtension: 'noExtension',
  OversightStaysConfidential: 'oversightStaysConfidential',
  SecondPersonRequired: 'secondPersonRequired',
  NobodyLeft: 'nobodyLeft',
  NoSecondPerson: 'noSecondPerson',
  UnknownPerson: 'unknownPerson',
  TooManyNamed: 'tooManyNamed',
  StepWaits: 'stepWaits',
  WindowOver: 'windowOver',
  OwnDuplicate: 'ownDuplicate',
} as const satisfies Record<ActRefusal['kind'], ProblemCode>;

/** What a program needs to go on. */
export const moreOf = (refusal: ActRefusal): Readonly<Record<string, unknown>> => {
  switch (refusal.kind) {
    case 'StaleVersion':
      return { version: refusal.version };
    case 'IllegalMove':
    case 'NotNow':
      return { reportStatus: refusal.from, open: refusal.open };
    case 'UnknownPerson':
      return { names: refusal.names, nearest: refusal.nearest };
    default:
      return {};
  }
};
