// The builder's door, for Node. The browser's door is ../index.ts.
export { buildFaq, type BuildOptions, type FaqBuild } from './build-faq.ts';
export { ForeignFolderError, isPackage, isSamePackage, writePackage, type PackageFiles } from './package-folder.ts';
export type { Finding, FindingKind, Severity } from './report.ts';
export { InputError } from './inputs/input-error.ts';
export { evaluate, noAnswerThreshold, QueriesError, readQueries, type Evaluation, type Query } from './evaluate.ts';
export { fileFetch } from './file-fetch.ts';
export { articlesFromJson, JsonArticlesError } from './json-articles.ts';
