import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  accessPolicyYaml,
  changed,
  contractYaml,
  deprecatedYaml,
  ordersYaml,
  scorecardYaml,
} from './__testUtils__/entities';
import { accessMistakes } from './__testUtils__/accessMistakes';
import { mistakes } from './__testUtils__/mistakes';
import { DataMeshEntityProcessor } from './DataMeshEntityProcessor';

const processor = new DataMeshEntityProcessor();

async function problemOf(entity: Entity): Promise<string> {
  return processor.validateEntityKind(entity).then(
    () => 'none',
    error => error.message,
  );
}

describe('validation', () => {
  it.each([
    ordersYaml,
    deprecatedYaml,
    contractYaml,
    scorecardYaml,
    accessPolicyYaml,
  ])('accepts a good entity', async yaml => {
    await expect(processor.validateEntityKind(parse(yaml))).resolves.toBe(true);
  });

  it('leaves entities of others alone', async () => {
    for (const apiVersion of ['backstage.io/v1alpha1', 'acme.example/v1']) {
      await expect(
        processor.validateEntityKind(
          changed(ordersYaml, 'apiVersion', apiVersion),
        ),
      ).resolves.toBe(false);
    }
  });

  it.each([...mistakes, ...accessMistakes])(
    'names the field and the mend: %#',
    async (yaml, path, value, expected) => {
      expect(await problemOf(changed(yaml, path, value))).toContain(expected);
    },
  );

  it.each([
    'P',
    'PT',
    'P0D',
    'P1DT',
    '-P1D',
    'P1.5D',
    '1D',
    'P1H',
    'P90D ',
    '',
  ])('refuses the duration %j', async duration => {
    expect(
      await problemOf(
        changed(
          ordersYaml,
          'spec.outputPorts.0.access.longestDuration',
          duration,
        ),
      ),
    ).toContain('longestDuration');
  });

  it.each(['P1D', 'P2W', 'PT8H', 'P1Y2M3DT4H5M6S', 'P0Y1M'])(
    'accepts the duration %j',
    async duration => {
      expect(
        await problemOf(
          changed(
            ordersYaml,
            'spec.outputPorts.0.access.longestDuration',
            duration,
          ),
        ),
      ).toBe('none');
    },
  );

  it.each([
    ['location: { __proto__: x }', '__proto__'],
    ['location: { "a b": x }', "has the key 'a b'; use a name of at most 63"],
    ['location: { schema: "a\\0b" }', 'location.schema contains a NUL'],
    ['location: {}', 'location is empty; add at least one entry'],
    ['location: [a]', 'location is a list; use a mapping'],
    ['version: 1e3', 'version is the number 1000; put it in quotes'],
    ['name: ../../etc', "name is '../../etc'; use a name of at most 63"],
    ['name: "a\\nb"', 'use a name of at most 63'],
    ['classification: !!js/function x', "classification is 'x'; use one of"],
    ['classification: yes', "classification is 'yes'; use one of: public"],
  ])('refuses hostile YAML in a port: %s', async (line, expected) => {
    const key = line.split(':')[0];
    const entity = parse(ordersYaml, { logLevel: 'silent' });
    const port = parse(line, { logLevel: 'silent' });
    entity.spec.outputPorts[0][key] = port[key];
    expect(await problemOf(entity)).toContain(expected);
  });

  it('lists all problems, up to a limit', async () => {
    const outputPorts = Array(100).fill({ name: '' });
    const message = await problemOf(
      changed(ordersYaml, 'spec.outputPorts', outputPorts),
    );
    expect(message.split('\n')).toHaveLength(22);
    expect(message).toMatch(/and \d+ more$/);
  });

  it('answers every specification with a verdict or a clear refusal', async () => {
    const keys = [
      'type',
      'owner',
      'inputPorts',
      'outputPorts',
      'product',
      'definition',
      'levels',
      'checks',
      'name',
      '__proto__',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ordersYaml,
          contractYaml,
          scorecardYaml,
          accessPolicyYaml,
        ),
        fc.object({ key: fc.constantFrom(...keys), maxDepth: 4 }),
        async (yaml, fields) => {
          const entity = parse(yaml);
          entity.spec = { ...entity.spec, ...fields };
          const verdict = await processor
            .validateEntityKind(entity)
            .then(String, error => `${error.name}: ${error.message}`);
          expect(verdict).toMatch(/^true$|^InputError: .+\nspec/);
        },
      ),
    );
  });
});
