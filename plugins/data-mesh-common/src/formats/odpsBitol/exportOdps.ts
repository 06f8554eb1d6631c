import { stringifyContract } from '../../contract';
import { productSource, ProductSource } from '../export/productSource';
import { defined, unlessEmpty } from '../source/defined';
import { Source } from '../source/Source';
import { ContractExporter } from '../types';
import {
  isUri,
  odpsFormat,
  PORT_EXTRAS,
  PRODUCT_EXTRAS,
  STATUS,
} from './odpsFormat';

/**
 * Writes a product as a document of the Bitol Open Data Product Standard 1.0.
 * The contracts are referred to by their ids, as the standard has it.
 * @public
 */
export const odpsExporter: ContractExporter = {
  ...odpsFormat,
  subjects: ['product'],
  export: source => {
    const product = productSource(source, odpsFormat);
    const content = stringifyContract(documentOf(product));
    product.contracts.forEach(contract =>
      contract.lose('is referred to by its id; export it by itself'),
    );
    return {
      content,
      losses: product.root.losses('has no place in the standard'),
    };
  },
};

function documentOf({ root, ref, findContract, product }: ProductSource) {
  const metadata = root.at('metadata');
  const spec = root.at('spec');
  const name = metadata.text('name');
  const purpose = spec.text('purpose');
  const summary = metadata.text('description');
  spec.at('lifecycle').take();
  return defined({
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: ref,
    name: metadata.text('title') ?? name,
    version: spec.text('version'),
    status: STATUS[product.spec.lifecycle],
    domain: nameOf(String(spec.at('domain').value)),
    tags: metadata.texts('tags'),
    description:
      purpose === undefined && summary === undefined
        ? undefined
        : defined({
            purpose: purpose ?? summary,
            customProperties:
              purpose === undefined || summary === undefined
                ? undefined
                : [{ property: 'summary', value: summary }],
          }),
    outputPorts: unlessEmpty(
      spec
        .at('outputPorts')
        .items()
        .map(port => outputPort(port, findContract)),
    ),
    managementPorts: unlessEmpty(
      spec.at('managementPorts').items().map(managementPort),
    ),
    support: unlessEmpty(
      spec.at('support').items().filter(hasAddress).map(supportChannel),
    ),
    team: { name: nameOf(String(spec.at('owner').value)) },
    authoritativeDefinitions: unlessEmpty(
      metadata.at('links').items().flatMap(link),
    ),
    customProperties: productExtras(spec),
  });
}

function outputPort(port: Source, findContract: ProductSource['findContract']) {
  const contract = findContract(port.at('contract').value);
  return defined({
    name: port.text('name'),
    description: port.text('description'),
    type: port.text('type'),
    version: port.text('version'),
    contractId: contract?.text('id'),
    customProperties: unlessEmpty(extras(port, PORT_EXTRAS)),
  });
}

function managementPort(port: Source) {
  return defined({
    name: port.text('name'),
    content: port.text('content'),
    type: port.text('type'),
    url: uri(port.at('url')),
    channel: port.text('channel'),
    description: port.text('description'),
  });
}

function supportChannel(channel: Source) {
  return defined({
    channel: channel.text('channel'),
    url: channel.text('url'),
    description: channel.text('description'),
    tool: channel.text('tool'),
  });
}

function link(place: Source) {
  const url = uri(place.at('url'));
  return url === undefined
    ? []
    : [
        defined({
          type: place.text('type') ?? 'link',
          url,
          description: place.text('title'),
        }),
      ];
}

function uri(place: Source): string | undefined {
  const found = place.takeIf(isUri);
  if (found === undefined) {
    place.lose('is no URI, which the standard wants here');
  }
  return found;
}

/** What has no field of its own, taken as it is. */
function extras(place: Source, keys: readonly string[]) {
  return keys
    .map(key => ({ property: key, place: place.at(key) }))
    .filter(extra => extra.place.exists)
    .map(extra => ({ property: extra.property, value: extra.place.take() }));
}

function productExtras(spec: Source) {
  const unreachable = spec
    .at('support')
    .items()
    .filter(channel => !hasAddress(channel));
  const list = [
    ...extras(spec, PRODUCT_EXTRAS),
    ...(unreachable.length > 0
      ? [
          {
            property: 'support',
            value: unreachable.map(channel => channel.take()),
          },
        ]
      : []),
  ];
  spec
    .at('inputPorts')
    .lose(
      'stands among the custom properties: the standard wants the id of the contract that is read, which the product does not say',
    );
  return unlessEmpty(list);
}

/** The standard wants an address for every channel. */
function hasAddress(channel: Source): boolean {
  return isUri(channel.at('url').value);
}

function nameOf(ref: string): string {
  return ref.replace(/^.*[:/]/, '');
}
