/** `tabIndex` of what scrolls and has nothing in it to focus: the keyboard must be able to reach it. */
export const scrolls = 0;
