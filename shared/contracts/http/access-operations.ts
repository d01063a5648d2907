import { Me } from './me.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';
import { ColleaguesShown, PeopleShown } from './people.ts';

/** Who somebody is, and who can be named. */
export const ACCESS_OPERATIONS = [
  operation({
    id: 'me',
    method: 'GET',
    path: '/v1/admin/me',
    function: 'adminApi',
    summary: { id: 'Siapa saya sekarang', en: 'Who I am at this moment' },
    who: 'officer',
    answers: { 200: { name: { id: 'Petugas dan jabatannya', en: 'The officer and their functions' }, json: Me } },
    problems: OF_AN_OFFICER,
  }),
  operation({
    id: 'listColleagues',
    method: 'GET',
    path: '/v1/admin/colleagues',
    function: 'adminApi',
    summary: { id: 'Mendaftar siapa yang dapat ditugasi', en: 'List to whom a report can be assigned' },
    who: { office: 'listColleagues' },
    answers: { 200: { name: { id: 'Orang di unitnya', en: 'Who works in their unit' }, json: ColleaguesShown } },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'listPeople',
    method: 'GET',
    path: '/v1/admin/people',
    function: 'adminApi',
    summary: {
      id: 'Melihat siapa yang dapat disebut dalam laporan, dan dengan nama apa',
      en: 'See who can be named in a report, and by which id',
    },
    who: { office: 'listPeople' },
    answers: {
      200: { name: { id: 'Jabatan, unit, dan akun', en: 'Functions, units and accounts' }, json: PeopleShown },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
];
