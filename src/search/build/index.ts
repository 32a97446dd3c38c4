// The builder's door, for Node. The browser's door is ../index.ts.
export { compileWritten, type Written } from './written-article.ts';
export type { CompiledArticle } from './compile-articles.ts';
export { joinEditions } from './editions.ts';
export { packArticles } from './pack.ts';
export { createReport } from './report.ts';
export { slugOf } from './slugs.ts';
export { buildFaq, readArticles, type BuildOptions, type FaqBuild } from './build-faq.ts';
export { ForeignFolderError, isPackage, isSamePackage, writePackage, type PackageFiles } from './package-folder.ts';
export type { Finding, FindingKind, Severity } from './report.ts';
export { InputError } from './inputs/input-error.ts';
export { evaluate, noAnswerThreshold, QueriesError, readQueries, type Evaluation, type Query } from './evaluate.ts';
export { fileFetch } from './file-fetch.ts';
export { articlesFromJson, JsonArticlesError } from './json-articles.ts';
