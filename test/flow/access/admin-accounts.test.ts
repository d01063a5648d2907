import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { MonthName } from '#shared/domain/calendar/period';
import { MOST_CHANGES } from '#shared/domain/office/change';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { anAccountOffice, changed, NOW, OPERATOR, PEOPLE } from '#test/support/builders/an-account-office';
import { takeLines } from '#test/support/captured-output';
import { refusal, told } from '#test/support/laws/answers';

const ADDRESS = 'siti.rahma@kantor.contoh.invalid';
const add = (group: string) => ({ what: 'addGroup', groupName: group });
const remove = (group: string) => ({ what: 'removeGroup', groupName: group });
const DAY = 86_400_000;

describe('the list of accounts', () => {
  it('says who has one, what they may be and whether they can sign in, and who must approve for each group', async () => {
    const { listed, keeper, get } = anAccountOffice();
    await keeper.carryOut({ what: 'disable', person: PersonId.parse('tamu') });
    const { accounts, groups, open } = await listed('sekar');
    expect(accounts).toHaveLength(Object.keys(PEOPLE).length);
    expect(accounts.find(({ person }) => person === 'budi-llaj')).toEqual({
      ...{ person: 'budi-llaj', address: 'budi-llaj@kantor.contoh.invalid', groups: ['staff-llaj'] },
      ...{ state: 'confirmed', enabled: true, secondFactor: true, own: false },
    });
    expect(open).toEqual([]);
    const approversOf = (name: string) => groups.find(({ group }) => group === name)?.approvers;
    expect(['staff-llaj', 'ppid-admin', 'head-asdp'].map(approversOf)).toEqual([undefined, undefined, undefined]);
    for (const group of ['lapor-admin', 'stand-in', 'operator'])
      expect(approversOf(group), group).toEqual(['secretary', 'inspector']);
    for (const group of ['inspector', 'oversight-reader'])
      expect(approversOf(group), group).toEqual(['inspector', 'upperInspector']);
    expect(approversOf('secretary')).toEqual(['inspector']);
    expect(approversOf('upper-inspector')).toEqual(['upperInspector']);
    for (const officer of ['adi-lapor', 'budi-llaj', 'tamu'])
      expect(told(await get('', officer)), officer).toEqual(refusal('notAllowed'));
  });
});

describe('somebody who is invited', () => {
  it('has an account without a function; the Secretary is told, and the address is in no record, notice or log', async () => {
    const { invite, account, toldOf, done, changes, get } = anAccountOffice();
    takeLines();
    const change = changed(await invite('siti-rahma', ADDRESS));
    expect(change).toMatchObject({ what: 'invite', person: 'siti-rahma', by: OPERATOR, state: 'done' });
    expect(await account('siti-rahma')).toMatchObject({ state: 'invited', groups: [], address: ADDRESS });
    expect(await toldOf(change)).toEqual(['sekretaris done']);
    expect((await done('sekar')).changes).toMatchObject([{ words: { id: 'mengundang siti-rahma' }, by: OPERATOR }]);
    const kept = JSON.stringify([
      await changes.month(MonthName.parse('2026-11')),
      (await get('/changes')).body,
      takeLines(),
    ]);
    expect(kept).toContain('siti-rahma');
    expect(kept).not.toContain(ADDRESS);
  });

  it('is invited once, however often it is asked under one key', async () => {
    const { invite, done } = anAccountOffice();
    const first = changed(await invite('siti-rahma', ADDRESS, OPERATOR, 'kunci-satu'));
    expect(changed(await invite('siti-rahma', ADDRESS, OPERATOR, 'kunci-satu'))).toEqual(first);
    expect((await done()).changes).toHaveLength(1);
    for (const [person, address] of [
      ['siti-lain', ADDRESS],
      ['siti-rahma', 'lain@kantor.contoh.invalid'],
    ] as const)
      expect(told(await invite(person, address, OPERATOR, 'kunci-satu'))).toEqual(refusal('keyReused'));
  });

  it.each([
    ['tamu', ADDRESS, 'accountExists'],
    ['siti-rahma', 'tamu@kantor.contoh.invalid', 'accountExists'],
    ['sekretaris', ADDRESS, 'nameNotFree'],
    ['grup-llaj', ADDRESS, 'nameNotFree'],
    // A unit, a desk, a function, a group of the pool, and who else acts on reports.
    ['llaj', ADDRESS, 'nameNotFree'],
    ['news', ADDRESS, 'nameNotFree'],
    ['secretary', ADDRESS, 'nameNotFree'],
    ['inspector', ADDRESS, 'nameNotFree'],
    ['operator', ADDRESS, 'nameNotFree'],
    ['upper-inspector', ADDRESS, 'nameNotFree'],
    ['head-llaj', ADDRESS, 'nameNotFree'],
    ['machine', ADDRESS, 'nameNotFree'],
    ['Siti Rahma', ADDRESS, 'requestInvalid'],
    ['siti-rahma', 'bukan alamat', 'requestInvalid'],
    ['siti-rahma', 'siti@xn--kantor-9ta.invalid', 'requestInvalid'],
  ] as const)('is refused as %s at %s: %s', async (person, address, code) => {
    const { invite, listed } = anAccountOffice();
    expect(told(await invite(person, address))).toEqual(refusal(code));
    expect((await listed()).accounts).toHaveLength(Object.keys(PEOPLE).length);
  });
});

