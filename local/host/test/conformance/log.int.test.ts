import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

let host: HostProcess;
beforeAll(async () => {
  const logging = {
    logLevel: {
      default: 'Information',
      'Function.logs': 'Warning',
      'Function.logs.User': 'Information',
    },
  };
  host = await startApp({ files: ['log.cjs'], hostJson: { logging, extensions: { http: { routePrefix: '' } } } });
});
afterAll(() => host.stop());

const get = async (path: string) => (await fetch(`${host.url}/${path}`)).status;
const logged = (category: string, part: string) =>
  eventually(() => host.log().find((line) => line.category === category && line.message.includes(part)));

describe('the log', () => {
  it('keeps to the levels of host.json, the longest category first', async () => {
    await get('logs');
    expect(await logged('Function.logs.User', 'as loud')).toMatchObject({ level: 'information' });
    const lines = host.log().filter(({ category }) => category.startsWith('Function.logs'));
    expect(lines.map(({ message }) => message)).toEqual(['as loud as asked']);
  });

  it('warns of a call after the function has ended', async () => {
    await get('ends');
    await get('late');
    expect(await logged('Function.ends', "Unexpected call to 'log'")).toMatchObject({ level: 'warning' });
  });

  it('tells start, end and duration of an invocation with its id', async () => {
    expect(await get('failing')).toBe(500);
    expect((await logged('Function.failing', 'Failed')).message).toMatch(
      /^Executed 'failing' \(Failed, Id=[0-9a-f-]{36}, Duration=\d+ms\)\nError: unforgivable/,
    );
  });
});
