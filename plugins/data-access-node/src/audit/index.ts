export { CHAIN_START, hashEvent, verifyChain } from './chain';
export type { ChainedAccessEvent, ChainHead, ChainVerdict } from './chain';
