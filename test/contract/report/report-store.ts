import { expect, it } from 'vitest';
import type { Commit, ReportStore } from '#shared/app/report/ports';
import { readArrival } from '#shared/domain/arrival/arrival';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { type RecordedEvent, RecordedStep, type ReportEvent } from '#shared/domain/report/event';
import { Status } from '#shared/domain/report/lifecycle';
import { FollowedReport } from '#shared/domain/report/public-stage';
import { hashedEvent } from '#shared/domain/report/record';
import { Report, ReportOutline } from '#shared/domain/report/report';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { allOf } from '#test/contract/notices/deliveries';
import {
  aConflict,
  aMessage,
  aNewReport,
  anAnswer,
  anInboxEntry,
  aParked,
  aReportId,
  aWebhook,
  byWebhook,
  going,
  pictureOf,
  RECEIVED,
  retold,
  someWords,
  stepTo,
  type Written,
} from '#test/contract/stories';
import { aProposal, aReport, EVERYWHERE, said, topic, wib } from '#test/support/builders/a-report';
import { richestReport } from '#test/support/builders/richest-report';
import { policy } from '#test/support/policy';

/** What every report store promises. It is made when a test runs, and may be the same one for all of them. */
export const itKeepsReports = (make: () => ReportStore): void => {
  itReadsWhatWasWritten(make);
  itTakesAStepWholeOrNotAtAll(make);
  itParksAndSetsAside(make);
  itSetsNothingAsideUnseen(make);
  itKeepsTheFirstKey(make);
  itAnswersARequestOnce(make);
  itListsByDayOfReceipt(make);
  itKeepsWhatWordsAreFoundBy(make);
  itReadsToTheLastPage(make);
  itSharesNothing(make);
};

const FOLLOWED = new Set([
  ...['status', 'channel', 'receivedAt', 'oversight', 'withdrawn', 'deadlines', 'stood'],
  // Whether a person has judged what the channel calls oversight: until then a withdrawn one shows as archived.
  ...['channelClass', 'decidedBy', 'confirmed', 'labelUnjudged'],
  // When each step was taken, and how it ended.
  ...['routedAt', 'askedAt', 'answeredAt', 'resolvedAt', 'result', 'closedAt', 'referredAt', 'archivedAt', 'reason'],
]);

