import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in French. */
export const phrases = {
  'search.label': 'Chercher une réponse',
  'search.hint': 'Saisissez une question',
  'search.clear': 'Effacer la recherche',
  'search.count': { one: '{count} réponse', many: '{count} de réponses', other: '{count} réponses' },
  results: 'Réponses',
  suggested: 'Questions fréquentes',
  ask: 'Encore besoin d’aide ?',

  'nothing.title': 'Rien ne correspond à « {words} »',
  'nothing.text': 'Essayez d’autres mots ou posez-nous la question : nous reprenons ce que vous avez saisi.',
  'nothing.said': 'Aucune réponse trouvée',
  'nothing.ask': 'Nous poser la question',

  'failed.title': 'Les réponses n’ont pas pu être chargées',
  'failed.text': 'Réessayez ou posez-nous directement la question.',
  retry: 'Réessayer',
} as const satisfies Translation<FaqPhrases, 'fr'>;
