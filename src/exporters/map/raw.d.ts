/** A file of this folder as a string (scripts/text-files.mjs). */
declare module '*?raw' {
  const text: string;
  export default text;
}
