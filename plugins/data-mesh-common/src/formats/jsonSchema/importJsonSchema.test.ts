import { importOne, validate } from './__testUtils__/importOne';

function orderSchema() {
  return { properties: { id: { type: 'integer' } }, required: ['id'] };
}
describe('import of JSON Schema', () => {
  it('reads a schema with definitions, choices and lists', () => {
    const { contract, problems, losses } = importOne({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/schemas/order.schema.json',
      title: 'Order',
      description: 'One order',
      type: 'object',
      required: ['id', 'mail', 'note', 'elsewhere'],
      properties: {
        id: { type: 'integer', format: 'int64', minimum: 1 },
        mail: { $ref: '#/definitions/mail', description: 'Of the buyer' },
        note: { type: ['string', 'null'], maxLength: 9 },
        state: { enum: ['open', 'closed', null] },
        day: { anyOf: [{ type: 'null' }, { type: 'string', format: 'date' }] },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        odd: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        open: true,
      },
      additionalProperties: false,
      definitions: {
        mail: { type: 'string', format: 'email', description: 'An address' },
      },
    });

    expect(problems).toEqual([]);
    expect(contract).toEqual({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: 'https://example.com/schemas/order.schema.json',
      version: '0.1.0',
      status: 'draft',
      schema: [
        {
          name: 'order',
          businessName: 'Order',
          logicalType: 'object',
          description: 'One order',
          properties: [
            {
              name: 'id',
              logicalType: 'integer',
              logicalTypeOptions: { format: 'i64', minimum: 1 },
              required: true,
            },
            {
              name: 'mail',
              description: 'Of the buyer',
              logicalType: 'string',
              logicalTypeOptions: { format: 'email' },
              required: true,
            },
            {
              name: 'note',
              logicalType: 'string',
              logicalTypeOptions: { maxLength: 9 },
            },
            {
              name: 'state',
              logicalType: 'string',
              quality: [
                {
                  type: 'library',
                  metric: 'invalidValues',
                  arguments: { validValues: ['open', 'closed'] },
                  mustBe: 0,
                },
              ],
            },
            { name: 'day', logicalType: 'date' },
            {
              name: 'tags',
              logicalType: 'array',
              logicalTypeOptions: { uniqueItems: true },
              items: { logicalType: 'string', required: true },
            },
            { name: 'odd' },
            { name: 'open' },
          ],
        },
      ],
    });
    expect(validate(contract)).toEqual([]);
    expect(losses.map(({ path }) => path)).toEqual([
      'required[2]',
      'required[3]',
      'properties.odd.oneOf',
      'additionalProperties',
      'definitions.mail.description',
    ]);
  });

  it.each([
    [
      'a definition',
      { $ref: '#/definitions/Order', definitions: { Order: orderSchema() } },
      'Order',
    ],
    [
      'the items of a list',
      { title: 'Order', type: 'array', items: orderSchema() },
      'order',
    ],
    [
      'all of its parts',
      { title: 'Order', type: 'object', allOf: [orderSchema()] },
      'order',
    ],
  ])('finds the row in %s', (_, schema, name) => {
    const { contract, problems, losses } = importOne(
      { $schema: 'http://json-schema.org/draft-07/schema#', ...schema },
      { id: 'orders', version: '2.0.0' },
    );

    expect(problems).toEqual([]);
    expect(losses).toEqual([]);
    expect(contract).toMatchObject({ id: 'orders', version: '2.0.0' });
    expect(contract.schema).toEqual([
      expect.objectContaining({
        name,
        properties: [{ name: 'id', logicalType: 'integer', required: true }],
      }),
    ]);
  });

  it('cuts a schema that holds itself', () => {
    const { contract, losses } = importOne({
      title: 'Tree',
      type: 'object',
      properties: { root: { $ref: '#/$defs/node' } },
      $defs: {
        node: {
          type: 'object',
          properties: {
            label: { type: 'string' },
            child: { $ref: '#/$defs/node' },
          },
        },
      },
    });

    expect(contract.schema[0].properties[0].properties).toEqual([
      { name: 'label', logicalType: 'string' },
      { name: 'child' },
    ]);
    expect(losses).toEqual([
      {
        path: '$defs.node.properties.child.$ref',
        message: expect.stringContaining('refers to itself'),
      },
    ]);
  });

  it('refuses references that stand for too much', () => {
    const levels = 40;
    const level = (to: number) => ({
      type: 'object',
      properties: Object.fromEntries(
        ['a', 'b', 'c'].map(name => [name, { $ref: `#/$defs/l${to}` }]),
      ),
    });
    const { problems } = importOne({
      ...level(0),
      title: 'Bomb',
      $defs: Object.fromEntries(
        Array.from({ length: levels }, (_, index) => [
          `l${index}`,
          index + 1 < levels ? level(index + 1) : { type: 'string' },
        ]),
      ),
    });

    expect(problems).toEqual([
      {
        path: expect.stringContaining('$ref'),
        message: expect.stringMatching(/references/),
      },
    ]);
  });

  it.each([
    [{ title: 'T', type: 'string' }, 'properties', /is missing/],
    [{ type: 'object', properties: {} }, '$id', /is missing/],
    [
      { title: 'T', properties: { a: { $ref: '#/$defs/b' } } },
      'properties.a.$ref',
      /there is nothing/,
    ],
    [
      { title: 'T', properties: { a: { $ref: '#/%' } } },
      'properties.a.$ref',
      /not encoded/,
    ],
  ])('says what to mend in %j', (schema, path, message) => {
    const { problems } = importOne(schema);

    expect(problems).toEqual([
      { path, message: expect.stringMatching(message) },
    ]);
  });

  it.each(['{"a":', '[]', '{"__proto__": {}}', ''])('refuses %j', source => {
    expect(importOne(source).problems).toHaveLength(1);
  });
});
