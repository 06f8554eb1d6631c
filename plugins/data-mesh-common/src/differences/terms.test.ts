import {
  changesOf,
  effectsOf,
  REPLACED,
  WORDING,
} from './__testUtils__/contracts';

const BOTH_COMPATIBLE = ['compatible/compatible'];

describe('servers', () => {
  const server = {
    server: 'production',
    type: 'postgres',
    host: 'db.example.com',
    port: 5432,
    database: 'warehouse',
    schema: 'flights',
  };

  it('may come and go', () => {
    expect(
      effectsOf(changesOf({ servers: [server] }, { servers: [] })),
    ).toEqual(REPLACED);
    expect(changesOf({}, { servers: [server] })).toMatchObject([
      {
        kind: 'added',
        area: 'server',
        path: 'servers.production',
        readers: 'compatible',
        message: 'Server production is new.',
      },
    ]);
  });

  it.each([
    ['type', 'redshift'],
    ['host', 'other.example.com'],
    ['port', 5433],
    ['database', 'lake'],
    ['location', 's3://bucket'],
    ['environment', 'test'],
  ])('lead somewhere else with another %s', (field, value) => {
    const before = { ...server, location: 's3://old', environment: 'prod' };
    expect(
      changesOf(
        { servers: [before] },
        { servers: [{ ...before, [field]: value }] },
      ),
    ).toMatchObject([
      {
        kind: 'changed',
        area: 'server',
        path: `servers.production.${field}`,
        after: value,
        readers: 'breaking',
        writers: 'breaking',
      },
    ]);
  });

  it('may be described more exactly, and otherwise', () => {
    expect(
      effectsOf(
        changesOf(
          { servers: [server] },
          { servers: [{ ...server, environment: 'prod' }] },
        ),
      ),
    ).toEqual(BOTH_COMPATIBLE);
    expect(
      effectsOf(
        changesOf(
          { servers: [server] },
          { servers: [{ ...server, description: 'The warehouse' }] },
        ),
      ),
    ).toEqual(WORDING);
  });

  it('have roles of their own', () => {
    expect(
      changesOf(
        { servers: [{ ...server, roles: [{ role: 'analyst' }] }] },
        { servers: [server] },
      ),
    ).toMatchObject([
      {
        kind: 'removed',
        area: 'role',
        path: 'servers.production.roles.analyst',
        message:
          'Role analyst of Server production is removed: those who have it lose their access.',
      },
    ]);
  });
});

describe('roles', () => {
  const analyst = { role: 'analyst', access: 'read' };

  it('may come and go', () => {
    expect(changesOf({ roles: [analyst] }, {})).toMatchObject([
      {
        kind: 'removed',
        area: 'role',
        path: 'roles.analyst',
        readers: 'breaking',
      },
    ]);
    expect(effectsOf(changesOf({}, { roles: [analyst] }))).toEqual(
      BOTH_COMPATIBLE,
    );
  });

  it.each([
    ['read', 'write', BOTH_COMPATIBLE],
    ['write', 'read', ['compatible/breaking']],
    ['read-write', 'Read', ['compatible/breaking']],
    ['read', 'admin', REPLACED],
    [undefined, 'write', BOTH_COMPATIBLE],
    ['Read', 'read', []],
  ])('that had %s and have %s', (before, after, effects) => {
    expect(
      effectsOf(
        changesOf(
          { roles: [{ role: 'analyst', access: before }] },
          { roles: [{ role: 'analyst', access: after }] },
        ),
      ),
    ).toEqual(effects);
  });

  it('are given by other people', () => {
    expect(
      effectsOf(
        changesOf(
          { roles: [{ ...analyst, firstLevelApprovers: 'olivia' }] },
          { roles: [{ ...analyst, firstLevelApprovers: 'grace' }] },
        ),
      ),
    ).toEqual(WORDING);
  });
});

describe('status', () => {
  it.each([
    ['active', 'deprecated', 'compatible/compatible'],
    ['active', 'retired', 'breaking/breaking'],
    ['deprecated', 'retired', 'breaking/breaking'],
    ['active', 'draft', 'breaking/breaking'],
    ['draft', 'active', 'compatible/compatible'],
    ['draft', 'retired', 'compatible/compatible'],
    ['retired', 'active', 'compatible/compatible'],
    ['active', 'our own word', 'compatible/compatible'],
  ])('%s to %s', (before, after, effects) => {
    expect(effectsOf(changesOf({ status: before }, { status: after }))).toEqual(
      [effects],
    );
  });

  it('says what deprecation means', () => {
    expect(
      changesOf({ status: 'active' }, { status: 'deprecated' })[0],
    ).toMatchObject({
      area: 'contract',
      path: 'status',
      message:
        'The contract has the status deprecated instead of active: it still holds, but those who read it should look for another one.',
    });
    expect(changesOf({ status: 'Active' }, { status: 'active' })).toEqual([]);
  });
});

describe('the rest of a contract', () => {
  it('keeps its id', () => {
    expect(changesOf({ id: 'a' }, { id: 'b' })).toMatchObject([
      { area: 'contract', path: 'id', readers: 'breaking' },
    ]);
  });

  it('has a price', () => {
    expect(
      changesOf(
        { price: { priceAmount: 5, priceCurrency: 'EUR' } },
        { price: { priceAmount: 6, priceCurrency: 'EUR' } },
      ),
    ).toMatchObject([
      {
        path: 'price',
        readers: 'compatible',
        message: 'The contract has the price 6 EUR instead of 5 EUR.',
      },
    ]);
  });

  it('has support channels', () => {
    const slack = { channel: 'help', tool: 'slack' };
    const mail = { channel: 'help', tool: 'email' };
    expect(
      changesOf({ support: [slack, mail] }, { support: [mail] }),
    ).toMatchObject([
      { kind: 'removed', area: 'contract', path: 'support.help' },
    ]);
    expect(
      changesOf({ support: [slack] }, { support: [{ ...slack, url: 'x' }] }),
    ).toMatchObject([{ path: 'support.help.url', area: 'description' }]);
  });

  it.each([
    [{ name: 'Flights' }, 'name'],
    [{ domain: 'flight-operations' }, 'domain'],
    [{ tags: ['aviation'] }, 'tags'],
    [{ team: { name: 'a', members: [] } }, 'team'],
    [{ description: { purpose: 'Punctuality' } }, 'description.purpose'],
    [{ customProperties: [{ property: 'a', value: 1 }] }, 'customProperties'],
    [{ contractCreatedTs: '2026-01-01T00:00:00Z' }, 'contractCreatedTs'],
    [{ name: 'Flights', 'x-unknown': { a: [1] } }, 'name', 'x-unknown'],
  ])('says %j in words that bind nobody', (parts, ...paths) => {
    const changes = changesOf({}, parts);
    expect(changes.map(({ path }) => path)).toEqual(paths);
    for (const change of changes) {
      expect(change.area).toBe('description');
      expect(effectsOf([change])).toEqual(WORDING);
    }
  });
});
