/**
 * What a rule said about a request. `unknown`: it could not be evaluated. Such
 * a rule never approves, and one that might have denied or asked for a step
 * keeps others from approving.
 * @public
 */
export interface RuleResult {
  /** Entity ref of the policy, or of the product for a rule of its port. */
  policy: string;
  /** Id of the rule; `*` for a policy in force that cannot be read at all. */
  rule: string;
  title: string;
  effect: 'approve' | 'deny' | 'require';
  result: 'applies' | 'does-not-apply' | 'unknown';
  /** The rule's own words, or why it could not be evaluated. */
  reason: string;
}

/**
 * What the policies said about a request. `decide`: people have to decide.
 * @public
 */
export interface PolicyDecision {
  outcome: 'approve' | 'deny' | 'decide';
  /** In words, for the requester. */
  reason: string;
  rules: RuleResult[];
  /** SHA-256 in hexadecimal of each policy, by its entity ref. */
  versions: Record<string, string>;
  /**
   * What the rules were given, but for the purpose, which can be erased; of the
   * product what they read.
   */
  inputs: Record<string, unknown>;
  at: string;
}

/**
 * A policy as it is loaded.
 * @public
 */
export interface AccessPolicySummary {
  /** Entity ref. */
  policy: string;
  title: string;
  owner: string;
  /** Entity ref of the domain it is for; the whole mesh when absent. */
  domain?: string;
  version: string;
  /** Whether the portal's configuration puts it in force. */
  inForce: boolean;
  rules: {
    id: string;
    title: string;
    when: string;
    effect: 'approve' | 'deny' | 'require';
    reason: string;
  }[];
  /** What keeps rules from being used, in words; such rules are `unknown`. */
  problems: string[];
}

/**
 * What a changed policy would have said about a past request.
 * @public
 */
export interface PolicyReplay {
  requestId: string;
  product: string;
  port: string;
  version: string;
  holder: string;
  purpose: string;
  createdAt: string;
  /** What was said then; absent for requests from before there were policies. */
  before?: PolicyDecision['outcome'];
  /** What became of it. */
  state: string;
  after: Pick<PolicyDecision, 'outcome' | 'reason' | 'rules'>;
}
