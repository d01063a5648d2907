import type { Officer } from '#shared/domain/office/officer';
import { QUEUE_NAMES, type Queue } from '#shared/domain/report/report';
import { CONFIRMED_READERS, OVERSEES, UNIT } from './functions.ts';
import { type Answer, type PlainRow, plainAnswer, type Reaches, type Thing } from './row.ts';

/** Every list of a kind, or that of one's own unit or desk. */
export type QueueScope = 'all' | 'own';
const REACHED: Reaches<QueueScope, Queue> = { all: () => true, own: ({ of }, queue) => of === queue };

type QueueKind = 'triage' | 'assignee' | 'channel' | 'oversight';
type QueueRows = Readonly<Record<QueueKind, PlainRow<QueueScope>>>;

const QUEUE: QueueRows = {
  triage: {
    name: QUEUE_NAMES.triage,
    who: { ...OVERSEES, oversightReader: 'all', upperInspector: 'all' },
  },
  assignee: { name: { id: 'unit atau meja', en: 'a unit or desk' }, who: { ...UNIT, ...OVERSEES } },
  channel: { name: QUEUE_NAMES.channel, who: OVERSEES },
  oversight: {
    name: QUEUE_NAMES.oversight,
    hidden: true,
    who: { ...CONFIRMED_READERS, upperInspector: 'all' },
  },
};

type AskedOfQueue = { readonly to: 'listQueue'; readonly queue: Queue };

const onQueue = (rows: QueueRows, { roles }: Officer, { queue }: AskedOfQueue): Answer =>
  plainAnswer(rows[kindOf(queue)], REACHED, roles, queue);

const kindOf = (queue: Queue): QueueKind =>
  queue === 'triage' || queue === 'oversight' || queue === 'channel' ? queue : 'assignee';

/** Whose list of open work an officer may see. */
export const QUEUE_ACCESS: Thing<QueueRows, AskedOfQueue> = {
  rows: QUEUE,
  isAsked: (asked): asked is AskedOfQueue => asked.to === 'listQueue',
  answer: onQueue,
};
