import style from './later.css?inline';

/** The rest of the tokens and parts: what the search does without. For whoever loads a room with more in it. */
export const later: string = style;
