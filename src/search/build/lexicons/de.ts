import type { LexiconSource } from './lexicon-source.ts';

/** German. Words are folded (`ä` is `a`, `ß` is `ss`) before endings are taken off. */
export const german: LexiconSource = {
  endings: 'ae=a oe=o ue=u ungen ung innen ern em en er es est et nd e n s st t | en er e n s t',
  light: `
    der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr mich mir dich dir ihm ihn ihnen
    uns euch mein meine meinen meinem meiner dein deine ihre ihren ihrem unser unsere euer eure ist sind war waren sei bin bist
    werde wird werden wurde worden habe hat haben hatte hatten hab kann konnen konnte soll muss darf mochte wurde in im an am auf
    aus bei beim mit von vom zu zum zur fur uber unter nach vor um durch als dann denn da so auch nur noch schon mal doch bitte
    danke hallo guten tag liebe lieber dass ob sich man hier dort jetzt etwas gerne gern ja
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
    erstattung ruckerstattung erstatten geld zuruck gutschrift ruckzahlung
    umtausch umtauschen tauschen ersatz austauschen
    andern anderung wechseln anpassen bearbeiten aktualisieren umstellen korrigieren
    falsch fehler verkehrt anders verwechselt
    defekt kaputt beschadigt schaden zerbrochen mangel reklamation reklamieren
    fehlt fehlen verloren verschwunden weg nicht
    verloren gestohlen verlust diebstahl geklaut
    bezahlen zahlen zahlung bezahlung zahlungsart zahlungsmittel zahlungsweise
    zahlung abbuchung buchung uberweisung belastung
    preis kosten kostet gebuhr betrag teuer gunstig
    gebuhr gebuhren kosten zuschlag aufpreis
    abgebucht berechnet belastet eingezogen abbuchung
    doppelt zweimal zwei mehrfach
    rabatt gutschein code aktion angebot nachlass prozente
    rechnung beleg quittung bon
    rate raten ratenzahlung finanzierung
    kontakt anrufen telefon sprechen erreichen hotline nummer
    mitarbeiter mensch person berater kundenservice kundendienst jemand
    hilfe helfen support unterstutzung service
    beschwerde beschweren reklamation unzufrieden problem
    problem fehler storung schwierigkeit
    fehlgeschlagen abgelehnt verweigert fehler scheitert nicht
    nicht kein keine kann nie fehlgeschlagen
    funktioniert geht klappt lauft
    verfugbar verfugbarkeit lager vorratig lieferbar ausverkauft
    garantie gewahrleistung
    grosse masse abmessung lange breite hohe
    farbe farben
    adresse anschrift lieferadresse
    laden geschaft filiale shop handler
    ausland international land lander ausserhalb
    konto account profil kundenkonto
    anmelden einloggen login anmeldung zugang
    registrieren registrierung anlegen erstellen eroffnen
    passwort kennwort pin zugangsdaten
    vergessen verloren
    bestatigen bestatigung verifizieren prufen nachweis
    vergleich unterschied vergleichen besser
    empfehlen empfehlung geeignet passt beste
    brauche benotige mochte will suche
    offnungszeiten geoffnet zeiten wann
    schnell express eilig sofort
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
    kostenlos gratis frei umsonst
    geschenk verschenken
    abo abonnement mitgliedschaft vertrag tarif
    newsletter abmelden abbestellen
    frage wissen auskunft information
    reinigen waschen pflegen putzen pflege reinigung
    reparieren reparatur ersatzteil
  `,
};
