import { describe, expect, it } from 'vitest';
import { browsing } from '#test/e2e/browsing';

const { newWindow, windowOf } = browsing();

describe('signing in with a browser', () => {
  it('whoever has not signed in sees the way in, at every address, and comes back to the page that was opened', async () => {
    const page = await newWindow();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/kantor/menu');
    await page.getByRole('heading', { name: 'Masuk' }).waitFor();
    // There is nothing to renew where nobody has signed in.
    expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
    expect(await page.getByRole('navigation').count()).toBe(0);
    const signedIn = await windowOf('lapor-admin', '/kantor/menu');
    await signedIn.getByRole('heading', { name: 'Menu' }).waitFor();
    expect(new URL(signedIn.url()).pathname).toBe('/kantor/menu');
    // No code, no state: what the sign-in page put behind the address is gone, from the history too.
    expect(new URL(signedIn.url()).search).toBe('');
  });

  it('a page that is loaded again stays signed in, and nothing that opens the API is kept where scripts can read it', async () => {
    const page = await windowOf('head-llaj', '/kantor/menu');
    await page.reload();
    await page.getByRole('heading', { name: 'Menu' }).waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).not.toMatch(/eyJ|token|refresh/i);
    const [cookie, ...others] = await page.context().cookies(page.url());
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/', expires: -1 });
  });

  it('signing out ends it in every window of that browser', async () => {
    const page = await windowOf('head-asdp', '/kantor/menu');
    const other = await page.context().newPage();
    await other.goto('/kantor/menu');
    await other.getByRole('heading', { name: 'Menu' }).waitFor();
    await page.getByRole('button', { name: 'Keluar' }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await other.reload();
    await other.getByRole('heading', { name: 'Masuk' }).waitFor();
  });
});
