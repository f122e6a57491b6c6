import { beforeEach, describe, expect, it } from '@jest/globals';
import { listOptions } from '../../functions/list-options.ts';
import { call } from '../support/call.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let authorization: string;
beforeEach(async () => {
  world = makeWorld();
  authorization = `Bearer ${await world.issueKey()}`;
});

const ask = (query: string) =>
  call(listOptions(world.deps), {
    url: `http://localhost/api/v1/channels/options?${query}`,
    headers: { authorization },
  });

/** Of the only option. */
const supportOf = async (query: string) => (await ask(query)).body.options[0].support;

describe('GET /channels/options', () => {
  it('says under which edition and as of when it speaks', async () => {
    expect((await ask('family=azure&type=technical')).body).toMatchObject({ edition: '2024', now: expect.any(String) });
    expect((await ask('family=azure&type=technical&edition=2026')).body).toMatchObject({ edition: '2026' });
  });

  it('takes products and severities by their other names', async () => {
    const { body } = await ask('family=Office%20365&type=Technical&severity=critical&partnerType=Direct%20bill');
    expect(body.options).toMatchObject([{ channel: 'm365-admin-center', severities: [{ severity: 'A' }] }]);
  });

  it('tells when support opens in the language asked for', async () => {
    world.clock.now = Date.parse('2026-11-28T10:00:00Z');
    expect(await supportOf('family=azure&type=technical&language=hu&country=HUN')).toMatchObject({
      language: 'en',
      openNow: false,
      nextOpenAt: '2026-11-30T08:00:00Z',
      languages: expect.arrayContaining(['en', 'de', 'zh-Hant']),
    });
    expect(await supportOf('family=azure&type=technical')).toMatchObject({ openNow: true, nextOpenAt: null });
    expect(await supportOf('family=microsoft-365&type=billing&country=HU')).toMatchObject({ openNow: false });
    expect(await supportOf('family=marketplace&type=billing')).toBeNull();
    world.clock.now = Date.parse('2026-11-30T08:00:00Z');
    expect(await supportOf('family=azure&type=technical&language=hu&country=HUN')).toMatchObject({
      openNow: true,
      nextOpenAt: null,
    });
  });

  it('names every fault of the query, with what is allowed', async () => {
    const { status, body } = await ask('family=windows&language=xx-nonsense-&edition=2023');
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    const parameters = body.errors.map(({ parameter }: { parameter: string }) => parameter);
    expect(parameters.sort()).toEqual(['edition', 'family', 'language', 'type']);
  });

  it('names the editions where only that is wrong', async () => {
    const { status, body } = await ask('family=azure&type=technical&edition=2023');
    expect([status, body.code]).toEqual([400, 'UNKNOWN_EDITION']);
    expect(body.detail).toContain('2024, 2025, 2026');
  });
});
