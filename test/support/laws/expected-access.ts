import type { ReportAction } from '#shared/domain/access/report-rows';
import type { OfficerRole } from '#shared/domain/office/officer';

/**
 * Who may do what with a report, written down by hand from the office's rules, cell by cell, for whoever reviews the
 * table of access against them. `+` may, `x` knows of it and may not, `.` for them it is not there.
 *
 * The rules: [M] the meeting of May 2025 (the LAPOR! admin watches the queue, classifies, informs the unit and marks;
 * units handle; the Secretary is in charge; the stand-in replaces the admin) · [G] the glossary (who reads suspected
 * and confirmed oversight, what anonymous and secret hide, two people) · [A] answers are posted by whoever has the
 * channel's account · [U] the unit that has a report handles it, its head answers for the result · [E] escalation:
 * `watch.json` · [W] protection of whoever reports: identity and what could reveal it are hidden, nobody buries an
 * accusation, who was named does not learn of it.
 */
export type Mark = '+' | 'x' | '.';

export const COLUMNS = {
  L: 'laporAdmin',
  S: 'standIn',
  P: 'ppidAdmin',
  N: 'newsAdmin',
  K: 'sikedipAdmin',
  H: 'headOfUnit',
  T: 'staff',
  C: 'secretary',
  I: 'inspector',
  U: 'upperInspector',
  O: 'oversightReader',
  X: 'operator',
} as const satisfies Readonly<Record<string, OfficerRole>>;

type Grid = Readonly<Record<string, Readonly<Partial<Record<OfficerRole, Mark>>>>>;

const isColumn = (letter: string): letter is keyof typeof COLUMNS => letter in COLUMNS;
const isMark = (text: string): text is Mark => ['+', 'x', '.'].includes(text);

/** Reads a grid: its first line names the columns; what stands after the last of them is a remark. */
const gridOf = (text: string): Grid => {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const columns = head.slice(1).map((letter) => {
    if (!isColumn(letter)) throw new Error(`no column ${letter}`);
    return COLUMNS[letter];
  });
  return Object.fromEntries(
    rows.map(([action = '', ...marks]) => [
      action,
      Object.fromEntries(
        columns.map((role, at) => {
          const mark = marks[at] ?? '';
          if (!isMark(mark)) throw new Error(`${action}: no mark for ${role}`);
          return [role, mark];
        }),
      ),
    ]),
  );
};

/**
 * Not about oversight, and with the officer's own unit or desk; the columns L, S, I, O and X have none, so any is the
 * same to them.
 */
const OWN = gridOf(`
action               L S P N K H T C I O X
readHead             + + + + + + + + + . .  [M] everybody who handles it, and who is above; the operator reads nothing
readWords            + + + + + + + + + . .  [U] who handles it needs the words
readMessages         + + + + + + + + + . .  [U]
readEvidence         + + + + + + + + + . .  [U]
readTimeline         + + + + + + + + + . .  [U]
readProposal         + + x x x x x x + . .  [M] whoever classifies; the inspector checks how it was judged
readRecord           x x x x x x x x + . .  [W] it names who was ever recused
readDeliveries       + + x x x x x x + . .  [M] the admin must inform the unit, and sees whether it was
readConflicts        + + x x x x x x + . .  [M] the admin looks after what came in
revealIdentity       + x x x x x x x x . .  [W] as few as can be: one
verifyRecord         + + x x x x x + + . .  [M] who must prove what was done
exportReport         + + + + + + x + + . .  [U] heads for their own
classify             + + x x x x x + + . .  [M]; [W] those above can find oversight in it
confirm              + + x x x x x x x . .  [M]
route                + + x x x x x x x . .  [M]
refer                + + x x x x x x x . .  [M]
comeBack             + + x x x x x x x . .  [M]
archive              + + x x x x x x x . .  [M]
restore              + + x x x x x x x . .  [M]
linkDuplicate        + + x x x x x x x . .  [M]
unlinkDuplicate      + + x x x x x x x . .  [M]
markProcessed        + + + + + + + + x . .  [M] by the admin; the unit may state it
recordTold           + + x x x x x x x . .  [M] by the admin
assign               x x + + + + x + x . .  [U] the head shares out the work of the own unit
startWork            + + + + + + + + x . .  [U]
handBack             x x + + + + + + x . .  [U] it is the unit's word, of its staff too [W]
askReporter          + + + + + + + + x . .  [U]
resume               + + + + + + + + x . .  [U]
postAnswer           + + + x x x x x x . .  [A] LAPOR! by its admin, PPID by its own
noteChannelStatus    + + + x x x x x x . .  [A] it is seen with the channel's account
resolve              + + + + + + x + x . .  [U] the head answers for the result
close                + + + x x x x x x . .  [A]
reopen               + + + + + + x + x . .  [U]
extendDeadline       + + + x x x x + x . .  [M] who answers for a deadline: the admins, the Secretary
recuse               x x x x x x x x x . .  nobody is named in what accuses nobody
proposeStep          + x x x x x x x x . .  [W] who reported what was suspected once
approveStep          x x x x x x x x + . .  [W] by the inspector
declineStep          + x x x x x x x + . .
sendEvidence         + + + + + + + + x . .  [U] who does the work proves it
lookAtEvidence       + + + + + + + + + . .  whoever may open it, but who sent it
withdrawEvidence     + + + + + + + + x . .  [U]
addNote              + + + + + + + + + . .
raiseConfidentiality + + + + + + + + + . .  [G] one person's word is enough
proposeLowering      + + x x x x x + x . .  [G] two people
approveLowering      + x x x x x x + x . .  [G] the second is no stand-in
`);

