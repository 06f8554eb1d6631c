export { expectedText, judgeQualityRule } from './judgeQualityRule';
