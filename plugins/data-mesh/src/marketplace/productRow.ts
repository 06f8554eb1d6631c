import { stringifyEntityRef } from '@backstage/catalog-model';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  Classification,
  DataProductEntity,
  DataProductLifecycle,
  DataProductType,
  highestClassification,
} from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * A data product as a list shows it.
 * @internal
 */
export interface ProductRow {
  /** Entity ref of the product. */
  id: string;
  title: string;
  description?: string;
  /** Entity ref of the owner. */
  owner: string;
  ownerName: string;
  /** Entity ref of the domain. */
  domain: string;
  domainName: string;
  type: DataProductType;
  lifecycle: DataProductLifecycle;
  /** The most sensitive of the output ports; absent without any. */
  classification?: Classification;
  level?: ScorecardLevel;
  /** Everything the text filter looks in, lower case. */
  searchText: string;
}

/**
 * Full entity ref of the owner of a product.
 * @internal
 */
export function ownerRef(product: DataProductEntity): string {
  return resolveRef(product, product.spec.owner, 'Group');
}

/**
 * Full entity ref of the domain of a product.
 * @internal
 */
export function domainRef(product: DataProductEntity): string {
  return resolveRef(product, product.spec.domain, 'Domain');
}

/**
 * Makes the line of a product.
 *
 * @param levelByProduct - levels by entity ref
 * @param nameOf - what people call the entity of a ref
 * @internal
 */
export function productRow(
  product: DataProductEntity,
  levelByProduct: ReadonlyMap<string, ScorecardLevel>,
  nameOf: (ref: string) => string,
): ProductRow {
  const { metadata, spec } = product;
  const id = stringifyEntityRef(product);
  const title = metadata.title ?? metadata.name;
  const owner = ownerRef(product);
  const domain = domainRef(product);
  const ownerName = nameOf(owner);
  const domainName = nameOf(domain);
  return {
    id,
    title,
    description: metadata.description ?? spec.purpose,
    owner,
    ownerName,
    domain,
    domainName,
    type: spec.type,
    lifecycle: spec.lifecycle,
    classification: highestClassification(
      spec.outputPorts?.map(port => port.classification) ?? [],
    ),
    level: levelByProduct.get(id),
    searchText: [
      metadata.name,
      title,
      metadata.description,
      spec.purpose,
      owner,
      ownerName,
      domain,
      domainName,
      ...(metadata.tags ?? []),
      ...(spec.outputPorts?.map(port => port.name) ?? []),
    ]
      .join(' ')
      .toLocaleLowerCase('en-US'),
  };
}
