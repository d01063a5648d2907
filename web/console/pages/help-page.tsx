import { usePageTitle } from '../frame/page-title.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Bantuan', en: 'Help' },
  keys: { id: 'Papan ketik', en: 'Keyboard' },
  key: { id: 'Tombol', en: 'Key' },
  does: { id: 'Artinya', en: 'What it does' },
} as const;

const KEYS = [
  ['/', { id: 'mencari laporan', en: 'search reports' }],
  ['j', { id: 'baris berikutnya', en: 'the next row' }],
  ['k', { id: 'baris sebelumnya', en: 'the row before' }],
  ['Enter', { id: 'membuka baris', en: 'open the row' }],
  ['g h', { id: 'ke pekerjaan hari ini', en: 'to the work of today' }],
  ['g l', { id: 'ke daftar laporan', en: 'to the lists' }],
  ['?', { id: 'halaman ini', en: 'this page' }],
] as const;

/** What the keys do. */
export const HelpPage = () => {
  usePageTitle(say(WORDS.title));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <table>
        <caption>{say(WORDS.keys)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.key)}</th>
            <th scope="col">{say(WORDS.does)}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
