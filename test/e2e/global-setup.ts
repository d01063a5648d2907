import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startAttachmentHost } from '#local/aws/attachment-host';
import { writeContact } from '#local/aws/contact-book';
import { bootstrapLocal, deployLocal, localApiUrl, synthLocal } from '#local/aws/deploy-local';
import { startEmulator } from '#local/aws/emulator';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { freePort } from '#local/aws/free-port';
import { startFront } from '#local/aws/front';
import { tellMailNews } from '#local/aws/mail-news';
import { invitePeople } from '#local/aws/people';
import { readStack, type Stack } from '#local/aws/stack';
import { startMailboxServer } from '#local/pages/mailbox-server';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
    /** Where the one webhook of the contact book goes, and what it has taken is shown. */
    mailbox: string;
    /** The file with every call that a role was judged for. */
    calls: string;
  }
}

const FOLDER = join(LOCAL_FOLDER, 'e2e');
const LOG = join(LOCAL_FOLDER, 'e2e-ministack.log');
const CALLS = join(LOCAL_FOLDER, 'e2e-calls.jsonl');
const DEPLOY = { log: join(LOCAL_FOLDER, 'e2e-deploy.log'), assembly: join(LOCAL_FOLDER, 'e2e-cdk.out') };

/**
 * Deploys the whole system once, to a local AWS of the tests' own: with TLS, and with every call judged by the caller's
 * policies, so that a missing grant fails here and not in the office's account.
 */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const ends: (() => Promise<void>)[] = [];
  const endAll = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const port = await freePort();
    const mailbox = await startMailboxServer();
    ends.push(mailbox.stop);
    const address = `https://localhost:${port}`;
    // Trusts the certificate that this process comes to trust when the local AWS is started.
    const front = await startFront(localApiUrl(address));
    ends.push(front.stop);
    const attachments = await startAttachmentHost();
    ends.push(attachments.stop);
    const addresses = {
      endpoint: address,
      console: front.url,
      webhook: mailbox.webhookUrl('grup-asdp'),
      attachments: attachments.localHost,
    };
    const synth = synthLocal(addresses, DEPLOY);
    synth.catch(() => {});
    const emulator = await startEmulator({
      folder: FOLDER,
      log: LOG,
      preferredPort: port,
      tls: true,
      auth: true,
      calls: CALLS,
    });
    ends.push(emulator.stop);
    await bootstrapLocal(emulator, DEPLOY);
    await synth;
    await deployLocal(emulator, DEPLOY);
    const { endpoint, env } = emulator;
    const stack = await readStack({ endpoint, env });
    // Before any function has read the book, which it then remembers for a while.
    await writeContact(stack, 'grup-keuangan', { by: 'mail', address: 'complaint@simulator.amazonses.com' });
    await invitePeople(stack);
    mailbox.open(stack, new Map());
    ends.push(tellMailNews(stack).stop);
    project.provide('stack', stack);
    project.provide('mailbox', mailbox.url);
    project.provide('calls', CALLS);
  } catch (cause) {
    await endAll();
    throw cause;
  }
  return endAll;
};

// biome-ignore lint/style/noDefaultExport: vitest takes a global setup by its default export
export default setup;
