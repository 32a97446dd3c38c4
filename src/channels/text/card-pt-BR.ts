import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Brazilian Portuguese. */
export const phrases = {
  'card.title': 'Isto é um número de cartão?',
  'card.text': 'É mais seguro não enviá-lo. Os quatro últimos dígitos bastam para encontrar um pagamento.',
  'card.hide': 'Deixar só os quatro últimos',
  'card.send': 'Enviar mesmo assim',
} as const satisfies Translation<CardPhrases, 'pt-BR'>;
