import laterStyle from './later.css?inline';
import style from './style.css?inline';

export { Button, IconButton, type ButtonProps, type IconButtonProps } from './button.tsx';
export { Card, CardList, type CardProps } from './card.tsx';
export { Checkbox } from './checkbox.tsx';
export { Choices, type Choice } from './choices.tsx';
export { Form, type FormProps } from './form.tsx';
export { Icon, type Drawing } from './icon.tsx';
export { panelIcons } from './icons/panel.ts';
export { peopleIcons } from './icons/people.ts';
export { readingIcons } from './icons/reading.ts';
export { Notice, type Tone } from './notice.tsx';
export { PlainText } from './plain-text.tsx';
export { SelectField, type SelectOption } from './select-field.tsx';
export { adopt, createSheet, type StyledRoot } from './sheet.ts';
export { TextArea, TextField, type TextProps } from './text-field.tsx';
export { Empty, Skeleton, Spinner } from './waiting.tsx';

// Their type is said out loud: the package's types must not mention a style sheet, which not every compiler knows.
/** The look of everything above except forms and cards, which bring their own: tokens first, then parts. */
export const tokens: string = style;
/** The rest of that: what the search does without. For whoever loads a room with more in it. */
export const later: string = laterStyle;