describe('an invitation to an address that is taken', () => {
  it('is on record as declined, told to nobody, and refused again', async () => {
    const { invite, done } = anAccountOffice();
    const asked = () => invite('siti-rahma', 'tamu@kantor.contoh.invalid', OPERATOR, 'kunci-satu');
    for (let n = 0; n < 2; n += 1) {
      expect(told(await asked())).toEqual(refusal('accountExists'));
      expect((await done()).changes).toMatchObject([{ what: 'invite', state: 'declined' }]);
    }
  });
});

describe('a function of a unit', () => {
  it('is given and taken by the operator alone, at once, and told to the Secretary each time', async () => {
    const { change, keeper, toldOf, done } = anAccountOffice();
    const given = changed(await change('tamu', add('staff-asdp')));
    expect(keeper.groupsOf('tamu')).toEqual(['staff-asdp']);
    const taken = changed(await change('tamu', remove('staff-asdp')));
    expect(keeper.groupsOf('tamu')).toEqual([]);
    for (const one of [given, taken]) expect(await toldOf(one)).toEqual(['sekretaris done']);
    expect((await done()).changes.map(({ words }) => words.en)).toEqual(
      expect.arrayContaining([
        'giving tamu the function staff of a unit (Safety, Facilities and Inland Waterways Division)',
        'taking the function staff of a unit (Safety, Facilities and Inland Waterways Division) from tamu',
      ]),
    );
  });

  it('is lost at once with the account, and comes back with it', async () => {
    const { change, keeper, account } = anAccountOffice();
    changed(await change('budi-llaj', { what: 'disable' }));
    expect([keeper.groupsOf('budi-llaj'), (await account('budi-llaj'))?.enabled]).toEqual([[], false]);
    changed(await change('budi-llaj', { what: 'enable' }));
    expect(keeper.groupsOf('budi-llaj')).toEqual(['staff-llaj']);
    changed(await change('budi-llaj', { what: 'signOut' }));
    expect(keeper.signedOut()).toEqual(['budi-llaj']);
  });
});

