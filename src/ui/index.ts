// Nothing but names: whoever takes one part from here must not download the others.
export { Button, IconButton, type ButtonProps, type IconButtonProps } from './button.tsx';
export { Card, CardList, type CardProps } from './card.tsx';
export { Checkbox } from './checkbox.tsx';
export { Choices, type Choice } from './choices.tsx';
export { Form, type FormProps } from './form.tsx';
export { useEffect, useId, useMemo, useRef, useState } from './hooks.ts';
export { Icon, type Drawing } from './icon.tsx';
export { panelIcons } from './icons/panel.ts';
export { peopleIcons } from './icons/people.ts';
export { readingIcons } from './icons/reading.ts';
export { later } from './later.ts';
export { Notice, type Tone } from './notice.tsx';
export { PlainText } from './plain-text.tsx';
export { SelectField, type SelectOption } from './select-field.tsx';
export { adopt, createSheet, type StyledRoot } from './sheet.ts';
export { TextArea, TextField, type TextProps } from './text-field.tsx';
export { tokens } from './tokens.ts';
export { Empty, Skeleton, Spinner } from './waiting.tsx';
