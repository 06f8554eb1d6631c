import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  contractColumns,
  DataContractEntity,
  DataProductDocument,
  DataProductEntity,
  highestClassification,
  OutputPort,
  parseContract,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';

// PostgreSQL takes no more than a megabyte of words for one document, and one
// that is too long would end the index of all. Words are repeated there.
const MAX_TEXT_LENGTH = 100_000;

/**
 * Full refs of the contracts of a product's output ports.
 * @internal
 */
export function contractRefs(product: DataProductEntity): string[] {
  return (product.spec.outputPorts ?? []).flatMap(
    port => contractRef(product, port) ?? [],
  );
}

/**
 * What the search is told about a product: one document for the product and
 * one for each of its output ports. A port whose contract cannot be read has
 * no columns.
 *
 * Columns are what the contract says, so who finds a port by them has to be
 * allowed to see the contract.
 *
 * @param contracts - by their full refs
 * @param locationTemplate - address of an entity's page
 * @throws `Error` for a product that is not as the catalog validates it
 * @internal
 */
export function toDocuments(
  product: DataProductEntity,
  contracts: ReadonlyMap<string, DataContractEntity>,
  locationTemplate: string,
): DataProductDocument[] {
  const { metadata, spec } = product;
  const ports = spec.outputPorts ?? [];
  const ref = stringifyEntityRef(product);
  const title = textOf([[metadata.title ?? metadata.name]]);
  const location = locationOf(product, locationTemplate);
  const shared = {
    product: ref,
    domain: resolveEntityRef(product, spec.domain, 'Domain') ?? spec.domain,
    owner: resolveEntityRef(product, spec.owner, 'Group') ?? spec.owner,
    lifecycle: spec.lifecycle,
  };
  return [
    {
      ...shared,
      subject: 'product',
      title,
      text: textOf([
        [metadata.description, spec.purpose, ...(metadata.tags ?? [])],
      ]),
      location,
      authorization: { resourceRef: ref },
      classification: highestClassification(
        ports.map(({ classification }) => classification),
      ),
    },
    ...ports.map((port): DataProductDocument => {
      const contract = contractRef(product, port);
      const columns = columnLines(
        contract ? contracts.get(contract) : undefined,
      );
      return {
        ...shared,
        subject: 'port',
        title: `${title}: ${port.name} ${port.version}`,
        text: textOf([[port.description, port.type], ...columns]),
        location: `${location}/ports`,
        authorization: {
          resourceRef: contract && columns.length > 0 ? contract : ref,
        },
        classification: port.classification,
        port: port.name,
        portVersion: port.version,
        contract,
      };
    }),
  ];
}

type Line = (string | undefined)[];

function columnLines(entity: DataContractEntity | undefined): Line[] {
  const { contract } = entity
    ? parseContract(entity.spec.definition)
    : { contract: undefined };
  return contract
    ? contractColumns(contract).map(({ path, property }) => [
        path,
        spaced(path),
        property.businessName,
        property.description,
        property.classification,
      ])
    : [];
}

// The search splits words at spaces, dots and underscores only.
function spaced(path: string): string | undefined {
  const words = path.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return words === path ? undefined : `(${words})`;
}

function textOf(lines: Line[]): string {
  const text = lines
    .map(line =>
      // A description often is the purpose again.
      [...new Set(line.filter(part => part))]
        .join(' · ')
        // PostgreSQL refuses NUL and halves of surrogate pairs.
        .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' '),
    )
    .join('\n');
  if (text.length <= MAX_TEXT_LENGTH) {
    return text;
  }
  const end = text.lastIndexOf('\n', MAX_TEXT_LENGTH);
  return text.slice(0, end > 0 ? end : MAX_TEXT_LENGTH);
}

function contractRef(
  product: DataProductEntity,
  { contract }: OutputPort,
): string | undefined {
  return resolveEntityRef(product, contract, 'DataContract');
}

function locationOf(product: DataProductEntity, template: string): string {
  const { kind, namespace, name } = parseEntityRef(stringifyEntityRef(product));
  return template
    .replace(':namespace', encodeURIComponent(namespace))
    .replace(':kind', encodeURIComponent(kind))
    .replace(':name', encodeURIComponent(name));
}
