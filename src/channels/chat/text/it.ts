import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Italian. */
export const phrases = {
  log: 'Conversazione con {shop}',

  'open.waiting': 'Tempo di risposta abituale: {time}',
  'open.queued': 'Sei il numero {position} in coda',
  open: 'Siamo qui. Chiedici quello che vuoi.',
  closed: 'Chiuso al momento. Scrivi comunque: la risposta arriva qui.',
  'closed.until': 'Chiuso. Riapre: {time}. Scrivi ora, la risposta arriva qui.',
  welcome: 'Come possiamo aiutarti?',
  'welcome.text': 'Scrivi la tua domanda qui sotto. Puoi lasciare questa pagina: la conversazione resta.',

  connecting: 'Connessione…',
  reconnecting: 'Riconnessione…',
  offline: 'Sei offline. Ciò che scrivi resta salvato e parte quando torni online.',
  'down.title': 'La chat non è raggiungibile al momento',
  'down.text': 'Ciò che scrivi resta salvato e parte appena possibile. Oppure contattaci in un altro modo:',
  'denied.title': 'La chat non funziona su questa pagina',
  'denied.text': 'Ricaricare la pagina può aiutare. Oppure contattaci in un altro modo:',
  'try.now': 'Prova adesso',
  reach: 'Altri modi per contattarci',

  you: 'Tu',
  agent: 'Operatore',
  'event.joined': '{name} si è unito alla chat',
  'event.closed': 'La conversazione è stata chiusa. Scrivi per riaprirla.',
  'event.reopened': 'La conversazione è stata riaperta',
  new: 'Nuovi',
  sound: 'Suono per i nuovi messaggi',
  typing: '{name} sta scrivendo',
  earlier: 'Mostra messaggi precedenti',
  newest: 'Messaggi più recenti',
  'newest.count': { one: '{count} nuovo messaggio', many: '{count} di nuovi messaggi', other: '{count} nuovi messaggi' },

  'state.queued': 'In attesa di invio',
  'state.sending': 'Invio…',
  'state.sent': 'Inviato',
  'state.read': 'Letto',
  'state.offline': 'Parte quando torni online',
  'state.unavailable': 'Non ancora inviato. Nuovo tentativo automatico.',
  'state.limited': 'Tanti tutti insieme. Parte da solo tra un attimo.',
  'refused.broken': 'Non è stato possibile inviare il tuo messaggio.',
  'refused.refused': 'Il negozio non ha potuto accettare questo messaggio.',
  'refused.unauthorized': 'Il negozio non accetta messaggi da questa pagina.',
  'refused.unsupported': 'Il negozio non riceve messaggi in chat al momento.',
  'refused.gone': 'Questa conversazione non esiste più.',
  'refused.retry': 'Invia di nuovo',
  'refused.edit': 'Modifica',
  'refused.dismiss': 'Elimina',

  'write.label': 'Messaggio',
  'write.hint': 'Scrivi un messaggio',
  'write.send': 'Invia',
  'write.blank': 'Prima scrivi qualcosa.',
  'write.too-long': '{length} caratteri su un massimo di {most}. Accorcia un po’.',
  'write.too-much': 'È troppo lungo per essere incollato qui: si possono inviare al massimo {most} caratteri.',
  'write.left': { one: '{count} carattere rimasto', many: '{count} di caratteri rimasti', other: '{count} caratteri rimasti' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} nuovo messaggio in chat', many: '{count} di nuovi messaggi in chat', other: '{count} nuovi messaggi in chat' },
} as const satisfies Translation<ChatPhrases, 'it'>;
