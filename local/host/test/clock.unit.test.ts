import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { currentOffset, installClock, setOffset } from '../clock.ts';

const RealDate = Date;
const HOUR = 3_600_000;
beforeAll(installClock);
afterEach(() => setOffset(0));

it('what reads the present moves by the offset', () => {
  setOffset(HOUR);
  for (const read of [() => Date.now(), () => Date.parse(new Date().toISOString()), () => Date.parse(Date())]) {
    // Date() has whole seconds alone.
    const before = Math.floor(RealDate.now() / 1000) * 1000;
    const now = read() - HOUR;
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(RealDate.now());
  }
  expect(currentOffset()).toBe(HOUR);
});

it('what names an instant stays', () => {
  setOffset(HOUR);
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(new Date(2026, 0, 31).getDate()).toBe(31);
  expect(Date.UTC(1970, 0)).toBe(0);
});

it('dates made before and after are one kind', () => {
  expect(new RealDate(0) instanceof Date).toBe(true);
  expect(new Date(0) instanceof RealDate).toBe(true);
  expect(Object.prototype.toString.call(new Date())).toBe('[object Date]');
});
