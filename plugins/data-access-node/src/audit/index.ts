/**
 * The check of the log of the data access plugin, without anything else: it
 * works offline.
 *
 * @packageDocumentation
 */

export { ChainVerifier } from './ChainVerifier';
export type { ChainExpectations, ChainFinding } from './ChainVerifier';
export { formatLogEnd, formatLogLine, parseExportedLine } from './exportFormat';
export type { ExportedLine } from './exportFormat';
export { commitText, hashLine } from './hashLine';
export { CHAIN_START, ERASED_EVENT } from './logLine';
export type {
  AccessLogLine,
  AccessLogLine1,
  AccessLogLine2,
  AccessLogLineBase,
  ChainHead,
  CommittedText,
  PrivateTexts,
} from './logLine';
export { verifyChain } from './verifyChain';
export type { ChainVerdict } from './verifyChain';
export { verifyExport } from './verifyExport';
export type { ExportFinding, ExportVerdict } from './verifyExport';
