import { expect, it } from 'vitest';
import type { Key } from '#shared/adapters/table/keys';
import type { Found, Question, Table } from '#shared/adapters/table/table';
import { allOf } from '#test/contract/notices/deliveries';

/** One table serves a whole file of tests, so everything that a test writes has a name of its own. */
let made = 0;
const aPartition = (): string => {
  made += 1;
  return `S#uji-${made}`;
};
const aKey = (): Key => ({ pk: aPartition(), sk: '-' });

/** What every table promises to the stores that are written on it. */
export const itIsATable = (make: () => Table): void => {
  itKeepsItems(make);
  itReadsManyKeys(make);
  itHoldsConditions(make);
  itLetsOneWriterWin(make);
  itTransacts(make);
  itAdds(make);
  itListsPartitions(make);
  itListsIndexes(make);
};

const itKeepsItems = (make: () => Table): void => {
  it('gives an item back as it was written, every kind of value in it', async () => {
    const table = make();
    const item = {
      ...aKey(),
      text: 'Lampu padam 💡',
      empty: '',
      numbers: [0, -7, 112.93, 1_795_111_111_111, Number.MAX_SAFE_INTEGER],
      yes: true,
      no: false,
      nothing: null,
      list: ['a', ['b'], { c: 1 }, []],
      map: { inner: { deep: 'x' }, none: {} },
    };
    await table.put(item);
    expect(await table.get(item)).toEqual(item);
  });

  it('gives bytes back as bytes, at the top and below', async () => {
    const table = make();
    const key = aKey();
    await table.put({ ...key, bytes: Buffer.from('kunci'), inner: { bytes: Buffer.from('isi') } });
    expect(await table.get(key)).toEqual({
      ...key,
      bytes: Uint8Array.from(Buffer.from('kunci')),
      inner: { bytes: Uint8Array.from(Buffer.from('isi')) },
    });
  });

  it('leaves out what is undefined, at the top and below', async () => {
    const table = make();
    const key = aKey();
    await table.put({ ...key, gone: undefined, map: { gone: undefined, stays: 1 } });
    expect(Object.keys((await table.get(key)) ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'map',
      'pk',
      'sk',
    ]);
    expect(await table.get(key)).toEqual({ ...key, map: { stays: 1 } });
  });

  it('shares no value with whoever writes or reads', async () => {
    const table = make();
    const written = { ...aKey(), list: ['a'], bytes: Buffer.from('ab') };
    await table.put(written);
    written.list.push('b');
    written.bytes.fill(0);
    const kept = { ...written, list: ['a'], bytes: Uint8Array.from(Buffer.from('ab')) };
    const read = await table.get(written);
    expect(read).toEqual(kept);
    const { bytes } = read ?? {};
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
    bytes.fill(0);
    expect(await table.get(written)).toEqual(kept);
  });

  it('reads nothing where nothing is, and nothing of another sort key', async () => {
    const table = make();
    const key = aKey();
    await table.put(key);
    expect(await table.get({ ...key, sk: 'lain' })).toBeUndefined();
    expect(await table.get(aKey())).toBeUndefined();
  });

  it('reads the attributes that are asked for and no others, whatever they are called', async () => {
    const table = make();
    const key = aKey();
    // `name`, `status` and `ttl` are words that DynamoDB keeps for itself.
    await table.put({ ...key, name: 'Siti', status: 'open', ttl: 9, secret: 'x' });
    const attributes = ['pk', 'name', 'status', 'ttl', 'absent'];
    expect(await table.get(key, { attributes })).toEqual({ pk: key.pk, name: 'Siti', status: 'open', ttl: 9 });
    expect(await table.get(key, { attributes: ['absent'] })).toEqual({});
  });

  it('replaces an item whole', async () => {
    const table = make();
    const key = aKey();
    await table.put({ ...key, first: 1 });
    await table.put({ ...key, second: 2 });
    expect(await table.get(key, { mayLag: true })).toEqual({ ...key, second: 2 });
  });

  it('removes an item, once or twice', async () => {
    const table = make();
    const key = aKey();
    await table.put(key);
    await table.remove(key);
    await table.remove(key);
    expect(await table.get(key)).toBeUndefined();
  });

  it.each([
    ['no number', Number.NaN],
    ['a number without end', Number.POSITIVE_INFINITY],
    ['a whole number beyond the exact ones', 2 ** 53],
  ])('refuses %s', async (_, value) => {
    await expect(async () => make().put({ ...aKey(), value })).rejects.toThrow();
  });

  it.each(['pk', 'sk', 'gsi1pk', 'gsi2sk'])('refuses an empty %s', async (name) => {
    const whole = { ...aKey(), gsi1pk: 'a', gsi1sk: 'b', gsi2pk: 'c', gsi2sk: 'd' };
    await expect(async () => make().put({ ...whole, [name]: '' })).rejects.toThrow();
  });

  it('refuses an index key that is no text', async () => {
    await expect(async () => make().put({ ...aKey(), gsi1pk: 'a', gsi1sk: 7 })).rejects.toThrow();
  });
};

