import type { MiddlewareObj } from '@middy/core';
import httpContentNegotiation from '@middy/http-content-negotiation';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { PROBLEM_TYPE } from './problem-answer.ts';

/** Indonesian unless something else is asked for. */
const LANGUAGES = ['id', 'en'];

const Fields = z.record(z.string(), z.unknown());
const Sentences = z.object({ en: z.object({ title: z.string(), detail: z.string() }) });

/** A problem in the language that `Accept-Language` asks for; `en` stays beside it either way. */
const told = (
  answer: APIGatewayProxyStructuredResultV2,
  language: string | undefined,
): APIGatewayProxyStructuredResultV2 => {
  if (answer.headers?.['content-type'] !== PROBLEM_TYPE) return answer;
  const isEnglish = language === 'en';
  const headers = { ...answer.headers, 'content-language': isEnglish ? 'en' : 'id', vary: 'accept-language' };
  if (!isEnglish || answer.body === undefined || answer.body === '') return { ...answer, headers };
  const said = Fields.parse(JSON.parse(answer.body));
  return { ...answer, headers, body: JSON.stringify({ ...said, ...Sentences.parse(said).en }) };
};

type Told = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** What the negotiation leaves in the context. */
const Asked = z.looseObject({ preferredLanguage: z.string().optional() });

/** Tells problems in the language that is asked for: first of the middlewares, so that it sees every answer last. */
export const inLanguageAskedFor = (): Told[] => {
  const tell: NonNullable<Told['after']> = (request) => {
    const { preferredLanguage } = Asked.parse(request.context);
    if (request.response) request.response = told(request.response, preferredLanguage);
  };
  return [
    { after: tell, onError: tell },
    httpContentNegotiation({
      parseCharsets: false,
      parseEncodings: false,
      parseMediaTypes: false,
      availableLanguages: LANGUAGES,
      defaultToFirstLanguage: true,
      failOnMismatch: false,
    }),
  ];
};