const itReadsWhatWasWritten = (make: () => ReportStore): void => {
  it('knows nothing of what was never written, and says so instead of failing', async () => {
    const store = make();
    const [report, webhook] = [aReportId(), aWebhook()];
    expect(await pictureOf(store, report, [webhook])).toEqual({
      report: undefined,
      events: [],
      words: undefined,
      identity: undefined,
      messages: [],
      parked: [],
      conflicts: [],
      seen: [{ inbox: undefined, report: undefined, wrappedKey: undefined }],
    });
    expect(await store.byTracking(sha256('kode yang tidak ada'))).toBeUndefined();
    expect(await store.followed(report)).toBeUndefined();
  });

  it.each(Object.entries(EVERYWHERE))('gives a report back that is %s, with its record', async (_, builder) => {
    const store = make();
    const story = retold(builder.story());
    expect(await store.commit(stepTo(story, 0))).toBe('saved');
    expect(await store.load(story.report.id)).toEqual(story.report);
    expect((await store.look(aWebhook(), story.report.id)).report).toEqual(story.report);
    expect(await store.events(story.report.id)).toEqual(story.record);
    expect(await store.hashedEvents(story.report.id)).toEqual(story.record.map(hashedEvent));
  });

  it('gives the steps of many reports at once, of each up to a version and as far as they are there', async () => {
    const store = make();
    const stories = Array.from({ length: 40 }, () => retold(aReport().next({ type: 'startWork' }).story()));
    for (const story of stories) await store.commit(stepTo(story, 0));
    const stepsIn = (record: readonly RecordedEvent[]) => record.map((event) => RecordedStep.parse(event));
    const whole = new Map(stories.map(({ report, record }) => [report.id, stepsIn(record)]));
    expect(await store.stepsUpTo(stories.map(({ report }) => report))).toEqual(whole);
    const [one, two] = stories;
    if (one === undefined || two === undefined) throw new Error('no story');
    const absent = aReportId();
    const asked = [
      { id: two.report.id, version: two.report.version + 2 },
      { id: absent, version: 1 },
      { id: one.report.id, version: 2 },
    ];
    const found = new Map([
      [two.report.id, stepsIn(two.record)],
      [absent, []],
      [one.report.id, stepsIn(one.record.slice(0, 2))],
    ]);
    expect(await store.stepsUpTo(asked)).toEqual(found);
    expect(await store.stepsUpTo([])).toEqual(new Map());
  });

  it.each(Status.options)('gives back the fullest report that can be %s', async (status) => {
    const store = make();
    const report = Report.parse({ ...richestReport(status), id: aReportId() });
    expect(await store.commit({ report, expected: 0, events: [] })).toBe('saved');
    expect(await store.load(report.id)).toEqual(report);
    // And to who follows it, as much as that may be told: neither more nor less.
    expect(await store.followed(report.id)).toEqual(FollowedReport.parse(report));
    expect(Object.keys((await store.followed(report.id)) ?? {}).filter((name) => !FOLLOWED.has(name))).toEqual([]);
    // And to who looks for it, as much as says whether they may know of it.
    expect(await store.outlines([report.id, aReportId()])).toEqual([ReportOutline.parse(report)]);
    const { id, version, tip } = report;
    expect(await store.tips([id, aReportId()])).toEqual([{ id, version, tip }]);
  });

  it('gives words, identity and messages back as they were', async () => {
    const store = make();
    const identity = Buffer.from([0, 1, 127, 128, 255, 0]);
    const messages = [aMessage(1), aMessage(2, { kind: 'amendment' })];
    const { story, commit } = aNewReport({ identity, messages });
    await store.commit(commit);
    const picture = await pictureOf(store, story.report.id);
    expect(picture.words).toEqual(commit.words);
    const others = [aReportId(), aReportId()];
    expect(await store.allWords([...others, story.report.id])).toEqual(new Map([[story.report.id, commit.words]]));
    expect(picture.messages).toEqual(messages);
    expect(Buffer.from(picture.identity ?? [])).toEqual(identity);
  });

  it('keeps the longest words that a channel may send', async () => {
    const store = make();
    // Three bytes a character, every field at its limit: about 350 kB of the 400 that an item may have.
    const longest = (length: number): string => 'ꦗ'.repeat(length);
    const attachment = { name: longest(300), url: longest(300), mediaType: longest(300), sha256: longest(300) };
    const words = someWords({
      title: longest(1000),
      text: longest(60_000),
      place: { description: longest(1000), village: longest(1000), district: longest(1000) },
      category: longest(1000),
      incident: longest(1000),
      attachments: Array.from({ length: 20 }, () => attachment),
      raw: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`attachments.${n}.name`, '💡'.repeat(500)])),
    });
    const { story, commit } = aNewReport({ words });
    expect(await store.commit(commit)).toBe('saved');
    expect(await store.words(story.report.id)).toEqual(words);
  });

  it('keeps every number that is read from what a channel sends', async () => {
    const store = make();
    for (const [latitude, longitude] of [
      [0.8412345678901234, 112.93],
      [1e-200, 1e-130],
      [-1.5e-11, 5e-324],
    ]) {
      const raw = {
        externalId: 'x',
        text: 'Lampu padam.',
        place: { latitude, longitude },
        attachments: [{ name: 'a', size: 9e15 }],
      };
      const arrival = readArrival('report.submitted', raw, { office: policy.office, now: RECEIVED });
      if (!arrival.ok || arrival.value.type !== 'report.submitted') throw new Error('not read');
      const { words } = arrival.value.submission;
      const { story, commit } = aNewReport({ words });
      expect(await store.commit(commit)).toBe('saved');
      expect(await store.words(story.report.id)).toEqual(words);
    }
  });

  it('finds a report by the tracking code that was given out for it', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    await store.commit(commit);
    const tracking = sha256(`kode ${story.report.id}`);
    expect(await store.byTracking(tracking)).toBe(story.report.id);
  });

  it('keeps what belongs to one report away from the next', async () => {
    const store = make();
    const [mine, other] = [aNewReport({ messages: [aMessage(1)] }), aNewReport({ messages: [aMessage(1)] })];
    await store.commit(mine.commit);
    const before = await pictureOf(store, mine.story.report.id);
    await store.setAside(other.story.report.id, aConflict());
    await store.commit(other.commit);
    expect(await pictureOf(store, mine.story.report.id)).toEqual(before);
  });
};

