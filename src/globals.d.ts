/** The version of this build, put in by the bundler. */
declare const __DESKBELL_VERSION__: string;
