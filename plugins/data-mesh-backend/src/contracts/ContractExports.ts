import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ContractExporter,
  contractExporters,
  DataProductEntity,
  ExportResponse,
  ExportSource,
  findExporter,
  FormatLoss,
  isDataContractEntity,
  parseContract,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CatalogVisibility } from '../visibility/CatalogVisibility';
import { ContractVersions } from './ContractVersions';
import { requireContract } from './requireContract';
import { requireProduct } from './requireProduct';
import { requireReadable } from './requireReadable';

type Subject = ContractExporter['subjects'][number];
type ExportedContract = ExportSource['contracts'][number];

/**
 * Writes contracts and products in other formats, for callers who may see
 * them. Refs are full entity refs in lower case.
 *
 * All methods throw `NotFoundError` for an unknown format and for what does
 * not exist or the caller may not see, and `InputError` for what the format
 * cannot hold at all.
 * @internal
 */
export class ContractExports {
  readonly #visibility: CatalogVisibility;
  readonly #catalog: CatalogService;
  readonly #versions: ContractVersions;

  constructor(options: {
    visibility: CatalogVisibility;
    catalog: CatalogService;
    versions: ContractVersions;
  }) {
    this.#visibility = options.visibility;
    this.#catalog = options.catalog;
    this.#versions = options.versions;
  }

  /**
   * @param sequence - the version; what the catalog shows now when absent
   * @throws `ConflictError` when the version is no valid contract
   */
  async exportContract(
    ref: string,
    format: string,
    sequence: number | undefined,
    credentials: BackstageCredentials,
  ): Promise<ExportResponse> {
    const exporter = requireExporter(format, 'contract');
    const entity = await requireContract(this.#visibility, ref, credentials);
    const { definition } =
      sequence === undefined
        ? entity.spec
        : await this.#versions.get(ref, sequence, credentials);
    const contract = requireReadable(
      sequence === undefined ? ref : `Version ${sequence} of ${ref}`,
      definition,
    );
    return write(exporter, entity.metadata.name, {
      contracts: [{ entity, contract, definition }],
    });
  }

  /**
   * Exports a product with the contracts of its output ports. Those that
   * cannot be read or seen are losses.
   */
  async exportProduct(
    ref: string,
    format: string,
    credentials: BackstageCredentials,
  ): Promise<ExportResponse> {
    const exporter = requireExporter(format, 'product');
    const product = await requireProduct(this.#visibility, ref, credentials);
    const { contracts, losses } = await this.#contractsOf(product, credentials);
    const written = write(exporter, product.metadata.name, {
      product,
      contracts,
    });
    return { ...written, losses: [...losses, ...written.losses] };
  }

  async #contractsOf(
    product: DataProductEntity,
    credentials: BackstageCredentials,
  ): Promise<{ contracts: ExportedContract[]; losses: FormatLoss[] }> {
    const pathByRef = new Map<string, string>();
    product.spec.outputPorts?.forEach((port, index) => {
      const ref = resolveEntityRef(product, port.contract, 'DataContract');
      if (ref && !pathByRef.has(ref)) {
        pathByRef.set(ref, `spec.outputPorts[${index}].contract`);
      }
    });
    if (pathByRef.size === 0) {
      return { contracts: [], losses: [] };
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...pathByRef.keys()] },
      { credentials },
    );
    const entities = new Map(
      items.flatMap(item =>
        item && isDataContractEntity(item)
          ? [[stringifyEntityRef(item), item] as const]
          : [],
      ),
    );
    const contracts: ExportedContract[] = [];
    const losses: FormatLoss[] = [];
    for (const [ref, path] of pathByRef) {
      const entity = entities.get(ref);
      const definition = entity?.spec.definition ?? '';
      const { contract } = parseContract(definition);
      if (entity && contract) {
        contracts.push({ entity, contract, definition });
      } else {
        losses.push({
          path,
          message: entity
            ? `${ref} is left out: it is no valid contract`
            : `${ref} is left out: it does not exist, or you may not see it`,
        });
      }
    }
    return { contracts, losses };
  }
}

function requireExporter(id: string, subject: Subject): ContractExporter {
  const exporter = findExporter(id);
  if (!exporter?.subjects.includes(subject)) {
    const known = contractExporters
      .filter(({ subjects }) => subjects.includes(subject))
      .map(format => format.id);
    throw new NotFoundError(
      `A ${subject} cannot be written as '${id}'; use one of: ${known.join(
        ', ',
      )}`,
    );
  }
  return exporter;
}

function write(
  exporter: ContractExporter,
  name: string,
  source: ExportSource,
): ExportResponse {
  const { content, losses } = exporter.export(source);
  return {
    content,
    mediaType: exporter.mediaType,
    fileName: `${name}.${exporter.fileExtension}`,
    losses,
  };
}
