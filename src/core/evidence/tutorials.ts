/** Exercises of well-known tutorials, told by names that stand together: who copied one has typed it, not written it. */

interface Tutorial {
  readonly title: string;
  /** Paths below the folder that holds it; all of them are there. */
  readonly files: readonly string[];
}

/** Few, and each by three names at least: a project of one's own must not be taken for a copy. */
const TUTORIALS: readonly Tutorial[] = [
  { title: 'the Flask tutorial (flaskr)', files: ['flaskr/db.py', 'flaskr/auth.py', 'flaskr/blog.py'] },
  {
    title: 'the Django tutorial (polls)',
    files: ['polls/models.py', 'polls/views.py', 'polls/urls.py', 'mysite/settings.py'],
  },
  {
    title: 'the Django REST framework tutorial (snippets)',
    files: ['snippets/models.py', 'snippets/serializers.py', 'snippets/views.py', 'tutorial/settings.py'],
  },
  {
    title: 'the Flask Mega-Tutorial (microblog)',
    files: ['microblog.py', 'app/models.py', 'app/errors/handlers.py'],
  },
  {
    title: 'the Django Girls tutorial',
    files: ['blog/models.py', 'blog/views.py', 'mysite/settings.py', 'blog/templates/blog/post_list.html'],
  },
];

export interface Copy {
  readonly title: string;
  /** The folders and files that belong to it; folders end with a slash. */
  readonly parts: readonly string[];
}

/** Which of the tutorials lie in a project with these paths. */
export function tutorialsIn(paths: readonly string[]): readonly Copy[] {
  const all = new Set(paths);
  return TUTORIALS.flatMap(({ title, files }) => {
    const [first = '', ...others] = files;
    const folders = paths
      .filter((path) => path === first || path.endsWith(`/${first}`))
      .map((path) => path.slice(0, path.length - first.length))
      .filter((folder) => others.every((file) => all.has(folder + file)));
    return folders.map((folder) => ({
      title,
      parts: [...new Set(files.map((file) => folder + topOf(file)))],
    }));
  });
}

function topOf(file: string): string {
  return file.slice(0, file.indexOf('/') + 1) || file;
}

export function isPartOf({ parts }: Copy, path: string): boolean {
  return parts.some((part) => (part.endsWith('/') ? path.startsWith(part) : path === part));
}
