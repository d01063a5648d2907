import { afterAll, describe, expect, it } from 'vitest';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';

const nothing = (): void => {};

describe('a page without a line', () => {
  asInABrowser();
  const drawn = async (is: 'withoutLine' | 'signedIn', seen: object): Promise<string> => {
    const { session } = await import('#web/console/session/session.ts');
    const { Waiting } = await import('#web/console/frame/waiting.tsx');
    session.value = is;
    return htmlOf(Waiting<string>, {
      asked: { state: 'noLine' as const, again: nothing, ...seen },
      children: (value) => value,
    });
  };
  afterAll(async () => {
    const { session } = await import('#web/console/session/session.ts');
    session.value = 'unknown';
  });

  it('is told in a box, with what was seen last', async () => {
    const html = await drawn('signedIn', { value: 'isinya', seenAt: 0 });
    expect(html).toContain('told warn');
    expect(html).toContain('isinya');
  });

  it('is only dated below the box of a window that was loaded again', async () => {
    const html = await drawn('withoutLine', { value: 'isinya', seenAt: 0, isKept: true });
    expect(html).not.toContain('told');
    expect(html).toMatch(/Ini keadaan pukul .*isinya/);
    expect(await drawn('withoutLine', {})).toMatch(/^<p>Halaman ini tidak disimpan/);
  });
});

describe('a page whose name stands in its answer', () => {
  asInABrowser();
  const asked = async (state: 'problem' | 'noLine', code = 'unexpected'): Promise<string> => {
    const { Waiting } = await import('#web/console/frame/waiting.tsx');
    const problem = { code, status: 403 };
    const given = { state, problem, again: nothing };
    return htmlOf(Waiting<string>, { asked: given, title: 'Piket', children: (value) => value });
  };

  it('has a heading where no answer comes', async () => {
    expect(await asked('problem', 'notAllowed')).toMatch(/^<h1>Piket<\/h1>.*bukan tugas jabatan Anda/);
    expect(await asked('problem')).toMatch(/^<h1>Piket<\/h1>.*gagal dimuat/);
    expect(await asked('noLine')).toMatch(/^<h1>Piket<\/h1>/);
  });

  it('has one heading where there is no such page', async () => {
    expect((await asked('problem', 'notFound')).match(/<h1>/g)).toHaveLength(1);
  });
});

describe('the button of a form', () => {
  asInABrowser();
  it.each([
    ['check', false, 'Lihat akibatnya'],
    ['send', false, 'Kirim'],
    ['sendLater', false, 'Kirim begitu ada sambungan'],
    ['put', true, 'Taruh di kotak keluar'],
  ] as const)('says what a click does: %s', async (next, isBusy, says) => {
    const { FormButtons } = await import('#web/console/report/form-buttons.tsx');
    const given = { next, isBusy, onAgain: undefined, onCancel: nothing };
    expect(wordsOf(FormButtons, given).trim()).toBe(`${says} Batal`);
    // What is put into the outbox is taken though it is being sent; anything else waits for its answer.
    expect(htmlOf(FormButtons, given)).toContain('aria-disabled="false"');
  });
});
