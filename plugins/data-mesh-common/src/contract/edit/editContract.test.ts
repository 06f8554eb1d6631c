import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { loadExampleContracts } from '../__testUtils__/exampleMesh';
import { parseContract } from '../parseContract';
import { ContractEdit, editContract } from './editContract';

jest.setTimeout(60_000);

type Path = (string | number)[];

const source = `# The contract of orders.
apiVersion: v3.1.0
kind: DataContract   # always

id:   "orders"
version: 1.0.0 # raise it
x-owner: &owner { team: sales,  mail: a@example.com }
status: 'active'
description:
  purpose: |
    Two
    lines.
  usage: free
schema:
# the only one
- name: orders
  properties:
    - name: id
      # a number
      logicalType: integer

    - name: total   # in euro
      logicalType: number
      examples: [1, 2,   3]
backup: *owner
`;

/** The lines that are only in one of two texts, with - and +. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < Math.min(old.length, now.length) - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    ...old.slice(head, old.length - tail).map(line => `-${line}`),
    ...now.slice(head, now.length - tail).map(line => `+${line}`),
  ];
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same change on plain data. */
function changed(data: unknown, edit: ContractEdit): unknown {
  const copy = structuredClone(data);
  let parent = copy as Record<string | number, unknown>;
  for (const key of edit.path.slice(0, -1)) {
    parent = parent[key] as typeof parent;
  }
  const key = edit.path[edit.path.length - 1];
  if (!edit.remove) {
    parent[key] = edit.value;
  } else if (Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else {
    delete parent[key];
  }
  return copy;
}

describe('editContract', () => {
  it('without edits gives back what it was given', () => {
    expect(editContract(source, [])).toBe(source);
  });

  it.each<[string, ContractEdit, string[]]>([
    [
      'a text with a comment behind it',
      { path: ['version'], value: '1.1.0' },
      ['-version: 1.0.0 # raise it', '+version: 1.1.0 # raise it'],
    ],
    [
      'a text that looks like a number',
      { path: ['version'], value: '2' },
      ['-version: 1.0.0 # raise it', '+version: "2" # raise it'],
    ],
    [
      'a block of text',
      { path: ['description', 'purpose'], value: 'One line.' },
      ['-  purpose: |', '-    Two', '-    lines.', '+  purpose: One line.'],
    ],
    [
      'a text in quotes',
      { path: ['id'], value: 'lines' },
      ['-id:   "orders"', '+id:   "lines"'],
    ],
    [
      'a text in single quotes',
      { path: ['status'], value: 'draft' },
      ["-status: 'active'", "+status: 'draft'"],
    ],
    [
      'an item within brackets',
      { path: ['schema', 0, 'properties', 1, 'examples', 2], value: 4 },
      ['-      examples: [1, 2,   3]', '+      examples: [1, 2,   4]'],
    ],
    [
      'a whole list',
      {
        path: ['schema', 0, 'properties', 1, 'examples'],
        value: [5],
      },
      ['-      examples: [1, 2,   3]', '+      examples: [5]'],
    ],
    [
      'a new key',
      { path: ['schema', 0, 'properties', 0, 'required'], value: true },
      ['+      required: true'],
    ],
    [
      'a new key with a mapping',
      { path: ['description', 'more'], value: { a: [1], b: 'x' } },
      ['+  more:', '+    a:', '+      - 1', '+    b: x'],
    ],
    [
      'a new item',
      {
        path: ['schema', 0, 'properties', 2],
        value: { name: 'note', logicalType: 'string' },
      },
      ['+    - name: note', '+      logicalType: string'],
    ],
    [
      'a new key of the document',
      { path: ['tags'], value: ['a'] },
      ['+tags:', '+  - a'],
    ],
    [
      'a removed key',
      { path: ['status'], remove: true },
      ["-status: 'active'"],
    ],
    [
      'a removed key at the start of an item',
      { path: ['schema', 0, 'properties', 1, 'name'], remove: true },
      [
        '-    - name: total   # in euro',
        '-      logicalType: number',
        '+    - logicalType: number',
      ],
    ],
    [
      'a removed item',
      { path: ['schema', 0, 'properties', 1], remove: true },
      [
        '-    - name: total   # in euro',
        '-      logicalType: number',
        '-      examples: [1, 2,   3]',
      ],
    ],
  ])('changes only the lines of %s', (_what, edit, lines) => {
    const edited = editContract(source, [edit]);
    expect(parse(edited)).toEqual(changed(parse(source), edit));
    expect(changedLines(source, edited)).toEqual(lines);
  });

  it('keeps an anchor whose value changes', () => {
    const edited = editContract(source, [
      { path: ['x-owner'], value: { team: 'finance' } },
    ]);
    expect(parse(edited)).toMatchObject({
      'x-owner': { team: 'finance' },
      backup: { team: 'finance' },
    });
  });

  it('makes several edits one after the other', () => {
    const edited = editContract(source, [
      { path: ['schema', 0, 'properties', 0], remove: true },
      { path: ['schema', 0, 'properties', 0, 'name'], value: 'sum' },
    ]);
    expect(parseContract(edited).contract?.schema[0].properties).toEqual([
      { name: 'sum', logicalType: 'number', examples: [1, 2, 3] },
    ]);
  });

  it('edits JSON, and text without a line break at its end', () => {
    expect(
      editContract('{"id": "a", "x": 1}', [{ path: ['id'], value: 'b' }]),
    ).toBe('{"id": "b", "x": 1}');
    expect(editContract('id: a', [{ path: ['x'], value: 1 }])).toBe(
      'id: a\nx: 1\n',
    );
  });

  it.each<[Path, boolean]>([
    [[], false],
    [['nowhere', 'x'], false],
    [['id', 'x'], false],
    [['schema', 5], false],
    [['schema', 'x'], true],
    [['nowhere'], true],
    [['backup', 'team'], false],
  ])('refuses the path %j', (path, remove) => {
    const edit: ContractEdit = remove
      ? { path, remove: true }
      : { path, value: 1 };
    expect(() => editContract(source, [edit])).toThrow(
      'is not in the document; check each part of the path',
    );
  });

  it('refuses to remove what is repeated elsewhere', () => {
    expect(() =>
      editContract(source, [{ path: ['x-owner'], remove: true }]),
    ).toThrow('x-owner is repeated elsewhere by an alias; change that first');
  });

  it('refuses a document that cannot be read', () => {
    expect(() => editContract('a: 1\na: 2', [])).toThrow(
      "has the key 'a' twice",
    );
  });

  it('changes one line of the example contracts for each of their values', () => {
    for (const { source: definition } of loadExampleContracts()) {
      const data = parse(definition);
      const paths = pathsOf(data).filter((_, index) => index % 9 === 0);
      for (const path of paths) {
        const edit = { path, value: 'changed' };
        const edited = editContract(definition, [edit]);
        expect(parse(edited)).toEqual(changed(data, edit));
        const lines = changedLines(definition, edited);
        expect(lines.filter(line => line.startsWith('+'))).toHaveLength(1);
      }
    }
  });

  const anyData = fc.letrec<{ tree: unknown }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('yes', '1.0', '# no comment', 'a: b', 'two\nlines\n', ''),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('tree'), {
        maxKeys: 4,
      }),
    ),
  })).tree;

  it('changes what it is told and nothing else, in any document', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), anyData, {
          minKeys: 1,
        }),
        fc.nat(),
        anyData,
        fc.constantFrom('set', 'remove', 'add'),
        fc.constantFrom('BLOCK_FOLDED', 'QUOTE_DOUBLE', 'PLAIN'),
        (content, choice, value, kind, style) => {
          // A comment before each line that begins a key of the document.
          const definition = stringify(content, {
            lineWidth: 0,
            defaultStringType: style as 'PLAIN',
            aliasDuplicateObjects: false,
          }).replace(/^(?=[a-z])/gm, '# kept\n');
          const data = parse(definition);
          fc.pre(parseContract(definition).problems[0]?.path !== '');
          const paths = pathsOf(data).filter(path => path.length > 0);
          fc.pre(paths.length > 0);
          const path = paths[choice % paths.length];
          const edits: Record<typeof kind, ContractEdit> = {
            set: { path, value },
            remove: { path, remove: true },
            add: { path: [...path.slice(0, -1), 'added'], value },
          };
          const edit = edits[kind];
          fc.pre(kind !== 'add' || typeof path[path.length - 1] === 'string');
          const edited = editContract(definition, [edit]);
          expect(JSON.stringify(parse(edited))).toBe(
            JSON.stringify(changed(data, edit)),
          );
          expect(edited.match(/# kept/g)).toEqual(definition.match(/# kept/g));
        },
      ),
      { numRuns: 400 },
    );
  });
});
