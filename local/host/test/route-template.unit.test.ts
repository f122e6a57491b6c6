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
    ['files/{**path}', 'files/a/b c/', { path: 'a/b c/' }],
    ['files/{*path}', 'files/', {}],
    ['files/{*path}', 'files//a', undefined],
    ['files/{*path}', 'files/a//b', { path: 'a//b' }],
    ['files/{*path=index}', 'files', { path: 'index' }],
    ['items/{id}', 'items//7', undefined],
    ['items', 'items//', undefined],
    ['/items/', 'items', {}],
    ['~/items', 'items', {}],
    ['a/~/b', 'a/~/b', {}],
    ['{{a}}/{b}', '{A}/x', { b: 'x' }],
    ['{a?}/b', 'x/b', { a: 'x' }],
    ['{name}.{ext?}', 'a.b.txt', { name: 'a.b', ext: 'txt' }],
    ['{name}.{ext?}', 'a', { name: 'a' }],
    ['{name}.{ext?}', 'a.', undefined],
    ['{:id}', 'x', { ':id': 'x' }],
    ['{id=}', '', { id: '' }],
    ['{id=a:b}', '', { id: 'a:b' }],
    ['{id::int:}', '5', { id: '5' }],
    ['x/{id}', 'x/a\nb', { id: 'a\nb' }],
    ['v{version}/x', 'v12/x', { version: '12' }],
    ['{name}.{ext}', 'a.b.txt', { name: 'a.b', ext: 'txt' }],
    ['a.b', 'aXb', undefined],
  ])('"%s" meets "%s" with %j', (template, path, values) => {
    expect(compileRoute(template)(path)).toEqual(values);
  });

  it.each([
    ['int', '-12', '12.5'],
    ['int', '+12', '+'],
    ['int', ' 12 ', ''],
    ['INT', '12', 'x'],
    ['int', '2147483647', '2147483648'],
    ['long', '9223372036854775807', '9223372036854775808'],
    ['bool', 'True', 'yes'],
    ['guid', guid, `${guid}0`],
    ['guid', guid.replaceAll('-', ''), guid.slice(1)],
    ['alpha', 'abc', 'a1'],
    ['decimal', '1.5', '1e5'],
    ['double', '1e5', 'x'],
    ['double', '-1,000.5', '1.2.3'],
    ['decimal', '1,000-', '-1-'],
    ['decimal', '79228162514264337593543950335', '1'.repeat(30)],
    ['double', 'NaN', 'infinite'],
    ['guid', `{${guid}}`, `{${guid})`],
    ['file', 'a.txt', 'a.'],
    ['nonfile', 'a', 'a.txt'],
    ['required', 'a', ''],
    ['datetime', '2026-01-31', 'tomorrow'],
    ['datetime', '2026-1-3 9:05', 'item-7'],
    ['datetime', '2026-01-31T09:30:15.123Z', '2026-02-30'],
    ['datetime', '2026-01-31T09:30:15+02:00', '2026-01-31T25:00'],
    ['datetime', '12-31-2026', '31-12-2026'],
    ['datetime', '31 Dec 2026 11:30 PM', '31 Dez 2026'],
    ['datetime', 'Sat, 31 January 2026', 'Sat'],
    ['datetime', 'Jan 31', 'Jan 32'],
    ['datetime', '9 PM', '13 PM'],
    ['datetime', '23:59', '7'],
    ['datetime', '2026-01', '20260131'],
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
    ['min(-5)', '-5', '-6'],
    ['length( 1 , 2 )', 'ab', 'abc'],
    ['regex(^a=b$)', 'A=B', 'a'],
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

  it('a constraint holds for a default, and for what is missing', () => {
    expect(compileRoute('x/{id:int=first}')('x')).toBeUndefined();
    expect(compileRoute('x/{id:int=1}')('x')).toEqual({ id: '1' });
    expect(compileRoute('x/{*rest:minlength(1)}')('x')).toBeUndefined();
    expect(compileRoute('x/{*rest:minlength(3)}')('x/a/b')).toEqual({ rest: 'a/b' });
  });

  it.each([
    ['{p}{q}', 'expected a text between two parameters of one segment'],
    ['x//y', 'expected no slash after a slash'],
    ['//x', 'expected no slash after a slash'],
    ['x//', 'expected no slash after a slash'],
    ['~x', 'expected "~" before a slash alone'],
    ['{*all}/z', 'expected the catch-all parameter "all" to be the last segment, alone'],
    ['a{*all}', 'expected the catch-all parameter "all" to be the last segment, alone'],
    ['{*all?}', 'expected a catch-all parameter not to be optional'],
    ['{*all=x?}', 'expected a catch-all parameter not to be optional'],
    ['{id=7?}', 'expected an optional parameter to have no default'],
    ['a{id?}', 'to fill its segment, or to end it after a period'],
    ['{a}-{id?}', 'to fill its segment, or to end it after a period'],
    ['{id?}.txt', 'to fill its segment, or to end it after a period'],
    ['{a}/{A}', 'expected each parameter once'],
    ['{a', 'expected each brace to be closed'],
    ['a}', 'expected each brace to be closed'],
    ['{a}}', 'expected each brace to be closed'],
    ['{a{b}', 'expected each brace to be closed'],
    ['{}', 'expected each brace to be closed'],
    ['{*}', 'expected the name of a parameter'],
    ['{?}', 'expected the name of a parameter'],
    ['{a*b}', 'expected the name of a parameter'],
    ['{a/b}', 'expected the name of a parameter'],
    ['a?', 'expected no question mark outside braces'],
    ['{id:integer}', 'expected a route constraint of ASP.NET, found "integer"'],
    ['{id:constructor}', 'expected a route constraint of ASP.NET'],
    ['{id:regex}', 'expected a route constraint of ASP.NET'],
    ['{id:regex([)}', 'Invalid regular expression'],
    ['{id:min(5}', 'expected the name of a parameter'],
    ['{id:int()}', 'expected 0 rising whole numbers as arguments'],
    ['{id:min}', 'expected 1 rising whole numbers as arguments'],
    ['{id:min(a)}', 'expected 1 rising whole numbers as arguments'],
    ['{id:min(1,2)}', 'expected 1 rising whole numbers as arguments'],
    ['{id:range(5)}', 'expected 2 rising whole numbers as arguments'],
    ['{id:range(5,1)}', 'expected 2 rising whole numbers as arguments'],
    ['{id:length(1,2,3)}', 'expected 1 or 2 rising whole numbers as arguments'],
    ['{id:length(-1)}', 'expected 1 or 2 rising whole numbers as arguments'],
    ['{id:maxlength(2147483648)}', 'expected 1 rising whole numbers as arguments'],
    ['{id:max(9223372036854775808)}', 'expected 1 rising whole numbers as arguments'],
  ])('%s is refused: %s', (template, message) => {
    expect(() => compileRoute(template)).toThrow(message);
  });
});
