export * from './Moment';
export * from './time';
