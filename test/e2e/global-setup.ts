import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bootstrapLocal, deployLocal, synthLocal } from '#local/deploy-local';
import { startEmulator } from '#local/emulator';
import { LOCAL_FOLDER } from '#local/folders';
import { readStack, type Stack } from '#local/stack';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
  }
}

const FOLDER = join(LOCAL_FOLDER, 'e2e');

/**
 * Deploys the whole system once, to a local AWS of the tests' own: with TLS, and with every call judged by the caller's
 * policies, so that a missing grant fails here and not in the office's account.
 */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const deploy = { log: join(LOCAL_FOLDER, 'e2e-deploy.log'), assembly: join(LOCAL_FOLDER, 'e2e-cdk.out') };
  const synth = synthLocal(deploy);
  synth.catch(() => {});
  const log = join(LOCAL_FOLDER, 'e2e-ministack.log');
  const emulator = await startEmulator({ folder: FOLDER, log, tls: true, auth: true });
  try {
    await bootstrapLocal(emulator, deploy);
    await synth;
    await deployLocal(emulator, deploy);
    const { endpoint, env } = emulator;
    project.provide('stack', await readStack({ endpoint, env }));
  } catch (cause) {
    await emulator.stop();
    throw cause;
  }
  return emulator.stop;
};

// biome-ignore lint/style/noDefaultExport: vitest takes a global setup by its default export
export default setup;
