import type { KeptFiles } from '#shared/app/access/ports';
import type { ActivityKeys, ActivityStore } from '#shared/app/activities/ports';
import { activityVault } from '#shared/app/activities/record-activity';
import { type Activity, type ActivityFile, activityFileNames } from '#shared/domain/activities/activity';
import type { NewsItem, NewsPicture, NewsText, PublishedNews } from '#shared/domain/news/news-item';
import type { Policy } from '#shared/domain/policy/policy';
import type { PublishedPictures } from './ports.ts';

type Deps = {
  readonly activities: Pick<ActivityStore, 'files' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly activityFiles: Pick<KeptFiles, 'find'>;
  readonly publishedPictures: PublishedPictures;
};

/** The longer side of a view, in pixels. */
const VIEW_SIDE = 1280;

/** A picture of a news item with its view: what everybody may see of it. */
export type PictureShown = NewsPicture & {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** The views of a news item's pictures, opened. One that is gone is left out: it was withdrawn meanwhile. */
export const picturesShown = async (
  deps: Omit<Deps, 'publishedPictures'>,
  { activity }: Pick<NewsItem, 'activity'>,
  { pictures }: Pick<NewsText, 'pictures'>,
): Promise<readonly PictureShown[]> => {
  if (pictures.length === 0) return [];
  const files = await deps.activities.files(activity);
  const vault = await activityVault(deps, activity);
  const shown: PictureShown[] = [];
  for (const picture of pictures) {
    const file = files.find(({ id, withdrawn }) => id === picture.file && withdrawn === undefined);
    if (file?.pixels === undefined) continue;
    const { view } = activityFileNames(file);
    const sealed = await deps.activityFiles.find(view);
    if (sealed === undefined) throw new Error(`no file of ${file.id}`);
    shown.push({ ...picture, bytes: vault.unseal(`activity ${view}`, sealed), ...sizeOf(file.pixels) });
  }
  return shown;
};

const sizeOf = ({ width, height }: NonNullable<ActivityFile['pixels']>) => {
  const scale = Math.min(1, VIEW_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/** Copies the pictures out to where everybody may see them; done again it is the same. */
export const copyPictures = async (deps: Deps, news: NewsItem, text: NewsText): Promise<readonly PictureShown[]> => {
  const pictures = await picturesShown(deps, news, text);
  await Promise.all(pictures.map(({ bytes }, at) => deps.publishedPictures.publish(news.id, at + 1, bytes)));
  return pictures;
};

export const removePictures = async ({ publishedPictures }: Pick<Deps, 'publishedPictures'>, news: NewsItem) => {
  await Promise.all(Array.from({ length: news.shown.pictures }, (_, at) => publishedPictures.remove(news.id, at + 1)));
};

/**
 * What everybody may read of a news item that was approved: the words that were, and of the activity nothing but what
 * the office's list calls its kind.
 */
export const publishedOf = (
  { policy }: { readonly policy: Pick<Policy, 'activities'> },
  { id, unit, date, publishedAt }: Extract<NewsItem, { state: 'published' }>,
  activity: Pick<Activity, 'kind'>,
  { headline, where, paragraphs }: NewsText,
  pictures: readonly PictureShown[],
): PublishedNews => {
  const kind = policy.activities.kinds.find((one) => one.id === activity.kind)?.name;
  return {
    ...{ id, unit, date, headline, paragraphs, publishedAt },
    kind: kind ?? { id: activity.kind, en: activity.kind },
    ...(where === undefined ? {} : { where }),
    pictures: pictures.map(({ alt, caption, credit, width, height, bytes }) => ({
      ...{ alt, credit, width, height, size: bytes.length },
      ...(caption === undefined ? {} : { caption }),
    })),
  };
};
