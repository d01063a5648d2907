import { createHash } from 'node:crypto';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_FOLDER, ROOT } from './folders.ts';
import { type CommandEnd, runCommand, tailOf } from './run-command.ts';
import { Trouble } from './trouble.ts';

/** A Python with the local AWS installed, and what its environment must hold for it to be found. */
export type Python = { readonly command: string; readonly env: Readonly<Record<string, string>> };

const MINUTE_MS = 60_000;
const FOLDER = join(LOCAL_FOLDER, 'python');
const PACKAGES = join(LOCAL_FOLDER, 'python-packages');
const STAMP = join(LOCAL_FOLDER, 'python.installed');
const LOG = join(LOCAL_FOLDER, 'python.log');
const REQUIREMENTS = join(ROOT, 'local', 'aws', 'requirements.txt');
const VENV_COMMAND = join(FOLDER, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const VERSION = 'import sys; print("%d.%d" % sys.version_info[:2]); sys.exit(sys.version_info < (3, 10))';

const HOW_TO_GET_PYTHON = `AWS lokal (MiniStack) dan penghitung ulang angka memerlukan Python 3.10 atau lebih baru, dan tidak ada di PATH.
The local AWS (MiniStack) and the counter of figures need Python 3.10 or later, and none was found on PATH. Get it with one of:
  sudo apt-get install python3 python3-venv     (Debian, Ubuntu)
  sudo dnf install python3                      (Fedora, RHEL)
  brew install python                           (macOS)
then run the same command again.`;

const HOW_TO_GET_PIP = `Python ada, tetapi tanpa venv dan tanpa pip.
Python is there, but neither its venv nor its pip module is. Install one, for example:
  sudo apt-get install python3-venv             (Debian, Ubuntu)
then run the same command again.`;

const NO_NETWORK = /NewConnectionError|NameResolutionError|Max retries exceeded|Failed to establish|ConnectTimeout/;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

type Run = (command: string, args: readonly string[], limitMs: number) => Promise<CommandEnd>;

const running =
  (signal: AbortSignal | undefined): Run =>
  (command, args, limitMs) =>
    runCommand({
      command,
      args,
      log: LOG,
      limitMs,
      signal,
      env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    });

const findPython = async (python: Run): Promise<string> => {
  for (const command of CANDIDATES) {
    if ((await python(command, ['-c', VERSION], MINUTE_MS)).ok) return command;
  }
  throw new Trouble(HOW_TO_GET_PYTHON);
};

/** The first Python on PATH that is new enough, without any package; without one it is said what to do. */
export const barePython = (): Promise<string> => findPython(running(undefined));

const installing = (extra: readonly string[], requirements: string): readonly string[] => [
  ...['-m', 'pip', 'install', '--quiet', '--no-input', '--retries', '2', ...extra, '-r', requirements],
];

const pip = async (python: Run, command: string, extra: readonly string[]): Promise<void> => {
  const end = await python(command, installing(extra, REQUIREMENTS), 15 * MINUTE_MS);
  if (end.ok) return;
  if (NO_NETWORK.test(end.output)) {
    throw new Trouble(`PyPI tidak terjangkau, sedangkan AWS lokal belum terpasang. Sambungkan jaringan, lalu ulangi.
PyPI cannot be reached and the local AWS is not installed yet. Connect to the network (or set a mirror:
pip config set global.index-url …), then run the same command again. Details: ${LOG}`);
  }
  throw new Trouble(`Memasang AWS lokal gagal / installing the local AWS failed (${end.reason}).
${tailOf(end.output, 12)}
Details: ${LOG}`);
};

const venv: Python = { command: VENV_COMMAND, env: {} };

const target = (command: string): Python => ({ command, env: { PYTHONPATH: PACKAGES } });

/** A venv where Python has that module, else a plain folder that is put on Python's path. */
const install = async (python: Run): Promise<Python> => {
  const found = await findPython(python);
  await Promise.all([FOLDER, PACKAGES].map((folder) => rm(folder, { recursive: true, force: true })));
  if ((await python(found, ['-m', 'venv', FOLDER], 5 * MINUTE_MS)).ok) {
    await pip(python, VENV_COMMAND, []);
    return venv;
  }
  if (!(await python(found, ['-m', 'pip', '--version'], MINUTE_MS)).ok) throw new Trouble(HOW_TO_GET_PIP);
  await pip(python, found, ['--target', PACKAGES]);
  return target(found);
};

/** The installation that was finished for these very requirements, if its files are still there. */
const installed = async (digest: string): Promise<Python | undefined> => {
  const stamp = await readFile(STAMP, 'utf8').catch(() => '');
  const [stampedDigest, command] = stamp.split('\n');
  if (stampedDigest !== digest || command === undefined) return undefined;
  if (command === VENV_COMMAND) return (await exists(VENV_COMMAND)) ? venv : undefined;
  return (await exists(PACKAGES)) ? target(command) : undefined;
};

/** Python with the local AWS: installed on the first call, at once on all others. */
export const ensurePython = async (onInstall: () => void = () => {}, signal?: AbortSignal): Promise<Python> => {
  const digest = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const warm = await installed(digest);
  if (warm !== undefined) return warm;
  onInstall();
  const fresh = await install(running(signal));
  await writeFile(STAMP, `${digest}\n${fresh.command}\n`);
  return fresh;
};

/** The same Python with what another file asks for beside it, which lies in the same place and goes with it. */
export const pythonWith = async (requirements: string): Promise<Python> => {
  const python = await ensurePython();
  const isVenv = python.command === VENV_COMMAND;
  const wanted = await readFile(requirements, 'utf8');
  const stamp = join(isVenv ? FOLDER : PACKAGES, 'added.txt');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return python;
  const args = installing(isVenv ? [] : ['--target', PACKAGES], requirements);
  const end = await running(undefined)(python.command, args, 300_000);
  if (!end.ok)
    throw new Trouble(`${requirements}: gagal dipasang / could not be installed (${end.reason}).
${tailOf(end.output, 12)}
Details: ${LOG}`);
  await writeFile(stamp, wanted);
  return python;
};
