import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { ContractCheckResult } from '../versions';
import { checkContract } from './checkContract';
import { toJunitXml } from './toJunitXml';

interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads XML as strictly as the standard asks for. */
function read(xml: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = {
      tag: name,
      attributes: { ...attributes },
      children: [],
      text: '',
    };
    open[0].children.push(element);
    open.unshift(element);
  });
  parser.on('text', text => {
    open[0].text += text;
  });
  parser.on('closetag', () => open.shift());
  parser.write(xml).close();
  return root.children[0];
}

const contract = (version: string, column: string) => `
apiVersion: v3.1.0
kind: DataContract
id: flights-contract
version: ${version}
status: active
schema:
  - name: flights
    properties:
      - { name: '${column}' }
      - { name: kept }
`;

const check = (version: string, column: string) =>
  checkContract({
    definition: contract(version, column),
    current: {
      contract: 'flights-contract',
      hash: 'a',
      definition: contract('1.0.0', 'origin'),
    },
  });

const casesOf = (suite: Element) =>
  suite.children.map(({ tag, attributes, children }) => {
    expect(tag).toBe('testcase');
    return {
      name: attributes.name,
      failures: children.map(({ text }) => text),
    };
  });

describe('toJunitXml', () => {
  it('has a case for validity, the step and each breaking change', () => {
    const root = read(
      toJunitXml([
        { name: 'flights.odcs.yaml', result: check('1.1.0', 'from') },
      ]),
    );
    expect(root.tag).toBe('testsuites');
    expect(root.attributes.tests).toBe('3');
    expect(root.attributes.failures).toBe('2');
    const [suite] = root.children;
    expect(suite.attributes.name).toBe('flights.odcs.yaml');
    const message =
      'The changes owe a major step, but 1.0.0 to 1.1.0 is a minor step; make it 2.0.0 or higher.';
    expect(casesOf(suite)).toEqual([
      { name: 'valid', failures: [] },
      { name: 'version step', failures: [message] },
      {
        name: 'breaking change: schema.flights.origin',
        failures: [
          `schema.flights.origin: flights.origin is removed: readers that use it fail.\n${message}`,
        ],
      },
    ]);
  });

  it('passes breaking changes that the version says', () => {
    const root = read(
      toJunitXml([{ name: 'a', result: check('2.0.0', 'from') }]),
    );
    expect(root.attributes.failures).toBe('0');
    expect(casesOf(root.children[0]).map(({ name }) => name)).toEqual([
      'valid',
      'version step',
      'breaking change: schema.flights.origin',
    ]);
  });

  it('has a suite for each document, with its problems', () => {
    const root = read(
      toJunitXml([
        { name: 'good', result: check('1.0.0', 'origin') },
        {
          name: 'bad',
          result: checkContract({ definition: 'kind: DataContract' }),
        },
      ]),
    );
    const [good, bad] = root.children.map(casesOf);
    expect(good.flatMap(({ failures }) => failures)).toEqual([]);
    expect(bad).toHaveLength(1);
    expect(bad[0].failures).toEqual(
      expect.arrayContaining([expect.stringMatching(/^id is missing/)]),
    );
  });

  it('is well formed and says the same, whatever is in it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(...`<>&"']]>\t\n\r\0\u001b\ufffe\ud800`),
      }),
    );
    const anyResult = fc
      .array(fc.record({ path: anyText, message: anyText }), { minLength: 1 })
      .map(
        (problems): ContractCheckResult => ({
          passed: false,
          problems,
          warnings: [],
          summary: '',
        }),
      );
    fc.assert(
      fc.property(anyText, anyResult, (name, result) => {
        const root = read(toJunitXml([{ name, result }]));
        expect(root.children[0].attributes.name).toBe(possible(name));
        expect(casesOf(root.children[0])[0].failures).toEqual(
          result.problems.map(({ path, message }) =>
            possible(`${path || 'the document'} ${message}`),
          ),
        );
      }),
    );
  });
});

/** What of a text XML can hold. */
function possible(text: string): string {
  return [...text]
    .map(character => {
      const code = character.codePointAt(0)!;
      const isControl = code < 0x20 && !'\t\n\r'.includes(character);
      const isHalf = code >= 0xd800 && code <= 0xdfff;
      return isControl || isHalf || code === 0xfffe || code === 0xffff
        ? '\ufffd'
        : character;
    })
    .join('');
}
