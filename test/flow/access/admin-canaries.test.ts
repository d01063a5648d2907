import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { unsealIdentity } from '#shared/app/report/seal-identity';
import type { ReportId } from '#shared/domain/words/words';
import { leaks } from '#test/support/builders/canary';
import { idOf, type Kind, NAMES, type Name, planted } from '#test/support/builders/planted-reports';
import { inTurn } from '#test/support/in-turn';
import {
  actsOnEverything,
  anOffice,
  type Breaks,
  COMMANDS,
  does,
  looksRecorded,
  may,
  readsEverything,
  searchedAs,
  standing,
  wronglySeen,
} from '#test/support/laws/admin-canaries';

const isTaken = inTurn('canaries', 3);

/** As every function of the office it is done in `test/hunts/admin-canaries.test.ts`; here as who would mind most. */
describe('a citizen’s words and identity', () => {
  it.each(['head-llaj', 'secretary', 'operator'].filter(isTaken))(
    'are shown to %s as far as the rules of access say, whatever is asked and done, and are nowhere else',
    async (officer) => {
      const { broken, seen } = await searchedAs(officer);
      expect(broken).toEqual([]);
      expect(Object.values(seen).filter((count) => count === 0)).toEqual([]);
    },
  );
});

const sorted = (names: readonly string[]): readonly string[] => names.toSorted((a, b) => a.localeCompare(b));
/** The fields of a report whose canaries stand in a text. */
const fieldsIn = (text: string, kind: Kind, name: Name): readonly string[] => {
  const found = text.matchAll(new RegExp(`${planted(kind, name, '')}(\\w+)`, 'g'));
  return sorted([...new Set([...found].map(([, field = '']) => field))]);
};
const PERSON = ['address', 'email', 'name', 'nik', 'phone'];

describe('the search for them', () => {
  it('goes wherever a report can go without a second person, its unit, or a request for information', async () => {
    const { done } = await actsOnEverything(await anOffice(), 'lapor-admin');
    expect(COMMANDS.filter((command) => !done.has(command))).toEqual([
      'assign',
      'handBack',
      'approveLowering',
      'approveStep',
      'extendDeadline',
    ]);
  });

  it('finds each where it is: words and messages with the report, who reported in a look that is on record', async () => {
    const office = await anOffice();
    const report = idOf('open1');
    const { text } = await office.ask('lapor-admin', {
      method: 'GET',
      path: `/v1/admin/reports/${report}`,
      pathParameters: { report },
    });
    const place = ['district', 'latitude', 'place', 'village'];
    const file = ['fileHash', 'fileName', 'fileType', 'fileUrl'];
    const both = [...place, ...file, 'category', 'incident', 'submitted', 'text', 'title'];
    expect(fieldsIn(text, 'words', 'open1')).toEqual(sorted([...both, 'class', 'disposed', 'externalId', 'status']));
    expect(fieldsIn(text, 'message', 'open1')).toEqual(sorted([...both, 'channelStatus']));
    const { text: aside } = await office.ask('lapor-admin', {
      method: 'GET',
      path: `/v1/admin/reports/${report}/conflicts`,
      pathParameters: { report },
    });
    expect(fieldsIn(aside, 'aside', 'open1')).toEqual(sorted(both));
    const { text: revealed } = await does(office, 'lapor-admin', 'revealIdentity', 'open1');
    expect(fieldsIn(revealed, 'identity', 'open1')).toEqual(PERSON);
    expect(await looksRecorded(office, 'lapor-admin', 'open1')).toBe(2);
  });

  it('finds who reported in the sealed item once it is opened, and not before', async () => {
    const { world } = await anOffice();
    for (const name of NAMES) {
      const report = idOf(name);
      const sealed = (await world.store.identity(report)) ?? expect.fail('no identity');
      expect(leaks([Buffer.from(sealed).toString('latin1')])).toEqual([]);
      const reporter = await unsealIdentity(world.front.identityKeys, report, sealed);
      expect(fieldsIn(JSON.stringify(reporter), 'identity', name)).toEqual(PERSON);
    }
  });

  it('finds what is shown to one whom the system takes for another', async () => {
    const office = await anOffice({ groups: { 'staff-asdp': ['inspector'], operator: ['lapor-admin'] } });
    const reports = await standing(office);
    expect(wronglySeen('staff-asdp', await readsEverything(office, 'staff-asdp'), reports)).toContain(
      'staff-asdp showReport: words of confirmed1',
    );
    const { seen, before } = await does(office, 'operator', 'revealIdentity', 'open1');
    expect([seen, may('operator', 'revealIdentity', before)]).toEqual([[['identity', 'open1']], false]);
  });

  it('finds an identity that stands among the words, and a report that is shown for another', async () => {
    const breaks: Breaks = ({ words }) => {
      const wrongWords: typeof words = async (id) => {
        const found = await words(id === idOf('open2') ? idOf('confirmed2') : id);
        return found === undefined || id !== idOf('open1')
          ? found
          : { ...found, title: planted('identity', 'open1', 'name') };
      };
      const wrongOf = async (id: ReportId) => [id, (await wrongWords(id)) ?? expect.fail('no words')] as const;
      return { words: wrongWords, allWords: async (ids) => new Map(await Promise.all(ids.map(wrongOf))) };
    };
    const office = await anOffice({ breaks });
    const wrong = wronglySeen('lapor-admin', await readsEverything(office, 'lapor-admin'), await standing(office));
    // Wherever a title is shown.
    const shown = [
      'showReport',
      'listWork',
      'listReports',
      'searchReports',
      'showToday',
      'showHandover',
      'showFigure',
      'listConflicts',
    ];
    expect(new Set(wrong)).toEqual(
      new Set([
        ...shown.flatMap((asked) =>
          ['identity of open1', 'words of confirmed2'].map((what) => `lapor-admin ${asked}: ${what}`),
        ),
        // Its number is shown there, and no title.
        'lapor-admin showReplies: words of confirmed2',
        // What is attached is called as in the words, which show no title there.
        'lapor-admin showEvidence: words of confirmed2',
        // By its words it may be what an informal contact waits for.
        'lapor-admin showInformal: words of confirmed2',
      ]),
    );
  });
});
