import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Spanish. */
export const phrases = {
  'card.title': '¿Es un número de tarjeta?',
  'card.text': 'Es más seguro no enviarlo. Los cuatro últimos dígitos bastan para encontrar un pago.',
  'card.hide': 'Dejar solo los cuatro últimos',
  'card.send': 'Enviar de todos modos',
} as const satisfies Translation<CardPhrases, 'es'>;