describe('what opens oversight, the triage queue or the system', () => {
  it.each([
    ['tamu', add('lapor-admin'), 'sekar'],
    ['tamu', add('stand-in'), 'indra'],
    ['tamu', add('secretary'), 'indra'],
    ['tamu', add('oversight-reader'), 'indra'],
    ['tamu', add('operator'), 'sekar'],
    ['tamu', add('inspector'), 'uni-prov'],
    ['tamu', add('upper-inspector'), 'uni-prov'],
    ['uni-prov', remove('upper-inspector'), 'edi-prov'],
    ['uni-prov', { what: 'disable' }, 'edi-prov'],
    ['tamu', add('oversight-reader'), 'uni-prov'],
    ['adi-lapor', remove('lapor-admin'), 'sekar'],
    ['indra', remove('inspector'), 'ira'],
    ['indra', { what: 'disable' }, 'uni-prov'],
    ['adi-lapor', { what: 'disable' }, 'indra'],
    ['op-dua', { what: 'disable' }, 'sekar'],
  ] as const)('%s: %j changes nothing until %s approves it, and both are on record', async (person, body, second) => {
    const { change, decide, account, toldOf, done } = anAccountOffice();
    const before = await account(person);
    const proposed = changed(await change(person, body));
    expect(proposed).toMatchObject({ state: 'proposed', by: OPERATOR, yours: false });
    expect(await account(person)).toEqual(before);
    expect(await toldOf(proposed)).toContain('sekretaris proposed');
    const approved = changed(await decide(proposed.change, 'approve', second));
    expect(approved).toMatchObject({ state: 'done', second: { by: second } });
    expect(await account(person)).not.toEqual(before);
    expect(await toldOf(proposed)).toContain('sekretaris done');
    expect((await done('sekar')).changes).toMatchObject([{ by: OPERATOR, second: { by: second }, state: 'done' }]);
    // Asked again, it is done already.
    expect(changed(await decide(proposed.change, 'approve', second)).state).toBe('done');
  });

  it('is told to the inspectorate where it is theirs to approve', async () => {
    const { change, toldOf } = anAccountOffice();
    const proposed = changed(await change('tamu', add('inspector')));
    expect(new Set(await toldOf(proposed))).toEqual(
      new Set(['inspektorat-provinsi proposed', 'inspektur proposed', 'sekretaris proposed']),
    );
  });

  it.each([
    // Whoever the inspector looks at does not choose the inspector.
    ['tamu', add('inspector'), 'sekar', 'notSecondPerson'],
    ['indra', { what: 'disable' }, 'sekar', 'notSecondPerson'],
    ['tamu', add('oversight-reader'), 'sekar', 'notSecondPerson'],
    ['tamu', add('secretary'), 'sekar', 'notSecondPerson'],
    ['tamu', add('secretary'), 'uni-prov', 'notSecondPerson'],
    ['sekar', { what: 'disable' }, 'uni-prov', 'notSecondPerson'],
    // The inspector neither.
    ['tamu', add('upper-inspector'), 'indra', 'notSecondPerson'],
    ['uni-prov', remove('upper-inspector'), 'indra', 'notSecondPerson'],
    ['uni-prov', { what: 'disable' }, 'indra', 'notSecondPerson'],
    // Nobody decides about themselves.
    ['indra', remove('inspector'), 'indra', 'notSecondPerson'],
    ['sekar', remove('secretary'), 'sekar', 'notSecondPerson'],
    // Another operator is no second person.
    ['tamu', add('lapor-admin'), 'op-dua', 'notAllowed'],
    ['tamu', add('lapor-admin'), OPERATOR, 'notAllowed'],
    ['tamu', add('lapor-admin'), 'adi-lapor', 'notAllowed'],
  ] as const)('%s: %j is not approved by %s: %s', async (person, body, officer, code) => {
    const { change, decide, account } = anAccountOffice();
    const before = await account(person);
    const { change: id } = changed(await change(person, body));
    for (const decision of ['approve', 'decline'] as const)
      expect(told(await decide(id, decision, officer))).toEqual(refusal(code));
    expect(await account(person)).toEqual(before);
  });

  it('whoever holds both functions approves nothing that they proposed', async () => {
    const { change, decide, keeper } = anAccountOffice();
    await keeper.carryOut({ what: 'addGroup', person: PersonId.parse(OPERATOR), group: 'secretary' });
    const { change: id } = changed(await change('tamu', add('lapor-admin')));
    expect(told(await decide(id, 'approve', OPERATOR))).toEqual(refusal('notSecondPerson'));
  });

  it('is judged by what the account has become when it is approved', async () => {
    const { change, decide, keeper } = anAccountOffice();
    const { change: id } = changed(await change('adi-lapor', { what: 'disable' }));
    await keeper.carryOut({ what: 'addGroup', person: PersonId.parse('adi-lapor'), group: 'inspector' });
    expect(told(await decide(id, 'approve', 'sekar'))).toEqual(refusal('notSecondPerson'));
    expect(changed(await decide(id, 'approve', 'indra')).state).toBe('done');
  });

  it('is over when it was declined, which is told and on record', async () => {
    const { change, decide, keeper, toldOf, listed } = anAccountOffice();
    const proposed = changed(await change('tamu', add('lapor-admin')));
    expect((await listed('sekar')).open).toMatchObject([{ change: proposed.change, yours: true }]);
    const declined = changed(await decide(proposed.change, 'decline', 'sekar'));
    expect(declined).toMatchObject({ state: 'declined', second: { by: 'sekar' } });
    expect(await toldOf(proposed)).toContain('sekretaris declined');
    for (const officer of ['sekar', 'indra'])
      expect(told(await decide(proposed.change, 'approve', officer))).toEqual(refusal('changeOver'));
    expect([keeper.groupsOf('tamu'), (await listed()).open]).toEqual([[], []]);
  });

  it('is over after seven days', async () => {
    const { change, decide, keeper, moveTo, done, listed } = anAccountOffice();
    const { change: id } = changed(await change('tamu', add('lapor-admin')));
    moveTo(wib('2026-12-01 10:00'));
    expect(told(await decide(id, 'approve', 'sekar'))).toEqual(refusal('changeOver'));
    expect([keeper.groupsOf('tamu'), (await listed('sekar')).open]).toEqual([[], []]);
    moveTo(NOW);
    expect((await done()).changes).toMatchObject([{ state: 'proposed' }]);
    // It may be proposed anew.
    moveTo(Instant.parse(NOW + 7 * DAY));
    expect(changed(await change('tamu', add('lapor-admin'))).state).toBe('proposed');
  });

  it('is carried out by whoever approved it, where the pool did not answer the first time', async () => {
    let isDown = true;
    const office = anAccountOffice((ports) => {
      const { keeper } = ports;
      if (keeper === undefined) throw new Error('no keeper');
      return {
        ...ports,
        keeper: {
          ...keeper,
          carryOut: async (change) => {
            if (isDown) throw new Error('no answer');
            await keeper.carryOut(change);
          },
        },
      };
    });
    const { change: id } = changed(await office.change('tamu', add('lapor-admin')));
    expect((await office.decide(id, 'approve', 'sekar')).statusCode).toBe(500);
    isDown = false;
    expect(told(await office.decide(id, 'approve', 'indra'))).toEqual(refusal('changeOver'));
    expect(changed(await office.decide(id, 'approve', 'sekar')).state).toBe('done');
    expect(office.keeper.groupsOf('tamu')).toEqual(['lapor-admin']);
  });

  it('approved and broken off is judged anew when it is asked again: by the groups of then, and never when it is over', async () => {
    let isDown = true;
    const { change, decide, keeper, account, moveTo } = anAccountOffice((ports) => {
      const { keeper } = ports;
      if (keeper === undefined) throw new Error('no keeper');
      return {
        ...ports,
        keeper: {
          ...keeper,
          carryOut: async (change) => {
            if (isDown) throw new Error('no answer');
            await keeper.carryOut(change);
          },
        },
      };
    });
    const { change: id } = changed(await change('adi-lapor', { what: 'disable' }));
    expect((await decide(id, 'approve', 'sekar')).statusCode).toBe(500);
    isDown = false;
    await keeper.carryOut({ what: 'addGroup', person: PersonId.parse('adi-lapor'), group: 'inspector' });
    expect(told(await decide(id, 'approve', 'sekar'))).toEqual(refusal('notSecondPerson'));
    await keeper.carryOut({ what: 'removeGroup', person: PersonId.parse('adi-lapor'), group: 'inspector' });
    moveTo(wib('2026-12-01 10:00'));
    expect(told(await decide(id, 'approve', 'sekar'))).toEqual(refusal('changeOver'));
    expect(await account('adi-lapor')).toMatchObject({ enabled: true });
  });

  it('begun and broken off is proposed when it is asked again, where a second person must approve it by then', async () => {
    let isDown = true;
    const { change, decide, keeper, account, toldOf } = anAccountOffice((ports) => {
      const { keeper } = ports;
      if (keeper === undefined) throw new Error('no keeper');
      return {
        ...ports,
        keeper: {
          ...keeper,
          carryOut: async (change) => {
            if (isDown) throw new Error('no answer');
            await keeper.carryOut(change);
          },
        },
      };
    });
    const asked = () => change('tamu', { what: 'disable' }, OPERATOR, 'kunci-putus');
    expect((await asked()).statusCode).toBe(500);
    isDown = false;
    await keeper.carryOut({ what: 'addGroup', person: PersonId.parse('tamu'), group: 'inspector' });
    const proposed = changed(await asked());
    expect(proposed).toMatchObject({ state: 'proposed', approvers: ['inspector', 'upperInspector'] });
    expect(await toldOf(proposed)).toContain('inspektur proposed');
    expect(await account('tamu')).toMatchObject({ enabled: true });
    expect(changed(await decide(proposed.change, 'approve', 'indra')).state).toBe('done');
    expect(await account('tamu')).toMatchObject({ enabled: false });
  });
});

