import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#local/aws/folders';
import { setAhead } from '#local/aws/stack-clock';
import { PATIENCE_MS, stack } from '#test/e2e/system';

const run = promisify(execFile);
const page = readFileSync(join(ROOT, 'docs', 'channel-api.md'), 'utf8');

/** The block of code under a heading, as it is printed. */
const blockUnder = (heading: string, language: string): string => {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? expect.fail(heading);
  return section.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? expect.fail(`${heading}: no ${language}`);
};

const certificate = stack.aws.env['NODE_EXTRA_CA_CERTS'] ?? '';
/** As on a machine where `npm start` runs; only the certificate is one that curl must be told of. */
const options = {
  cwd: ROOT,
  timeout: PATIENCE_MS,
  env: { ...process.env, ...stack.aws.env, CURL_CA_BUNDLE: certificate },
};
const SETTINGS = blockUnder('Yang diberikan kantor', 'bash');

describe('the examples of docs/channel-api.md', () => {
  it('are taken in as they are printed, where the clock is ahead too', async () => {
    await setAhead(stack, 3_600);
    try {
      const curl = await run(
        'bash',
        ['-euc', `${SETTINGS}\n${blockUnder('Contoh: curl dan openssl', 'bash')}`],
        options,
      );
      expect(JSON.parse(curl.stdout)).toEqual({ receipt: expect.any(String), trackingCode: expect.any(String) });
      const js = blockUnder('Contoh: Node', 'js').replaceAll("'", String.raw`'\''`);
      const script = `${SETTINGS}\n"${process.execPath}" --input-type=module -e '${js}'`;
      expect((await run('bash', ['-euc', script], options)).stdout).toMatch(/done: true,\s+receipt: '/);
    } finally {
      await setAhead(stack, 0);
    }
  });
});
