import { execFileSync } from 'node:child_process';

/** Formats a file that was written by a program, as the lint wants it. */
export function format(file: string): void {
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', file], {
    stdio: 'ignore',
  });
}
