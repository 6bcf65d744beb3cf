/** Terms that mean something else in an advert than in a roadmap. */

/** Never what a job asks for: the advert talks about itself, about a trait, or about everything at once. */
const NEVER = `
  cv; resume; curriculum vitae; cover letter; ats; linkedin; linkedin profile; github profile; portfolio; apply
  for jobs; apply for a job; applying for jobs; job application; job applications; job search; find a job; first
  job; job board; job boards; recruiter; recruiters; internship; internships; entry level; entry-level jobs;
  junior developer; junior python developer; career change; dream job; dream company; job offer; technical
  interview; technical interviews; coding interview; job interview; interview questions; take-home; take-home
  task; live coding; whiteboard; leetcode; hackerrank; problem solving; problem-solving; quick learner; fast
  learner; self-learning; self-study; self-taught; full-stack developer; full stack developer; devops;
  stakeholders; side project; side projects; personal project; personal projects; pet project; pet projects;
  portfolio project; load testing; a/b testing; a/b test; technical test; test task; coding test; user testing;
  flask project; flask projects; django project; django projects; the rest; cookie policy; food
  service; variables; stock option; remote work; real time`;

/** Words of everyday language: counted only as an item between commas, colons and the ends of a line. */
const AS_ITEM = `
  class; function; module; string; list; sequence; loop; syntax; dictionary; shell; heap; fork; enum; tuple;
  permission; secret; configuration; session; cookie; transaction; cd; ci; ide; spa; soap; def; dom; rq; arq; uv;
  attr; lambda; yield; wrap; generic; indexing; pod; ttl; sse; prefix; unpacking; conditional; closure;
  iterator; generator; decorator; namespace; blueprint; fixture; mock; huey; trio; beanie; claude; packaging;
  composition`;

/** As joined stems, the form of a vocabulary. */
export const everyday = (joined: (phrase: string) => string) => ({
  never: new Set(NEVER.split(';').map(joined)),
  asItem: new Set(AS_ITEM.split(';').map(joined)),
});