/**
 * A routed report with a webhook taken and an arrival parked, and a full next step for it that nothing stands against.
 */
const aFullStep = async (store: ReportStore) => {
  const parked = aParked();
  const { story, commit } = aNewReport({ identity: Buffer.from('lama'), messages: [aMessage(1)] });
  const id = story.report.id;
  await store.park(anInboxEntry(id, { webhook: parked.webhook }), parked);
  await store.commit(commit);
  const taken = anInboxEntry(id);
  await store.remember(taken);
  const step: Commit = stepTo(going(story, { type: 'WorkStarted' }), story.report.version, {
    words: someWords({ title: 'Judul lain' }),
    identity: Buffer.from('baru'),
    messages: [aMessage(1, { kind: 'amendment' }), aMessage(2)],
    inbox: anInboxEntry(id),
    unpark: parked,
    setAside: aConflict(),
  });
  return { id, story, step, taken, webhooks: [taken.webhook, step.inbox?.webhook ?? aWebhook(), parked.webhook] };
};

const itTakesAStepWholeOrNotAtAll = (make: () => ReportStore): void => {
  it('takes a step with everything in it at once', async () => {
    const store = make();
    const { id, step, webhooks } = await aFullStep(store);
    expect(await store.commit(step)).toBe('saved');
    const picture = await pictureOf(store, id, webhooks);
    expect(picture.report).toEqual(step.report);
    expect(picture.events.slice(step.expected)).toEqual(step.events);
    expect(picture.words).toEqual(step.words);
    expect(Buffer.from(picture.identity ?? []).toString()).toBe('baru');
    expect(picture.messages).toEqual(step.messages);
    expect(picture.parked).toEqual([]);
    expect(picture.conflicts).toEqual([step.setAside]);
    expect(picture.seen[1]?.inbox).toEqual(step.inbox);
  });

  it('takes a whole life at once, in which a report is linked as a duplicate, parted and linked again', async () => {
    const store = make();
    const [of, other] = [aReportId(), aReportId()];
    const links: readonly ReportEvent[] = [
      { type: 'DuplicateLinked', of },
      { type: 'DuplicateUnlinked', of },
      { type: 'DuplicateLinked', of: other },
      { type: 'DuplicateUnlinked', of: other },
      { type: 'DuplicateLinked', of },
    ];
    const life = links.reduce((story, event) => going(story, event), retold(aReport().story()));
    expect(await store.commit(stepTo(life, 0))).toBe('saved');
    expect([await store.duplicates(of), await store.duplicates(other)]).toEqual([[life.report.id], []]);
  });

  const OBSTACLES: readonly (readonly [string, (step: Commit, taken: Commit['inbox']) => Commit])[] = [
    ['the report is further than it was loaded', (step) => ({ ...step, expected: step.expected - 1 })],
    ['the report is not as far as it was loaded', (step) => ({ ...step, expected: step.expected + 1 })],
    ['the report is there and was not expected', (step) => ({ ...step, expected: 0 })],
    ['the webhook has been taken in before', (step, inbox) => ({ ...step, inbox })],
    ['the parked arrival is no longer there', (step) => ({ ...step, unpark: aParked() })],
  ];
  it.each(OBSTACLES)('changes nothing at all when %s', async (_, against) => {
    const store = make();
    const { id, step, taken, webhooks } = await aFullStep(store);
    const before = await pictureOf(store, id, webhooks);
    expect(await store.commit(against(step, taken))).toBe('conflict');
    expect(await pictureOf(store, id, webhooks)).toEqual(before);
    // Nothing else stood against it.
    expect(await store.commit(step)).toBe('saved');
  });

  it('writes nothing of a step for a report that should be there and is not', async () => {
    const store = make();
    const { story, commit } = aNewReport({ expected: 2 });
    const webhook = commit.inbox?.webhook ?? aWebhook();
    const before = await pictureOf(store, story.report.id, [webhook]);
    expect(await store.commit(commit)).toBe('conflict');
    expect(await pictureOf(store, story.report.id, [webhook])).toEqual(before);
    expect(await store.byTracking(sha256(`kode ${story.report.id}`))).toBeUndefined();
  });

  it('answers a step that was taken already with a conflict, and it stands: a lost answer is safe to repeat', async () => {
    const store = make();
    const { id, step, webhooks } = await aFullStep(store);
    expect(await store.commit(step)).toBe('saved');
    const once = await pictureOf(store, id, webhooks);
    expect(await store.commit(step)).toBe('conflict');
    expect(await pictureOf(store, id, webhooks)).toEqual(once);
  });

  it('lets exactly one of several simultaneous steps win, and keeps only what that one brought', async () => {
    const store = make();
    const { id, story, webhooks } = await aFullStep(store);
    const rivals = ['aan', 'budi', 'citra', 'dewi'].map((person) =>
      stepTo(going(story, { type: 'WorkStarted' }), story.report.version, {
        words: someWords({ title: `Judul ${person}` }),
        messages: [aMessage(5, { kind: 'answer' })],
        inbox: anInboxEntry(id),
      }),
    );
    const outcomes = await Promise.all(rivals.map((rival) => store.commit(rival)));
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    const winner = rivals[outcomes.indexOf('saved')];
    const picture = await pictureOf(store, id, [
      ...webhooks,
      ...rivals.map(({ inbox }) => inbox?.webhook ?? aWebhook()),
    ]);
    expect(picture.report).toEqual(winner?.report);
    expect(picture.words).toEqual(winner?.words);
    expect(picture.events).toHaveLength(story.record.length + 1);
    const marks = picture.seen.slice(webhooks.length).map(({ inbox }) => inbox);
    expect(marks.filter((mark) => mark !== undefined)).toEqual([winner?.inbox]);
  });

  it('lets one of two simultaneous new reports of the same id be the first', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    const rival = { ...commit, inbox: anInboxEntry(story.report.id) };
    const outcomes = await Promise.all([store.commit(commit), store.commit(rival)]);
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
    expect(await store.events(story.report.id)).toEqual(story.record);
  });

  it('opens a report to a code that was given out later too', async () => {
    const store = make();
    const entry = anInboxEntry(aReportId());
    await store.remember(entry);
    const later = { ...entry, tracking: sha256(`kode baru ${entry.report}`) };
    await store.track(later);
    await store.track(later);
    expect(await store.byTracking(later.tracking)).toBe(entry.report);
    expect(await store.byTracking(entry.tracking)).toBe(entry.report);
  });

  it('remembers a webhook that changed nothing, once, with the code that was given out', async () => {
    const store = make();
    const entry = anInboxEntry(aReportId());
    expect(await store.remember(entry)).toBe('saved');
    expect(await store.remember({ ...entry, body: keyedHash('garam', 'isi lain') })).toBe('conflict');
    expect(await store.look(entry.webhook, entry.report)).toEqual({
      inbox: entry,
      report: undefined,
      wrappedKey: undefined,
    });
    expect(await store.byTracking(entry.tracking)).toBe(entry.report);
  });
};