const sortKeysOf = (items: readonly Found[]): readonly unknown[] => items.map(({ sk }) => sk);

const itReadsManyKeys = (make: () => Table): void => {
  it('reads the keys that exist, each once', async () => {
    const table = make();
    const pk = aPartition();
    const items = ['a', 'b', 'c'].map((sk) => ({ pk, sk, text: `isi ${sk}` }));
    for (const item of items) await table.put(item);
    const found = await table.getAll([...items, ...items, { pk, sk: 'd' }]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining(items));
    expect(await table.getAll([])).toEqual([]);
  });

  it('reads of many keys the attributes that are asked for and no others', async () => {
    const table = make();
    const pk = aPartition();
    const keys = ['a', 'b'].map((sk) => ({ pk, sk }));
    for (const key of keys) await table.put({ ...key, name: `nama ${key.sk}`, status: 'open', ttl: 9 });
    const found = await table.getAll(keys, { attributes: ['name', 'status', 'absent'] });
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining(keys.map(({ sk }) => ({ name: `nama ${sk}`, status: 'open' }))));
  });

  it('reads 120 keys at once', async () => {
    const table = make();
    const pk = aPartition();
    const items = Array.from({ length: 120 }, (_, n) => ({ pk, sk: String(n) }));
    await Promise.all(items.map(table.put));
    expect(new Set(sortKeysOf(await table.getAll(items)))).toEqual(new Set(sortKeysOf(items)));
  });
};

const itHoldsConditions = (make: () => Table): void => {
  it('writes what must be absent only where nothing is', async () => {
    const table = make();
    const key = aKey();
    expect(await table.putIf({ ...key, n: 1 }, 'absent')).toBe('saved');
    expect(await table.putIf({ ...key, n: 2 }, 'absent')).toBe('conflict');
    expect(await table.get(key)).toEqual({ ...key, n: 1 });
  });

  it('writes what must be present only where something is', async () => {
    const table = make();
    const key = aKey();
    expect(await table.putIf({ ...key, n: 1 }, 'present')).toBe('conflict');
    await table.put(key);
    expect(await table.putIf({ ...key, n: 2 }, 'present')).toBe('saved');
    expect(await table.get(key)).toEqual({ ...key, n: 2 });
  });

  it.each([
    ['a number', 3, 4],
    ['a text', 'berkas-3', 'berkas-4'],
    ['a number for a text', '3', 3],
  ])('writes only where an attribute is what was seen: %s', async (_, seen, other) => {
    const table = make();
    const key = aKey();
    const when = { attribute: 'v', is: seen };
    expect(await table.putIf({ ...key, v: seen }, when)).toBe('conflict');
    await table.put({ ...key, v: other });
    expect(await table.putIf({ ...key, v: 'baru' }, when)).toBe('conflict');
    await table.put(key);
    expect(await table.putIf({ ...key, v: 'baru' }, when)).toBe('conflict');
    await table.put({ ...key, v: seen });
    expect(await table.putIf({ ...key, v: 'baru' }, when)).toBe('saved');
    expect(await table.get(key)).toEqual({ ...key, v: 'baru' });
  });
};

