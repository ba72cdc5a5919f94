// Compares two states of facts.txt.
import { fields, head, linesOf } from './lines.mjs';

const KINDS = ['service', 'action', 'resource', 'key'];

// Shares of what was there before. In the ten months before October 2026, AWS added 11 % to its actions and removed 0.6 %.
const MOST_REMOVED = 0.02;
const MOST_ADDED = 0.25;
const MOST_CHANGED = 0.3;

function byName(text, kind) {
  return new Map(linesOf(text, kind).map((line) => [fields(line).slice(0, kind === 'service' ? 1 : 3).join(' '), line]));
}

function difference(before, after, kind) {
  const old = byName(before, kind);
  const current = byName(after, kind);
  return {
    kind,
    size: old.size,
    added: [...current.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !current.has(name)),
    changed: [...current.keys()].filter((name) => old.has(name) && old.get(name) !== current.get(name)),
  };
}

/** Returns a report of what was added, removed and changed, in full for what was removed. */
export function compare(before, after) {
  const differences = KINDS.map((kind) => difference(before, after, kind));
  const lines = [`${head(before, 'date') || 'nothing'} -> ${head(after, 'date')}`];
  for (const { kind, added, removed, changed } of differences) {
    lines.push(`${kind}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`);
    if (head(before, 'date')) {
      lines.push(...added.map((name) => `  + ${name}`), ...removed.map((name) => `  - ${name}`));
      lines.push(...changed.map((name) => `  ~ ${name}`));
    }
  }
  return { report: lines.join('\n') };
}

/** Returns why the change cannot be believed. */
export function implausible(before, after) {
  return KINDS.map((kind) => difference(before, after, kind)).flatMap(({ kind, size, added, removed, changed }) => [
    ...tooMany(kind, 'removed', removed.length, size, MOST_REMOVED),
    ...tooMany(kind, 'added', added.length, size, MOST_ADDED),
    ...tooMany(kind, 'changed', changed.length, size, MOST_CHANGED),
  ]);
}

function tooMany(kind, what, count, size, share) {
  return count > Math.max(5, size * share) ? [`${count} of ${size} ${kind} facts ${what}`] : [];
}
