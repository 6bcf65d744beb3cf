/** Filled in by the build. */
declare const PROGRAM_VERSION: string | undefined;

export const programVersion = typeof PROGRAM_VERSION === 'string' ? PROGRAM_VERSION : 'development';
