import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { aReport, SUSPICION } from '#test/support/builders/a-report';
import { ADMIN, type AnActingOffice, anActingOffice, HEAD, READER } from '#test/support/builders/an-acting-office';

/** What the reporter answers by telephone, and an officer writes down by `resume`. */
const WORDS = {
  plain: 'Tiangnya di seberang warung, nomor tujuh. (rekaan)',
  danger: 'GAWAT, barusan ada anak kesetrum kabel di situ. (rekaan)',
  elsewhere: 'Yang rusak sebenarnya dermaga: papan dermaga lapuk dan tambatan speedboat putus. (rekaan)',
  accusation: 'Petugas Dishub minta uang pungli supaya lampunya dipasang. (rekaan)',
  ofTheHead: 'Kepala Bidang LLAJ minta uang pungli supaya lampunya dipasang. (rekaan)',
  ofTheAdmin: 'Admin LAPOR! Dishub minta uang pungli supaya laporan ini diteruskan. (rekaan)',
} as const;

const asked = async (story = aReport()): Promise<AnActingOffice> => {
  const office = await anActingOffice({ story });
  const who = story.build().oversight === 'none' ? HEAD : ADMIN;
  expect((await office.ask(who, 'askReporter', { text: 'Tiang nomor berapa?' })).status).toBe(200);
  office.later(10);
  return office;
};

/** The answer to whoever writes it down, and whether they find the report afterwards. */
const written = async (who: string, text: string, story?: ReturnType<typeof aReport>) => {
  const office = await asked(story);
  const { status, body } = await office.ask(who, 'resume', { text });
  const former = await office.call(HEAD, { method: 'GET', path: `/v1/admin/reports/${office.id}/former` });
  const found = (await office.see(who)).status;
  return { office, answer: { status, body, found, former: former.body } };
};

const ROUTED = { status: 'routed', version: 5 };

describe('what the reporter answers elsewhere', () => {
  it('without news resumes the report, and nothing else', async () => {
    const { answer } = await written(HEAD, WORDS.plain);
    expect(answer).toMatchObject({ found: 200, body: { ...ROUTED, recorded: ['Resumed'] } });
  });

  it('raises urgency by danger, as whoever writes it down is told', async () => {
    const { office, answer } = await written(HEAD, WORDS.danger);
    expect(answer).toMatchObject({ found: 200, body: { status: 'routed', recorded: ['Resumed', 'UrgencyRaised'] } });
    expect(await office.store.load(office.id)).toMatchObject({ urgency: 'danger', assignee: 'llaj' });
  });

  it('takes the report to a person by an accusation, and to its readers alone', async () => {
    const { office } = await written(HEAD, WORDS.accusation);
    expect(await office.store.load(office.id)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
    expect((await office.see(READER)).body).toMatchObject({ proposal: { class: 'oversight' } });
    expect(JSON.stringify((await office.see(READER)).body.messages)).toContain(WORDS.accusation);
  });

  it('keeps whom it accuses from the report at once', async () => {
    const { office } = await written(HEAD, WORDS.ofTheHead);
    expect(await office.store.load(office.id)).toMatchObject({
      oversight: 'suspected',
      recused: expect.arrayContaining(['kepala-llaj']),
    });
  });
});

describe('the answer to whoever writes down an accusation', () => {
  it("is for the unit the same as of another unit's work, to the last field, and so is all that it finds", async () => {
    const { answer: elsewhere } = await written(HEAD, WORDS.elsewhere);
    expect(elsewhere).toMatchObject({ status: 200, found: 404, body: { recorded: ['Resumed', 'HeldForTriage'] } });
    expect(elsewhere.body).not.toHaveProperty('status');
    expect((await written(HEAD, WORDS.accusation)).answer).toEqual(elsewhere);
    expect((await written(HEAD, WORDS.ofTheHead)).answer).toEqual(elsewhere);
    expect((await written('yanti-contoh', WORDS.accusation)).answer.body).toEqual(elsewhere.body);
  });

  it('is the same again under its key', async () => {
    const office = await asked();
    const version = await office.version();
    const given = { version, key: 'kunci-telepon-1' };
    const first = await office.ask(HEAD, 'resume', { text: WORDS.accusation }, given);
    expect((await office.ask(HEAD, 'resume', { text: WORDS.accusation }, given)).body).toEqual(first.body);
    expect(JSON.stringify(first.body)).not.toMatch(/oversight/i);
  });

  it('names the suspicion to the Lapor admin, who must judge it', async () => {
    const { answer } = await written(ADMIN, WORDS.accusation);
    expect(answer).toMatchObject({
      found: 200,
      body: { status: 'triaging', recorded: ['Resumed', 'OversightSuspected'] },
    });
  });

  it('names nothing to a Lapor admin whom it accuses', async () => {
    const { answer } = await written(ADMIN, WORDS.ofTheAdmin);
    expect(answer).toMatchObject({ found: 404, body: { recorded: ['Resumed', 'HeldForTriage'] } });
    expect(answer.body).not.toHaveProperty('status');
  });

  it('tells nobody that they were named in what was suspected before', async () => {
    const { office, answer } = await written(ADMIN, WORDS.ofTheAdmin, aReport({ proposal: SUSPICION }));
    expect(await office.store.load(office.id)).toMatchObject({ recused: expect.arrayContaining(['admin-lapor']) });
    expect(answer).toMatchObject({ found: 404, body: { recorded: ['NoteAdded', 'Resumed'] } });
    expect(answer.body).not.toHaveProperty('status');
  });
});

describe('a unit that has its report again', () => {
  it('reads the same of it, whether what was answered accused somebody or not', async () => {
    const seenAgain = async (text: string) => {
      const { office } = await written(HEAD, text);
      office.later(10);
      const step = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };
      const isSuspected = text === WORDS.accusation;
      if (isSuspected) {
        await office.ask(ADMIN, 'proposeStep', { step, text: 'Bukan tuduhan.' });
        office.later(10);
        expect((await office.ask(READER, 'approveStep')).status).toBe(200);
      } else {
        office.later(10);
        expect((await office.ask(ADMIN, 'classify', { ...step, type: undefined, class: 'service' })).status).toBe(200);
      }
      const { timeline, messages, report } = (await office.see('yanti-contoh')).body;
      return { timeline, texts: messages.length, status: report.status };
    };
    expect(await seenAgain(WORDS.accusation)).toEqual(await seenAgain(WORDS.elsewhere));
  });
});
