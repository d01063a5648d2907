import { X509Certificate } from 'node:crypto';
import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_FOLDER, ROOT } from './folders.ts';
import type { Python } from './python.ts';
import { runCommand } from './run-command.ts';
import { Trouble } from './trouble.ts';

export type Certificate = { readonly certificatePath: string; readonly keyPath: string };

const FOLDER = join(LOCAL_FOLDER, 'tls');
const certificate: Certificate = {
  certificatePath: join(FOLDER, 'certificate.pem'),
  keyPath: join(FOLDER, 'key.pem'),
};
const DAY = 86_400_000;

const isGood = async (): Promise<boolean> => {
  try {
    await access(certificate.keyPath);
    const { validToDate } = new X509Certificate(await readFile(certificate.certificatePath));
    return validToDate.getTime() > Date.now() + DAY;
  } catch {
    return false;
  }
};

/**
 * The local AWS's certificate for localhost; trusted only by what is started with its path. Made when missing or old.
 */
export const ensureCertificate = async (python: Python): Promise<Certificate> => {
  if (await isGood()) return certificate;
  await mkdir(FOLDER, { recursive: true });
  const end = await runCommand({
    command: python.command,
    args: [join(ROOT, 'local', 'aws', 'certificate.py'), certificate.certificatePath, certificate.keyPath],
    env: { ...process.env, ...python.env },
    log: join(FOLDER, 'certificate.log'),
    limitMs: 30_000,
  });
  if (!end.ok) throw new Trouble(`The local AWS's certificate could not be made (${end.reason}).\n${end.output}`);
  return certificate;
};
