import { CommandError, exitCode } from './exit-code.ts';

/** Ends the command when a text is not a language tag. */
export function checkLocale(locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch (cause) {
    throw new CommandError(exitCode.usage, `"${locale}" is not a language tag. Write "en", "de" or "pt-BR", for example.`, { cause });
  }
}
