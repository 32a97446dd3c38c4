import preact from '@preact/preset-vite';
import { readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { build, type InlineConfig, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What users install beside us, or what Node brings: never in the library or the command. */
const installed = [
  ...Object.keys(packageJson.dependencies),
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];
const external = (id: string) => installed.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * A lazy file is told by its folder: `channels/chat/room.ts` becomes `chat.js`, `channels/faq/article.ts`
 * `faq-article.js`. Flat, since some shops' hosts have no folders.
 */
const chunkFileNames = ({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }) => {
  const [, room, folder, file] = /\/src\/(channels|adapters)\/([\w-]+)\/([\w-]+)\.tsx?$/.exec(facadeModuleId ?? '') ?? [];
  if (/\/src\/widget\/people\/index\.tsx?$/.test(facadeModuleId ?? '')) return 'people.js';
  // The words of a language: `words-de.js` at first, `chat-de.js` with the chat.
  const [, of = 'words', language] = /\/(?:channels\/(?:(\w+)\/)?text|widget\/languages)\/([\w-]+)\.ts$/.exec(facadeModuleId ?? '') ?? [];
  if (language) return `${of}-${language}.js`;
  if (!room || !folder || !file) return `shared-${name}.js`;
  if (room === 'adapters') return file === 'index' ? `adapter-${folder}.js` : `adapter-${folder}-${file}.js`;
  return file === 'room' ? `${folder}.js` : `${folder}-${file}.js`;
};

/** Packs tighter than the bundler does by itself: the last tenth of a kilobyte of each file. */
const tight: Plugin = {
  name: 'tight',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const compress = { passes: 5, inline: 1, pure_getters: true, hoist_props: true, unsafe_arrows: true } as const;
      file.code = (await minify(file.code, { module: true, ecma: 2020, compress })).code ?? file.code;
    }
  },
};

/** One folder each; what lies beside them is shared. */
const adapters = readdirSync(here('src/adapters'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const define = { __DESKBELL_VERSION__: JSON.stringify(packageJson.version) };
/** Tags are made by our own runtime, whose components see signals: see `src/ui/README.md`. */
const plugins = () => [preact({ devToolsEnabled: false, jsxImportSource: here('src/ui') })];

const shared: InlineConfig = {
  configFile: false,
  root: here('.'),
  define,
  logLevel: 'warn',
  publicDir: false,
};

/** The widget as shops load it: one entry and lazy rooms, everything bundled. */
const cdn = (): InlineConfig => ({
  ...shared,
  plugins: [...plugins(), tight],
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    // As a library, or else Vite wraps every `import()` in what preloads style sheets. Ours are text inside the scripts.
    // Or else `color-scheme` brings a page of what only `light-dark()` would need.
    cssTarget: 'chrome123',
    lib: { formats: ['es'], entry: { widget: here('src/widget/index.ts') } },
    minify: false,
    cssMinify: true,
    rolldownOptions: {
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames,
        codeSplitting: {
          groups: [
            // What a first open draws, searching included, and every room shares, in one file: each further one costs a
            // request and starts its compression anew. Not in `widget.js` itself: the loader may ask for that by another
            // address, and there must not be two of what is in here.
            { name: 'frame', test: /src[\\/](widget[\\/]start|channels[\\/]channel)\.tsx?$/, priority: 1 },
            { name: 'later', test: /src[\\/]ui[\\/](later|own-style|notice|icons[\\/]state)\.tsx?$/ },
            // Forms and lines need the schemas, the first open must not. With them what looks at words before they go out.
            { name: 'schemas', test: /node_modules[\\/]valibot[\\/]|src[\\/]protocol[\\/](?!limits|file-name)|src[\\/]channels[\\/]caution/ },
          ],
        },
      },
    },
  },
});

/** The first kilobytes: a classic script that imports nothing. */
const loader = (): InlineConfig => ({
  ...shared,
  plugins: [tight],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    target: 'es2022',
    // Or else `color-scheme` brings a page of what only `light-dark()` would need.
    cssTarget: 'chrome123',
    lib: { formats: ['iife'], name: 'deskbell', entry: here('src/loader/deskbell.ts'), fileName: () => 'deskbell.js' },
    minify: false,
    cssMinify: true,
  },
});

/** The library: ES modules that leave every dependency to the installer. */
const library = (): InlineConfig => ({
  ...shared,
  plugins: plugins(),
  build: {
    outDir: 'dist/npm',
    target: 'es2022',
    minify: false,
    // As a library, or else Vite wraps every import() in a helper, and those who build with Vite as well get it twice,
    // which is a syntax error.
    lib: {
      formats: ['es'],
      entry: {
        deskbell: here('src/index.ts'),
        ...Object.fromEntries(adapters.map((name) => [`adapter-${name}`, here(`src/adapters/${name}/index.ts`)])),
        protocol: here('src/protocol/index.ts'),
        search: here('src/search/index.ts'),
        testing: here('src/testing/index.ts'),
      },
    },
    rolldownOptions: {
      external,
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
    },
  },
});

/** The agents' page. */
const desk = (): InlineConfig => ({
  ...shared,
  root: here('src/desk'),
  base: './',
  plugins: plugins(),
  build: {
    outDir: here('dist/desk'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsDir: '',
    rolldownOptions: { input: here('src/desk/index.html') },
  },
});

/** Every screen in every state. */
const specimens = (): InlineConfig => ({
  ...shared,
  root: here('demo/specimens'),
  base: './',
  plugins: plugins(),
  build: {
    outDir: here('dist/specimens'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsDir: '',
    rolldownOptions: { input: here('demo/specimens/index.html') },
  },
});

/** The `deskbell` command, server included, for Node. */
const command = (): InlineConfig => ({
  ...shared,
  build: {
    outDir: 'dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      external,
      input: { deskbell: here('src/cli/deskbell.ts'), 'faq-thread': here('src/server/faq/thread.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});

export default defineConfig({
  plugins: plugins(),
  define,
  builder: {
    // The loader shares its folder with the widget's chunks and must come after the folder is emptied.
    async buildApp({ environments }) {
      for (const config of [cdn(), loader(), library(), desk(), specimens(), command()]) await build(config);
      await cp(here('LICENSE'), here('dist/cdn/LICENSE.txt'));
      await cp(here('src/adapters/http/openapi.json'), here('dist/npm/openapi.json'));
      // Else Vite would look for an index.html of its own to build.
      for (const environment of Object.values(environments)) environment.isBuilt = true;
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    // For two cores: browsers and databases are among the tests, and many of them wait for each other.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
