/** How grave a finding is: an error stops the build, a warning is a loss for readers, a note is good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** What can be found. */
export type FindingKind =
  | 'duplicate-id'
  | 'front-matter'
  | 'front-matter-value'
  | 'not-text'
  | 'no-articles'
  | 'title-missing'
  | 'article-empty'
  | 'image-missing'
  | 'image-elsewhere'
  | 'image-refused'
  | 'link-broken'
  | 'link-unsafe'
  | 'link-outside'
  | 'anchor-missing'
  | 'tag-unknown'
  | 'embed-dropped'
  | 'draft';

const severities: Readonly<Record<FindingKind, Severity>> = {
  'duplicate-id': 'error',
  'front-matter': 'error',
  'not-text': 'error',
  'no-articles': 'error',
  'front-matter-value': 'warning',
  'title-missing': 'warning',
  'article-empty': 'warning',
  'image-missing': 'warning',
  'image-refused': 'warning',
  'link-broken': 'warning',
  'link-unsafe': 'warning',
  'anchor-missing': 'warning',
  'image-elsewhere': 'note',
  'link-outside': 'note',
  'tag-unknown': 'note',
  'embed-dropped': 'note',
  draft: 'note',
};

/** Something odd in the articles. */
export interface Finding {
  readonly severity: Severity;
  readonly kind: FindingKind;
  /** The file's path inside the folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** Collects findings. */
export interface Report {
  readonly findings: readonly Finding[];
  add(kind: FindingKind, place: { readonly file: string; readonly line: number }, message: string): void;
  readonly hasErrors: boolean;
}

export function createReport(): Report {
  const findings: Finding[] = [];
  return {
    findings,
    add(kind, { file, line }, message) {
      findings.push({ severity: severities[kind], kind, file, line, message });
    },
    get hasErrors() {
      return findings.some(({ severity }) => severity === 'error');
    },
  };
}
