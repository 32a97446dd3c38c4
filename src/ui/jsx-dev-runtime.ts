/** The same while testing: compilers ask for it by this name then. */
export { Fragment, jsx as jsxDEV } from './jsx-runtime.ts';
