import { describe, expect, it } from '@jest/globals';
import { compileRoute } from '../route-template.ts';

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a route template', () => {
  it.each([
    ['items', 'items', {}],
    ['items', 'ITEMS/', {}],
    ['items', 'items/1', undefined],
    ['items/{id}', 'items', undefined],
    ['items/{id}', 'items//', undefined],
    ['{a}/{b}', 'x/y', { a: 'x', b: 'y' }],
    ['', '', {}],
    ['', 'x', undefined],
    ['items/{id?}', 'items', {}],
    ['items/{id=7}', 'items', { id: '7' }],
    ['items/{id=7}', 'items/8', { id: '8' }],
    ['{year:int=2026}/{month:int?}', '', { year: '2026' }],
    ['files/{*path}', 'files', {}],
    ['files/{**path}', 'files/a/b%20c', { path: 'a/b c' }],
    ['v{version}/x', 'v12/x', { version: '12' }],
    ['{name}.{ext}', 'a.b.txt', { name: 'a.b', ext: 'txt' }],
    ['a.b', 'aXb', undefined],
  ])('"%s" meets "%s" with %j', (template, path, values) => {
    expect(compileRoute(template)(path)).toEqual(values);
  });

  it.each([
    ['int', '-12', '12.5'],
    ['int', '2147483647', '2147483648'],
    ['long', '9223372036854775807', '9223372036854775808'],
    ['bool', 'True', 'yes'],
    ['guid', guid, `${guid}0`],
    ['guid', guid.replaceAll('-', ''), guid.slice(1)],
    ['alpha', 'abc', 'a1'],
    ['decimal', '1.5', '1e5'],
    ['double', '1e5', 'x'],
    ['datetime', '2026-01-31', 'tomorrow'],
    ['length(3)', 'abc', 'abcd'],
    ['length(2,3)', 'ab', 'a'],
    ['minlength(2)', 'ab', 'a'],
    ['maxlength(2)', 'ab', 'abc'],
    ['min(18)', '18', '17'],
    ['max(18)', '18', '19'],
    ['range(1,5)', '5', '6'],
    ['regex(^\\d{{3}}-[a-z]$)', '123-a', '12-a'],
    ['regex(^(a|b:c)$)', 'b:c', 'c'],
    ['int:min(5)', '5', '4'],
  ])('the constraint %s takes %s and not %s', (constraint, good, bad) => {
    const match = compileRoute(`x/{value:${constraint}}`);
    expect(match(`x/${good}`)).toEqual({ value: good });
    expect(match(`x/${bad}`)).toBeUndefined();
  });

  it('a constraint on an optional parameter holds where it is given', () => {
    const match = compileRoute('x/{id:int?}');
    expect(match('x')).toEqual({});
    expect(match('x/y')).toBeUndefined();
  });

  it.each([
    ['{id:integer}', '"integer"'],
    ['a{id?}', 'to fill its segment'],
  ])('%s is refused', (template, message) => {
    expect(() => compileRoute(template)).toThrow(message);
  });
});
