import type { LexiconSource } from './lexicon-source.ts';

/** Swedish (`å` and `ä` are `a`, `ö` is `o` by now). */
export const swedish: LexiconSource = {
  endings: 'aa=a ae=a oe=o ningarna ningar ningen ning arna erna orna ande ende ade are ar er or en et na a e t s',
  links: 's',
  light: `
    en ett den det de och eller men jag du han hon vi ni mig dig oss er min mitt mina din ditt sin ar var vara blir har hade
    ha kan kunde ska maste far vill i pa av for fran till med om under som att nar sa ocksa inte hur vad vem var nar varfor
    vilken vilket vilka lange mycket manga hej tack snalla ja
  `,
  groups: `
    kopa bestalla bestallning kop order
    leverans leverera frakt skicka sanda
    paket forsandelse bestallning vara
    fa mottaga komma kommer
    spara var status
    forsening sen drojer vanta
    avbestalla avboka annullera avbryta saga
    ta radera avsluta
    retur returnera angra byta byte tillbaka
    aterbetalning aterbetala pengar
    andra byta uppdatera
    fel felaktig
    trasig skadad defekt sonder
    saknas borta
    forlorat stulen
    betala betalning kort
    pris kostnad kostar
    avgift
    rabatt kod erbjudande
    faktura kvitto
    kontakt ringa telefon prata
    person kundtjanst medarbetare
    hjalp support
    problem fel
    fungerar funkar
    lager tillganglig
    garanti reklamation
    storlek matt
    farg
    adress
    butik
    utomlands land
    konto profil
    logga inloggning
    registrera skapa
    losenord kod
    glomt
    nar tid lange
    gratis
    present
    prenumeration
    rengora tvatta skotsel
    laga reparera
  `,
};