const itLetsOneWriterWin = (make: () => Table): void => {
  it('lets one of several conditional writes at the same time win', async () => {
    const table = make();
    const key = aKey();
    const writers = [1, 2, 3, 4, 5].map((n) => table.putIf({ ...key, n }, 'absent'));
    const written = await Promise.all(writers);
    expect(written.filter((one) => one === 'saved')).toHaveLength(1);
    expect((await table.get(key))?.['n']).toBe(written.indexOf('saved') + 1);
  });

  it('lets at most one of several transactions on one version win, and it is written whole', async () => {
    const table = make();
    const [head, other] = [aKey(), aKey()];
    await table.put({ ...head, v: 1 });
    const written = await Promise.all(
      [2, 3, 4].map((n) =>
        table.transact([{ put: { ...head, v: n }, when: { attribute: 'v', is: 1 } }, { put: { ...other, v: n } }]),
      ),
    );
    const [winner] = [2, 3, 4].filter((_, at) => written[at] === 'saved');
    expect(written.filter((one) => one === 'saved').length).toBeLessThanOrEqual(1);
    expect((await table.get(head))?.['v']).toBe(winner ?? 1);
    expect((await table.get(other))?.['v']).toBe(winner);
  });
};

const itTransacts = (make: () => Table): void => {
  it('writes, removes and checks in one step', async () => {
    const table = make();
    const [fresh, old, gone, empty] = [aKey(), aKey(), aKey(), aKey()];
    await table.put({ ...old, v: 1 });
    await table.put(gone);
    expect(
      await table.transact([
        { put: { ...fresh, n: 1 }, when: 'absent' },
        { put: { ...old, v: 2 }, when: { attribute: 'v', is: 1 } },
        { remove: gone, when: 'present' },
        { check: empty, when: 'absent' },
      ]),
    ).toBe('saved');
    expect(await table.get(fresh)).toEqual({ ...fresh, n: 1 });
    expect(await table.get(old)).toEqual({ ...old, v: 2 });
    expect(await table.get(gone)).toBeUndefined();
    expect(await table.get(empty)).toBeUndefined();
  });

  it.each(['put', 'remove', 'check'] as const)(
    'writes nothing when the condition of a %s does not hold',
    async (kind) => {
      const table = make();
      const [fresh, kept, missing] = [aKey(), aKey(), aKey()];
      await table.put({ ...kept, n: 1 });
      const last = {
        put: { put: { ...missing, v: 2 }, when: { attribute: 'v', is: 1 } },
        remove: { remove: missing, when: 'present' },
        check: { check: missing, when: 'present' },
      } as const;
      expect(await table.transact([{ put: fresh }, { remove: kept }, last[kind]])).toBe('conflict');
      expect(await table.get(fresh)).toBeUndefined();
      expect(await table.get(kept)).toEqual({ ...kept, n: 1 });
      expect(await table.get(missing)).toBeUndefined();
    },
  );

  it('takes a hundred writes at once, and not one more', async () => {
    const table = make();
    const pk = aPartition();
    const writes = Array.from({ length: 101 }, (_, n) => ({ put: { pk, sk: String(n) } }));
    await expect(async () => table.transact(writes)).rejects.toThrow();
    expect(await allOf(table.query({ pk }))).toEqual([]);
    expect(await table.transact(writes.slice(1))).toBe('saved');
    expect(await allOf(table.query({ pk }))).toHaveLength(100);
  });

  it('refuses a transaction of nothing, and one that writes an item twice', async () => {
    const table = make();
    const key = aKey();
    await expect(async () => table.transact([])).rejects.toThrow();
    await expect(async () => table.transact([{ put: key }, { remove: key }])).rejects.toThrow();
    expect(await table.get(key)).toBeUndefined();
  });
};

