import { categoryOf, nameOf, titleOf, type Draft, type SourceFile } from '../draft.ts';
import { isKnotted, parseMarkdown } from '../markdown.ts';
import type { Report } from '../report.ts';
import { slugOf } from '../slugs.ts';
import { readFrontMatter } from './front-matter.ts';

/** Reads a file of Markdown: one article. */
export function readMarkdownFile({ file, text: source, address }: SourceFile, report: Report): Draft[] {
  const { matter, text, line } = readFrontMatter(source, file, report);
  if (isKnotted(text)) report.add('not-readable', { file, line }, 'The text cannot be read as Markdown: too much in it is opened and never closed.');
  const nodes = parseMarkdown(text, line);
  return [
    {
      file,
      line: 1,
      matter,
      nodes,
      id: matter.id ?? slugOf(nameOf(file)),
      title: matter.title ?? titleOf(nodes, file, report),
      category: matter.category ?? (address === undefined ? categoryOf(file) : ''),
      paths: [file],
      addresses: address === undefined ? [] : [address],
    },
  ];
}
