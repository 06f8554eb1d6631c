import {
  AccessEvent,
  AccessOverview,
  AccessPolicySummary,
  DataAccessApi,
  DriftFinding,
  ListEventsQuery,
  ListReadersQuery,
  PolicyReplay,
  PortComparison,
  ReaderAt,
} from '@meshport/backstage-plugin-data-access-common';
import { makeOverview } from './governedFixtures';

/**
 * The part of a backend in memory that is about drift, the log, policies and
 * the overview, and the means by which a call is recorded or made to fail.
 */
export class FakeGovernedAccess {
  readonly changes: { method: string; id?: string; body?: object }[] = [];
  failure?: Error;
  findings: DriftFinding[] = [];
  comparisons: PortComparison[] = [];
  events: AccessEvent[] = [];
  readonly eventQueries: ListEventsQuery[] = [];
  readers: ReaderAt[] = [];
  readonly readerQueries: ListReadersQuery[] = [];
  policies: AccessPolicySummary[] = [];
  replays: { items: PolicyReplay[]; problems: string[] } = {
    items: [],
    problems: [],
  };
  overview: AccessOverview = makeOverview();

  failNext(error: Error): void {
    this.failure = error;
  }

  async countGrants() {
    return { items: [], drift: [] };
  }

  async listDrift(query: Parameters<DataAccessApi['listDrift']>[0]) {
    this.fail();
    const { product, state } = query;
    return {
      items: this.findings.filter(
        finding =>
          (!product || finding.product === product) &&
          (!state || finding.state === state),
      ),
      ports: this.comparisons.filter(
        port => !product || port.product === product,
      ),
    };
  }

  async compare(product: string): Promise<void> {
    this.record('compare', product, {});
  }

  async decideDrift(
    id: string,
    body: Parameters<DataAccessApi['decideDrift']>[1],
  ): Promise<DriftFinding> {
    this.record('decideDrift', id, body);
    const at = '2026-11-22T10:00:00.000Z';
    const { reason } = body;
    this.findings = this.findings.map(finding => {
      if (finding.id !== id) {
        return finding;
      }
      const revision = finding.revision + 1;
      return body.action === 'repair'
        ? { ...finding, revision, state: 'repairing' }
        : {
            ...finding,
            revision,
            state: 'adopted',
            adopted: {
              by: 'user:default/olivia',
              at,
              reason,
              until: body.until,
            },
          };
    });
    const found = this.findings.find(finding => finding.id === id);
    if (!found) {
      throw new Error(`No finding ${id}`);
    }
    return found;
  }

  async listEvents(query: ListEventsQuery) {
    this.eventQueries.push(query);
    this.fail();
    const { after = query.newestFirst ? Infinity : 0, limit = 100 } = query;
    const matching = this.events
      .filter(event =>
        query.newestFirst ? event.sequence < after : event.sequence > after,
      )
      .filter(event => !query.actor || event.actor === query.actor)
      .filter(event => !query.type || event.type === query.type);
    if (query.newestFirst) {
      matching.reverse();
    }
    const items = matching.slice(0, limit);
    return {
      items,
      nextCursor:
        items.length < matching.length
          ? String(items[items.length - 1].sequence)
          : undefined,
    };
  }

  async exportEvents(): Promise<string> {
    this.fail();
    return this.events.map(event => `${JSON.stringify(event)}\n`).join('');
  }

  async listReaders(query: ListReadersQuery) {
    this.readerQueries.push(query);
    this.fail();
    const { product, holder, principal } = query;
    return {
      items: this.readers.filter(
        reader =>
          (!product || reader.product === product) &&
          (!holder || reader.holder === holder) &&
          (!principal || reader.principal === principal),
      ),
    };
  }

  async listPolicies() {
    this.fail();
    return { items: this.policies };
  }

  async replayPolicy(body: Parameters<DataAccessApi['replayPolicy']>[0]) {
    this.record('replayPolicy', undefined, body);
    return this.replays;
  }

  async getOverview() {
    this.fail();
    return this.overview;
  }

  /** Writes down a call that changes something, and fails if it is to. */
  protected record(method: string, id: string | undefined, body: object) {
    this.changes.push({ method, id, body });
    this.fail();
  }

  protected fail(): void {
    const error = this.failure;
    this.failure = undefined;
    if (error) {
      throw error;
    }
  }
}
