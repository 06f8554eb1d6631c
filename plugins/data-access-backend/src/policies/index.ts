export { createPolicyService } from './createPolicyService';
export type {
  PolicyInput,
  PolicyService,
  PolicyVerdict,
  ReplayQuery,
} from './PolicyService';
