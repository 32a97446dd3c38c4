import type { LexiconSource } from './lexicon-source.ts';

/** Italian, without accents. */
export const italian: LexiconSource = {
  endings: 'azioni azione amente endo ando ati ate ato ata iti ite ito ita uti ute uto uta are ere ire che>c chi>c i o a e',
  light: `
    il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal in nel nella con su
    sul per tra fra e o ma io tu lui lei noi voi loro mi ti si ci vi mio mia miei mie tuo tua suo sua nostro vostro e sono
    sei siamo era essere ho hai ha abbiamo hanno avere posso puo puoi devo deve che chi cui come quando dove quanto quanta
    quanti quante perche se piu molto anche gia voglio vorrei grazie ciao buongiorno salve favore
  `,
  groups: `
    comprare ordinare ordine acquisto acquistare
    spedizione spedire consegna consegnare inviare invio
    pacco ordine spedizione articolo
    ricevere ricevuto arrivare arriva
    tracciare dove stato seguire
    ritardo attesa aspetto tarda
    annullare annullamento disdire cancellare
    eliminare cancellare chiudere
    reso restituire restituzione cambio cambiare
    rimborso rimborsare soldi
    cambiare modificare modifica aggiornare
    errore sbagliato errato
    rotto danneggiato difettoso guasto
    manca mancante perso
    perso smarrito rubato
    pagare pagamento carta
    prezzo costo costa caro
    spese costi commissione
    sconto codice buono offerta promozione
    fattura ricevuta scontrino
    contatto contattare chiamare telefono parlare
    operatore persona assistenza cliente
    aiuto assistenza supporto
    problema errore guasto
    funziona funzionare
    disponibile disponibilita magazzino
    garanzia
    taglia misura dimensione
    colore
    indirizzo
    negozio punto
    estero internazionale paese
    account profilo conto
    accedere accesso login
    registrarsi registrazione creare
    password codice pin
    dimenticato dimenticare
    verificare confermare
    quando tempo quanto
    gratis gratuito
    regalo regalare
    abbonamento
    pulire lavare cura
    riparare riparazione ricambio
  `,
};
