import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knex from 'knex';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FakePlatform, platformsOf } from './__testUtils__/FakePlatform';
import { builtInProviders } from './builtInProviders';

const README = resolve(__dirname, '../../../README.md');

/** Rows of the tables below the headings `facts.<provider>`. */
function documentedFacts(): string[][] {
  const [, ...sections] = readFileSync(README, 'utf8').split(
    /^#### `facts\.(?=\w+`)/m,
  );
  return sections.flatMap(section => {
    const [, provider] = /^(\w+)`/.exec(section) ?? [];
    return [
      ...section
        .split(/^##/m)[0]
        .matchAll(/^\| `(\w+)` +\| (\S+) +\| (.+?) *\|$/gm),
    ].map(([, fact, type, meaning]) => [provider, fact, type, meaning]);
  });
}

describe('the README', () => {
  it('lists every fact of the built-in providers as it is declared', () => {
    const providers = builtInProviders({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      discovery: mockServices.discovery(),
      // Nothing is asked of it.
      knex: knex({ client: 'better-sqlite3', useNullAsDefault: true }),
      platforms: platformsOf(new FakePlatform()),
    });
    expect(documentedFacts()).toEqual(
      providers.flatMap(({ id, facts }) =>
        Object.entries(facts).map(([name, { type, description }]) => [
          id,
          name,
          type,
          description,
        ]),
      ),
    );
  });
});