const itParksAndSetsAside = (make: () => ReportStore): void => {
  it('parks what came before its report, and its code leads to it already', async () => {
    const store = make();
    const id = aReportId();
    const [parked, second] = [aParked({ report: id }), aParked({ report: id })];
    const entry = anInboxEntry(id, { webhook: parked.webhook });
    expect(await store.park(entry, parked)).toBe('saved');
    expect(await store.park(anInboxEntry(id, { webhook: second.webhook }), second)).toBe('saved');
    expect(byWebhook(await store.parked(id))).toEqual(byWebhook([parked, second]));
    expect((await store.look(parked.webhook, id)).inbox).toEqual(entry);
    expect(await store.byTracking(entry.tracking)).toBe(id);
    expect(await store.load(id)).toBeUndefined();
  });

  it('parks nothing for a report that is there by now', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    await store.commit(commit);
    const parked = aParked({ report: story.report.id });
    const before = await pictureOf(store, story.report.id, [parked.webhook]);
    const entry = anInboxEntry(story.report.id, { webhook: parked.webhook });
    expect(await store.park(entry, parked)).toBe('conflict');
    expect(await pictureOf(store, story.report.id, [parked.webhook])).toEqual(before);
  });

  it('parks nothing for a webhook that has been taken in before', async () => {
    const store = make();
    const id = aReportId();
    const parked = aParked({ report: id });
    const entry = anInboxEntry(id, { webhook: parked.webhook });
    await store.remember(entry);
    expect(await store.park(entry, parked)).toBe('conflict');
    expect(await store.parked(id)).toEqual([]);
  });

  it('forgets a parked arrival when told, also when it is gone already', async () => {
    const store = make();
    const id = aReportId();
    const [parked, kept] = [aParked({ report: id }), aParked({ report: id })];
    for (const one of [parked, kept]) await store.park(anInboxEntry(id, { webhook: one.webhook }), one);
    await store.unpark(parked);
    await store.unpark(parked);
    expect(await store.parked(id)).toEqual([kept]);
  });

  it('keeps what is known of a parked arrival with the step of its report, and nothing where it is gone', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    const { id } = story.report;
    const [parked, gone] = [aParked({ report: id }), aParked({ report: id })];
    const marked = { ...parked, unreadable: 'missing', rev: 2 } as const;
    await store.park(anInboxEntry(id, { webhook: parked.webhook }), parked);
    expect(await store.commit({ ...commit, parked: { ...gone, rev: 2 } })).toBe('conflict');
    expect(await store.load(id)).toBeUndefined();
    expect(await store.commit({ ...commit, parked: marked })).toBe('saved');
    expect(await store.parked(id)).toEqual([marked]);
  });

  it('keeps what was done about a parked arrival, once, and brings none back that is gone', async () => {
    const store = make();
    const id = aReportId();
    const parked = aParked({ report: id });
    await store.park(anInboxEntry(id, { webhook: parked.webhook }), parked);
    const told = { ...parked, toldAt: RECEIVED, rev: 2 };
    expect(await store.keepParked(told)).toBe('saved');
    expect(await store.keepParked({ ...told, alarmedAt: RECEIVED })).toBe('conflict');
    expect(await store.parked(id)).toEqual([told]);
    await store.unpark(told);
    expect(await store.keepParked({ ...told, rev: 3 })).toBe('conflict');
    expect(await store.parked(id)).toEqual([]);
  });

  it('lists what waits for its report by when somebody must look at it, also what nobody must', async () => {
    const store = make();
    const id = aReportId();
    const [danger, waits, told] = [
      aParked({ report: id, urgency: 'danger', receivedAt: wib('2025-05-06 11:00') }),
      aParked({ report: id, receivedAt: wib('2025-05-06 10:00') }),
      aParked({ report: id, receivedAt: wib('2025-05-06 09:00'), toldAt: wib('2025-05-07 16:00') }),
    ];
    for (const one of [told, waits, danger]) await store.park(anInboxEntry(id, { webhook: one.webhook }), one);
    const listed = async (until?: Instant) =>
      (await allOf(store.allParked(until))).flatMap((one) => (one.report === id ? [one] : []));
    expect(await listed()).toEqual([danger, waits, told]);
    expect(await listed(wib('2025-05-06 10:59'))).toEqual([]);
    expect(await listed(wib('2025-05-06 11:00'))).toEqual([danger]);
    // One working day later, when the office shuts.
    expect(await listed(wib('2025-05-07 15:59'))).toEqual([danger]);
    expect(await listed(wib('2025-05-07 16:00'))).toEqual([danger, waits]);
  });

  it('keeps every conflict aside once, also several of one webhook', async () => {
    const store = make();
    const [id, first] = [aReportId(), aConflict()];
    const second = aConflict({ webhook: first.webhook });
    for (const conflict of [first, second, first]) expect(await store.setAside(id, conflict)).toBe('saved');
    const found = await store.conflicts(id);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([first, second]));
  });
};

