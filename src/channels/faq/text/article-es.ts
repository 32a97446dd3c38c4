import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Spanish. */
export const articlePhrases = {
  foreign: 'Estas respuestas solo están en {language}.',
  contents: 'En esta respuesta',
  related: 'Respuestas relacionadas',
  print: 'Imprimir',
  'link.copy': 'Copiar enlace',
  'link.copied': 'Enlace copiado',
  'link.failed': 'Copia tú el enlace de abajo',
  'link.address': 'Enlace a esta respuesta',
  recent: 'Leídas hace poco',
  updated: 'Última modificación: {day}',
  'missing.title': 'Esta respuesta ya no está aquí',
  'missing.text': 'Puede que se haya movido. Búscala o pregúntanos.',
  'missing.search': 'Buscar en las respuestas',

  'article.table': 'Tabla, se puede desplazar hacia los lados',
  'article.newTab': 'se abre en una pestaña nueva',
  'article.video': 'Ver: {title}',
  'tone.note': 'Nota',
  'tone.tip': 'Consejo',
  'tone.important': 'Importante',
  'tone.warning': 'Advertencia',
  'tone.caution': 'Cuidado',

  'vote.ask': '¿Te ha servido?',
  'vote.yes': 'Sí',
  'vote.no': 'No',
  'vote.thanks': 'Nos alegramos. Gracias por decírnoslo.',
  'vote.sorry': 'Sentimos que no te haya servido. Gracias por decírnoslo.',
  'vote.next': 'Deja que te ayudemos',
} as const satisfies Translation<ArticlePhrases, 'es'>;
