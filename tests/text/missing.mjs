// Prints what is to be translated or mended, by language and room.
//   node tests/text/missing.mjs          everything
//   node tests/text/missing.mjs de ja    these languages
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const wanted = process.argv.slice(2);
const { module } = await runnerImport(resolve(import.meta.dirname, 'report.ts'), { configFile: false, logLevel: 'error' });
const { languages, findings, phrases } = module.report;
const shown = findings.filter(({ language }) => wanted.length === 0 || wanted.includes(language));
for (const file of new Set(shown.map((one) => one.file))) {
  console.log(file);
  for (const { file: of, key, says } of shown) if (of === file) console.log(`  ${key ? `${key}: ` : ''}${says}`);
}
console.log(`${phrases} phrases in ${languages.length} languages besides English, ${shown.length} to mend.`);
process.exitCode = shown.length > 0 ? 1 : 0;
