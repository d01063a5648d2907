import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { bodyOf, COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { SearchRequest } from '#shared/contracts/http/search';
import { SeveralAsked } from '#shared/contracts/http/several';
import { WorkParameters } from '#shared/contracts/http/work';
import { STEP_NAMES } from '#shared/domain/report/second-step';
import { Desk, Unit } from '#shared/domain/words/words';

const fieldsOf = (schema: z.ZodType, asked: unknown) => {
  const { error } = schema.safeParse(asked);
  return error === undefined ? [] : invalidFields(error);
};

const reports = [{ report: `rep_${'0'.repeat(26)}`, version: 1 }];

describe('a request that has not its shape', () => {
  it('is told every value that a field takes, from however many lists they come', () => {
    expect(fieldsOf(bodyOf('route'), { assignee: 'lllaj' })).toEqual([
      { field: 'assignee', rule: 'oneOf', expected: [...Unit.options, ...Desk.options].join(', ') },
    ]);
  });

  it('is told of the fields of what it asks for, not of what else could be asked', () => {
    expect(fieldsOf(SeveralAsked, { command: 'archive', reports, body: { reason: 'bosan' } })).toMatchObject([
      { field: 'body.reason', rule: 'oneOf', expected: expect.stringContaining('incomplete') },
    ]);
    expect(fieldsOf(SeveralAsked, { command: 'classify', reports, body: {} })).toMatchObject([
      { field: 'body.class', rule: 'oneOf' },
      { field: 'body.topic', rule: 'kind' },
      { field: 'body.urgency', rule: 'oneOf' },
    ]);
    expect(fieldsOf(SearchRequest, { number: 1_916_449 })).toEqual([
      { field: 'number', rule: 'kind', expected: 'string' },
    ]);
  });

  it('is told all that could be asked where it asks for what is none of it', () => {
    const several = COMMAND_NAMES.filter((name) => name !== 'revealIdentity').join(', ');
    for (const command of ['tutup', 'revealIdentity'])
      expect(fieldsOf(SeveralAsked, { command, reports, body: {} })).toEqual([
        { field: 'command', rule: 'oneOf', expected: several },
      ]);
    const [step] = fieldsOf(bodyOf('proposeStep'), { step: { type: 'tutup' }, text: 'x' });
    expect(step?.expected.split(', ').toSorted()).toEqual(Object.keys(STEP_NAMES).toSorted());
  });

  it('is told the form of a text that has one', () => {
    expect(fieldsOf(WorkParameters, { limit: '0' })).toEqual([
      { field: 'limit', rule: 'form', expected: '/^([1-9]\\d?|100)$/' },
    ]);
    expect(fieldsOf(bodyOf('classify'), { class: 'service', topic: 'RAMBU', urgency: 'normal' })).toEqual([
      { field: 'topic', rule: 'form', expected: '/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/' },
    ]);
  });
});
