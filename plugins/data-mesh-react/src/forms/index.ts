export * from './Choice';
export * from './CommentField';
export * from './textLimits';
export * from './useChoiceInAddress';
export * from './useTextDraft';
