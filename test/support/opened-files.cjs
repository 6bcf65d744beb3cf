// Writes the names of all files that a run of the built program read, as often as it did, to OPENED_FILES.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const opened = [];
const { readFileSync, writeFileSync } = fs;
fs.readFileSync = (file, ...more) => {
  opened.push(String(file));
  return readFileSync(file, ...more);
};
syncBuiltinESMExports();

process.on('exit', () => writeFileSync(process.env.OPENED_FILES, opened.join('\n')));