/** Not about oversight, and with another unit, or with none. Whoever is not named does not know of it. */
const OTHER = gridOf(`
action               L S C I
readHead             + + + +
readWords            + + + +
readMessages         + + + +
readEvidence         + + + +
readTimeline         + + + +
readProposal         + + x +
readRecord           x x x +
readDeliveries       + + x +
readConflicts        + + x +
revealIdentity       + x x x
verifyRecord         + + + +
exportReport         + + + +
classify             + + + +
confirm              + + x x
route                + + x x
refer                + + x x
comeBack             + + x x
archive              + + x x
restore              + + x x
linkDuplicate        + + x x
unlinkDuplicate      + + x x
markProcessed        + + x x  [U] the Secretary handles what is on the own desk
recordTold           + + x x
assign               x x x x
startWork            + + x x
handBack             x x x x
askReporter          + + x x
resume               + + x x
postAnswer           + + x x
noteChannelStatus    + + x x
resolve              + + x x
close                + + x x
reopen               + + x x
extendDeadline       + + + x
recuse               x x x x
proposeStep          + x x x
approveStep          x x x +
declineStep          + x x +
sendEvidence         + + x x
lookAtEvidence       + + + +
withdrawEvidence     + + x x
addNote              + + + +
raiseConfidentiality + + + +
proposeLowering      + + + x
approveLowering      + x + x
`);

/** Suspected oversight, and what nobody has judged yet: [G] for everybody else it does not exist. */
const SUSPECTED = gridOf(`
action               L O
readHead             + +  [G]
readWords            + +  [G] it must be judged
readMessages         + +
readEvidence         + +
readTimeline         + +
readProposal         + +
readRecord           x +  [W]
readDeliveries       + +
readConflicts        + +
revealIdentity       x x  [W] judging what needs no who
verifyRecord         + +
exportReport         x x  [W] a suspicion does not leave the system
classify             + +  [G] the admin judges; [E] the readers where the admin does not
confirm              x x
route                x x  [G] not before it is judged
refer                + x  [M]
comeBack             + x
archive              x x  [W] nobody is silenced out of an accusation
restore              + x
linkDuplicate        + x
unlinkDuplicate      + x
markProcessed        x x  nobody handles it yet
recordTold           x x  [G] never to a group
assign               x x
startWork            x x
handBack             x x
askReporter          + x  [M]
resume               + x
postAnswer           + x  [A]
noteChannelStatus    + x  [A]
resolve              x x
close                x x  [W]
reopen               x x
extendDeadline       x x
recuse               + +  [W] to name closes only more
proposeStep          + +  [W] two people put away what accuses
approveStep          + +  [W] each for the other; who is second the rulebook says
declineStep          + +
sendEvidence         + +  who follows it up
lookAtEvidence       + +
withdrawEvidence     + +
addNote              + +
raiseConfidentiality + +  [G]
proposeLowering      x x  [W] not before it is judged
approveLowering      x x
`);

