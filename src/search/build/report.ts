/** How grave a finding is: an error stops the build, a warning is a loss for readers, a note is good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** What can be found. */
export type FindingKind =
  | 'duplicate-id'
  | 'front-matter'
  | 'front-matter-value'
  | 'not-text'
  | 'not-readable'
  | 'too-large'
  | 'not-fetched'
  | 'page-gone'
  | 'no-articles'
  | 'title-missing'
  | 'title-twice'
  | 'near-identical'
  | 'no-header'
  | 'no-content'
  | 'data-broken'
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
  | 'not-understood'
  | 'not-public'
  | 'draft';

const severities: Readonly<Record<FindingKind, Severity>> = {
  'duplicate-id': 'error',
  'front-matter': 'error',
  'not-text': 'error',
  'not-readable': 'error',
  'too-large': 'error',
  'not-fetched': 'error',
  'page-gone': 'warning',
  'no-articles': 'error',
  'front-matter-value': 'warning',
  'title-missing': 'warning',
  'title-twice': 'warning',
  'near-identical': 'warning',
  'no-header': 'warning',
  'no-content': 'warning',
  'data-broken': 'warning',
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
  'not-understood': 'note',
  'not-public': 'note',
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
