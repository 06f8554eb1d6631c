import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { isAccessPolicyEntity } from '@meshport/backstage-plugin-data-access-common';
import { isDataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { parse, parseAllDocuments } from 'yaml';
import { compileRules } from './compileRules';
import { readPolicy } from './readPolicy';

const examples = resolve(__dirname, '../../../../examples');

const entities = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml') && !file.endsWith('.odcs.yaml'))
  .flatMap(file =>
    parseAllDocuments(readFileSync(join(examples, file), 'utf8')),
  )
  .map((document): Entity => document.toJS())
  .filter(entity => entity?.kind !== undefined);

describe('the example mesh', () => {
  it('has policies whose rules can all be used', () => {
    const policies = entities.filter(isAccessPolicyEntity);
    expect(policies).not.toHaveLength(0);
    for (const policy of policies) {
      expect(readPolicy(policy)).toMatchObject({ policy: { problems: [] } });
    }
  });

  it('has ports whose rules can all be used', () => {
    const rules = entities
      .filter(isDataProductEntity)
      .flatMap(product =>
        (product.spec.outputPorts ?? []).flatMap(port =>
          compileRules(product, port.access?.rules ?? []),
        ),
      );
    expect(rules.filter(rule => 'problem' in rule)).toEqual([]);
  });

  it('puts policies in force that are there', () => {
    const { dataAccess } = parse(
      readFileSync(join(examples, '../app-config.yaml'), 'utf8'),
    );
    expect(
      entities
        .filter(isAccessPolicyEntity)
        .map(({ metadata }) => `accesspolicy:default/${metadata.name}`),
    ).toEqual(expect.arrayContaining(dataAccess.policies));
  });
});
