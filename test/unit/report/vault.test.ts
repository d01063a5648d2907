import { describe, expect, it } from 'vitest';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { sealIdentity, unsealIdentity } from '#shared/app/report/seal-identity';
import { vaultOf } from '#shared/app/report/vault';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const KEY = Buffer.alloc(32, 7);
const vault = vaultOf(KEY);
const other = vaultOf(Buffer.alloc(32, 8));
const content = Buffer.from('{"name":"Warga Contoh"}');

describe('a vault', () => {
  it.each([[''], ['a'], ['Lampu padam 💡'], ['x'.repeat(700 * 1024)]])('gives back what was sealed in it', (text) => {
    expect(Buffer.from(vault.unseal('original', vault.seal('original', Buffer.from(text)))).toString()).toBe(text);
  });

  it('hides what it holds, in 28 bytes more', () => {
    const sealed = Buffer.from(vault.seal('identity', content));
    expect(sealed.includes('Warga')).toBe(false);
    expect(sealed.length).toBe(content.length + 12 + 16);
  });

  it('seals the same content for the same purpose to the same bytes, so that a repeated step writes nothing new', () => {
    expect(vaultOf(Buffer.from(KEY)).seal('identity', content)).toEqual(vault.seal('identity', content));
  });

  it('seals other content, another purpose, or under another key to quite other bytes', () => {
    const sealed = [
      vault.seal('identity', content),
      vault.seal('original', content),
      vault.seal('identity', Buffer.from('{"name":"Warga Contoe"}')),
      other.seal('identity', content),
    ].map((bytes) => Buffer.from(bytes).toString('hex'));
    expect(new Set(sealed).size).toBe(4);
    expect(new Set(sealed.map((hex) => hex.slice(0, 24))).size).toBe(4); // no nonce is used twice
  });

  it('throws for every single byte that was changed', () => {
    const sealed = vault.seal('identity', content);
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === place ? byte ^ 1 : byte));
      expect(() => vault.unseal('identity', changed)).toThrow();
    }
  });

  it('throws for what was cut off, and for what is nothing', () => {
    const sealed = vault.seal('identity', content);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => vault.unseal('identity', sealed.subarray(0, length))).toThrow();
    }
  });

  it('throws for another purpose, and for another key', () => {
    expect(() => vault.unseal('original', vault.seal('identity', content))).toThrow();
    expect(() => other.unseal('identity', vault.seal('identity', content))).toThrow();
  });

  it('hashes alike under one key and differently under another: without the key no guess can be tested', () => {
    expect(vault.hash('padam')).toBe(vaultOf(KEY).hash('padam'));
    expect(vault.hash('padam')).not.toBe(other.hash('padam'));
    expect(vault.hash('padam')).not.toBe(vault.hash('padan'));
  });
});

describe('an identity', () => {
  const [mine, yours] = [reportIdOf(LAPOR, '1'), reportIdOf(LAPOR, '2')];
  const reporter = { name: 'Warga Contoh', phone: '081200000000' };

  const keys = memoryDataKeys();

  it('comes out as it went in, under a key of its own every time', async () => {
    const [once, again] = [await sealIdentity(keys, mine, reporter), await sealIdentity(keys, mine, reporter)];
    expect(once).not.toEqual(again);
    expect(Buffer.from(once).includes('Warga')).toBe(false);
    for (const sealed of [once, again]) expect(await unsealIdentity(keys, mine, sealed)).toEqual(reporter);
  });

  it("is no other report's, and opens under no other key", async () => {
    const sealed = await sealIdentity(keys, mine, reporter);
    await expect(unsealIdentity(keys, yours, sealed)).rejects.toThrow();
    await expect(unsealIdentity(memoryDataKeys(), mine, sealed)).rejects.toThrow();
  });

  it('is lost with its wrapped key, which goes in front of it', async () => {
    const { wrapped } = await keys.create(mine);
    const sealed = Buffer.from(await sealIdentity(keys, mine, reporter));
    const without = Buffer.concat([sealed.subarray(0, 2), wrapped, sealed.subarray(2 + wrapped.length)]);
    await expect(unsealIdentity(keys, mine, without)).rejects.toThrow();
    await expect(unsealIdentity(keys, mine, sealed.subarray(0, 2))).rejects.toThrow();
  });
});