const itSetsNothingAsideUnseen = (make: () => ReportStore): void => {
  it('sets nothing aside without an event where there is a report to record it on', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    await store.commit(commit);
    const before = await pictureOf(store, story.report.id);
    expect(await store.setAside(story.report.id, aConflict())).toBe('conflict');
    expect(await pictureOf(store, story.report.id)).toEqual(before);
  });
};

const itAnswersARequestOnce = (make: () => ReportStore): void => {
  it('keeps what a request was answered with together with its step, and takes no second step for it', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    await store.commit(commit);
    const answered = anAnswer(story.report.id);
    expect(await store.answered(answered.key)).toBeUndefined();
    const next = going(story, { type: 'ClassificationConfirmed' });
    const from = story.report.version;
    expect(await store.commit(stepTo(next, from, { answered }))).toBe('saved');
    expect(await store.answered(answered.key)).toEqual(answered);
    const before = await pictureOf(store, story.report.id);
    const third = going(next, { type: 'ClassificationConfirmed' });
    expect(await store.commit(stepTo(third, next.report.version, { answered }))).toBe('conflict');
    expect(await pictureOf(store, story.report.id)).toEqual(before);
  });

  it('keeps no answer where the step is not taken', async () => {
    const store = make();
    const { story, commit } = aNewReport();
    await store.commit(commit);
    const answered = anAnswer(story.report.id);
    const next = going(story, { type: 'ClassificationConfirmed' });
    expect(await store.commit({ ...stepTo(next, story.report.version, { answered }), expected: 99 })).toBe('conflict');
    expect(await store.answered(answered.key)).toBeUndefined();
  });
};

