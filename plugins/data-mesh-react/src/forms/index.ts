export * from './CommentField';
export * from './textLimits';