const itAdds = (make: () => Table): void => {
  it('adds to a number from nothing, and leaves everything else as it is', async () => {
    const table = make();
    const [fresh, standing] = [aKey(), aKey()];
    await table.put({ ...standing, taken: 5, beside: 'x', ttl: 1 });
    for (const key of [fresh, standing]) {
      expect(await table.add(key, { attribute: 'taken', by: 1, ttl: 9 })).toBe('saved');
      expect(await table.add(key, { attribute: 'taken', by: -3, ttl: 10 })).toBe('saved');
    }
    expect(await table.get(fresh)).toEqual({ ...fresh, taken: -2, ttl: 10 });
    expect(await table.get(standing)).toEqual({ ...standing, taken: 3, beside: 'x', ttl: 10 });
  });

  it('adds only below a limit, where a number that is not there is below every limit', async () => {
    const table = make();
    const key = aKey();
    const add = (below: number) => table.add(key, { attribute: 'taken', by: 1, when: { below }, ttl: 9 });
    expect([await add(0), await add(1), await add(2), await add(2)]).toEqual([
      'saved',
      'conflict',
      'saved',
      'conflict',
    ]);
    expect((await table.get(key))?.['taken']).toBe(2);
  });

  it('adds only above a limit, where a number that is not there is above none', async () => {
    const table = make();
    const key = aKey();
    const add = (above: number) => table.add(key, { attribute: 'taken', by: -1, when: { above }, ttl: 9 });
    expect(await add(-5)).toBe('conflict');
    await table.put({ ...key, taken: 2 });
    expect([await add(2), await add(0), await add(0), await add(0)]).toEqual([
      'conflict',
      'saved',
      'saved',
      'conflict',
    ]);
    expect((await table.get(key))?.['taken']).toBe(0);
  });

  it('loses no addition of several at the same time', async () => {
    const table = make();
    const key = aKey();
    await Promise.all(Array.from({ length: 8 }, () => table.add(key, { attribute: 'taken', by: 1, ttl: 9 })));
    expect((await table.get(key))?.['taken']).toBe(8);
  });
};

/** Sort keys by their bytes: digits, capitals, small letters, `~`, then what takes more bytes, the emoji last. */
const ORDERED = ['0010', '0010#a', '0010$', '009', '1', 'A', 'Z', 'a', 'aa', '~', 'é', 'ꦗ', '\uFB01', '💡'];

const itListsPartitions = (make: () => Table): void => {
  const aFullPartition = async (table: Table): Promise<string> => {
    const pk = aPartition();
    await Promise.all(ORDERED.toReversed().map((sk) => table.put({ pk, sk })));
    return pk;
  };

  it('lists a partition in the order of the bytes of its sort keys, and no other partition', async () => {
    const table = make();
    const pk = await aFullPartition(table);
    await table.put({ pk: `${pk}#`, sk: 'b' });
    expect(sortKeysOf(await allOf(table.query({ pk })))).toEqual(ORDERED);
    expect(await allOf(table.query({ pk: aPartition() }))).toEqual([]);
  });

  const RANGES: readonly (readonly [string, NonNullable<Question['sk']>, readonly string[]])[] = [
    ['by how they start', { startsWith: '0010' }, ['0010', '0010#a', '0010$']],
    ['by how they start, of several bytes', { startsWith: 'é' }, ['é']],
    ['by a start that none has', { startsWith: 'b' }, []],
    ['below one, without it', { below: '009' }, ['0010', '0010#a', '0010$']],
    ['below one that is not there', { below: '0' }, []],
    ['from one to another, with both', { from: '0010#a', to: '1' }, ['0010#a', '0010$', '009', '1']],
    ['from one to another, neither of which is there', { from: '2', to: 'Zz' }, ['A', 'Z']],
    ['from and to the same', { from: 'aa', to: 'aa' }, ['aa']],
  ];
  it.each(RANGES)('lists the sort keys %s', async (_, sk, expected) => {
    const table = make();
    const pk = await aFullPartition(table);
    expect(sortKeysOf(await allOf(table.query({ pk, sk })))).toEqual(expected);
  });

  it('lists the attributes that are asked for and no others', async () => {
    const table = make();
    const pk = aPartition();
    await table.put({ pk, sk: 'a', name: 'Siti', secret: 'x' });
    await table.put({ pk, sk: 'b', secret: 'x' });
    expect(await allOf(table.query({ pk, attributes: ['sk', 'name'] }))).toEqual([
      { sk: 'a', name: 'Siti' },
      { sk: 'b' },
    ]);
  });

  it('lists to the last page', async () => {
    const table = make();
    const pk = aPartition();
    // A page of DynamoDB ends at a megabyte.
    const items = ['a', 'b', 'c', 'd', 'e'].map((sk) => ({ pk, sk, text: sk.repeat(390_000) }));
    for (const item of items) await table.put(item);
    expect(sortKeysOf(await allOf(table.query({ pk })))).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    [undefined, ORDERED.slice(0, 3)],
    [{ startsWith: '0010' }, ['0010', '0010#a', '0010$']],
    [{ from: '0010$', to: 'zz' }, ORDERED.slice(ORDERED.indexOf('0010$'), ORDERED.indexOf('0010$') + 3)],
  ] as const)('lists no more than so many, the first of %j', async (sk, expected) => {
    const table = make();
    const pk = await aFullPartition(table);
    const range = sk === undefined ? {} : { sk };
    expect(sortKeysOf(await allOf(table.query({ pk, atMost: 3, ...range })))).toEqual(expected);
    expect(sortKeysOf(await allOf(table.query({ pk, atMost: 1_000 })))).toEqual(ORDERED);
  });

  it('can be left in the middle', async () => {
    const table = make();
    const pk = await aFullPartition(table);
    const seen: unknown[] = [];
    for await (const { sk } of table.query({ pk })) if (seen.push(sk) === 2) break;
    expect(seen).toEqual(ORDERED.slice(0, 2));
    // Whoever asks again begins anew.
    expect(sortKeysOf(await allOf(table.query({ pk })))).toEqual(ORDERED);
  });
};