const itKeepsTheFirstKey = (make: () => ReportStore): void => {
  it('keeps the first key of a report, whoever comes with another', async () => {
    const store = make();
    const id = aReportId();
    const [first, second] = [Buffer.from('kunci pertama'), Buffer.from('kunci kedua')];
    expect(Buffer.from(await store.keepKey(id, first))).toEqual(first);
    expect(Buffer.from(await store.keepKey(id, second))).toEqual(first);
    expect(Buffer.from((await store.look(aWebhook(), id)).wrappedKey ?? [])).toEqual(first);
    expect(Buffer.from((await store.wrappedKey(id)) ?? [])).toEqual(first);
    expect(await store.wrappedKey(aReportId())).toBeUndefined();
  });

  it('gives everybody who comes with a key at the same time the same one', async () => {
    const store = make();
    const id = aReportId();
    const keys = Array.from({ length: 6 }, (_, n) => Buffer.from(`kunci ${n}`));
    const kept = await Promise.all(keys.map((key) => store.keepKey(id, key)));
    const [first] = new Set(kept.map((key) => Buffer.from(key).toString()));
    expect(kept.map((key) => Buffer.from(key).toString())).toEqual(keys.map(() => first));
    expect(keys.map(String)).toContain(first);
  });
};

/** A month in which nothing else is received. */
const LONELY = wib('2031-05-31 23:59');

