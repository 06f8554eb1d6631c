import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { AccessRequestDetails } from '@meshport/backstage-plugin-data-access-common';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { FakeDataPlatform } from '../FakeDataPlatform';
import { CHEN, OTTO } from '../mesh';
import { must } from '../must';
import { Portal } from '../startPortal';
import { ASK } from '../workflow';
import { Step } from './steps';

const REFUSED = [400, 403, 404, 409];

/** The people, the portal and the engine in one run of the model. */
export class ModelRun {
  readonly #portal: Portal;
  readonly #product: DataProductEntity;
  readonly #id: string;
  #renewal: string | undefined;
  readonly platform: FakeDataPlatform;
  readonly port: string;
  /** The engine has lost what it was told. */
  forgetful = false;

  /** Chen asks for a port that nobody has asked for. */
  static async begin(options: {
    portal: Portal;
    platform: FakeDataPlatform;
    product: DataProductEntity;
    port: string;
  }): Promise<ModelRun> {
    const { portal, platform, product, port } = options;
    platform.fault = undefined;
    product.spec.lifecycle = 'production';
    const asked = await portal.as(CHEN).createRequest({ ...ASK, port });
    return new ModelRun({ ...options, id: asked.request.id });
  }

  private constructor(options: {
    portal: Portal;
    platform: FakeDataPlatform;
    product: DataProductEntity;
    port: string;
    id: string;
  }) {
    this.#portal = options.portal;
    this.#product = options.product;
    this.#id = options.id;
    this.platform = options.platform;
    this.port = options.port;
  }

  /** What chen sees of the request and its grant. */
  async see(): Promise<AccessRequestDetails> {
    return this.#portal.as(CHEN).getRequest(this.#id);
  }

  /** What chen sees of the last renewal, if they asked for one. */
  async seeRenewal(): Promise<AccessRequestDetails | undefined> {
    return this.#renewal
      ? this.#portal.as(CHEN).getRequest(this.#renewal)
      : undefined;
  }

  /** @throws when the answer is neither a success nor a refusal */
  async take(step: Step): Promise<void> {
    if (!('who' in step)) {
      await this.#happen(step.does);
      return;
    }
    try {
      await this.#try(step);
    } catch (error) {
      const { statusCode = 0 } = error as Partial<ResponseError>;
      must(REFUSED.includes(statusCode), `an answer, not ${error}`);
    }
  }

  async #happen(what: Exclude<Step, { who: string }>['does']): Promise<void> {
    const port = this.#product.spec.outputPorts?.find(
      ({ name }) => name === this.port,
    );
    switch (what) {
      case 'engine-fails':
        this.platform.fault = new ServiceUnavailableError('down');
        return;
      case 'engine-works':
        this.platform.fault = undefined;
        return;
      case 'engine-forgets':
        this.platform.dropMemberships();
        this.forgetful = true;
        return;
      case 'reclassified':
        port!.classification =
          port!.classification === 'internal' ? 'confidential' : 'internal';
        return;
      case 'retired':
        this.#product.spec.lifecycle = 'retired';
        return;
      default:
        await this.#portal.trigger(what);
    }
  }

  async #try({ who, does }: Extract<Step, { who: string }>): Promise<unknown> {
    const api = this.#portal.as(who);
    const id = this.#id;
    const { request } = await api.getRequest(id);
    const { revision } = request;
    const grant = request.grant?.revision ?? 1;
    const comment = 'because';
    switch (does) {
      case 'approve':
        return api.decide(id, { verdict: 'approve', revision });
      case 'approve-less':
        return api.decide(id, {
          verdict: 'approve',
          revision,
          duration: 'P1D',
          filter: { rows: [{ column: 'origin', values: ['SFO'] }] },
        });
      case 'deny':
        return api.decide(id, { verdict: 'deny', comment, revision });
      case 'ask':
        return api.ask(id, { text: 'What for?', revision });
      case 'answer':
        return api.answer(id, { text: 'For a study.', revision });
      case 'cancel':
        return api.cancel(id, { revision });
      case 'revoke':
        return api.revoke(id, { comment, revision: grant });
      case 'give-back':
        return api.giveBack(id, { revision: grant });
      case 'retry':
        return api.retry(id);
      case 'hand-over':
        return api.handOver(id, { to: OTTO, revision: grant });
      case 'erase':
        return api.erase(id, { reason: 'asked for' });
      case 'renew': {
        const renewal = await api.renew(id, { duration: 'P60D' });
        this.#renewal = renewal.request.id;
        return renewal;
      }
      default:
        return this.#approveRenewal(who);
    }
  }

  async #approveRenewal(who: string): Promise<unknown> {
    if (!this.#renewal) {
      return undefined;
    }
    const api = this.#portal.as(who);
    const { request } = await api.getRequest(this.#renewal);
    return api.decide(this.#renewal, {
      verdict: 'approve',
      revision: request.revision,
    });
  }
}
