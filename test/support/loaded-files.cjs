// Writes the names of all files that a run of the built program loaded, one a line, to LOADED_FILES.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.LOADED_FILES, Object.keys(require.cache).join('\n')));
