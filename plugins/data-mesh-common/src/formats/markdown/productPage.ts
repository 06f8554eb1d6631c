import { ProductSource } from '../export/productSource';
import { contractPage } from './contractPage';
import { factsTable, heading, paragraph, records, section } from './parts';

const FACTS: [title: string, key: string][] = [
  ['Type', 'type'],
  ['Lifecycle', 'lifecycle'],
  ['Version', 'version'],
  ['Owner', 'owner'],
  ['Domain', 'domain'],
  ['System', 'system'],
  ['Code', 'code'],
  ['Infrastructure', 'infrastructure'],
];

/**
 * What a product says, for people, with the contracts of its output ports.
 * @internal
 */
export function productPage({ root, contracts }: ProductSource): string[] {
  const metadata = root.at('metadata');
  const spec = root.at('spec');
  const name = metadata.text('name') ?? '';
  const title = metadata.text('title');
  const list = (caption: string, key: string) =>
    records(2, caption, spec.at(key));
  return [
    heading(1, title && title !== name ? `${title} (${name})` : name),
    ...paragraph(metadata.at('description')),
    ...factsTable(spec, FACTS),
    ...paragraph(metadata.at('tags'), 'Tags: '),
    ...list('Deprecation', 'deprecation'),
    ...section(2, 'Purpose', paragraph(spec.at('purpose'))),
    ...list('Output ports', 'outputPorts'),
    ...list('Input ports', 'inputPorts'),
    ...list('Management ports', 'managementPorts'),
    ...list('Support', 'support'),
    ...records(2, 'Links', metadata.at('links')),
    ...contracts.flatMap(contract => contractPage(contract, 2)),
  ];
}
