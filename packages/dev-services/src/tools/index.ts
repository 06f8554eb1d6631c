export { runTool } from './runTool';
