export { runSteps } from './runSteps';
export { parts, steps } from './steps';
