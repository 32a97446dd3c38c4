import style from './style.css?inline';

/**
 * The look of all parts except forms and cards, which bring their own: tokens first, then parts. Its type is said out loud:
 * the package's types must not mention a style sheet, which not every compiler knows.
 */
export const tokens: string = style;