const itKeepsWhatWordsAreFoundBy = (make: () => ReportStore): void => {
  const entry = (...bytes: readonly number[]): Uint8Array => new Uint8Array(bytes);
  const received = (at: Instant) => {
    const { story, commit } = aNewReport();
    return { ...story, commit: { ...commit, report: { ...story.report, receivedAt: at } } };
  };
  const inMonth = async (store: ReportStore, month: string) =>
    (await store.findableIn(MonthName.parse(month))).map(({ entries, ...found }) => ({
      ...found,
      entries: entries.map((bytes) => [...bytes]),
    }));

  it('gives what the reports of a month of the office are found by, the newest first, each with all of its texts', async () => {
    const store = make();
    const [first, last, next] = [
      received(LONELY),
      received(Instant.parse(LONELY + 1)),
      received(Instant.parse(LONELY + 60_000)),
    ];
    await store.commit({ ...first.commit, findable: [{ n: 0, entry: entry(0, 255) }] });
    await store.commit({
      ...last.commit,
      findable: [
        { n: 0, entry: entry() },
        { n: 3, entry: entry(3) },
      ],
    });
    await store.commit({ ...next.commit, findable: [{ n: 0, entry: entry(1) }] });
    expect(await inMonth(store, '2031-05')).toEqual([
      { report: last.report.id, receivedAt: LONELY + 1, entries: [[], [3]] },
      { report: first.report.id, receivedAt: LONELY, entries: [[0, 255]] },
    ]);
    expect(await inMonth(store, '2031-06')).toEqual([
      { report: next.report.id, receivedAt: LONELY + 60_000, entries: [[1]] },
    ]);
    expect(await inMonth(store, '2031-04')).toEqual([]);
  });

  it('forgets what a report is found by together with its key, unless something has come since', async () => {
    const store = make();
    const at = wib('2032-02-02 10:00');
    const [one, other] = [received(at), received(at)];
    // More than go into one transaction.
    const texts = Array.from({ length: 60 }, (_, n) => ({ n, entry: entry(n) }));
    await store.commit({ ...one.commit, findable: texts });
    await store.commit({ ...other.commit, findable: [{ n: 0, entry: entry(7) }] });
    await store.keepKey(one.report.id, entry(1, 2));
    await store.keepKey(other.report.id, entry(3, 4));
    const kept = await inMonth(store, '2032-02');
    expect(await store.eraseKey({ ...one.commit.report, version: one.commit.report.version - 1 })).toBe('conflict');
    expect(await inMonth(store, '2032-02')).toEqual(kept);
    expect(await store.eraseKey(one.commit.report)).toBe('saved');
    expect(await inMonth(store, '2032-02')).toEqual([{ report: other.report.id, receivedAt: at, entries: [[7]] }]);
    expect(await store.wrappedKey(one.report.id)).toBeUndefined();
    expect([...((await store.wrappedKey(other.report.id)) ?? [])]).toEqual([3, 4]);
    // The record stands.
    expect(await store.events(one.report.id)).toEqual(one.record);
  });
};

const itListsByDayOfReceipt = (make: () => ReportStore): void => {
  const listed = (store: ReportStore, from: string, until: string): Promise<readonly ReportId[]> =>
    allOf(store.receivedIn({ from: IsoDate.parse(from), until: IsoDate.parse(until) }));
  const receivedAt = (shown: string): Written => retold(aReport().receivedAt(wib(shown)).story());
  const keep = async (store: ReportStore, ...stories: readonly Written[]): Promise<readonly ReportId[]> => {
    for (const story of stories) await store.commit(stepTo(story, 0));
    return stories.map(({ report }) => report.id);
  };

  it('lists reports by the days of the office on which they came in, the earliest first', async () => {
    const store = make();
    const [last, first, second, before, after] = await keep(
      store,
      receivedAt('2042-03-12 23:59:59.999'),
      receivedAt('2042-03-10 00:00'),
      receivedAt('2042-03-10 09:00'),
      receivedAt('2042-03-09 23:59:59.999'),
      receivedAt('2042-03-13 00:00'),
    );
    expect(await listed(store, '2042-03-10', '2042-03-13')).toEqual([first, second, last]);
    expect(await listed(store, '2042-03-01', '2042-03-10')).toEqual([before]);
    expect(await listed(store, '2042-03-13', '2042-03-14')).toEqual([after]);
    expect(await listed(store, '2042-03-11', '2042-03-12')).toEqual([]);
    expect(await listed(store, '2042-03-10', '2042-03-10')).toEqual([]);
    expect(await listed(store, '2042-03-13', '2042-03-10')).toEqual([]);
    expect(await listed(store, '2041-06-01', '2042-06-01')).toEqual([before, first, second, last, after]);
  });

  it('lists a report on its day once, whatever becomes of it', async () => {
    const store = make();
    const story = receivedAt('2042-05-05 10:00');
    const [id] = await keep(store, story);
    const later = going(story, { type: 'WorkStarted' }, { recordedAt: wib('2042-05-07 10:00') });
    await store.commit(stepTo(later, story.report.version));
    await store.reindex(later.report);
    expect(await listed(store, '2042-05-01', '2042-06-01')).toEqual([id]);
  });

  it('lists those of one instant in an order of their own', async () => {
    const store = make();
    const ids = await keep(store, ...Array.from({ length: 5 }, () => receivedAt('2042-07-05 10:00')));
    expect(await listed(store, '2042-07-05', '2042-07-06')).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
  });
};

/** As many as one write takes, beside head and marks. */
const EVENTS_A_WRITE = 90;

