import {
  AccessCadence,
  ColumnMask,
  RowFilterOffer,
} from '@meshport/backstage-plugin-data-mesh-common';
import { PolicyDecision } from './policy';
import { PortRef } from './port';
import { RequestStep } from './request';

/**
 * Until when a deprecated product is kept and what takes its place.
 * @public
 */
export interface OfferDeprecation {
  /** ISO 8601 date: the last day of support. */
  until?: string;
  /** Entity ref of the product that replaces it. */
  replacedBy?: string;
  reason?: string;
}

/**
 * Somebody or something for which the signed-in user may ask.
 * @public
 */
export interface OfferHolder {
  /** Entity ref of a user, a group or a data product. */
  ref: string;
  /** The login role that would get the right. */
  principal?: string;
  /** Why no right can be asked for it now, in words. */
  refusal?: string;
  /** Its open request or living grant on this port. */
  existing?: { requestId: string };
}

/**
 * What a port offers the signed-in user.
 * @public
 */
export interface AccessOffer extends PortRef {
  productTitle: string;
  classification: string;
  /** Purposes to choose from; any text when empty. */
  purposes: string[];
  /** ISO 8601 duration. */
  longestDuration: string;
  endsWith?: AccessCadence;
  /** Entity refs of those who would decide. */
  approvers: string[];
  /** What has to be accepted, with its SHA-256 in hexadecimal. */
  terms?: { text: string; hash: string };
  /**
   * All columns in their order, when the port lets a requester choose among
   * them or masks some; without those that the contract does not name.
   */
  columns?: {
    name: string;
    type?: string;
    description?: string;
    classification?: string;
    mask?: ColumnMask['mask'];
  }[];
  /** Whether columns may be chosen. */
  columnsMayBeChosen: boolean;
  /** By which columns rows may be chosen; empty when they may not. */
  rowFilters: RowFilterOffer[];
  /**
   * Set for a deprecated product: a request needs a comment that says why the
   * product is needed all the same.
   */
  deprecation?: OfferDeprecation;
  /** For whom the user may ask; the user first. */
  holders: OfferHolder[];
  /** The login role that would get the right. */
  principal?: string;
  /**
   * Why this user cannot ask now for themselves, in words; absent when they
   * can.
   */
  refusal?: string;
  /** The user's open request or living grant on this port. */
  existing?: { requestId: string };
}

/**
 * What would come of a request, before it is made.
 * @public
 */
export interface RequestPreview extends PortRef {
  /** What has to be mended first, each naming its field; empty when nothing. */
  problems: { field: string; message: string }[];
  /** An open request or living grant that stands in the way. */
  existing?: { requestId: string };
  policy: Pick<PolicyDecision, 'outcome' | 'reason'>;
  /** Who decides one after the other; empty when nobody has to. */
  steps: Pick<RequestStep, 'title' | 'approvers' | 'quorum' | 'requiredBy'>[];
  /** The right as it would be, in words, e.g. `SELECT on 3 columns of …`. */
  right?: string;
  principal?: string;
  /** When it would end if it began now. */
  endsAt?: string;
}
