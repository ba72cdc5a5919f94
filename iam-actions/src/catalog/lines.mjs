// What is in a line of facts.txt.

export function fields(line) {
  return line.split('\t');
}

/** Returns the facts of a kind. */
export function linesOf(text, kind) {
  return text.split('\n').filter((line) => !line.startsWith('#') && fields(line)[1] === kind);
}

/** Returns what the head says under a name, or nothing. */
export function head(text, name) {
  return text.match(new RegExp(`^# ${name} (.*)$`, 'm'))?.[1] ?? '';
}
