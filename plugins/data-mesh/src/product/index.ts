export * from './DataProductCard';
export * from './parts';
export * from './PortsContent';
