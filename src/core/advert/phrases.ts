/** What adverts say around the names of skills: headings of sections, and words that make a name count or not. */
import { lexicon } from './lexicon.ts';

/**
 * Of a section: what its lines ask for. `prose`: its sentences must say so themselves. `ignored`: the company, what it
 * offers, how to apply. `waived`: what is not asked for.
 */
export type Section = 'must' | 'nice' | 'duty' | 'stack' | 'prose' | 'ignored' | 'waived';

/** In headings and labels (`Nice to have:`), English and Portuguese, some German and Spanish. */
export const HEADINGS = lexicon<Section>({
  waived: `
    what doesn't matter; what does not matter; we don't need; we do not need; not needed; not required; you
    don't need; you won't need; probably not a fit; not a fit; no need; not for you`,
  nice: `
    nice to have; nice to haves; good to have; nice; bonus; bonus points; plus; plus points; a plus; preferred;
    preferred qualifications; preferred requirements; preferred skills; desirable; desired; ideally; even
    better; extra credit; extra; would be nice; advantage; advantages; an asset; asset; assets; we'd love; we
    would love; set you apart; stand out; great fit; you'd be a great fit; you would be a great fit; might also have; may also have; also have; optional; we
    welcome; good but not must; icing on the cake; brownie points; preferential title; not
    required but; diferencial; diferenciais; desejavel; desejaveis; desejavel ter; seria legal; sera um
    diferencial; wunschenswert; von vorteil; deseable; valorable; se valorara; preferable`,
  ignored: `
    benefit; perk; we offer; what we offer; what's in it for you; we give; we give you; our offer; your
    advantages with us; what you can expect; what you get; do you get; why work with us; why join; why us; about
    us; who we are; about the company; our company; the company; company; about the team; the team; how to
    apply; process; hiring process; interview process; salary; compensation; working conditions; physical
    requirements; equal opportunity; contract; location; local; where; when; rate; ctc; notice period;
    department; duty station; grade; organisational setting; duration; start; length; note; beneficio; sobre
    nos; sobre a empresa; nossa empresa; quem somos; como se candidatar; contratacao; bolsa; remuneracao;
    salario; wir bieten; uber uns; ofrecemos; what we give; we promise; reports to; business unit; reporting;
    education`,
  must: `
    requirement; required; required skills; requisito; pre requisitos; obrigatorio; obrigatorios; must; must
    have; must haves; mandatory; mandatory skills; essential; qualification; minimum qualifications; skill; your
    skills; what we ask; we ask; you bring; what you bring; your profile; profile; you have; you should have;
    should have; you should; we require; we need; you need; what you need; what is needed; is needed; need; what you'll
    need; we expect; do we expect; we're looking for; we look for; looking for; we are looking for; you are; who
    you are; about you; what matters; we want; experience; good fit; a fit; you; ideal candidate; candidate;
    esperamos; o que esperamos; o que buscamos; conhecimentos; habilidades; importance; dein profil; ihr profil;
    requisitos; we'd love you to have; you might be a good fit; you may be a fit; expectations; knowledge; must
    be`,
  duty: `
    responsibility; duty; your tasks; task; what you will do; what you'll do; you will; you'll; you will do;
    you'll be doing; doing; the job; your role; in this role; the role; what awaits you; impact; your days;
    atividade; responsabilidade; o que voce vai fazer; voce vai; aufgaben; deine aufgaben; day to day; working
    on; you'll work on; you will work on; spend your days; your mission`,
  stack: `
    tech stack; technology stack; our stack; stack; technologies; our technologies; tools we use`,
  prose: `
    about the project; the project; summary; description; job description; overview; the opportunity;
    opportunity; descricao; descricao da vaga; sobre a vaga; a vaga; position summary; role overview; what the
    job is`,
});

/**
 * In a sentence. `nice back`: makes what stands before it in its clause a nice-to-have, `forward` what comes after.
 * `not`: the same for what is not asked for; `no` reaches as far as its `needed`.
 */
export type Cue = 'nice back' | 'nice forward' | 'must back' | 'not back' | 'not forward' | 'no' | 'nothing';

export const CUES = lexicon<Cue>({
  nothing: `
    not only; not just; no problem; no later than; a plus point; good understanding; don't worry; no stranger;
    not least`,
  'nice back': `
    a plus; is plus; as a plus; big plus; huge plus; nice to have; would be nice; would be great; would be a
    bonus; an advantage; is advantage; of advantage; advantageous; an asset; is desirable; are desirable;
    desirable; desired; is welcome; are welcome; welcome; is handy; handy; is useful; useful; a bonus; even
    better; preferred; is preferred; beneficial; optional; not demanded; isn't essential; not essential; not a
    must; not mandatory; helpful; appreciated; sera um diferencial; e um diferencial; desejavel; von vorteil;
    would be an advantage`,
  'nice forward': `ideally; preferably; optionally; bonus; idealmente; de preferencia`,
  'must back': `
    is a must; are a must; is essential; are essential; is required; are required; mandatory; required`,
  'not back': `
    not required; is not required; are not required; isn't required; not needed; isn't needed; aren't needed;
    not necessary; isn't necessary; not expected; no requirement; no prerequisite; unnecessary; nao e
    necessario; not be required; not be needed`,
  'not forward': `
    don't need; do not need; won't need; will not need; needn't; no need; without; don't use; do not use; don't
    expect; do not expect; don't have to; do not have to; won't have to; will not have to; instead of; rather
    than; moved away from; moving away from; migrated from; will not touch; won't touch; never used; haven't
    used; we teach; we will teach; we'll teach; you will learn; you'll learn; training in; do not require;
    doesn't require; don't require; not require; nothing to do with; don't care; not looking for`,
  no: `no; not; neither; nem; sem`,
});

/** Where the reach of `no` ends. */
export const NEEDED: ReadonlySet<string> = new Set([
  'needed',
  'required',
  'necessary',
  'expected',
  'here',
  'problem',
]);

/** What a sentence that stands in no section is about. */
export type Topic = 'asks' | 'stack' | 'others' | 'offers';

export const TOPICS = lexicon<Topic>({
  others: `
    other team; another team; elsewhere; mobile apps are; our mobile; android app; ios app; client is written;
    our clients are; maintained by; previous; other departments; usamos; uses go; other services`,
  offers: `we pay; we offer; we have offices; founded; we close; certification; salary`,
  asks: `
    you; your; you'll; you'd; you've; you're; yours; looking for; look for; need; needed; must; required;
    essential; experience; knowledge; know; knows; familiar; familiarity; comfortable; skills; proficient;
    proficiency; expect; candidate; seek; seeking; search; hiring; wanted; we want; want; should; voce;
    experiencia; buscamos; conhecimento; expertise; understanding; background in; fluent; join; useful;
    responsible; task; develops; designs; responsibilities; requires`,
  stack: `
    stack; we use; built with; written in; runs on; running on; made with; our backend; our system; powered by;
    based on; we work with; monolith; own development; our api; our product is`,
});
