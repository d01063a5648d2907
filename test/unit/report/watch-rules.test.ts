import { describe, expect, it } from 'vitest';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { Audience, MAY_HEAR } from '#shared/domain/office/audience';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { ladderOf, WATCHED_CLOCKS, WatchRules } from '#shared/domain/report/watch-rules';
import { policy } from '#test/support/policy';

const { ladders } = policy.watch;
const [desk, unit, suspected, confirmed] = ladders;
if (desk === undefined || unit === undefined || suspected === undefined || confirmed === undefined)
  throw new Error('a ladder is missing');

/** What is said of the office's rules with something written differently. */
const complaints = (change: object): readonly string[] =>
  (WatchRules.safeParse({ ...policy.watch, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const SOON = { limit: 30, unit: 'workingMinutes' } as const;

describe('the rules of the watch', () => {
  it('hold as they are deployed', () => {
    expect(complaints({})).toEqual([]);
  });

  it.each([
    'assignee',
    'holder',
    'head',
    'headOfUnit',
    'laporAdmin',
    'standIn',
    'ppidAdmin',
    'newsAdmin',
    'sikedipAdmin',
  ])('never tell of confirmed oversight to %s, at once or on a step', (audience) => {
    const message = `ladders.3: confirmed oversight is never told to ${audience}`;
    const onMiss = { ...confirmed, onMiss: ['overseer', audience] };
    expect(complaints({ ladders: [desk, unit, suspected, onMiss] })).toEqual([message]);
    const step = { ...confirmed, steps: [{ after: SOON, to: [audience] }] };
    expect(complaints({ ladders: [desk, unit, suspected, step] })).toEqual([message]);
  });

  it.each(['assignee', 'holder', 'head', 'overseer', 'secretary', 'inspector', 'standIn', 'headOfUnit'])(
    'never tell of a suspicion to %s',
    (audience) => {
      const step = { ...suspected, steps: [{ after: SOON, to: [audience] }] };
      expect(complaints({ ladders: [desk, unit, step, confirmed] })).toEqual([
        `ladders.2: suspected oversight is never told to ${audience}`,
      ]);
    },
  );

  it('may tell of anything else to anybody', () => {
    const everybody = Audience.options.flatMap((part): readonly string[] => part.options);
    expect(everybody).toEqual([...MAY_HEAR.none]);
    const step = { ...unit, onMiss: everybody, steps: [{ after: SOON, to: everybody }] };
    expect(complaints({ ladders: [desk, step, suspected, confirmed] })).toEqual([]);
  });

  it('the rules of the watch are refused without a ladder for each clock', () => {
    const without = { ...unit, clocks: ['processed', 'resolution'] };
    expect(complaints({ ladders: [desk, without, suspected, confirmed] })).toEqual([
      'ladders: 0 ladders for firstResponse, oversight none',
    ]);
    expect(complaints({ ladders: [desk, unit, suspected] })).toEqual(
      ['triage', 'inform', 'processed', 'firstResponse', 'resolution'].map(
        (clock) => `ladders: 0 ladders for ${clock}, oversight confirmed`,
      ),
    );
  });

  it('the rules of the watch are refused with two ladders for one clock', () => {
    const both = { ...unit, clocks: [...unit.clocks, 'triage'] };
    expect(complaints({ ladders: [desk, both, suspected, confirmed] })).toEqual([
      'ladders: 2 ladders for triage, oversight none',
    ]);
  });

  it('the rules of the watch are refused with a ladder for closure', () => {
    expect(WATCHED_CLOCKS.options).not.toContain('closure');
    const closing = { ...unit, clocks: [...unit.clocks, 'closure'] };
    expect(complaints({ ladders: [desk, closing, suspected, confirmed] }).join()).toContain('ladders.1.clocks.3');
  });

  it.each([
    ['nobody at a miss', { ...unit, onMiss: [] }, 'ladders.1.onMiss'],
    ['nobody on a step', { ...unit, steps: [{ after: SOON, to: [] }] }, 'ladders.1.steps.0.to'],
    ['no clock', { ...unit, clocks: [] }, 'ladders.1.clocks'],
    ['a step after calendar days', { ...unit, steps: [{ after: { limit: 1, unit: 'days' }, to: ['head'] }] }, 'unit'],
    ['somebody unknown', { ...unit, onMiss: ['gardener'] }, 'ladders.1.onMiss.0'],
    ['a field that nobody reads', { ...unit, loud: true }, 'ladders.1'],
  ])('are refused where a ladder has %s', (_, ladder, path) => {
    expect(complaints({ ladders: [desk, ladder, suspected, confirmed] }).join()).toContain(path);
  });

  it.each([
    ['the same', '09:00'],
    ['an earlier one', '08:30'],
  ])('are refused where a set hour of the queue follows %s', (_, second) => {
    const duty = [
      { at: '09:00', to: ['standIn'] },
      { at: second, to: ['secretary'] },
    ];
    expect(complaints({ duty })).toEqual(['duty.1: steps must follow one another']);
  });

  it.each([
    ['no set hour', [], /^duty: /],
    ['one told to a group', [{ at: '09:00', to: ['assignee'] }], /^duty\.0\.to\.0: /],
    ['one that no clock shows', [{ at: '9:00', to: ['standIn'] }], /^duty\.0\.at: /],
  ])('are refused where the queue has %s', (_, duty, complaint) => {
    expect(complaints({ duty })).toEqual([expect.stringMatching(complaint)]);
  });
});

describe('whoever is to be told by the watch', () => {
  const withoutRole = (role: string): string => {
    const { office } = policy;
    const people = office.people.filter(({ roles }) => !roles.some((held) => held === role));
    // Nobody is called by names of theirs either.
    const called = policy.named.called.filter(({ id }) => [...people, ...office.groups].some((one) => one.id === id));
    const files = { ...POLICY_FILES, office: { ...office, people }, named: { ...policy.named, called } };
    try {
      parsePolicyFiles(files);
      return '';
    } catch (cause) {
      return String(cause);
    }
  };

  it.each(['standIn', 'secretary', 'inspector', 'oversightReader', 'laporAdmin', 'newsAdmin'])(
    'is somebody: %s',
    (role) => {
      expect(withoutRole(role)).toContain(`nobody is ${role}`);
    },
  );

  it('may be nobody where no rule names the function', () => {
    expect(withoutRole('ppidAdmin')).toBe('');
  });
});

describe('the ladder of a miss', () => {
  it.each([
    ['none', 'triage', desk],
    ['none', 'inform', desk],
    ['none', 'processed', unit],
    ['none', 'firstResponse', unit],
    ['none', 'resolution', unit],
    ['suspected', 'resolution', suspected],
    ['confirmed', 'processed', confirmed],
  ] as const)('with oversight %s, the clock of %s goes up the ladder for both', (oversight, clock, ladder) => {
    expect(ladderOf(policy.watch, { oversight }, clock)).toBe(ladder);
  });
});
