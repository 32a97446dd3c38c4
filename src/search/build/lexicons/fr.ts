import type { LexiconSource } from './lexicon-source.ts';

/** French, without accents. */
export const french: LexiconSource = {
  endings: 'aux>al eaux>eau | issement ement ation euse eur ive if ees ee es er ez ir re e s x',
  light: `
    le la les un une des du de d l au aux et ou mais je tu il elle on nous vous ils elles me te se mon ma mes ton ta tes son sa ses
    notre nos votre vos leur leurs ce cet cette ces est sont suis es sommes etes etait etre ai as a avons avez ont avait avoir peux
    peut puis pouvez dois doit faut fait faire que qui quoi dont quel quelle quels quelles comment quand combien pourquoi en dans
    sur sous par pour avec sans chez y si plus tres bien aussi alors donc veux voudrais besoin merci bonjour bonsoir svp plait oui
  `,
  groups: `
    acheter commander commande achat
    livraison livrer livre expedition expedier envoi envoyer transport
    colis paquet commande envoi article
    recevoir recu arriver arrive reception
    suivre suivi ou statut localiser
    retard retarde attente long toujours
    annuler annulation resilier arreter
    supprimer fermer effacer desactiver
    retour retourner renvoyer echange echanger rendre
    remboursement rembourser argent avoir
    changer modifier modification corriger mettre
    erreur faux mauvais incorrect
    casse abime defectueux endommage panne
    manque manquant perdu absent
    perdu vole vol
    payer paiement regler reglement carte
    prix cout tarif cher
    frais supplement cout
    reduction remise code promo bon offre
    facture recu justificatif
    contacter contact appeler telephone joindre parler
    conseiller humain personne service client agent
    aide aider assistance support
    probleme souci erreur difficulte panne
    echoue refuse rejete impossible
    fonctionner marche marcher
    disponible stock disponibilite
    garantie
    taille dimension mesure
    couleur coloris
    adresse
    magasin boutique point
    etranger international pays
    compte profil
    connecter connexion identifiant
    inscrire inscription creer
    mot passe code
    oublie oublier perdu
    verifier verification confirmer
    quand delai temps combien
    rapide express urgent
    gratuit offert
    cadeau offrir
    abonnement abonner adhesion
    nettoyer laver entretien entretenir
    reparer reparation piece
  `,
};
