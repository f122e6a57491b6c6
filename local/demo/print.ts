import type { Scene } from './day.ts';

const WIDTH = 100;
const INDENT = '     ';

/** The day as a table for people: a scene a paragraph, since its reasons are sentences. */
export function printDay(scenes: Scene[]): string {
  const paragraphs = scenes.map(({ what, outcome, why, happened }, index) => {
    const head = ` ${String(index + 1).padStart(2)}  ${what.padEnd(WIDTH - 10)} ${happened ? 'ok' : 'NOT SO'}`;
    return [head, ...wrap(`→ ${outcome}`), ...wrap(`  ${why}`)].join('\n');
  });
  const missing = scenes.filter(({ happened }) => !happened).length;
  const end = missing === 0 ? 'All of it happened.' : `${missing} of ${scenes.length} did not happen.`;
  return ['', "A partner's day", '─'.repeat(WIDTH), paragraphs.join('\n\n'), '─'.repeat(WIDTH), end, ''].join('\n');
}

/** Breaks between words; an address that is longer than a line stays whole. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH - INDENT.length)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines.map((line) => INDENT + line);
}