const itListsIndexes = (make: () => Table): void => {
  it.each(['GSI1', 'GSI2'] as const)('lists in %s what has both of its attributes, by its sort key', async (index) => {
    const table = make();
    const partition = aPartition();
    const n = index.slice(-1);
    const placed = (sk: string | undefined, pk: string | undefined = partition) => ({
      ...aKey(),
      [`gsi${n}pk`]: pk,
      [`gsi${n}sk`]: sk,
    });
    const items = ['3', '1', '2#b', '2#a'].map((sk) => placed(sk));
    for (const item of [...items, placed(undefined), placed('1', aPartition())]) await table.put(item);
    const [third, first, later, earlier] = items;
    expect(await allOf(table.query({ pk: partition, index }))).toEqual([first, earlier, later, third]);
    const attributes = [`gsi${n}sk`];
    expect(await allOf(table.query({ pk: partition, index, sk: { below: '2#b' }, attributes }))).toEqual([
      { [`gsi${n}sk`]: '1' },
      { [`gsi${n}sk`]: '2#a' },
    ]);
    expect(await allOf(table.query({ pk: partition, index, sk: { from: '2', to: '3' } }))).toEqual([
      earlier,
      later,
      third,
    ]);
  });

  it('lets an item leave an index, move in it, and go with what is removed', async () => {
    const table = make();
    const [partition, other] = [aPartition(), aPartition()];
    const [one, two] = [aKey(), aKey()];
    const list = (pk: string) => allOf(table.query({ pk, index: 'GSI1' }));
    await table.put({ ...one, gsi1pk: partition, gsi1sk: 'a' });
    await table.put({ ...two, gsi1pk: partition, gsi1sk: 'b' });
    const moved = { ...one, gsi1pk: partition, gsi1sk: 'c' };
    expect(await table.transact([{ put: moved }])).toBe('saved');
    expect((await list(partition)).map(({ gsi1sk }) => gsi1sk)).toEqual(['b', 'c']);
    await table.putIf({ ...two, gsi1pk: other, gsi1sk: 'b' }, 'present');
    expect(await list(partition)).toEqual([moved]);
    expect(await list(other)).toHaveLength(1);
    await table.put(two);
    await table.remove(one);
    expect([...(await list(partition)), ...(await list(other))]).toEqual([]);
    expect(await table.get(two)).toEqual(two);
  });

  it('keeps an item in its index when a number of it is added to', async () => {
    const table = make();
    const placed = { ...aKey(), gsi1pk: aPartition(), gsi1sk: 'a', n: 1 };
    await table.put(placed);
    await table.add(placed, { attribute: 'n', by: 1, ttl: 9 });
    expect(await allOf(table.query({ pk: placed.gsi1pk, index: 'GSI1' }))).toEqual([{ ...placed, n: 2, ttl: 9 }]);
  });

  it('lists two items of the same index keys, in any order', async () => {
    const table = make();
    const place = { gsi2pk: aPartition(), gsi2sk: 'a' };
    const items = [
      { ...aKey(), ...place },
      { ...aKey(), ...place },
    ];
    for (const item of items) await table.put(item);
    const found = await allOf(table.query({ pk: place.gsi2pk, index: 'GSI2' }));
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining(items));
  });
};
