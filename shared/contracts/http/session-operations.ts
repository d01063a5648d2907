import { OF_A_QUESTION, operation } from './operation.ts';
import { CodeBrought, NothingSaid, SessionEnded, SessionShown } from './session.ts';

const OF_A_SESSION = [...OF_A_QUESTION, 'parameterRepeated', 'originForeign', 'sessionUnavailable'] as const;

/** How a person of the office signs in by the console, stays signed in, and signs out. */
export const SESSION_OPERATIONS = [
  operation({
    id: 'openSession',
    method: 'POST',
    path: '/v1/session',
    function: 'session',
    summary: {
      id: 'Memulai sesi dengan kode dari halaman masuk',
      en: 'Open a session with the code of the sign-in page',
    },
    who: 'everybody',
    body: CodeBrought,
    answers: { 200: { name: { id: 'Sesi, dan kukinya', en: 'The session, and its cookie' }, json: SessionShown } },
    problems: [...OF_A_SESSION, 'codeNotAccepted'],
  }),
  operation({
    id: 'renewSession',
    method: 'POST',
    path: '/v1/session/renewal',
    function: 'session',
    summary: {
      id: 'Meminta token akses baru dengan kuki sesi',
      en: 'Get another access token by the cookie of a session',
    },
    who: 'everybody',
    body: NothingSaid,
    answers: {
      200: { name: { id: 'Sesi yang sama, token baru', en: 'The same session, another token' }, json: SessionShown },
    },
    problems: [...OF_A_SESSION, 'sessionOver'],
  }),
  operation({
    id: 'endSession',
    method: 'POST',
    path: '/v1/session/end',
    function: 'session',
    summary: { id: 'Keluar, di semua perangkat', en: 'Sign out, everywhere' },
    who: 'everybody',
    body: NothingSaid,
    answers: {
      200: {
        name: { id: 'Sesi berakhir, atau sudah berakhir sebelumnya', en: 'The session is over, or was before' },
        json: SessionEnded,
      },
    },
    problems: OF_A_SESSION,
  }),
];
export type SessionOperationId = (typeof SESSION_OPERATIONS)[number]['id'];
