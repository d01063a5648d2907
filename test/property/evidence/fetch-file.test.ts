import { BlockList, isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fetchFile } from '#shared/adapters/files/fetch-file';
import type { Answer, Machine } from '#shared/adapters/files/follow';
import { lookAtLink } from '#shared/adapters/files/look-at-link';
import { gives, says } from '#test/support/fakes/attachment-office';
import { oftenIn } from '#test/support/fixed-seed';
import { holdsAsync } from '#test/support/laws/law';

const HOSTS = ['berkas.contoh.invalid', 'arsip.contoh.invalid'] as const;

/** What is not of the public internet, as IANA's registers of special addresses have it; read by Node, not by us. */
const SPECIAL = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['4000::', 2],
  ['8000::', 1],
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv6');
const isSpecial = (address: string): boolean =>
  isIP(address) === 0 || SPECIAL.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');

const ODD = [
  ...['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.9', '100.64.1.1', '0.0.0.0', '::1', '::ffff:10.0.0.1'],
  ...['64:ff9b::a9fe:a9fe', 'fd00:ec2::254', 'fe80::1%1', '2002:a00:1::', 'ff02::1', '0x7f000001', 'bukan alamat'],
] as const;
const aMachine = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom('93.184.215.14', '1.1.1.1', '2606:4700::1111') },
    fc.constantFrom(...ODD),
    fc.ipV4(),
    fc.ipV6(),
  )
  .map((address): Machine => ({ address, family: address.includes(':') ? 6 : 4 }));
/** What a name is looked up as, one time after another: it may be something else each time. */
const lookedUp = fc.array(fc.array(aMachine, { maxLength: 3 }), { minLength: 1, maxLength: 5 });

const anAddress = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...HOSTS), fc.webPath()).map(([host, path]) => `https://${host}${path}`),
  },
  fc.constantFrom(...ODD).map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`),
  fc
    .tuple(
      fc.constantFrom('http:', 'https:', 'file:', 'gopher:', ''),
      fc.constantFrom('', 'a:b@', 'a@'),
      fc.constantFrom(...HOSTS, 'localhost', 'jahat.example', '127.1'),
      fc.constantFrom('', ':443', ':80', ':8443', '.'),
    )
    .map(([scheme, who, host, port]) => `${scheme}//${who}${host}${port}/x`),
  fc.webUrl(),
  fc.string(),
);
const anAnswer = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(301, 302, 303, 307, 308), anAddress).map(([n, to]) => says(n, to)) },
  fc.uint8Array({ maxLength: 40 }).map((bytes) => gives(bytes)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => gives(bytes, { length: undefined })),
  fc.constantFrom(200, 302, 404, 500, 0, 999).map((status) => says(status)),
);

describe('whatever a channel names, wherever that leads, and whatever names are looked up as', () => {
  it('only public machines are asked, for hosts that are named, over TLS, at most four times', async () => {
    let [asked, refused] = [0, 0];
    const property = fc.asyncProperty(
      anAddress,
      fc.array(anAnswer, { minLength: 1, maxLength: 6 }),
      lookedUp,
      async (address, answers, machines) => {
        let [at, name] = [0, 0];
        const seen: string[] = [];
        const fetched = await fetchFile({
          lookUp: async () => machines[name++ % machines.length] ?? [],
          ask: async (url, machine) => {
            asked += 1;
            seen.push(machine.address);
            expect(isSpecial(machine.address), machine.address).toBe(false);
            expect([url.protocol, url.port, url.username, url.password]).toEqual(['https:', '', '', '']);
            expect(HOSTS).toContain(url.hostname);
            const answer: Answer | undefined = answers[at++ % answers.length];
            return answer ?? says(500);
          },
        })(address, {
          hosts: HOSTS,
          mostBytes: 20,
          fetching: { withinSeconds: 5, mostRedirects: 3, waits: [] },
        });
        expect(seen.length).toBeLessThanOrEqual(4);
        // Looked up once for each time that a host was asked, and once more where that led nowhere.
        expect(name - seen.length).toBeLessThanOrEqual(1);
        if (fetched.ok) expect(fetched.value.length).toBeLessThanOrEqual(20);
        else refused += 1;
      },
    );
    await holdsAsync(property, { numRuns: 1_000 });
    expect(asked).toBeGreaterThan(oftenIn(100));
    expect(refused).toBeGreaterThan(oftenIn(100));
  });

  it('only public machines are asked for a link to the portal too, and the look always comes to something', async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(
      anAddress,
      fc.array(anAnswer, { minLength: 1, maxLength: 6 }),
      lookedUp,
      async (address, answers, machines) => {
        let [at, name] = [0, 0];
        const look = await lookAtLink({
          lookUp: async () => machines[name++ % machines.length] ?? [],
          ask: async (url, machine) => {
            expect(isSpecial(machine.address), machine.address).toBe(false);
            expect([url.protocol, url.port, url.username, url.password]).toEqual(['https:', '', '', '']);
            expect(HOSTS).toContain(url.hostname);
            return answers[at++ % answers.length] ?? says(500);
          },
        })(address, HOSTS);
        seen.add(look);
        // Twice at most, and five redirects each time.
        expect(at).toBeLessThanOrEqual(12);
      },
    );
    await holdsAsync(property, { numRuns: 1_000 });
    expect(seen.size).toBeGreaterThan(3);
  });
});
