import fc from 'fast-check';
import { escapeMarkdown, querySql, quoteIdentifier, readme } from './documents';
import { ProductValues } from './ProductValues';

const values: ProductValues = {
  name: 'runways',
  title: 'Runways',
  purpose: 'Which runways there are.',
  type: 'source-aligned',
  lifecycle: 'experimental',
  version: '1.0.0',
  owner: 'group:default/airports',
  domain: 'domain:default/airports',
  classification: 'internal',
  platform: 'warehouse',
  location: { schema: 'airports', table: 'runways' },
};

describe('querySql', () => {
  it('reads the promised columns only', () => {
    expect(querySql(values, [{ name: 'iata' }, { name: 'length' }])).toBe(
      [
        '-- Output port runways 1.0.0 of Runways.',
        '-- It reads the columns that the contract promises, and only those.',
        'SELECT',
        '  "iata",',
        '  "length"',
        'FROM "airports"."runways";',
        '',
      ].join('\n'),
    );
  });

  it('keeps a title within its comment, whatever line break it holds', () => {
    for (const lineBreak of ['\n', '\r', '\r\n', '\u2028', '\u0085']) {
      const sql = querySql(
        { ...values, title: `Runways${lineBreak}DROP TABLE x; --` },
        [{ name: 'iata' }],
      );
      expect(sql.split('\n')[0]).toBe(
        '-- Output port runways 1.0.0 of Runways DROP TABLE x; --.',
      );
    }
  });
});

describe('quoteIdentifier', () => {
  it('never lets a name end its quotes', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        const quoted = quoteIdentifier(name);
        expect(quoted).toMatch(/^"(?:[^"]|"")*"$/s);
        expect(quoted.slice(1, -1).replace(/""/g, '"')).toBe(name);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[click](http://bad.example)', '\\[click\\](http://bad.example)'],
    ['# Heading', '\\# Heading'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['    code', 'code'],
    ['a | b', 'a \\| b'],
    ['Mean delay per day, in minutes.', 'Mean delay per day, in minutes.'],
  ])('shows %p as it is', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('readme', () => {
  it('gives each column one row, whatever its description holds', () => {
    const document = readme(values, [
      { name: 'iata', logicalType: 'string', required: true },
      { name: 'note', description: 'two\nlines | and a bar' },
    ]);
    expect(document).toContain('| iata | string | yes |  |');
    expect(document).toContain('| note |  | no | two lines \\| and a bar |');
  });
});
