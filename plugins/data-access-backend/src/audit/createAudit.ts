import { AccessDatabase } from '../database/AccessDatabase';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { AuditLog } from './AuditLog';
import { ReaderHistory } from './readers/ReaderHistory';
import { TextEraser } from './TextEraser';

/**
 * What proves who did what, and lets private texts be erased from it.
 * @internal
 */
export function createAudit(options: {
  database: AccessDatabase;
  requests: RequestStore;
  grants: GrantStore;
}) {
  return {
    auditLog: new AuditLog(options.database),
    eraser: new TextEraser(options),
    readers: new ReaderHistory(options.database),
  };
}
