import type { LexiconSource } from './lexicon-source.ts';

/** Dutch. */
export const dutch: LexiconSource = {
  endings: 'aa=a ee=e oo=o uu=u heden heid ingen ing eren en er es et de te e s t d | en e s t',
  links: 's en e',
  light: `
    de het een en of maar ik jij je u hij zij ze wij we jullie mij me hem haar ons hun mijn jouw uw zijn onze is ben bent was waren
    wordt worden heb hebt heeft hebben had kan kunt kunnen moet mag wil zou zal in op aan bij met van voor naar uit over onder om door
    als dan dat die dit deze er ook nog al wel graag even hoe wat wie waar wanneer waarom welke welk lang veel hallo dank bedankt alstublieft ja
  `,
  groups: `
    kopen bestellen bestelling aankoop order
    leveren levering bezorgen bezorging verzenden verzending versturen sturen
    pakket pakje zending bestelling artikel
    ontvangen aankomen krijgen komt
    volgen track waar status
    vertraging laat vertraagd duurt wachten
    annuleren annulering opzeggen stoppen
    verwijderen sluiten
    retour retourneren terugsturen ruilen omruilen terug
    terugbetaling terugbetalen geld
    wijzigen veranderen aanpassen
    fout verkeerd onjuist
    kapot beschadigd defect stuk
    ontbreekt mist kwijt
    kwijt verloren gestolen
    betalen betaling betaalmethode
    prijs kosten kost duur
    kosten toeslag
    korting code actie bon
    factuur bon rekening
    contact bellen telefoon spreken
    medewerker persoon klantenservice mens
    hulp helpen ondersteuning
    probleem fout storing
    mislukt geweigerd
    werkt werken doet
    beschikbaar voorraad leverbaar
    garantie
    maat afmeting grootte
    kleur
    adres
    winkel
    buitenland internationaal land
    account profiel
    inloggen aanmelden login
    registreren aanmaken
    wachtwoord pin
    vergeten
    wanneer tijd hoelang dagen
    gratis
    cadeau
    abonnement
    schoonmaken wassen onderhoud
    repareren reparatie onderdeel
  `,
};
