/** Where one begins without a policy. */
export const EMPTY_POLICY = `apiVersion: meshport.dev/v1alpha1
kind: AccessPolicy
metadata:
  name: draft
  title: Draft
spec:
  owner: group:default/data-governance
  rules:
    - id: public-for-a-month
      title: Public data for up to 31 days needs no decision
      when: port.classification == 'public' && request.days <= 31.0
      effect: approve
      reason: The data is public
`;
