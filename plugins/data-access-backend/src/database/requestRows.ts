import {
  AccessRequest,
  RequestState,
} from '@meshport/backstage-plugin-data-access-common';
import { fromJson, toJson } from './json';
import { fromIso, toIso } from './time';

type Time = Date | number | string;

/** @internal */
export interface RequestRow {
  id: string;
  state: RequestState;
  is_open: boolean | number;
  basket: string | null;
  requester: string;
  holder: string;
  /** Who is behind the holder: itself, or the owner of a data product. */
  holder_owner: string;
  product: string;
  port: string;
  version: string;
  purpose: string;
  comment: string | null;
  duration: string;
  filter: string | null;
  granted: string | null;
  accepted_terms: string | null;
  renews: string | null;
  steps: string;
  current_step: number | null;
  approvers: string;
  question: string | null;
  policy: string | null;
  basis: string | null;
  lapses_at: Time | null;
  silence_since: Time | null;
  silence_stage: SilenceStage | null;
  silence_due_at: Time | null;
  decided_by: string | null;
  decided_at: Time | null;
  decision_comment: string | null;
  erased_at: Time | null;
  created_at: Time;
  updated_at: Time;
  revision: number;
}

/**
 * What silence is answered with, in this order. It never approves.
 * @internal
 */
export type SilenceStage = 'remind' | 'escalate' | 'lapse';

/**
 * The clock of a step.
 * @internal
 */
export interface Silence {
  /** When the step began, without the time it waited for its requester. */
  since: string;
  /** What comes next. */
  stage: SilenceStage;
  /** When; absent while the request waits for its requester. */
  dueAt?: string;
}

/**
 * What approvals rest on: when it changes, they are void.
 * @internal
 */
export interface RequestBasis {
  /** The port's, and the highest one in its contract. */
  classification: string;
  contractClassification?: string;
  /** Major version of the contract. */
  contractMajor?: string;
  /** SHA-256 in hexadecimal, as those below. */
  termsHash?: string;
  /** Of the data platform and the location. */
  place?: string;
  /** Of the masks of columns. */
  masks?: string;
}

/**
 * A request without its grant: what one row says.
 * @internal
 */
export type RequestRecord = Omit<AccessRequest, 'grant'> & {
  basis?: RequestBasis;
  silence?: Silence;
};

/** @internal */
export function fromRequestRow(row: RequestRow): RequestRecord {
  return {
    id: row.id,
    state: row.state,
    ...(row.basket !== null && { basket: row.basket }),
    requester: row.requester,
    holder: row.holder,
    ...(row.holder_owner !== row.holder && {
      holderOwners: [row.holder_owner],
    }),
    product: row.product,
    port: row.port,
    version: row.version,
    purpose: row.purpose,
    ...(row.comment !== null && { comment: row.comment }),
    duration: row.duration,
    ...(row.filter !== null && { filter: fromJson(row.filter) }),
    ...(row.granted !== null && { granted: fromJson(row.granted) }),
    ...(row.accepted_terms !== null && { acceptedTerms: row.accepted_terms }),
    ...(row.renews !== null && { renews: row.renews }),
    steps: JSON.parse(row.steps),
    ...(row.current_step !== null && { currentStep: row.current_step }),
    approvers: JSON.parse(row.approvers),
    ...(row.question !== null && { question: fromJson(row.question) }),
    ...(row.lapses_at !== null && { lapsesAt: toIso(row.lapses_at) }),
    ...(row.decided_by !== null &&
      row.decided_at !== null && {
        decision: {
          by: row.decided_by,
          at: toIso(row.decided_at),
          ...(row.decision_comment !== null && {
            comment: row.decision_comment,
          }),
        },
      }),
    ...(row.policy !== null && { policy: fromJson(row.policy) }),
    ...(row.erased_at !== null && { erasedAt: toIso(row.erased_at) }),
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    revision: row.revision,
    ...(row.basis !== null && { basis: fromJson(row.basis) }),
    ...(row.silence_since !== null &&
      row.silence_stage !== null && {
        silence: {
          since: toIso(row.silence_since),
          stage: row.silence_stage,
          ...(row.silence_due_at !== null && {
            dueAt: toIso(row.silence_due_at),
          }),
        },
      }),
  };
}

/** @internal */
export function toRequestRow(
  request: RequestRecord,
  isOpen: boolean,
): RequestRow {
  return {
    id: request.id,
    basket: request.basket ?? null,
    requester: request.requester,
    holder: request.holder,
    holder_owner: request.holderOwners?.[0] ?? request.holder,
    product: request.product,
    port: request.port,
    version: request.version,
    duration: request.duration,
    filter: toJson(request.filter),
    renews: request.renews ?? null,
    created_at: new Date(request.createdAt),
    ...toMovingColumns(request, isOpen),
  };
}

/** The columns that a transition, or erasing texts, may change. @internal */
export function toMovingColumns(request: RequestRecord, isOpen: boolean) {
  return {
    purpose: request.purpose,
    comment: request.comment ?? null,
    erased_at: fromIso(request.erasedAt),
    state: request.state,
    is_open: isOpen,
    granted: toJson(request.granted),
    accepted_terms: request.acceptedTerms ?? null,
    steps: JSON.stringify(request.steps),
    current_step: request.currentStep ?? null,
    approvers: JSON.stringify(request.approvers),
    question: toJson(request.question),
    policy: toJson(request.policy),
    basis: toJson(request.basis),
    lapses_at: fromIso(request.lapsesAt),
    silence_since: fromIso(request.silence?.since),
    silence_stage: request.silence?.stage ?? null,
    silence_due_at: fromIso(request.silence?.dueAt),
    decided_by: request.decision?.by ?? null,
    decided_at: fromIso(request.decision?.at),
    decision_comment: request.decision?.comment ?? null,
    updated_at: new Date(request.updatedAt),
    revision: request.revision,
  };
}

/**
 * What the portal may show of a request.
 * @internal
 */
export function toAccessRequest(
  record: RequestRecord,
): Omit<AccessRequest, 'grant'> {
  const { basis, silence, ...request } = record;
  return request;
}
