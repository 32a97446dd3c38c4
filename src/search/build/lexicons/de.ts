import type { LexiconSource } from './lexicon-source.ts';

/** German. Words are folded (`ä` is `a`, `ß` is `ss`) before endings are taken off. */
export const german: LexiconSource = {
  endings: 'ae=a oe=o ue=u ungen ung innen ern em en er es est et nd e n s st t | en er e n s t',
  links: 's es n en er e',
  light: `
    der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr mich mir dich dir ihm ihn ihnen
    uns euch mein meine meinen meinem meiner dein deine ihre ihren ihrem unser unsere euer eure ist sind war waren sei bin bist
    werde wird werden wurde worden habe hat haben hatte hatten hab habt kann konnen konnte konnt soll muss darf durfen mochte will wollen
    wurde in im an am auf aus bei beim mit von vom zu zum zur fur uber unter nach vor um durch als dann denn da so auch nur noch schon
    mal doch bitte danke hallo guten tag liebe lieber dass ob sich man hier dort jetzt etwas gerne gern ja wie was wer wen wem wo wann
    warum wieso weshalb womit wohin woher welche welcher welches welchen gibt gebt geht wenn weil endlich eigentlich einfach alle alles
    diese dieser dieses diesen mehr sehr gar ab bis nicht es ohne lange viel viele wieviel machen macht lassen bekommen bekomme komme kommt kommen
  `,
  groups: `
    kaufen bestellen ordern erwerben bestellung kauf auftrag
    liefern lieferung versand versenden verschicken zustellen zustellung schicken senden sendung
    paket packchen sendung lieferung bestellung ware artikel
    ankommen ankunft eintreffen erhalten bekommen kommt angekommen da
    wo verfolgen sendungsverfolgung tracking status stand finden
    status stand verlauf
    verspatung verspatet verzogerung dauert spat lange immer noch
    warten warte noch immer ausstehend
    wann dauer dauert lange lieferzeit tage wielange
    stornieren stornierung abbrechen kundigen kundigung widerrufen widerruf beenden absagen
    loschen entfernen schliessen beenden deaktivieren
    zuruckgeben ruckgabe retoure zuruckschicken zurucksenden rucksendung umtausch umtauschen widerruf
    frist zeit dauer tage bis
    etikett label aufkleber rucksendeschein retourenschein
    erstattung ruckerstattung erstatten geld zuruck gutschrift ruckzahlung
    umtausch umtauschen tauschen ersatz austauschen
    andern anderung wechseln anpassen bearbeiten aktualisieren umstellen korrigieren
    falsch fehler verkehrt anders verwechselt
    defekt kaputt beschadigt schaden zerbrochen gebrochen abgebrochen bruch mangel reklamation reklamieren
    garantie reklamation defekt kaputt mangel
    fehlt fehlen verloren verschwunden weg
    fehlt unvollstandig teil halfte
    mehrere getrennt geteilt teillieferung
    zugestellt abgegeben nachbar ablageort
    verloren gestohlen verlust diebstahl geklaut
    bezahlen zahlen zahlung bezahlung zahlungsart zahlungsmittel zahlungsweise
    zahlung abbuchung buchung uberweisung belastung
    uberweisung uberweisen vorkasse iban bankverbindung kontonummer
    karte kreditkarte visa mastercard
    steuer mehrwertsteuer umsatzsteuer mwst ust netto
    firma unternehmen gewerbe geschaftskunde
    preis kosten kostet gebuhr betrag teuer gunstig
    gebuhr gebuhren kosten zuschlag aufpreis
    abgebucht berechnet belastet eingezogen abbuchung
    doppelt zweimal zwei mehrfach
    rabatt gutschein code aktion angebot nachlass prozente ermassigung
    gutschein code coupon voucher gutscheincode rabattcode
    einlosen eingeben anwenden verwenden
    punkte bonus treue bonuspunkte treuepunkte
    rechnung beleg quittung bon
    rate raten ratenzahlung finanzierung monatlich abzahlen
    kontakt anrufen telefon sprechen erreichen hotline nummer
    mitarbeiter mensch person berater kundenservice kundendienst jemand
    hilfe helfen support unterstutzung service
    beschwerde beschweren reklamation unzufrieden problem
    problem fehler storung schwierigkeit
    fehlgeschlagen abgelehnt abgewiesen verweigert fehler scheitert
    funktioniert geht klappt lauft
    verfugbar verfugbarkeit lager vorratig lieferbar ausverkauft wieder
    garantie gewahrleistung
    grosse masse abmessung lange breite hohe
    grosse passt passen klein eng weit nummer ausfallen
    farbe farben
    adresse anschrift lieferadresse
    adresse umzug umgezogen wohnort
    laden geschaft filiale shop store handler standort
    ausland international land lander ausserhalb
    konto account profil kundenkonto benutzerkonto
    daten datenschutz dsgvo cookie
    anmelden einloggen login anmeldung zugang
    registrieren registrierung anlegen erstellen eroffnen
    passwort kennwort pin zugangsdaten zugang einloggen
    vergessen verloren
    bestatigen bestatigung verifizieren prufen nachweis
    vergleich unterschied vergleichen besser
    empfehlen empfehlung geeignet passt beste
    brauche benotige mochte will suche
    offnungszeiten geoffnet offen zeiten wann
    abholen abholung selbstabholer abholer collect
    schnell express eilig eil sofort morgen
    neu weitere andere
    kind kinder minderjahrig
    aufladen laden guthaben einzahlen
    uberweisen uberweisung senden transfer
    abheben auszahlen auszahlung bargeld geldautomat
    wahrung umtauschen wechselkurs kurs
    limit grenze maximal hochstens mindestens
    app anwendung programm software
    handy telefon smartphone gerat mobil
    mail email nachricht
    foto bild
    installieren installation herunterladen download einrichten
    aktualisieren update
    deinstallieren entfernen
    verbinden verbindung koppeln anschliessen
    kostenlos gratis frei umsonst portofrei versandkostenfrei
    porto versandkosten versandgebuhr kosten
    geschenk verschenken
    abo abonnement mitgliedschaft vertrag tarif
    newsletter werbung werbemail
    abmelden abbestellen abmeldung austragen stoppen
    frage wissen auskunft information
    reinigen waschen pflegen putzen pflege reinigung saubern impragnieren fleck flecken
    waschen waschmaschine wasche eingelaufen schleudern
    bewerten bewertung rezension sterne
    stelle job karriere bewerbung bewerben praktikum arbeiten ausbildung
    aufbauen aufbau montage montieren zusammenbauen anleitung
    entsorgen entsorgung abgeben wegwerfen recycling
    batterie akku
    herstellen hergestellt herkunft produziert besteht material
    reparieren reparatur ersatzteil
  `,
};
