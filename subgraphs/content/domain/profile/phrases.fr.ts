import type { ProfilePhrases } from './phrases.ts';

export const FRENCH: ProfilePhrases = {
  locale: 'fr',
  title: (name) => `${name} : fiche de la pierre`,
  summary: ({ name, type, place, colors }) =>
    `${name}, vendue comme ${type}. Provenance : ${place}. Couleurs : ${colors}. Composé à partir des données du catalogue.`,
  notice:
    'Texte composé automatiquement à partir des données du catalogue ; personne ne l’a écrit ni relu. Ce qui n’est pas dit ici n’est pas connu ici.',
  headings: {
    overview: 'Aperçu',
    names: 'Noms',
    origin: 'Origine et géologie',
    appearance: 'Aspect',
    technical: 'Valeurs techniques',
    facts: 'Autres données',
    use: 'Emploi et entretien',
    similar: 'Pierres semblables',
    unknown: 'Ce qui n’est pas connu',
  },
  overview: ({ name, type, place }) =>
    `${name} est une pierre naturelle. Provenance : ${place}. Le commerce la vend comme ${type}.`,
  petrography: (term) => `Terme pétrographique (en anglais) : ${term}.`,
  noPetrography:
    'Sa pétrographie n’est pas enregistrée, et le nom commercial d’une pierre ne dit pas ce qu’elle est : demandez une description selon EN 12407.',
  names: (count) =>
    count === 1
      ? 'Le catalogue connaît un autre nom.'
      : `Le catalogue connaît ${count} autres noms. Avant de commander, vérifiez l’origine et la roche derrière chacun.`,
  noNames: 'Le catalogue ne connaît pas d’autre nom.',
  aliasKinds: {
    COMMERCIAL: 'Noms commerciaux',
    REGIONAL: 'Noms régionaux',
    MARKETING: 'Noms publicitaires',
    HISTORICAL: 'Noms de sources anciennes',
    TRANSLATION: 'Dans d’autres langues',
    DECEPTIVE: 'Noms trompeurs, qui promettent une autre roche ou une autre origine',
  },
  quarried: ({ name, place }) => `Lieu d’extraction (${name}) : ${place}.`,
  colors: (colors) => `Couleurs, la plus typique d’abord : ${colors}.`,
  variation:
    'La pierre naturelle varie d’un bloc à l’autre et dans une même tranche. Choisissez sur les tranches elles-mêmes, et convenez d’échantillons montrant la pièce la plus claire et la plus foncée que vous accepterez.',
  figures: {
    compressiveStrength: 'Résistance à la compression',
    flexuralStrength: 'Résistance à la flexion',
    waterAbsorption: 'Absorption d’eau',
    openPorosity: 'Porosité ouverte',
    apparentDensity: 'Masse volumique apparente',
    abrasionResistance: 'Résistance à l’abrasion',
    mohsHardness: 'Dureté sur l’échelle de Mohs',
    frostResistance: 'Résistance au gel',
    modulusOfRupture: 'Module de rupture (ASTM)',
  },
  atLeast: (amount) => `au moins ${amount}`,
  atMost: (amount) => `au plus ${amount}`,
  source: (source) => `source : ${source}`,
  oneSource: (source) => `Source de ces valeurs : ${source}.`,
  noFigures:
    'Aucune valeur mesurée n’est enregistrée. Demandez au fournisseur les procès-verbaux d’essai de la carrière et du choix qui seront livrés.',
  comparing: 'Ne comparez que des valeurs du même essai ; EN 12372 et ASTM C99 sont des essais différents.',
  basis: {
    petrography: (term) => `Ce qui suit vaut pour ce genre de roches (${term}) en général, non pour un lot essayé.`,
    type: (type) => `Ce qui suit vaut en général pour ce que le commerce appelle ${type}, non pour un lot essayé.`,
  },
  materials: {
    CALCITE: {
      nature: 'Elle est faite surtout de calcite, un minéral tendre (3 sur l’échelle de Mohs) que les acides dissolvent.',
      care: 'Jus de citron, vin, vinaigre et nettoyants acides attaquent une surface polie, même imperméabilisée. Nettoyez à l’eau avec un produit au pH neutre, et essuyez aussitôt ce qui est renversé.',
      use: 'Les roches de ce genre servent de sols, d’escaliers, de revêtements muraux et de meubles. À l’extérieur, demandez un essai de gel (EN 12371) ; pour les sols mouillés, la résistance à la glissance (EN 14231) de la finition. Sur un plan de travail, attendez-vous à des traces d’acide et à de l’usure.',
    },
    DOLOMITE: {
      nature:
        'Elle est faite en grande partie de dolomite, un minéral un peu plus dur que la calcite (3,5 à 4 sur l’échelle de Mohs), que les acides attaquent plus lentement, mais attaquent.',
      care: 'Tenez les nettoyants acides, le vin et le jus de citron loin des surfaces polies. Nettoyez à l’eau avec un produit au pH neutre.',
      use: 'Les roches de ce genre servent de sols, d’escaliers, de revêtements muraux et de meubles. À l’extérieur, demandez un essai de gel (EN 12371) ; pour les sols mouillés, la résistance à la glissance (EN 14231) de la finition. Sur un plan de travail, attendez-vous à quelques traces d’acide.',
    },
    SERPENTINE: {
      nature:
        'Elle est faite en tout ou en partie de minéraux de serpentine ; les veines et la pâte de calcite, s’il y en a, réagissent aux acides.',
      care: 'Nettoyez à l’eau avec un produit au pH neutre, et essayez tout autre produit d’abord sur un échantillon.',
      use: 'Les roches de ce genre servent de revêtements muraux, de sols et de meubles. Les dalles minces de certaines se cintrent quand elles prennent l’eau d’un mortier ou d’une colle : demandez au fournisseur comment les poser. À l’extérieur, demandez des essais et des références de quelque âge.',
    },
    SILICATE: {
      nature:
        'Elle est faite surtout de silicates tels que feldspath et quartz, que les acides ménagers n’attaquent pas ; l’acide fluorhydrique de certains antirouilles, si.',
      care: 'Nettoyez à l’eau avec un produit au pH neutre. L’huile peut laisser des taches sombres sur les choix clairs ou poreux : demandez si un hydrofuge est conseillé.',
      use: 'Les roches de ce genre servent de pavages, d’escaliers, de façades, de sols et de plans de travail. Demandez résistance, absorption d’eau et essai de gel du lot, et là où l’on marche la résistance à la glissance (EN 14231) de la finition.',
    },
    SANDSTONE: {
      nature:
        'Elle est faite de grains liés par un ciment naturel ; ce ciment décide de sa résistance et de sa durabilité, et s’il est de calcite, les acides l’attaquent.',
      care: 'Elle peut prendre l’eau, l’huile et la saleté. Nettoyez à l’eau avec un produit au pH neutre, sans haute pression, et demandez si un hydrofuge convient à cette pierre même.',
      use: 'Les roches de ce genre servent de pavages, de maçonnerie, de façades et d’appuis. Demandez l’absorption d’eau (EN 13755) et l’essai de gel (EN 12371), et posez la pierre litée selon ses lits.',
    },
    SLATE: {
      nature:
        'Elle se fend selon sa schistosité en feuilles minces ; des traces de carbonate et de sulfures de fer décident de son vieillissement.',
      care: 'Nettoyez à l’eau avec un produit au pH neutre. Huiles et imperméabilisants la foncent : essayez-les d’abord sur un échantillon.',
      use: 'Les roches de ce genre servent de couvertures, de revêtements, de sols et d’appuis. Pour les toits, demandez les classes de EN 12326 ; pour les sols, la résistance à la glissance (EN 14231) de la surface.',
    },
    SCHIST: {
      nature:
        'Elle est faite de lits riches en mica et se fend le long d’eux, inégalement ; des paillettes peuvent se détacher.',
      care: 'Balayez et lavez à l’eau avec un produit au pH neutre ; évitez la haute pression, qui soulève les paillettes.',
      use: 'Les roches de ce genre servent de pavages, de maçonnerie et de revêtements, souvent à surface clivée. Demandez la résistance à la flexion (EN 12372) à l’épaisseur posée, et un essai de gel (EN 12371).',
    },
    SOAPSTONE: {
      nature:
        'Elle est riche en talc, le minéral le plus tendre (1 sur l’échelle de Mohs) : elle se raye facilement et garde bien la chaleur.',
      care: 'Nettoyez à l’eau avec un produit doux. Les rayures légères se poncent ; l’huile fonce la surface uniformément.',
      use: 'Les roches de ce genre servent de poêles, d’âtres, d’éviers, de plans de travail et à la sculpture. Là où l’on marche beaucoup, attendez-vous à de l’usure.',
    },
    TUFF: {
      nature: 'Elle est de la cendre volcanique consolidée, en général légère et poreuse.',
      care: 'Elle prend facilement l’eau et la saleté. Nettoyez avec peu d’eau et une brosse douce, sans acides ni haute pression.',
      use: 'Les roches de ce genre servent de maçonnerie, de revêtements et de voûtes. Demandez l’absorption d’eau (EN 13755) et l’essai de gel (EN 12371) avant un emploi à l’extérieur ou près du sol.',
    },
    GYPSUM: {
      nature: 'Elle est faite de gypse, un minéral très tendre (2 sur l’échelle de Mohs) que l’eau dissout lentement.',
      care: 'Époussetez à sec ou d’un chiffon à peine humide ; ni eau ni nettoyants.',
      use: 'Elle sert à l’intérieur, pour la sculpture, les luminaires et le décor, non dans l’humidité.',
    },
    UNKNOWN: {
      nature: 'La fiche n’en dit pas assez sur ses minéraux pour savoir comment elle se comporte.',
      care: 'Tant qu’on n’en sait pas plus, nettoyez seulement à l’eau avec un produit au pH neutre, et essayez le reste sur un échantillon.',
      use: 'Demandez une description pétrographique (EN 12407) et les essais qu’exige l’emploi prévu.',
    },
  },
  family: (family, stones) => `Aussi dans le groupe « ${family} » du catalogue : ${stones}.`,
  district: (place, stones) => `Aussi du même endroit (${place}) : ${stones}.`,
  noSimilar: 'Le catalogue n’a pas d’autre pierre du même groupe ni du même endroit.',
  missing: (what) => `Le catalogue n’a pas de valeur pour : ${what}.`,
  missingPrice: 'Il ne connaît pas non plus le prix, la disponibilité ni les formats de cette pierre.',
  tellUs: 'Qui en sait plus, source à l’appui, peut combler ces lacunes.',
  topics: {
    TECHNICAL_SPECIFICATIONS: 'Technique',
    PRACTICAL_DETAILS: 'Pratique',
    PRICING: 'Prix',
    INSTALLATION: 'Pose',
    MAINTENANCE: 'Entretien',
    ORIGIN: 'Origine',
    VISUAL_CHARACTERISTICS: 'Aspect',
    APPLICATIONS: 'Emplois',
    AVAILABILITY: 'Disponibilité',
    IDENTITY: 'Identité',
  },
  types: {
    MARBLE: 'marbre',
    DOLOMITE: 'dolomie',
    LIMESTONE: 'pierre calcaire',
    TRAVERTINE: 'travertin',
    ONYX: 'onyx',
    ALABASTER: 'albâtre',
    GRANITE: 'granit',
    GNEISS: 'gneiss',
    BASALT: 'basalte',
    PORPHYRY: 'porphyre',
    TUFF: 'tuf volcanique',
    QUARTZITE: 'quartzite',
    SANDSTONE: 'grès',
    SLATE: 'ardoise',
    SCHIST: 'schiste',
    SERPENTINITE: 'serpentinite',
    SOAPSTONE: 'stéatite',
    BRECCIA: 'brèche',
    CONGLOMERATE: 'poudingue',
    OTHER: 'pierre naturelle',
  },
  colorNames: {
    white: 'blanc',
    grey: 'gris',
    black: 'noir',
    beige: 'beige',
    red: 'rouge',
    green: 'vert',
    pink: 'rose',
    cream: 'crème',
    yellow: 'jaune',
    brown: 'brun',
    blue: 'bleu',
    gold: 'or',
    multicolour: 'multicolore',
    buff: 'chamois',
    violet: 'violet',
    ivory: 'ivoire',
    purple: 'pourpre',
    honey: 'miel',
    silver: 'argent',
    copper: 'cuivre',
    translucent: 'translucide',
    orange: 'orange',
  },
  units: { cycles: 'cycles' },
};
