import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import { PolicyFileShown, PolicyShown, PolicyVersionsListed } from '#shared/contracts/http/policy-shown';
import { policyManifest } from '#shared/domain/policy/manifest';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';
import { policy } from '#test/support/policy';

const PEOPLE = { 'rina-contoh': ['staff-asdp'], 'tono-contoh': ['operator'], 'tamu-contoh': [] };
const EARLIER = { ...POLICY_FILES, topics: { topics: 'dahulu' } };

/** An office whose rules were others before. */
const anOffice = async () => {
  let deployed = wib('2025-01-06 08:00');
  const policyFiles = memoryKeptFiles(() => deployed);
  // The first came back once: it was first in force when it was first stored.
  for (const files of [EARLIER, POLICY_FILES, EARLIER, POLICY_FILES]) {
    deployed = Instant.parse(deployed + 30 * 86_400_000);
    await archivePolicy({ keep: policyFiles.keep, log: () => {} }, files);
  }
  const call = anAdminApi(PEOPLE, { policyFiles, now: () => wib('2025-05-07 09:00') });
  const ask = (who: keyof typeof PEOPLE, ...at: readonly string[]) => {
    const [version = '', file = ''] = at;
    const path = ['/v1/admin/policy', ...at].join('/');
    return call(claimsOf(who), { method: 'GET', path, pathParameters: { version, file } });
  };
  return Object.assign(ask, {
    versions: (who: keyof typeof PEOPLE) => call(claimsOf(who), { method: 'GET', path: '/v1/admin/policy-versions' }),
  });
};
const bodyOf = ({ body }: { readonly body?: string | undefined }): unknown => JSON.parse(body ?? '');

describe('the rules', () => {
  it('the rules in force are shown by their version, each file by the hash of what it holds', async () => {
    const ask = await anOffice();
    const shown = PolicyShown.parse(bodyOf(await ask('rina-contoh')));
    expect(shown).toMatchObject({ version: policy.version, inForce: true });
    expect(shown.files.map(({ file }) => file)).toEqual(expect.arrayContaining(['clocks', 'calendar-2025', 'topics']));
    for (const { file, hash } of shown.files) expect(hash).toBe(sha256(canonicalJson(POLICY_FILES[file])));
    expect(bodyOf(await ask('rina-contoh', policy.version))).toEqual(shown);
  });

  it('the rules of an earlier version can be read as they were, by whoever may read the rules', async () => {
    const ask = await anOffice();
    const { version } = policyManifest(EARLIER);
    expect(bodyOf(await ask('tono-contoh', version))).toMatchObject({ version, inForce: false });
    const then = PolicyFileShown.parse(bodyOf(await ask('tono-contoh', version, 'topics')));
    expect(then.content).toEqual(EARLIER.topics);
    expect(then.hash).toBe(sha256(canonicalJson(then.content)));
    expect(PolicyFileShown.parse(bodyOf(await ask('tono-contoh', policy.version, 'topics'))).content).toEqual(
      POLICY_FILES['topics'],
    );
  });

  it('every version is listed with when it was first stored, the latest first', async () => {
    const ask = await anOffice();
    const listed = await ask.versions('tono-contoh');
    expect(PolicyVersionsListed.parse(bodyOf(listed))).toEqual({
      versions: [
        { version: policy.version, since: '2025-03-07T08:00:00+07:00', inForce: true },
        { version: policyManifest(EARLIER).version, since: '2025-02-05T08:00:00+07:00', inForce: false },
      ],
    });
  });

  it('rules of a version or file that never was are not found, and somebody without a function may read none', async () => {
    const ask = await anOffice();
    for (const at of [
      ['0'.repeat(16)],
      ['0'.repeat(16), 'topics'],
      [policy.version, 'gaji'],
      [policy.version, 'constructor'],
      [policy.version, '..'],
      ['manifest'],
    ]) {
      expect(told(await ask('rina-contoh', ...at)), at.join()).toEqual(refusal('notFound'));
    }
    expect(told(await ask.versions('tamu-contoh'))).toEqual(refusal('notAllowed'));
    expect(told(await ask('tamu-contoh'))).toEqual(refusal('notAllowed'));
    expect(told(await ask('tamu-contoh', '0'.repeat(16)))).toEqual(refusal('notAllowed'));
  });
});
