// The way in: `node local/enter.mjs <script.ts> [arguments …]`. Needs nothing installed and any Node ≥ 20; installs what
// is missing, then runs the script with Node 24, the version that the functions run on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED_MAJOR = 24;
const LOOKS_EVERY_MS = 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');

const stop = (...lines) => {
  process.stderr.write(`\n${lines.join('\n')}\n`);
  process.exit(1);
};

const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/**
 * Whether everything that package-lock.json pins is there. npm writes node_modules/.package-lock.json last, so it also
 * tells a finished installation from a broken-off one; packages for other systems may be missing, more may be there.
 */
const isInstalled = (lockText) => {
  const installedText = readText(join(modules, '.package-lock.json'));
  if (installedText === undefined) return false;
  const stamp = join(modules, '.checked');
  const digest = createHash('sha256').update(lockText).update(installedText).digest('hex');
  if (readText(stamp) === digest) return true;
  const installed = JSON.parse(installedText).packages;
  const agrees = Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    if (found.version !== wanted.version) return false;
    return found.integrity === undefined || wanted.integrity === undefined || found.integrity === wanted.integrity;
  });
  if (agrees) writeFileSync(stamp, digest);
  return agrees;
};

/** The npm that started us, where there is one: it need not be on PATH and needs no shell on Windows. */
const npm = (args) => {
  const own = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' };
  return own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
};

const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

/**
 * npm ci deletes node_modules before it knows that it can fill it again, so what is there is kept aside until it has:
 * without a network the next checkout of the old lock file still runs.
 */
const installOrRestore = () => {
  const aside = join(root, '.local', 'node_modules.previous');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(dirname(aside), { recursive: true });
  const had = existsSync(modules);
  if (had) renameSync(modules, aside);
  // What is pinned was old enough when it was chosen, by whatever clock this machine goes.
  const pinned = ['ci', '--no-audit', '--no-fund', '--min-release-age=0'];
  const done = npm([...pinned, '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']);
  if (had && done.status !== 0) {
    rmSync(modules, { recursive: true, force: true });
    renameSync(aside, modules);
  }
  rmSync(aside, { recursive: true, force: true });
  return done;
};

const install = () => {
  const began = Date.now();
  process.stderr.write('Memasang paket dari package-lock.json (npm ci) / installing packages …\n');
  const done = installOrRestore();
  if (done.error !== undefined) {
    stop(
      'npm tidak ditemukan. Pasang Node.js (yang memuat npm) dari https://nodejs.org, lalu ulangi.',
      'npm was not found. Install Node.js, which brings npm, then run the same command again.',
    );
  }
  if (done.status !== 0) {
    const log = join(root, '.local', 'npm.log');
    writeFileSync(log, done.stderr);
    if (NO_NETWORK.test(done.stderr)) {
      stop(
        'Gudang paket npm tidak terjangkau, sedangkan paket belum terpasang. Sambungkan jaringan, lalu ulangi.',
        'The npm registry cannot be reached and the packages are not installed. Connect to the network (or set a',
        `proxy or mirror: npm config set registry …), then run the same command again. Details: ${log}`,
      );
    }
    stop(...done.stderr.trim().split('\n').slice(-12), '', `npm ci gagal / failed. Details: ${log}`);
  }
  process.stderr.write(`Paket terpasang / packages installed (${((Date.now() - began) / 1000).toFixed(0)} s).\n`);
};

/** The Node 24 that package-lock.json brings (Linux x64), then the running one where it is new enough. */
const nodes = () => {
  const own = join(bin, 'node');
  const running = Number.parseInt(process.versions.node, 10) >= WANTED_MAJOR ? [process.execPath] : [];
  return existsSync(own) ? [own, ...running] : running;
};

const run = ([node, ...others], script, args) => {
  if (node === undefined) {
    stop(
      `Perlu Node.js ${WANTED_MAJOR}; yang berjalan sekarang ${process.versions.node} (${process.platform} ${process.arch}).`,
      `Node.js ${WANTED_MAJOR} is needed; this is ${process.versions.node}. Get it with one of:`,
      `  nvm install ${WANTED_MAJOR} && nvm use ${WANTED_MAJOR}      (https://github.com/nvm-sh/nvm)`,
      `  brew install node@${WANTED_MAJOR}                 (macOS)`,
      `  https://nodejs.org/en/download        (installer, every system)`,
      'then run the same command again.',
    );
  }
  const path = [dirname(node), bin, process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, [resolve(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // At a terminal Ctrl-C reaches the child by itself: passing it on would deliver it twice.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  // Whoever ends npm ends its shell, which passes nothing on: what npm has started would go on without it.
  const parent = process.ppid;
  const isOrphan = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
  setInterval(() => isOrphan() && child.kill('SIGTERM'), LOOKS_EVERY_MS).unref();
  // The packaged Node does not start where the C library is not glibc; another one may.
  child.on('error', () => run(others, script, args));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
};

const [script, ...args] = process.argv.slice(2);
if (script === undefined) stop('usage: node local/enter.mjs <script.ts> [arguments …]');
if (Number.parseInt(process.versions.node, 10) < 20) {
  stop(`Perlu Node.js 20 atau lebih baru; ini ${process.versions.node}. / Node.js 20 or later is needed.`);
}
const lock = readText(join(root, 'package-lock.json'));
if (lock === undefined) stop('package-lock.json tidak ada / is missing: is this the whole repository?');
if (!isInstalled(lock)) install();
run(nodes(), script, args);
