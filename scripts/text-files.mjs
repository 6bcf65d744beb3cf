// `import text from './page.css?raw'`: style sheets and page scripts are files of their own, and strings in the bundle.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { transformSync } from 'esbuild';

const RAW = /\?raw$/;
const MARK = '\0text:';

/** For rolldown: the text made small, as it goes into every page. */
export const smallTexts = {
  name: 'small-texts',
  resolveId: (id, importer) =>
    RAW.test(id) && importer ? MARK + resolve(dirname(importer), id.replace(RAW, '')) : null,
  load: (id) => {
    if (!id.startsWith(MARK)) return null;
    const file = id.slice(MARK.length);
    const loader = file.endsWith('.css') ? 'css' : 'js';
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader, minify: true, charset: 'utf8' });
    return { code: `export default ${JSON.stringify(code.trim())};`, moduleType: 'js' };
  },
};

/** For esbuild: the text as it is. */
export const plainTexts = {
  name: 'plain-texts',
  setup: (build) => {
    build.onResolve({ filter: RAW }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(RAW, '')),
      namespace: 'text',
    }));
    build.onLoad({ filter: /./, namespace: 'text' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }));
  },
};
