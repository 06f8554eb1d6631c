export * from './annotations';
export * from './apiVersion';
export * from './classification';
export * from './DataContractEntity';
export * from './DataProductEntity';
export * from './portKey';
export * from './relations';
export * from './resolveEntityRef';
