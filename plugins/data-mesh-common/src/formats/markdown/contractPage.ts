import { Source } from '../source/Source';
import { columnsOf, columnsTable } from './columns';
import { factsTable, heading, paragraph, records, section } from './parts';
import { recordsTable, show } from './records';

const FACTS: [title: string, key: string][] = [
  ['Id', 'id'],
  ['Version', 'version'],
  ['Status', 'status'],
  ['Domain', 'domain'],
  ['Data product', 'dataProduct'],
  ['Tenant', 'tenant'],
  ['Tags', 'tags'],
  ['Created', 'contractCreatedTs'],
];

/**
 * What a contract says, for people.
 *
 * @param level - of its heading
 * @internal
 */
export function contractPage(contract: Source, level: number): string[] {
  contract.at('apiVersion').take();
  contract.at('kind').take();
  const description = contract.at('description');
  const inside = level + 1;
  const text = (title: string, key: string) =>
    section(inside, title, paragraph(description.at(key)));
  const list = (title: string, key: string) =>
    records(inside, title, contract.at(key));
  return [
    heading(level, contract.text('name') ?? show(contract.at('id'))),
    ...factsTable(contract, FACTS),
    ...text('Purpose', 'purpose'),
    ...text('Usage', 'usage'),
    ...text('Limitations', 'limitations'),
    ...contract
      .at('schema')
      .items()
      .flatMap(object => tablePart(object, inside)),
    ...list('Service levels', 'slaProperties'),
    ...list('Support', 'support'),
    ...teamPart(contract.at('team'), inside),
    ...list('Servers', 'servers'),
    ...list('Roles', 'roles'),
    ...list('Price', 'price'),
    ...list('Links', 'authoritativeDefinitions'),
    ...records(
      inside,
      'More about it',
      description.at('authoritativeDefinitions'),
    ),
    ...list('Custom properties', 'customProperties'),
  ];
}

function tablePart(object: Source, level: number): string[] {
  const title = object.text('businessName');
  const name = show(object.at('name'));
  const columns = columnsOf(object);
  const rules = new Map(
    [{ path: name, property: object }, ...columns].flatMap(
      ({ path, property }) =>
        property
          .at('quality')
          .items()
          .map(rule => [rule, path] as const),
    ),
  );
  return [
    heading(level, title ? `${title} (${name})` : name),
    ...paragraph(object.at('description')),
    ...paragraph(object.at('dataGranularityDescription')),
    ...paragraph(object.at('physicalType'), 'Kind: '),
    ...paragraph(object.at('physicalName'), 'Physical name: '),
    ...columnsTable(columns),
    ...section(
      level + 1,
      'Quality',
      recordsTable([...rules.keys()], {
        head: 'About',
        of: rule => rules.get(rule) ?? '',
      }),
    ),
  ];
}

function teamPart(team: Source, level: number): string[] {
  return section(level, 'Team', [
    ...paragraph(team.at('name')),
    ...paragraph(team.at('description')),
    ...recordsTable(team.at('members').items()),
  ]);
}
