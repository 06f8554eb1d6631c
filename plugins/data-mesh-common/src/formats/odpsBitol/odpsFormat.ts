import { DataProductLifecycle } from '../../kinds';
import { ContractFormat } from '../types';

/** @internal */
export const odpsFormat: ContractFormat = {
  id: 'odps-bitol',
  title: 'Bitol Open Data Product Standard',
  mediaType: 'application/yaml',
  fileExtension: 'odps.yaml',
};

/**
 * The words of the standard for the life of a product.
 * @internal
 */
export const STATUS: Record<DataProductLifecycle, string> = {
  proposed: 'proposed',
  experimental: 'draft',
  production: 'active',
  deprecated: 'deprecated',
  retired: 'retired',
};

/**
 * What the standard has no field for: it stands among the custom properties
 * under the same name.
 * @internal
 */
export const PRODUCT_EXTRAS = [
  'type',
  'owner',
  'domain',
  'system',
  'deprecation',
  'inputPorts',
  'code',
  'infrastructure',
] as const;

/** @internal */
export const PORT_EXTRAS = [
  'platform',
  'location',
  'classification',
  'access',
  'contract',
] as const;

/**
 * An address as the standard wants it: a URI with a scheme.
 * @internal
 */
export function isUri(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#@!$&'()*+,;=]+$/i.test(value) &&
    !/#.*#/.test(value) &&
    URL.canParse(value)
  );
}
