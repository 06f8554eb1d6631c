export { loadWarehouse, WAREHOUSE } from './loadWarehouse';
export type { LoadProgress } from './loadWarehouse';
export { PORTAL, PROVISIONER } from './roles';
export { warehouseTables } from './tables';
