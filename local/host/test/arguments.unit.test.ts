import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../arguments.ts';

describe('the command line', () => {
  it('falls back to the app of this folder, on the port of Core Tools', () => {
    expect(readArguments([])).toEqual({ appDirectory: process.cwd(), port: 7071, clockOffset: 0 });
  });

  it('takes what it is given', () => {
    const args = ['--app', '/', '--port', '0', '--clock-offset', '5000'];
    expect(readArguments(args)).toEqual({ appDirectory: '/', port: 0, clockOffset: 5_000 });
  });

  it.each([
    ['a folder that isn’t there', ['--app', 'nowhere'], /--app .*found "nowhere"/],
    ['a file for a folder', ['--app', 'package.json'], /found "package.json"/],
    ['a port that is none', ['--port', '70000'], /found "70000"/],
    ['an offset that is none', ['--clock-offset', 'x'], /found "x"/],
    ['something unknown', ['--verbose'], /--verbose/],
  ])('is refused with %s', (_, args, fault) => {
    expect(() => readArguments(args)).toThrow(fault);
  });
});
