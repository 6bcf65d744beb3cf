import { distance } from 'fastest-levenshtein';

/** The words nearest to a mistyped one, best first; none that is not near. */
export function nearest(word: string, candidates: Iterable<string>, most = 1): readonly string[] {
  const limit = Math.max(2, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .filter(({ candidate, far }) => far <= limit && far < Math.max(word.length, candidate.length))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** `Did you mean 'x'?`, or undefined when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const [found] = nearest(word, candidates);
  return found === undefined ? undefined : `Did you mean '${found}'?`;
}
