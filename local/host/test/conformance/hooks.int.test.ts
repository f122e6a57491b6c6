import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

let host: HostProcess;
beforeAll(async () => {
  const logging = {
    logLevel: {
      default: 'Information',
      'Function.quiet': 'Error',
      'Function.logs': 'Warning',
      'Function.logs.User': 'Information',
    },
  };
  host = await startApp({ files: ['hooks.cjs'], hostJson: { logging, extensions: { http: { routePrefix: '' } } } });
});
afterAll(() => host.stop());

const get = async (path: string) => {
  const response = await fetch(`${host.url}/${path}`);
  return { status: response.status, body: await response.text() };
};
const logged = (category: string, part: string) =>
  eventually(() => host.log().find((line) => line.category === category && line.message.includes(part)));

describe('hooks', () => {
  it('run in order: appStart, then for each invocation pre, handler, post', async () => {
    await get('order');
    expect(JSON.parse((await get('orderAfter')).body)).toEqual(['appStart', 'pre', 'handler', 'post']);
  });

  it('a pre hook can replace the handler', async () => {
    expect((await get('replaced')).body).toBe('by the hook');
  });

  it('post hooks run after a throw, share data with the pre hooks and can clear the error', async () => {
    expect(await get('forgiven')).toEqual({ status: 200, body: 'forgiven, pre' });
    expect((await get('failing')).status).toBe(500);
  });

  it('hookData can be filled, not replaced', async () => {
    expect((await get('assigns')).body).toBe('refused');
  });

  it('a log hook rewrites what the function logs', async () => {
    await get('logs');
    expect(await logged('Function.logs.User', '***')).toMatchObject({ message: 'a ***', level: 'information' });
  });
});

describe('the log', () => {
  it('keeps to the levels of host.json, the longest category first', async () => {
    await get('logs');
    await logged('Function.logs.User', '***');
    const lines = host.log().filter(({ category }) => category.startsWith('Function.logs'));
    expect(lines.map(({ message }) => message)).not.toContainEqual(expect.stringMatching(/Executed|too fine/));
  });

  it('warns of a call after the function has ended', async () => {
    await get('late');
    expect(await logged('Function.late', "Unexpected call to 'log'")).toMatchObject({ level: 'warning' });
  });

  it('tells start, end and duration of an invocation with its id', async () => {
    await get('failing');
    expect((await logged('Function.failing', 'Failed')).message).toMatch(
      /^Executed 'failing' \(Failed, Id=[0-9a-f-]{36}, Duration=\d+ms\)\nError: unforgivable/,
    );
  });
});
