import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import type { ActivityKeys, ActivityStore } from '#shared/app/activities/ports';
import { activityVault } from '#shared/app/activities/record-activity';
import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import type { NewsChange, NewsDecision, NewsDone, NewsPosted, NewsWithdrawal } from '#shared/contracts/http/news';
import type { Activity } from '#shared/domain/activities/activity';
import { isThere } from '#shared/domain/activities/decide-activity';
import { decideNews, type NewsCommand, type NewsRefusal } from '#shared/domain/news/decide-news';
import type { NewsEvent } from '#shared/domain/news/news-event';
import type { NewsId, NewsItem, NewsText } from '#shared/domain/news/news-item';
import { type AddressFault, addressFault } from '#shared/domain/news/portal-link';
import { recordNews } from '#shared/domain/news/record-news';
import { stopsIn } from '#shared/domain/news/stops-in';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { canonicalJson } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { NewsStep, NewsStore, PublishedPictures } from './ports.ts';
import { copyPictures, publishedOf, removePictures } from './publish-news.ts';

export type ChangeNewsDeps = {
  readonly policy: Policy;
  readonly activities: Pick<ActivityStore, 'load' | 'files' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly activityFiles: Pick<KeptFiles, 'find'>;
  readonly news: NewsStore;
  readonly publishedPictures: PublishedPictures;
  readonly now: Now;
  readonly log: Log;
};

type Invalid = { readonly kind: 'ActivityInvalid'; readonly fields: readonly InvalidField[] };
type Refusal =
  | Denied
  | { readonly kind: 'StaleVersion'; readonly version: number }
  | 'PortalElsewhere'
  | Invalid
  | Exclude<NewsRefusal, 'NewsExists'>;
type Changed = Promise<Result<NewsDone, Refusal>>;

/** What is asked of a news item, whoever may ask it. */
export type NewsAct =
  | NewsChange
  | NewsDecision
  | ({ readonly act: 'post' } & NewsPosted)
  | ({ readonly act: 'withdraw' } & NewsWithdrawal);

/** Which row of the table of access says who may. */
const ROWS = {
  edit: 'writeNews',
  submit: 'writeNews',
  discard: 'writeNews',
  publish: 'approveNews',
  return: 'approveNews',
  post: 'postNews',
  withdraw: 'withdrawNews',
} as const satisfies Record<NewsAct['act'], string>;

/**
 * Takes a step with a news item, going on from the version that was seen. What everybody may read changes together with
 * the record; pictures are copied out before, and removed after.
 */