/** Confirmed oversight, on the Secretary's desk or handed back from it: [G] for everybody else it does not exist. */
const CONFIRMED = gridOf(`
action               C I O
readHead             + + +  [G]
readWords            + + +  [G] secret or not: it is confidential anyway
readMessages         + + +
readEvidence         + + +
readTimeline         + + +
readProposal         + + +
readRecord           + + +  [G] who reads it, knows whom it names
readDeliveries       + + +
readConflicts        + + +
revealIdentity       + + x  [G] [W] those who follow it up
verifyRecord         + + +
exportReport         + + x  [W] readers read
classify             + + x  who follows it up judges anew
confirm              x x x  the machine confirms no oversight
route                + + x
refer                + + x  to the police, to the inspectorate
comeBack             + + x
archive              + + x
restore              + + x
linkDuplicate        + + x
unlinkDuplicate      + + x
markProcessed        + + x  [G] it is on the Secretary's desk, passed on to the inspector
recordTold           x x x  [G] never to a group
assign               x x x  those who read it are few, and known
startWork            + + x
handBack             + + x
askReporter          + + x
resume               + + x
postAnswer           + + x  [W] the admin of the channel does not know of it
noteChannelStatus    + + x  [W] as with an answer
resolve              + + x
close                + + x
reopen               + + x
extendDeadline       + + x
recuse               + + +  [W]
proposeStep          + + +  [W]
approveStep          + + +  [W]
declineStep          + + +
sendEvidence         + + x  readers read
lookAtEvidence       + + +
withdrawEvidence     + + x
addNote              + + +
raiseConfidentiality + + +
proposeLowering      + + x  [G] two people: each for the other
approveLowering      + + x
`);

/** What secrecy takes away: [G] it hides what, from whoever does not handle the report. */
const WHEN_SECRET = [
  {
    role: 'secretary',
    matter: 'none',
    place: 'other',
    actions: ['readWords', 'readMessages', 'readEvidence', 'lookAtEvidence'],
  },
] as const;

/** What anonymity takes away: [G] it hides who. Only the inspector, from outside the office, can still ask. */
const WHEN_ANONYMOUS = [
  { role: 'laporAdmin', matter: 'none', actions: ['revealIdentity'] },
  { role: 'secretary', matter: 'confirmed', actions: ['revealIdentity'] },
] as const;

export type Situation = {
  readonly matter: 'none' | 'suspected' | 'confirmed' | 'unjudged';
  /** `none`: with nobody; the unit's own, or another's. */
  readonly place: 'own' | 'other' | 'nowhere';
  readonly secret: boolean;
  readonly anonymous: boolean;
};

const gridFor = ({ matter, place }: Situation): Grid => {
  if (matter === 'confirmed') return CONFIRMED;
  if (matter !== 'none') return SUSPECTED;
  return place === 'own' ? OWN : OTHER;
};

const takesAway = (
  rule: {
    readonly role: OfficerRole;
    readonly matter: string;
    readonly place?: string;
    readonly actions: readonly string[];
  },
  role: OfficerRole,
  situation: Situation,
  action: ReportAction,
): boolean =>
  rule.role === role &&
  rule.matter === situation.matter &&
  (rule.place === undefined || situation.place !== 'own') &&
  rule.actions.includes(action);

/** What the rules say of one cell. */
export const expectedMark = (role: OfficerRole, situation: Situation, action: ReportAction): Mark => {
  const mark = gridFor(situation)[action]?.[role] ?? '.';
  const hidden =
    (situation.secret && WHEN_SECRET.some((rule) => takesAway(rule, role, situation, action))) ||
    (situation.anonymous && WHEN_ANONYMOUS.some((rule) => takesAway(rule, role, situation, action)));
  return mark === '+' && hidden ? 'x' : mark;
};

/** Every action that a grid has a row for; all have the same. */
export const EXPECTED_ACTIONS: readonly (readonly string[])[] = [OWN, OTHER, SUSPECTED, CONFIRMED].map(Object.keys);

