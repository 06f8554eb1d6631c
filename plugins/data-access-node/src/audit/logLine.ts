import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';

/**
 * A private text of an event. Only its commitment is part of the chain: salt
 * and text can be erased, and the chain stays whole.
 * @public
 */
export interface CommittedText {
  /** SHA-256, in hexadecimal, of the salt, a line feed and the text. */
  commitment: string;
  /** 64 hexadecimal digits of chance; absent when the text was erased. */
  salt?: string;
  /** Absent when it was erased. */
  text?: string;
}

/**
 * Which texts of an event are private.
 * @public
 */
export type PrivateTexts<Value> = { comment?: Value; purpose?: Value };

/**
 * What lines of all formats say.
 * @public
 */
export interface AccessLogLineBase
  extends Pick<
    AccessEvent,
    | 'sequence'
    | 'requestId'
    | 'grantId'
    | 'type'
    | 'actor'
    | 'at'
    | 'fromState'
    | 'toState'
    | 'details'
  > {
  /** Hash of the line before it; {@link CHAIN_START} for the first. */
  previousHash: string;
  /** What {@link hashLine} makes of `previousHash` and the line. */
  hash: string;
}

/**
 * A line of the log as it was written before texts could be erased: the comment
 * itself is part of the chain.
 * @public
 */
export interface AccessLogLine1 extends AccessLogLineBase {
  format: 1;
  comment?: string;
}

/**
 * A line of the log whose private texts can be erased.
 * @public
 */
export interface AccessLogLine2 extends AccessLogLineBase {
  format: 2;
  texts?: PrivateTexts<CommittedText>;
}

/**
 * A line of the log: an event and its place in the chain.
 * @public
 */
export type AccessLogLine = AccessLogLine1 | AccessLogLine2;

/**
 * A place in the log: the sequence and the hash of an event.
 * @public
 */
export interface ChainHead {
  sequence: number;
  hash: string;
}

/**
 * The hash that stands before the first event.
 * @public
 */
export const CHAIN_START = '0'.repeat(64);

/**
 * The type of the events that say that the private texts of a request's events
 * up to there were erased.
 * @public
 */
export const ERASED_EVENT = 'request.erased';
