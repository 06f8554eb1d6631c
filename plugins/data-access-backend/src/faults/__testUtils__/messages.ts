import { JsonObject } from '@backstage/types';

/** When, as seen from the process, a statement is cut off. */
export type Moment = 'before' | 'after';

/**
 * Where a replica is killed: before it sends a statement, or after it has the
 * answer and has not looked at it yet.
 */
export interface FaultPoint {
  /** As {@link statementKey} names it. */
  statement: string;
  /** From 1, counted from the moment the fault is armed. */
  occurrence: number;
  moment: Moment;
}

/** What a replica is started with, as JSON in its environment. */
export interface ReplicaOptions {
  /** Of the portal's own database. */
  connection: JsonObject;
  /** `dataPlatforms` of the configuration. */
  dataPlatforms: JsonObject;
  platform: string;
  engineDatabase: string;
  /** Login roles in the engine; the user of the same index holds each. */
  principals: string[];
  /** Where notifications are written, one a line. */
  notificationsFile: string;
}

/** What the harness tells a replica over its channel. */
export type ReplicaOrder =
  /** Do what is in the outbox, again and again. */
  | { type: 'work' }
  /** Do only what is told, and what follows from that. */
  | { type: 'rest' }
  /** Do one scheduled task now. */
  | { type: 'run'; task: string }
  /** Note every statement from now on. */
  | { type: 'record' }
  /** Say which statements were noted. */
  | { type: 'report' }
  | { type: 'arm'; point: FaultPoint };

/** What a replica answers, in the order it was asked. */
export type ReplicaAnswer = {
  /** Sets it apart from what others say on the channel. */
  from: 'replica';
  /** Of the HTTP API, in the first message. */
  baseUrl?: string;
  statements?: string[];
  error?: string;
};
