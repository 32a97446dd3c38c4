import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Spanish. */
export const phrases = {
  'search.label': 'Buscar una respuesta',
  'search.hint': 'Escribe una pregunta',
  'search.clear': 'Borrar la búsqueda',
  'search.count': { one: '{count} respuesta', many: '{count} de respuestas', other: '{count} respuestas' },
  results: 'Respuestas',
  suggested: 'Preguntas frecuentes',
  ask: '¿Todavía necesitas ayuda?',

  'nothing.title': 'Nada coincide con «{words}»',
  'nothing.text': 'Prueba con otras palabras o pregúntanos: lo que has escrito va incluido.',
  'nothing.said': 'No se ha encontrado respuesta',
  'nothing.ask': 'Pregúntanos',

  'failed.title': 'No se han podido cargar las respuestas',
  'failed.text': 'Inténtalo de nuevo o pregúntanos directamente.',
  retry: 'Reintentar',
} as const satisfies Translation<FaqPhrases, 'es'>;
