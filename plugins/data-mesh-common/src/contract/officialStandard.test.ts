import { parse } from 'yaml';
import { officialExamples, officialSchema } from './__testUtils__/officialStandard';
import { parseContract } from './parseContract';

if (officialSchema) {
  const validate = officialSchema;

  describe('the official examples of the standard', () => {
    const examples = officialExamples();

    it('are all there', () => {
      expect(examples).toHaveLength(18);
    });

    it.each(examples)('%s is read', (_name, source) => {
      expect(validate(parse(source))).toEqual([]);
      expect(parseContract(source).problems).toEqual([]);
    });

    it.each(['version', 'apiVersion', 'kind', 'id', 'status'])(
      'are refused by both without %s',
      field => {
        for (const [, source] of examples) {
          const document = parse(source);
          delete document[field];
          expect(validate(document)).not.toEqual([]);
          expect(
            parseContract(JSON.stringify(document)).problems.map(p => p.path),
          ).toEqual([field]);
        }
      },
    );

    it.each<[string, Record<string, unknown>]>([
      ['apiVersion', { apiVersion: 'v9.0.0' }],
      ['kind', { kind: 'DataProduct' }],
      ['version', { version: 1 }],
      ['schema', { schema: {} }],
      ['schema[0].name', { schema: [{}] }],
      [
        'schema[0].properties[0].logicalType',
        {
          schema: [
            { name: 'a', properties: [{ name: 'b', logicalType: 'varchar' }] },
          ],
        },
      ],
      ['slaProperties[0].property', { slaProperties: [{ value: 1 }] }],
      ['support[0].channel', { support: [{ url: 'mailto:a@example.com' }] }],
    ])('are refused by both with a wrong %s', (path, change) => {
      for (const [, source] of examples) {
        const document = { ...parse(source), ...change };
        expect(validate(document)).not.toEqual([]);
        expect(
          parseContract(JSON.stringify(document)).problems.map(p => p.path),
        ).toEqual([path]);
      }
    });
  });
} else {
  describe.skip('the official examples of the standard (its files are not beside the repository)', () => {
    it('are read', () => {});
  });
}