const itReadsToTheLastPage = (make: () => ReportStore): void => {
  it('gives all events back in order, where they fill more than one page', async () => {
    const store = make();
    const story = aLongStory();
    let from = 0;
    while (from < story.record.length) {
      const until = Math.min(from + EVENTS_A_WRITE, story.record.length);
      const report = { ...story.report, version: until };
      expect(await store.commit({ report, expected: from, events: story.record.slice(from, until) })).toBe('saved');
      from = until;
    }
    // A page holds 1 MiB: this is two or more.
    expect(JSON.stringify(story.record).length).toBeGreaterThan(1.4 * 2 ** 20);
    const events = await store.events(story.report.id);
    expect(events.map(({ version }) => version)).toEqual(story.record.map(({ version }) => version));
    expect(events).toEqual(story.record);
  });

  it('gives all messages back in order, where they fill more than one page', async () => {
    const store = make();
    let { story, commit } = aNewReport();
    await store.commit(commit);
    const words = { text: 'Kata contoh. '.repeat(9000), attachments: [], flags: [], raw: {} };
    const all = Array.from({ length: 12 }, (_, index) => aMessage(index + 1, { words }));
    for (const message of all.toReversed()) {
      const after = going(story, { type: 'ReporterReplied', content: said('x'), message: message.n, sentAt: RECEIVED });
      await store.commit(stepTo(after, story.report.version, { messages: [message] }));
      story = after;
    }
    expect((await store.messages(story.report.id)).map(({ n }) => n)).toEqual(all.map(({ n }) => n));
  });
};

const aLongStory = (): Written => {
  const proposal = aProposal({
    topic: topic('lampu-jalan-umum-dan-rambu-a'),
    reasons: Array.from({ length: 12 }, (_, n) => `rule:${'contoh'.repeat(10)}${n}`),
  });
  const classified = {
    type: 'Classified',
    decidedBy: 'person',
    class: 'service',
    topic: proposal.topic,
    urgency: 'normal',
    oversight: 'none',
    proposal,
    deadlines: {},
  } as const;
  let story = retold(aReport().doubtful().story());
  for (let left = 1200 - story.record.length; left > 0; left -= 1) story = going(story, classified);
  return story;
};

/** Changes a value in place, as a careless caller could. */
const spoil = (value: unknown): void => {
  if (value instanceof Uint8Array) {
    value.fill(0);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, field] of Object.entries(value)) {
    spoil(field);
    if (typeof field !== 'object') Reflect.set(value, name, 'dirusak');
  }
};

const itSharesNothing = (make: () => ReportStore): void => {
  const aRichReport = async (
    store: ReportStore,
  ): Promise<{ id: ReportId; written: unknown[]; webhook: Commit['inbox'] }> => {
    const parked = aParked();
    const id = aReportId();
    const story = retold(aReport().story(), id);
    const entry = anInboxEntry(id, { webhook: parked.webhook });
    const key = Buffer.from('kunci');
    await store.keepKey(id, key);
    await store.park(entry, parked);
    const commit = stepTo(story, 0, {
      words: someWords(),
      identity: Buffer.from('siapa'),
      messages: [aMessage(1)],
      inbox: anInboxEntry(id),
      setAside: aConflict(),
    });
    await store.commit(commit);
    return { id, written: [commit, parked, entry, key], webhook: structuredClone(commit.inbox) };
  };

  it('is not changed by what a caller does to a value that it has written', async () => {
    const store = make();
    const { id, written, webhook } = await aRichReport(store);
    const webhooks = webhook === undefined ? [] : [webhook.webhook];
    const before = structuredClone(await pictureOf(store, id, webhooks));
    for (const value of written) spoil(value);
    expect(await pictureOf(store, id, webhooks)).toEqual(before);
  });

  it('is not changed by what a caller does to a value that it has read', async () => {
    const store = make();
    const { id, webhook } = await aRichReport(store);
    const webhooks = webhook === undefined ? [] : [webhook.webhook];
    const before = structuredClone(await pictureOf(store, id, webhooks));
    spoil(await pictureOf(store, id, webhooks));
    spoil(await store.keepKey(id, Buffer.from('kunci lain')));
    expect(await pictureOf(store, id, webhooks)).toEqual(before);
  });
};
