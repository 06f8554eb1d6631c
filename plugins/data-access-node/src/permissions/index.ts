export {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from './conditions';
export { accessRequestResourceRef } from './resource';
export type { AccessRequestFilter } from './resource';
export { accessRequestRules, isApprover, isHolder, isRequester } from './rules';
