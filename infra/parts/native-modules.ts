import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import * as z from 'zod';
import { ROOT } from './folders.ts';
import { keptFolder } from './kept-folder.ts';
import type { Machine } from './machine.ts';

const Names = z.record(z.string(), z.string()).default({});
const Locked = z.looseObject({ version: z.string().optional(), dependencies: Names, optionalDependencies: Names });
const Lock = z.looseObject({ lockfileVersion: z.int(), packages: z.record(z.string(), Locked) });
type Lock = z.infer<typeof Lock>;

/**
 * A `node_modules` with these packages as package-lock.json pins them, for one kind of machine. It is installed once.
 */
export const nativeModules = (names: readonly string[], machine: Machine): string => {
  const lock = lockOf(names, Lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))));
  const folder = keptFolder('modules', JSON.stringify([lock, machine]), (making) => {
    writeFileSync(join(making, 'package.json'), JSON.stringify(lock.packages['']));
    writeFileSync(join(making, 'package-lock.json'), JSON.stringify(lock));
    copyFileSync(join(ROOT, '.npmrc'), join(making, '.npmrc'));
    install(making, machine);
  });
  return join(folder, 'node_modules');
};

/** The part of the lock file that these packages need. */
const lockOf = (names: readonly string[], { lockfileVersion, packages }: Lock) => {
  const needed = new Map<string, Lock['packages'][string]>();
  /** Where a package stands that another asks for: beneath that one, or farther up. */
  const placeOf = (name: string, from: string): string => {
    for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (packages[`${at}/node_modules/${name}`] !== undefined) return `${at}/node_modules/${name}`;
    }
    return `node_modules/${name}`;
  };
  const need = (name: string, from: string): void => {
    const path = placeOf(name, from);
    const locked = packages[path];
    if (locked === undefined || needed.has(path)) return;
    needed.set(path, locked);
    for (const one of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) need(one, path);
  };
  for (const name of names) need(name, '');
  const dependencies = Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`]?.version]));
  return { lockfileVersion, packages: { '': { dependencies }, ...Object.fromEntries(needed) } };
};

const install = (folder: string, { os, cpu, libc }: Machine): void => {
  const env = { npm_config_os: os, npm_config_cpu: cpu, npm_config_libc: libc };
  execaSync('npm', ['ci', '--loglevel=error'], { cwd: folder, env, stdin: 'ignore', stdout: 'ignore' });
};