describe('the own account', () => {
  it.each([add('staff-llaj'), add('lapor-admin'), remove('operator'), { what: 'disable' }, { what: 'enable' }])(
    'is changed by nobody: %j',
    async (body) => {
      const { change, account } = anAccountOffice();
      const before = await account(OPERATOR);
      expect(told(await change(OPERATOR, body))).toEqual(refusal('ownAccount'));
      expect(await account(OPERATOR)).toEqual(before);
    },
  );

  it('may be signed out everywhere', async () => {
    const { change, keeper } = anAccountOffice();
    changed(await change(OPERATOR, { what: 'signOut' }));
    expect(keeper.signedOut()).toEqual([OPERATOR]);
  });
});

describe('a change', () => {
  it('is refused to everybody but the operator, and of what is not there', async () => {
    const { change, invite, decide } = anAccountOffice();
    for (const officer of ['sekar', 'indra', 'uni-prov', 'adi-lapor', 'budi-llaj', 'tamu']) {
      expect(told(await change('tamu', add('staff-llaj'), officer)), officer).toEqual(refusal('notAllowed'));
      expect(told(await invite('siti-rahma', ADDRESS, officer)), officer).toEqual(refusal('notAllowed'));
    }
    expect(told(await change('tidak-ada', add('staff-llaj')))).toEqual(refusal('notFound'));
    expect(told(await decide(`chg_${'0'.repeat(26)}`, 'approve', 'sekar'))).toEqual(refusal('notFound'));
    expect(told(await change('tamu', add('grup-lain')))).toEqual(refusal('requestInvalid'));
  });

  it('asked for twice at once under one key is one, and what differs is refused', async () => {
    const { change, account, done } = anAccountOffice();
    const both = (one: string, other: string, key: string) =>
      Promise.all([one, other].map((group) => change('tamu', add(group), OPERATOR, key)));
    const [first, second] = (await both('staff-llaj', 'staff-llaj', 'kunci-sama')).map((answer) => changed(answer));
    expect(second?.change).toBe(first?.change);
    expect((await done()).changes).toMatchObject([{ state: 'done' }]);
    const answers = await both('staff-asdp', 'head-asdp', 'kunci-beda');
    const [refused, ...more] = answers.filter(({ statusCode }) => statusCode !== 200);
    expect([told(refused ?? expect.fail('none')), more]).toEqual([refusal('keyReused'), []]);
    expect((await account('tamu'))?.groups).toHaveLength(2);
  });

  it('is told when it is asked for or decided again, where the first time it could not be', async () => {
    let isDown = false;
    const { change, decide, toldOf } = anAccountOffice((ports) => {
      const { deliveries } = ports;
      if (deliveries === undefined) throw new Error('no deliveries');
      return {
        ...ports,
        deliveries: {
          ...deliveries,
          begin: async (all) => {
            if (isDown) throw new Error('no answer');
            return deliveries.begin(all);
          },
        },
      };
    });
    const asked = () => change('tamu', add('head-llaj'), OPERATOR, 'kunci-satu');
    isDown = true;
    expect((await asked()).statusCode).toBe(500);
    isDown = false;
    expect(await toldOf(changed(await asked()))).toEqual(['sekretaris done']);
    for (const [decision, step] of [
      ['approve', 'done'],
      ['decline', 'declined'],
    ] as const) {
      const { change: id } = changed(await change('tamu', add('lapor-admin')));
      isDown = true;
      expect((await decide(id, decision, 'sekar')).statusCode).toBe(500);
      isDown = false;
      expect(await toldOf(changed(await decide(id, decision, 'sekar')))).toContain(`sekretaris ${step}`);
    }
  });

  it('is another one, told anew, where its key was used months before; repeated over the turn of a month it is not', async () => {
    const { change, toldOf, moveTo, done } = anAccountOffice();
    const first = changed(await change('tamu', { what: 'signOut' }, OPERATOR, 'kunci-lama'));
    moveTo(wib('2026-12-20 10:00'));
    const later = changed(await change('tamu', add('head-llaj'), OPERATOR, 'kunci-lama'));
    expect(later.change).not.toBe(first.change);
    expect(await toldOf(later)).toEqual(['sekretaris done']);
    moveTo(wib('2026-12-31 23:00'));
    const proposed = changed(await change('tamu', add('lapor-admin'), OPERATOR, 'kunci-akhir-bulan'));
    moveTo(wib('2027-01-02 10:00'));
    expect(changed(await change('tamu', add('lapor-admin'), OPERATOR, 'kunci-akhir-bulan'))).toEqual(proposed);
    expect((await done()).changes).toEqual([]);
  });

  it('is not one among thousands', async () => {
    const { change } = anAccountOffice();
    for (let n = 0; n < MOST_CHANGES; n += 1) changed(await change('tamu', { what: 'signOut' }));
    const refused = await change('tamu', { what: 'signOut' });
    expect(told(refused)).toEqual(refusal('tooManyChanges'));
    expect(refused.headers?.['retry-after']).toBe('3600');
  });

  it('one broken off before it was done is ended by asking again, and is on record all along', async () => {
    let isDown = true;
    const office = anAccountOffice((ports) => {
      const { keeper } = ports;
      if (keeper === undefined) throw new Error('no keeper');
      return {
        ...ports,
        keeper: {
          ...keeper,
          carryOut: async (change) => {
            if (isDown) throw new Error('no answer');
            await keeper.carryOut(change);
          },
        },
      };
    });
    expect((await office.change('tamu', add('staff-llaj'), OPERATOR, 'kunci-satu')).statusCode).toBe(500);
    expect((await office.done()).changes).toMatchObject([{ state: 'begun' }]);
    isDown = false;
    expect(changed(await office.change('tamu', add('staff-llaj'), OPERATOR, 'kunci-satu')).state).toBe('done');
    expect((await office.done()).changes).toMatchObject([{ state: 'done' }]);
  });
});
