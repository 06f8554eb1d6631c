import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { AuditLog } from './AuditLog';
import { LogCheck } from './LogCheck';
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
  auditor: AuditorService;
  logger: LoggerService;
  /** Entity refs that hear of a broken log. */
  alarmRecipients: readonly string[];
}) {
  return {
    auditLog: new AuditLog(options.database),
    eraser: new TextEraser(options),
    logCheck: new LogCheck(options),
    readers: new ReaderHistory(options.database),
  };
}
