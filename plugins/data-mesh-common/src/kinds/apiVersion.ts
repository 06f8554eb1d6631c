/**
 * The apiVersion of the kinds DataProduct, DataContract and Scorecard.
 * @public
 */
export const MESHPORT_API_VERSION = 'meshport.dev/v1alpha1';
