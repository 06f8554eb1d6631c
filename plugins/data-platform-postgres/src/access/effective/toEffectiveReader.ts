import { EffectiveReader } from '@meshport/backstage-plugin-data-platform-node';
import { shortHash } from '../names/meshRole';
import { isMeshRole } from '../names/PortView';
import { PortKey } from '../names/ReaderRole';
import { TableReader } from './readReaders';
import { IntruderRow, ViewReader } from './readViewReaders';

const ID_DIGITS = 32;

/**
 * @param administrators - roles that the configuration expects to read
 * everything
 * @internal
 */
export function fromTableReader(
  reader: TableReader,
  administrators: ReadonlySet<string>,
): EffectiveReader {
  const { principal, how, via } = reader;
  const managed = managedPort(reader);
  const expected =
    how === 'superuser' ||
    how === 'owner' ||
    reader.provisioner ||
    administrators.has(principal) ||
    (via !== null && administrators.has(via));
  const kind = expected ? 'administrator' : 'unmanaged';
  return {
    id: shortHash([principal, how, via], ID_DIGITS),
    principal,
    path: describePath(reader),
    kind: managed && !expected ? 'managed' : kind,
    ...(managed &&
      !expected && {
        item: {
          product: managed.product,
          port: managed.port,
          version: `${managed.major}.0.0`,
        },
      }),
    ...(reader.columns && { columns: reader.columns }),
    withdrawable: !managed && !expected && reader.endable,
  };
}

/**
 * @param schema - name of Meshport's schema
 * @internal
 */
export function fromViewReader(
  reader: ViewReader,
  schema: string,
): EffectiveReader {
  const { principal, view, filter, masks, until } = reader;
  return {
    id: shortHash([principal, 'view', view], ID_DIGITS),
    principal,
    path: `the view ${schema}.${view}`,
    kind: 'managed',
    item: {
      product: reader.product,
      port: reader.port,
      version: `${reader.major}.0.0`,
      ...(filter && { filter }),
      ...(masks && { masks }),
    },
    ...(filter?.columns && { columns: filter.columns }),
    ...(until && { until: until.toISOString() }),
    withdrawable: false,
  };
}

/**
 * @param schema - name of Meshport's schema
 * @internal
 */
export function fromIntruder(
  { principal, view }: IntruderRow,
  schema: string,
): EffectiveReader {
  return {
    id: shortHash([principal, 'changed view', view], ID_DIGITS),
    principal,
    path: `the view ${schema}.${view}, which somebody changed; grant a right to the port again to mend it`,
    kind: 'unmanaged',
    withdrawable: false,
  };
}

// By a membership in a role that read the table itself, from before there were
// views; one that somebody else gave is not managed.
function managedPort({
  via,
  comment,
  byProvisioner,
}: TableReader): PortKey | undefined {
  return via && byProvisioner && isMeshRole({ name: via, comment })
    ? JSON.parse(comment!).meshport
    : undefined;
}

function describePath({ how, via }: TableReader): string {
  switch (how) {
    case 'superuser':
      return 'as a superuser';
    case 'replication':
      return 'by replicating the server';
    case 'owner':
      return 'as the owner';
    case 'public':
      return 'a right given to PUBLIC';
    case 'direct':
      return 'a right given directly';
    default:
      return `as a member of ${via}`;
  }
}
