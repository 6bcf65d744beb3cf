/** A roadmap like ours at any size: each skill needs up to two of the forty before it. Seeded, so always the same. */
export function roadmapData(size: number): object {
  const chance = mulberry32(7);
  const pick = (most: number) => Math.floor(chance() * most);
  const skills = Array.from({ length: size }, (_, at) => {
    const near = () => `s${Math.max(0, at - 1 - pick(40))}`;
    return {
      id: `s${at}`,
      title: `Skill ${at}`,
      stage: `stage${pick(12)}`,
      level: ['beginner', 'intermediate', 'advanced'][pick(3)],
      hours: { min: 2 + pick(10), max: 14 + pick(20) },
      tracks: ['all'],
      prerequisites: at === 0 ? [] : [...new Set(Array.from({ length: pick(3) }, near))],
      outcomes: ['Do one thing', 'Do another thing'],
      resources: [
        {
          title: 'A page',
          url: `https://example.org/${at}`,
          site: 'Example',
          kind: 'docs',
          cost: 'free',
          hours: 1,
        },
      ],
    };
  });
  return {
    format: 1,
    id: 'large',
    title: 'A large roadmap',
    stages: Array.from({ length: 12 }, (_, at) => ({ id: `stage${at}`, title: `Stage ${at}` })),
    tracks: [{ id: 'all', title: 'All' }],
    paths: [{ id: 'all', title: 'All', tracks: ['all'] }],
    skills,
  };
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
