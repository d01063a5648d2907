import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STAGES } from '#infra/stages';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { NEWS_FEEDS, NEWS_PICTURE } from '#shared/contracts/http/news-addresses';
import { ROUTES } from '#shared/contracts/http/routes';
import { TRACKING_PAGE } from '#shared/contracts/http/tracking-page';
import { trackingOf } from '#shared/domain/report/tracking-code';
import { ReportId } from '#shared/domain/words/words';
import { ofType, type Synthesis, synthesised } from '#test/infra/synthesis';

const production = synthesised('production');
const local = synthesised('local');

/** Whoever adds a route without an authoriser must say here that everybody may call it. */
const OPEN_TO_EVERYBODY = [
  'ANY /v1/channels/{channel}/events',
  'ANY /v1/health',
  'ANY /v1/public/tracking',
  'ANY /v1/public/deadlines',
  'ANY /v1/public/figures',
  'ANY /v1/public/office',
  'ANY /v1/files/{token}',
  'ANY /v1/session',
  'ANY /v1/session/renewal',
  'ANY /v1/session/end',
  'ANY /lacak',
  'ANY /berita/rss.xml',
  'ANY /berita/atom.xml',
  'ANY /berita/feed.json',
  'ANY /berita/gambar/{news}/{picture}',
  '$default',
];

const routeKeys = (type: string | undefined): readonly unknown[] =>
  [...ofType(production, 'AWS::ApiGatewayV2::Route').values()]
    .filter(({ Properties }) => type === undefined || Properties['AuthorizationType'] === type)
    .map(({ Properties }) => Properties['RouteKey']);

/** Of every route, how often it may be asked. */
const throttled = (): Readonly<Record<string, unknown>> => {
  const [stage] = ofType(production, 'AWS::ApiGatewayV2::Stage').values();
  return z.record(z.string(), z.unknown()).parse(stage?.Properties['RouteSettings']);
};

const OF_THE_OFFICE: readonly string[] = [
  'adminApi',
  'evidenceApi',
  'activitiesApi',
  'revealIdentity',
  'accounts',
  'contacts',
];

