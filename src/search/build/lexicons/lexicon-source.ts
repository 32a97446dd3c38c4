/** The words of one language that help to find answers, as people write them. */
export interface LexiconSource {
  /** The endings of its words, for {@link createStem}; folded, as all words are by then. */
  readonly endings: string;
  /** Words that say little about what is asked, separated by spaces. */
  readonly light: string;
  /** What may stand between the parts of a compound, in a language that writes compounds as one word. */
  readonly links?: string;
  /** One group of words a line that customers use for the same thing. A word may be in several groups. */
  readonly groups: string;
}