/** The queues and what is the whole office's: no unit plays a part, but for a unit's own queue. */
export const OFFICE_GRID = gridOf(`
action                L S P N K H T C I U O X
listQueue:triage      + + x x x x x + + + + x  [M]; [G] the readers find what is suspected there
listQueue:own         + + + + + + + + + x x x  [U]; [M] those above see how it stands
listQueue:other       + + x x x x x + + x x x  a unit is no secret, its list is not for others
listQueue:channel     + + x x x x x + + x x x  [A]
listQueue:oversight   . . . . . . . + + + + .  [G]
openQueue             + + x x x x x x x x x x  [M] duty
findReports           + + + + + + + + + + + x  [U] everybody among their own; each report by itself
listOverdue           + + x x x x x + + x x x  [M] those who see the list of every unit
listPeople            + + x x x x x + + + + x  [G] whoever may name somebody
listColleagues        x x + + + + x + x x x x  [U] whom the head can give a report
readDuty              + + x x x x x + + x x x  [M]
listConflicts         + + x x x x x x + x + x  [M]; each of them by its report
readParked            + x x x x x x + + + + x  [G] nobody has judged it; who it may pass to finds it empty else
listReveals           x x x x x x x + + x x x  [W]; each of them by its report
exportReports         + + + + + + x + + x x x  [U]; each report by itself
readGeneralEvaluation + + + + + + + + + + + x  [M] performance concerns everybody
readFullEvaluation    . . . . . . . + + . + .  [G]
readSmallNumbers      + + x x x x x + + x + x  [M] those who see every list, and who reads the full evaluation
readDigest:own        . . . . . . . + + + + .  [G] it counts what is about oversight
readDigest:other      . . . . . . . . . . . .  [W] it has what its reader is not named in, and others are
readFormer:own        . . + + + + + + . . . .  [U] what a unit gave back or lost, as it was then
readFormer:other      . . . . . . . . . . . .
readPolicy            + + + + + + + + + + + +  the rules are no secret
importHistory         + + x x x x x x x x x x  [M] what is not over waits in triage: whoever triages brings it, by name
verifyRecords         x x x x x x x + + x x +  only whether all hold
readTrouble           x x x x x x x x x x x +  who runs the system
listDeadLetters       x x x x x x x x x x x +  who runs the system; nobody reads what is in them
listLetterActs        x x x x x x x + + x x +  whoever discards is seen from above
redriveDeadLetter     x x x x x x x x x x x +
discardDeadLetter     x x x x x x x x x x x +
readAccounts          x x x x x x x + + + x +  whoever adds people is seen from above
changeAccounts        x x x x x x x x x x x +  who runs the system
approveAccountChange  x x x x x x x + + + x x  never whoever runs the system
readContacts          x x x x x x x + + + x +  whoever leads notices elsewhere is seen from above
changeContacts        x x x x x x x x x x x +  who runs the system
approveContactChange  x x x x x x x + + + x x  never whoever runs the system
recordInformal        + + + + + + + + + + + x  [U] anybody may be called; who runs the system has no part in it
enterAtCounter        + + + + + + + + + + + x  [U] whoever sits at the counter, where the office calls it official
listInformal          + + x x x x x + + + + x  [A] the ordinary ones; [G] a suspicion by itself, like what waits
decideMatch           + + x x x x x + + + + x  whoever reads it decides; each of them by itself
showLeak:own          + + + + + + x + + x x x  [U] how many of their unit, never who
showLeak:other        + + x x x x x + + x x x  [A]; [M] those above
readActivities        + + + + + + + + + + + x  [M] what the office does is shown; who runs the system has no part in it
recordActivity:own    x x + + + + + + x x x x  [M] a unit documents what it does; PPID and news admins see to it
recordActivity:other  x x + + x x x + x x x x  [M] PPID admin, news admin, Secretary: whatever it is
writeNews:own         x x + + + + + + x x x x  [M] likewise
writeNews:other       x x + + x x x + x x x x  [M]
approveNews:own       x x x + x + x + x x x x  [M] the news admin publishes; a head answers for their unit
approveNews:other     x x x + x x x + x x x x  [M]
postNews              x x + + x x x + x x x x  [M] who has the portal's account, and who sees to documents
withdrawNews          x x x + x x x + x x x x  [M] who published it, and the Secretary
`);

/** What nobody does without saying why. */
export const NEEDS_REASON = ['revealIdentity', 'discardDeadLetter'];

/** What each way of reading shows. */
export const SHOWS = {
  readHead: 'head',
  readWords: 'words',
  readMessages: 'messages',
  readEvidence: 'evidence',
  readTimeline: 'timeline',
  readProposal: 'proposal',
  readRecord: 'record',
  readDeliveries: 'deliveries',
  readConflicts: 'conflicts',
} as const;