export const changeNews = (
  deps: ChangeNewsDeps,
  officer: Officer,
  { news: id, ...asked }: NewsAct & { readonly news: NewsId },
): Changed =>
  untilSaved(async () => {
    const news = await deps.news.load(id);
    const denied = deniedToAct(officer, news, asked.act);
    if (news === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
    const { version } = news;
    if (asked.seen !== version) return refuse({ kind: 'StaleVersion', version });
    const step = await stepOf(deps, officer, news, asked);
    if (!step.ok) return step;
    const decision = decideNews(news, step.value.command);
    if (!decision.ok) return refuse(refusalOf(decision.refusal));
    return record(deps, officer, news, { ...step.value, events: decision.value });
  });

type Decided = Pick<Step, 'text' | 'url' | 'note' | 'activity'> & { readonly events: readonly NewsEvent[] };

const record = async (
  deps: ChangeNewsDeps,
  officer: Officer,
  news: NewsItem,
  { events, text, url, note, activity }: Decided,
): Promise<Result<NewsDone, Refusal> | 'conflict'> => {
  if (events.length === 0) {
    // Whoever withdrew it may have died before its pictures were gone.
    if (news.state === 'withdrawn') await removePictures(deps, news);
    return ok(doneOf(news));
  }
  const context = {
    now: deps.now(),
    actor: { by: 'person', person: officer.person } as const,
    policy: deps.policy,
  };
  const next = recordNews(news.id, news, events, context, { text, url });
  if (next.news === undefined) throw new Error('a news item that is gone');
  const shown = await shownAfter(deps, next.news, activity);
  const saving = { news: next.news, expected: news.version, events: next.recorded, text, note, ...shown };
  if ((await deps.news.save(saving)) === 'conflict') return 'conflict';
  if (next.news.state === 'withdrawn') await removePictures(deps, next.news);
  deps.log('news.changed', { news: news.id, recorded: events.map(({ type }) => type).join(' ') });
  return ok(doneOf(next.news));
};

/** Whoever may read activities knows of their news; whoever may not is told nothing of it. */
export const deniedToAct = (
  officer: Officer,
  news: Pick<NewsItem, 'unit'> | undefined,
  act: NewsAct['act'],
): Denied | undefined => {
  if (deniedTo(officer, { to: 'readActivities' }) !== undefined) return 'Forbidden';
  if (news === undefined) return 'Absent';
  const to = ROWS[act];
  return to === 'postNews' || to === 'withdrawNews'
    ? deniedTo(officer, { to })
    : deniedTo(officer, { to, unit: news.unit });
};

type Step = {
  readonly command: NewsCommand;
  readonly text?: NewsText;
  readonly note?: string;
  readonly url?: string;
  /** Of which the news is published. */
  readonly activity?: Activity;
};

const stepOf = async (
  deps: ChangeNewsDeps,
  { person: by }: Officer,
  news: NewsItem,
  asked: NewsAct,
): Promise<Result<Step, Refusal>> => {
  const hashed = async (content: string) => (await activityVault(deps, news.activity)).hash(content);
  switch (asked.act) {
    case 'edit': {
      const fields = await pictureFaults(deps, news, asked.text);
      if (fields.length > 0) return refuse({ kind: 'ActivityInvalid', fields });
      const said = await hashed(canonicalJson(asked.text));
      return ok({ command: { type: 'edit', said, by }, text: asked.text });
    }
    case 'submit':
    case 'discard':
      return ok({ command: { type: asked.act } });
    case 'return':
    case 'withdraw':
      return ok({ command: { type: asked.act, said: await hashed(asked.why) }, note: asked.why });
    case 'publish': {
      const activity = await deps.activities.load(news.activity);
      if (activity === undefined) throw new Error(`news of no activity: ${news.id}`);
      const text = await currentText(deps, news);
      const isStopped = stopsIn(text, deps.policy.activities.portalHosts).some(({ weight }) => weight === 'stop');
      const { ticks } = asked;
      const looked = { ticks, pictures: text.pictures.length, isStopped };
      return ok({ command: { type: 'publish', by, ...looked, activity }, activity });
    }
    case 'post': {
      const url = portalAddress(deps.policy.activities.portalHosts, asked.url);
      if (url === undefined) return refuse('PortalElsewhere');
      const fault = addressFault(url);
      if (fault !== undefined) return refuse({ kind: 'ActivityInvalid', fields: [ADDRESS_FAULTS[fault]] });
      const { href } = url;
      return ok({ command: { type: 'post', said: await hashed(href), url: href }, url: href, note: href });
    }
  }
};

/** An address on a portal of the office's rules, over https, and nothing else in it than a page. */
const portalAddress = (hosts: readonly string[], given: string): URL | undefined => {
  const url = URL.parse(given);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return undefined;
  if (url.username !== '' || url.password !== '' || !hosts.includes(url.hostname)) return undefined;
  return url;
};

const ADDRESS_FAULTS = {
  frontPage: {
    field: 'url',
    expected:
      'alamat halaman beritanya, bukan halaman depan portal · the page of the item, not the portal’s front page',
    rule: 'form',
  },
  personal: {
    field: 'url',
    expected: 'alamat tanpa nomor atau surel seseorang · an address without anybody’s number or mail',
    rule: 'form',
  },
} as const satisfies Record<AddressFault, InvalidField>;

const pictureFaults = async (
  { activities }: ChangeNewsDeps,
  { activity }: NewsItem,
  { pictures }: NewsText,
): Promise<readonly InvalidField[]> => {
  if (pictures.length === 0) return [];
  const known = (await activities.files(activity)).filter((file) => isThere(file) && file.pixels !== undefined);
  return pictures.flatMap(({ file }, at) =>
    known.some(({ id }) => id === file) && pictures.findIndex((one) => one.file === file) === at
      ? []
      : [
          {
            field: `text.pictures.${at}.file`,
            expected: 'foto kegiatan ini, sekali saja · a picture of this activity, once',
            rule: 'form',
          },
        ],
  );
};

/** What is written as it stands. */
export const currentText = async (
  { news }: { readonly news: Pick<NewsStore, 'text'> },
  { id, text }: Pick<NewsItem, 'id' | 'text'>,
): Promise<NewsText> => {
  const written = await news.text(id, text);
  if (written === undefined) throw new Error(`no words of ${id}`);
  return written;
};

/**
 * What everybody may read after a step: nothing changes but by an approval or a withdrawal. What is published stands
 * only while the activity is as it was seen, so that no picture of it is taken away at the same time.
 */
const shownAfter = async (
  deps: ChangeNewsDeps,
  news: NewsItem,
  activity: Activity | undefined,
): Promise<Pick<NewsStep, 'publish' | 'unpublish' | 'seen'>> => {
  if (news.state === 'withdrawn') return { unpublish: news };
  if (news.state !== 'published' || activity === undefined) return {};
  const text = await currentText(deps, news);
  const pictures = await copyPictures(deps, news, text);
  return { publish: publishedOf(deps, news, activity, text, pictures), seen: activity };
};

const refusalOf = (refusal: NewsRefusal): Exclude<NewsRefusal, 'NewsExists'> => {
  if (refusal === 'NewsExists') throw new Error(`a step is refused as ${refusal}`);
  return refusal;
};

const doneOf = ({ id, version, state }: NewsItem): NewsDone => ({ news: id, version, state });
