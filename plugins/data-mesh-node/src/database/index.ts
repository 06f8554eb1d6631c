export { among } from './among';
export { isPostgres } from './isPostgres';