describe('the HTTP API', () => {
  it('has the routes of the contract and no others', () => {
    const contract = ROUTES.map(({ path }) => (path === '$default' ? path : `ANY ${path}`));
    expect(new Set(routeKeys(undefined))).toEqual(new Set(contract));
  });

  it('has the routes of its description, the two for what nobody serves, the page that takes codes, and feeds and pictures of news', () => {
    const { paths } = z
      .looseObject({ paths: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
    const news = [...Object.values(NEWS_FEEDS), NEWS_PICTURE].map((path) => `ANY ${path}`);
    const others = ['$default', 'ANY /v1/admin/{proxy+}', `ANY ${TRACKING_PAGE}`, ...news];
    const served = routeKeys(undefined).filter((key) => !others.includes(String(key)));
    expect(new Set(served)).toEqual(new Set(Object.keys(paths).map((path) => `ANY ${path}`)));
  });

  it('has a route of its own for every operation, and one for what nobody serves, all of them behind the sign-in', () => {
    const keys = routeKeys('JWT');
    for (const { path } of ADMIN_OPERATIONS) expect(keys).toContain(`ANY ${path}`);
    expect(keys).toContain('ANY /v1/admin/{proxy+}');
    expect(keys).toHaveLength(new Set(ADMIN_OPERATIONS.map(({ path }) => path)).size + 1);
  });

  it('is open only where the list says so', () => {
    expect(new Set(routeKeys('NONE'))).toEqual(new Set(OPEN_TO_EVERYBODY));
  });

  it('lets nobody near what people of the office do but with an access token of the sign-in', () => {
    const admin = [...ofType(production, 'AWS::ApiGatewayV2::Route').values()].filter(({ Properties }) =>
      String(Properties['RouteKey']).includes(' /v1/admin'),
    );
    expect(admin.length).toBe(ROUTES.filter((route) => OF_THE_OFFICE.includes(route.function)).length);
    expect(admin.length).toBeGreaterThan(0);
    const [[authorizer] = []] = ofType(production, 'AWS::ApiGatewayV2::Authorizer');
    for (const { Properties } of admin) {
      expect(Properties).toMatchObject({
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer },
        // Of all tokens only access tokens carry it, and it opens nothing of the user pool's.
        AuthorizationScopes: ['tanggap/office'],
      });
    }
  });

  it('leads to what people of the office do by no other way', () => {
    const behind = ROUTES.filter(
      (route) => OF_THE_OFFICE.includes(route.function) || route.path.startsWith('/v1/admin'),
    );
    for (const route of behind) {
      expect(OF_THE_OFFICE).toContain(route.function);
      expect(route.path).toMatch(/^\/v1\/admin\//);
    }
    expect(ROUTES.filter((route) => route.function === 'revealIdentity').map(({ path }) => path)).toEqual([
      '/v1/admin/reports/{report}/revealIdentity',
    ]);
  });

  it('sends each route to its function, which API Gateway may call for it', () => {
    const permissions = [...ofType(production, 'AWS::Lambda::Permission').values()].map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    const admin = permissions.filter((text) => text.includes('AdminApiFunction'));
    // One for all of its routes: a function's policy holds 20 kB, some forty permissions.
    expect(admin).toEqual([expect.stringContaining('"/*/*/*"')]);
    expect(permissions.length - 1).toBe(ROUTES.filter((route) => route.function !== 'adminApi').length);
    // The source of $default is api/stage/$default, two parts: a pattern of three would not match it.
    expect(permissions.some((text) => text.includes('"/*/*"') && text.includes('PagesFunction'))).toBe(true);
    expect(permissions.some((text) => text.includes('/events"') && text.includes('IntakeFunction'))).toBe(true);
  });

  it('logs as JSON how each request went, and neither where from nor which path or query', () => {
    const [stage] = ofType(production, 'AWS::ApiGatewayV2::Stage').values();
    const text = JSON.stringify(stage?.Properties['AccessLogSettings']);
    expect(text).toMatch(/routeKey.*status/);
    expect(text).not.toMatch(/sourceIp|\$context\.path|rawPath|queryString|userAgent|authorizer|\$context\.identity/i);
  });

  it.each([
    ['ANY /v1/channels/{channel}/events', 100, 500],
    ['ANY /v1/public/tracking', 20, 40],
    ['ANY /v1/public/deadlines', 20, 40],
    ['ANY /v1/files/{token}', 20, 40],
    ['ANY /v1/session', 20, 40],
    ['ANY /v1/session/renewal', 20, 40],
    ['ANY /lacak', 10, 40],
    ['ANY /berita/rss.xml', 20, 40],
    ['ANY /berita/atom.xml', 20, 40],
    ['ANY /berita/feed.json', 20, 40],
    ['ANY /berita/gambar/{news}/{picture}', 50, 200],
    ['$default', 50, 200],
    ['ANY /v1/admin/work', 50, 100],
    ['ANY /v1/admin/{proxy+}', 50, 100],
    ['ANY /v1/admin/reports/{report}/resolve', 20, 40],
    ['ANY /v1/admin/reports/{report}/revealIdentity', 20, 40],
    ['ANY /v1/admin/duty', 20, 40],
  ])('has a throttle of its own at %s', (key, rate, burst) => {
    expect(throttled()[key]).toEqual({
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
      DetailedMetricsEnabled: true,
    });
  });

  it('has a throttle at every route, which is set when all of them are there', () => {
    expect(new Set(Object.keys(throttled()))).toEqual(new Set(routeKeys(undefined)));
    const routes = [...ofType(production, 'AWS::ApiGatewayV2::Route').keys()];
    const [stage] = ofType(production, 'AWS::ApiGatewayV2::Stage').values();
    expect(stage?.['DependsOn']).toEqual(expect.arrayContaining(routes));
  });

  it('lets nobody find a tracking code by guessing without a pause for a thousand years', () => {
    const { code } = trackingOf(
      { current: '1', keys: { 1: 'an invented key' } },
      ReportId.parse(`rep_${'0'.repeat(26)}`),
    );
    // The version of the key is known, and the check character follows from the others.
    const codes = 32 ** (code.length - 2);
    // By the API and by the page, both at once.
    const { tracking, trackingPage } = STAGES.production.throttles;
    const guesses = (tracking.perSecond + trackingPage.perSecond) * 86_400 * 365 * 1000;
    const inUse = 100_000;
    expect((guesses * inUse) / codes).toBeLessThan(0.1);
  });

  it('keeps instances for what anybody asks and for pages, and no more, where the stage says so', () => {
    const reserved = (stage: Synthesis): readonly unknown[] =>
      [...ofType(stage, 'AWS::Lambda::Function')].flatMap(([id, { Properties }]) =>
        'ReservedConcurrentExecutions' in Properties ? [[id, Properties['ReservedConcurrentExecutions']]] : [],
      );
    expect(reserved(production)).toEqual([
      [expect.stringMatching(/^PublicApi/), 50],
      [expect.stringMatching(/^Pages/), 50],
    ]);
    expect(reserved(local)).toEqual([
      [expect.stringMatching(/^PublicApi/), 8],
      [expect.stringMatching(/^Pages/), 8],
    ]);
    expect(reserved(synthesised('staging'))).toEqual([]);
  });

  it('has a fixed id on the local AWS only', () => {
    local.workflow.hasResourceProperties('AWS::ApiGatewayV2::Api', { Tags: { 'ms-custom-id': 'tanggap' } });
    expect(production.text).not.toContain('ms-custom-id');
  });
});
