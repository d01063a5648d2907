import { expect, it } from 'vitest';
import { ALL_PARKED, OPEN_NEWS, openWorkOf, WAITING_CONTACTS } from '#shared/adapters/table/keys';
import { QUEUES } from '#shared/domain/report/report';

it('what waits for somebody lies apart for each kind of thing, and apart from the queue of every unit and desk', () => {
  const names = [...QUEUES.map(openWorkOf), ALL_PARKED, WAITING_CONTACTS, OPEN_NEWS];
  expect(new Set(names).size).toBe(names.length);
});
