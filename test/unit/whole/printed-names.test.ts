import { describe, expect, it } from 'vitest';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { printedNames } from '#shared/contracts/http/printed-names';
import { ChannelStatus, Status } from '#shared/domain/report/lifecycle';
import { QUEUES } from '#shared/domain/report/report';
import { Bilingual } from '#shared/domain/words/words';
import { aProposal } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const NAMES = printedNames(policy);

describe('the names that a page prints', () => {
  it.each(Object.entries(NAMES))('%s are all called something in both languages', (_, names) => {
    const called: readonly unknown[] = Object.values(names);
    expect(called.length).toBeGreaterThan(0);
    for (const name of called) expect(Bilingual.safeParse(name).error).toBeUndefined();
  });

  it('are there for every status, queue and topic', () => {
    expect(Object.keys(NAMES.statuses)).toEqual(Status.options);
    expect(Object.keys(NAMES.channelStatuses)).toEqual(ChannelStatus.options);
    expect(new Set(Object.keys(NAMES.queues))).toEqual(new Set(QUEUES));
    expect(Object.keys(NAMES.topics)).toContain(aProposal().topic);
  });

  it.each([
    'Lampu jalan di depan pasar padam sejak tiga malam.',
    'Petugas meminta uang lima puluh ribu tanpa karcis di dermaga.',
    'Ada anak tenggelam di dermaga, tolong segera!',
    'Tolong.',
  ])('explain every reason that the machine gives: %s', async (text) => {
    const { reasons } = await rulesClassifier(policy)({ text });
    expect(reasons.filter((code) => !(code in NAMES.reasons))).toEqual([]);
    expect(reasons.length).toBeGreaterThan(0);
  });
});
