import { describe, expect, it } from '@jest/globals';
import { failToStart } from './start-app.ts';

const good = 'broken/good.cjs';

describe('what Azure fails at silently ends the start with its reason: code 2 for a file or setting, 1 for code', () => {
  it.each([
    ['a package.json without main', { files: [good], main: '' }, 'MAIN_MISSING', 2],
    [
      'a main that matches no file',
      { files: [good], main: 'dist/*.js' },
      'MAIN_UNMATCHED: expected a file that matches "dist/*.js"',
      2,
    ],
    ['an entry file that registers nothing', { files: ['broken/nothing.cjs'], main: 'nothing.cjs' }, 'NO_FUNCTIONS', 1],
    [
      'an entry file that throws',
      { files: ['broken/throws-early.cjs'], main: 'throws-early.cjs' },
      'failed while loading: no such setting',
      1,
    ],
    [
      'a second file that throws',
      { files: [good, 'broken/throws-early.cjs'], main: '*.cjs' },
      '"throws-early.cjs" failed while loading',
      1,
    ],
    [
      'one name registered twice',
      { files: ['broken/one-name-twice.cjs'], main: 'one-name-twice.cjs' },
      'A function with id "twin" has already been registered.',
      1,
    ],
    ['a library in test mode', { files: ['broken/test-mode.mjs'], main: 'test-mode.mjs' }, 'TEST_MODE', 1],
    [
      'an import, not a require, of the core module',
      { files: ['broken/imports-core.mjs'], main: 'imports-core.mjs' },
      "Cannot find package '@azure/functions-core'",
      1,
    ],
    [
      'a host.json of another version',
      { files: [good], main: 'good.cjs', hostJson: { version: '1.0' } },
      'expected "version": "2.0", found "1.0"',
      2,
    ],
  ])('%s', async (_title, options, reason, expected) => {
    const { code, stderr } = await failToStart(options);
    expect(stderr).toContain(reason.replaceAll('"', '\\"'));
    expect(code).toBe(expected);
  });

  it('a setting over host.json that Azure refuses', async () => {
    const env = { AzureFunctionsJobHost__extensions__http__maxConcurrentRequests: '0' };
    const { code, stderr } = await failToStart({ files: [good], main: 'good.cjs', env });
    expect(stderr).toContain('maxConcurrentRequests: expected a whole number of at least 1');
    expect(code).toBe(2);
  });
});

describe('a function that can not run ends the start, named with its fault', () => {
  it.each([
    [
      'a trigger this host does not know',
      'unknownTrigger',
      'fault: expected httpTrigger, timerTrigger or serviceBusTrigger, found "queueTrigger"',
    ],
    ['an output', 'blobOutput', 'fault: output binding "b" of type blob: the local host imitates none but http'],
    ['an output of messages', 'busOutput', 'of type serviceBus: the local host imitates none but http'],
    ['an input', 'input', 'fault: input binding "b" of type blob: the local host imitates none but http'],
    ['a hook', 'hook', 'app.hook.preInvocation: hooks are not imitated by the local host'],
    ['HTTP streaming', 'streaming', 'enableHttpStream: HTTP streaming is not imitated by the local host'],
    ['a retry policy', 'retry', 'fault: retry: retry policies are not imitated by the local host'],
    ['batches', 'batches', 'fault: cardinality: batches are not imitated by the local host'],
    ['a topic', 'topic', 'fault: topicName: topics are not imitated by the local host'],
    ['a placeholder without a setting', 'unresolved', 'fault: expected a setting for %NOT_THERE%, found none'],
    ['a schedule that is none', 'badSchedule', 'fault: minutes: expected 0-59, found "61"'],
    [
      'a connection without a setting',
      'noConnection',
      'fault: expected a setting "Missing" or "Missing__fullyQualifiedNamespace", found neither',
    ],
    ['sessions', 'sessions', 'fault: isSessionsEnabled'],
    ['sdkBinding', 'sdkBinding', 'fault: sdkBinding'],
    [
      'a route that Azure keeps for itself',
      'reservedRoute',
      'fault: route "administrators" begins with "admin" or "runtime"',
    ],
    ['a route that makes two slashes of one', 'slashes', 'fault: route "api//x": expected no slash after a slash'],
    ['a route that ASP.NET refuses', 'badTemplate', 'fault: route "api/{p}{q}": expected a text between'],
    [
      'a route constraint that ASP.NET does not know',
      'badConstraint',
      'expected a route constraint of ASP.NET, found "integer"',
    ],
    ['a name that Azure refuses', 'badName', '1fault: expected a name of letters'],
    [
      'two functions with one route and method',
      'sameRoute',
      'first: the route "api/SAME" conflicts with that of function "fault"',
    ],
  ])('%s', async (_title, FAULT, reason) => {
    const { code, stderr } = await failToStart({
      files: ['broken/from-settings.cjs'],
      main: 'from-settings.cjs',
      hostJson: {},
      env: { FAULT, Bus: 'Endpoint=sb://127.0.0.1:9;' },
    });
    expect(stderr).toContain(reason.replaceAll('"', '\\"'));
    expect(code).toBe(1);
  });

  it('all of them at once', async () => {
    const { stderr } = await failToStart({
      files: ['broken/from-settings.cjs'],
      main: 'from-settings.cjs',
      env: { FAULT: 'twoFaults' },
    });
    expect(stderr).toContain('fault: expected 5 or 6 fields');
    expect(stderr).toContain('second: route');
  });
});
