import { contractSource } from '../export/contractSource';
import { singleContract } from '../export/singleContract';
import { Source } from '../source/Source';
import { ContractExporter, ContractFormat } from '../types';
import { columnsOf, columnsTable } from './columns';
import { escapeMarkdown, markdownTable } from './escapeMarkdown';
import { recordsTable, show } from './records';

const markdownFormat: ContractFormat = {
  id: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown',
  fileExtension: 'md',
};

/** What a contract says of itself in one line each. */
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

/** What is a record or a list of them, each a section. */
const SECTIONS: [title: string, ...path: string[]][] = [
  ['Service levels', 'slaProperties'],
  ['Support', 'support'],
  ['Servers', 'servers'],
  ['Roles', 'roles'],
  ['Price', 'price'],
  ['Links', 'authoritativeDefinitions'],
  ['More about it', 'description', 'authoritativeDefinitions'],
  ['Custom properties', 'customProperties'],
];

/**
 * Writes a page for people: what the data is for, its columns, and what is
 * promised. Texts of the contract are shown as they are, never as markup.
 * @public
 */
export const markdownExporter: ContractExporter = {
  ...markdownFormat,
  subjects: ['contract'],
  export: source => {
    const contract = contractSource(
      singleContract(source, markdownFormat).contract,
    );
    const content = `${pageOf(contract).join('\n\n')}\n`;
    return {
      content,
      losses: contract.losses('is not shown on the page'),
    };
  },
};

function pageOf(contract: Source): string[] {
  contract.at('apiVersion').take();
  contract.at('kind').take();
  const description = contract.at('description');
  const name = contract.text('name') ?? show(contract.at('id'));
  const facts = FACTS.map(([title, key]) => [title, show(contract.at(key))]);
  return [
    `# ${escapeMarkdown(name)}`,
    ...markdownTable(
      ['Contract', ''],
      facts.filter(([, value]) => value !== ''),
    ),
    ...text('Purpose', description.at('purpose')),
    ...text('Usage', description.at('usage')),
    ...text('Limitations', description.at('limitations')),
    ...contract.at('schema').items().flatMap(tableOf),
    ...SECTIONS.flatMap(([title, ...path]) => {
      const place = path.reduce((part, key) => part.at(key), contract);
      const records = Array.isArray(place.value) ? place.items() : [place];
      return section(
        title,
        recordsTable(records.filter(record => record.exists)),
      );
    }),
    ...teamOf(contract.at('team')),
  ];
}

function tableOf(object: Source): string[] {
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
    `## ${escapeMarkdown(title ? `${title} (${name})` : name)}`,
    ...paragraph(object.at('description')),
    ...paragraph(object.at('dataGranularityDescription')),
    ...paragraph(object.at('physicalType'), 'Kind: '),
    ...paragraph(object.at('physicalName'), 'Physical name: '),
    ...columnsTable(columns),
    ...qualityOf(rules),
  ];
}

/** @param rules - each with the path of what it is about */
function qualityOf(rules: Map<Source, string>): string[] {
  const table = recordsTable([...rules.keys()], {
    head: 'About',
    of: rule => rules.get(rule) ?? '',
  });
  return table.length > 0 ? ['### Quality', ...table] : [];
}

function teamOf(team: Source): string[] {
  return section('Team', [
    ...paragraph(team.at('name')),
    ...paragraph(team.at('description')),
    ...recordsTable(team.at('members').items()),
  ]);
}

function text(title: string, place: Source): string[] {
  return section(title, paragraph(place));
}

function section(title: string, content: string[]): string[] {
  return content.length > 0 ? [`## ${title}`, ...content] : [];
}

function paragraph(place: Source, prefix = ''): string[] {
  const line = escapeMarkdown(show(place));
  return line ? [`${prefix}${line}`] : [];
}
