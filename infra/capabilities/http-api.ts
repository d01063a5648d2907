import { RemovalPolicy, Tags } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as Api,
  CfnStage,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import type { Stage } from '#infra/stages';
import { ROUTES, type Route, type RouteKind } from '#shared/contracts/http/routes';

export type Served = {
  readonly functions: Readonly<Record<Route['function'], IFunction>>;
  /** Who lets people of the office in. */
  readonly authorizer: IHttpRouteAuthorizer;
  /** What their tokens must carry. */
  readonly scope: string;
};

/**
 * Which route, how it went, how long it took. No path, query or address: a tracking code or a person may be in them.
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  responseLength: '$context.responseLength',
  error: '$context.error.responseType',
};

/** The local AWS gives an API with this tag a fixed id, and thereby a fixed address. */
const LOCAL_ID = { tag: 'ms-custom-id', value: 'tanggap' };

/** Who answers nobody but people of the office. */
const OF_THE_OFFICE: ReadonlySet<Route['function']> = new Set([
  'adminApi',
  'evidenceApi',
  'activitiesApi',
  'revealIdentity',
  'accounts',
  'contacts',
]);

/** The one address of the office's service; each route of the contract leads to its function. */
export class HttpApi extends Construct {
  readonly api: Api;
  readonly stage: HttpStage;
  readonly #throttles: Stage['throttles'];

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.#throttles = stage.throttles;
    this.api = new Api(this, 'Api', { createDefaultStage: false });
    if (!stage.onAws) Tags.of(this.api).add(LOCAL_ID.tag, LOCAL_ID.value);
    this.stage = this.#open(stage);
  }

  /**
   * Opens the routes. Apart from the API itself, whose address the functions behind it and the sign-in must know
   * before.
   */
  serve({ functions, authorizer, scope }: Served): void {
    const integrations = {
      intake: new HttpLambdaIntegration('Intake', functions.intake),
      publicApi: new HttpLambdaIntegration('PublicApi', functions.publicApi),
      pages: new HttpLambdaIntegration('Pages', functions.pages),
      session: new HttpLambdaIntegration('Session', functions.session),
      // A permission for each of its routes would not fit into the function's policy of 20 kB.
      adminApi: new HttpLambdaIntegration('AdminApi', functions.adminApi, { scopePermissionToRoute: false }),
      revealIdentity: new HttpLambdaIntegration('RevealIdentity', functions.revealIdentity),
      evidenceApi: new HttpLambdaIntegration('EvidenceApi', functions.evidenceApi),
      activitiesApi: new HttpLambdaIntegration('ActivitiesApi', functions.activitiesApi),
      accounts: new HttpLambdaIntegration('Accounts', functions.accounts),
      contacts: new HttpLambdaIntegration('Contacts', functions.contacts),
    };
    for (const { path, function: name, kind } of ROUTES) {
      const routeKey = path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY);
      const route = new HttpRoute(this, `Route ${path.replaceAll('/', ' ')}`, {
        httpApi: this.api,
        routeKey,
        integration: integrations[name],
        ...(OF_THE_OFFICE.has(name) ? { authorizer, authorizationScopes: [scope] } : {}),
      });
      if (!OF_THE_OFFICE.has(name)) acknowledge(route, name === 'intake' ? 'signedWebhook' : 'publicRoute');
      this.#limit(route, routeKey, this.#throttles[kind]);
    }
  }

  /** What is set for a route stands in place of all that is set for every route, its metrics too. */
  #limit(route: HttpRoute, { key }: HttpRouteKey, { perSecond, burst }: Stage['throttles'][RouteKind]): void {
    const { defaultChild } = this.stage.node;
    if (!(defaultChild instanceof CfnStage)) throw new Error('the stage of the API is none');
    const limits = { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst, DetailedMetricsEnabled: true };
    // API Gateway refuses a limit for a route that is not there yet. A dot in an address is no step of the property's.
    defaultChild.addPropertyOverride(`RouteSettings.${key.replaceAll('.', '\\.')}`, limits);
    this.stage.node.addDependency(route);
  }

  #open(stage: Stage): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: stage.logRetention,
      removalPolicy: stage.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: stage.throttles.questions.perSecond, burstLimit: stage.throttles.questions.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }
}
