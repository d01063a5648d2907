import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type PublicFiguresDeps, showPublicFigures } from '#shared/app/figures/show-public-figures';
import { type OfficeDeps, showOffice } from '#shared/app/operator/show-office';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { type TrackDeps, trackReport } from '#shared/app/report/track-report';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { typedAgain } from '#shared/contracts/http/typed-again';
import { formIn } from '#shared/runtime/form';
import { page } from '#shared/runtime/page-stack';
import type { HttpRoute } from '#shared/runtime/serve';
import { PAGES } from '#web/page/addresses.ts';
import type { Site } from '#web/page/document.tsx';
import { startPage } from '#web/public/start-page.tsx';
import { statementPage } from '#web/public/statement-page.tsx';
import { CODE_FIELD, trackedPage, trackPage } from '#web/public/track-page.tsx';
import { workingDaysPage } from '#web/public/working-days-page.tsx';
import { type Language, languageOf, say } from '#web/words/language.ts';
import { errorsOf, isAsked, questionIn, requestOf } from './asked-deadline.ts';
import { unlisted } from './for-crawlers.ts';
import { type NewsPagesDeps, newsPages } from './news-pages.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** What the pages for everybody are made from. */
export type PublicPagesDeps = TrackDeps &
  PublicFiguresDeps &
  OfficeDeps & {
    readonly channels: OfficeDeps['rules']['channels'];
    readonly news: Pick<NewsPagesDeps, 'published' | 'pictures' | 'writeFeed' | 'origin'>;
  };

const queryOf = ({ rawQueryString }: Event): URLSearchParams => new URLSearchParams(rawQueryString);
const languageAsked = (event: Event): Language => languageOf(queryOf(event));

const start =
  (deps: PublicPagesDeps, site: Site) =>
  async (event: Event): Promise<Answer> => {
    const figures = await showPublicFigures(deps, {});
    const years = figures.ok ? figures.value : { least: 0, years: [] };
    return page(200, startPage(site, { language: languageAsked(event), office: showOffice(deps), figures: years }));
  };

/** A code is taken as a form takes it, and never from an address. */
const track =
  (deps: PublicPagesDeps, site: Site) =>
  async (event: Event): Promise<Answer> => {
    const language = languageAsked(event);
    const wrong = (status: number, words: string, typed = ''): Answer =>
      page(status, trackPage(site, { language, typed: typedAgain(typed), errors: [{ field: CODE_FIELD, words }] }));
    const form = formIn(event);
    if (!form.ok) {
      const { status, id, en } = PROBLEMS[form.refusal];
      return wrong(status, say(language, { id, en }));
    }
    const [typed = '', ...others] = form.value.getAll(CODE_FIELD);
    if (typed.trim() === '' || others.length > 0) return wrong(400, say(language, CODE_WORDS.missing), typed);
    const tracked = await trackReport(deps, { typed, address: event.requestContext.http.sourceIp });
    if (!tracked.ok) {
      const answer = wrong(PROBLEMS[tracked.refusal].status, say(language, CODE_WORDS[tracked.refusal]), typed);
      return tracked.refusal === 'tooManyMisses'
        ? { ...answer, headers: { ...answer.headers, 'retry-after': '900' } }
        : answer;
    }
    const clockwork = { language, zone: deps.calendar.zone };
    const now = new Date(deps.now()).toISOString();
    return unlisted(page(200, trackedPage(site, { clockwork, answer: tracked.value, now })));
  };

const CODE_WORDS = {
  missing: { id: 'Isi kode lacak Anda.', en: 'Fill in your tracking code.' },
  notFound: {
    id: 'Kode ini tidak membuka laporan. Periksa lagi huruf dan angkanya.',
    en: 'This code opens no report. Look at its letters and digits again.',
  },
  receiptGiven: PROBLEMS.receiptGiven,
  tooManyMisses: PROBLEMS.tooManyMisses,
} as const;

const workingDays =
  (deps: PublicPagesDeps, site: Site) =>
  async (event: Event): Promise<Answer> => {
    const query = queryOf(event);
    const language = languageOf(query);
    const office = showOffice(deps);
    const question = questionIn(query, office, deps.now());
    const shown = { language, office, question, query };
    if (!isAsked(query))
      return page(200, workingDaysPage(site, { ...shown, query: new URLSearchParams(), errors: [] }));
    const wrong = (refusals: readonly ProblemCode[]): Answer =>
      page(400, workingDaysPage(site, { ...shown, errors: errorsOf(language, refusals) }));
    const request = requestOf(question, office);
    if (!request.ok) return wrong(request.refusals);
    const told = tellDeadline(deps, request.value);
    return told.ok
      ? page(200, workingDaysPage(site, { ...shown, errors: [], answer: told.value }))
      : wrong([told.refusal]);
  };

const newsOf = ({ news, rules: { office, calendar, units } }: PublicPagesDeps): NewsPagesDeps => ({
  ...news,
  office: office.name,
  zone: calendar.zone,
  units,
});

/** Every page that needs no sign-in, by its address. */
export const publicPages = (deps: PublicPagesDeps, site: Site): readonly HttpRoute[] => [
  { method: 'GET', path: PAGES.start, handler: start(deps, site) },
  {
    method: 'GET',
    path: PAGES.track,
    handler: async (event) => page(200, trackPage(site, { language: languageAsked(event) })),
  },
  { method: 'POST', path: PAGES.track, handler: track(deps, site) },
  { method: 'GET', path: PAGES.workingDays, handler: workingDays(deps, site) },
  ...newsPages(newsOf(deps), site),
  {
    method: 'GET',
    path: PAGES.statement,
    handler: async (event) =>
      page(200, statementPage(site, { language: languageAsked(event), office: showOffice(deps) })),
  },
];
