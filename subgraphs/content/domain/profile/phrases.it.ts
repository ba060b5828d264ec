import type { ProfilePhrases } from './phrases.ts';

export const ITALIAN: ProfilePhrases = {
  locale: 'it',
  title: (name) => `${name}: scheda della pietra`,
  summary: ({ name, type, place, colors }) =>
    `${name}, venduta come ${type}. Provenienza: ${place}. Colori: ${colors}. Composto dai dati del catalogo.`,
  notice:
    'Testo composto automaticamente dai dati del catalogo; nessuna persona lo ha scritto o riveduto. Ciò che qui non è detto, qui non è noto.',
  headings: {
    overview: 'In breve',
    names: 'Nomi',
    origin: 'Origine e geologia',
    appearance: 'Aspetto',
    technical: 'Valori tecnici',
    facts: 'Altri dati',
    use: 'Impiego e cura',
    similar: 'Pietre simili',
    unknown: 'Ciò che non è noto',
  },
  overview: ({ name, type, place }) =>
    `${name} è una pietra naturale. Provenienza: ${place}. Il commercio la vende come ${type}.`,
  petrography: (term) => `Termine petrografico (in inglese): ${term}.`,
  noPetrography:
    'La petrografia non è registrata, e il nome commerciale di una pietra non dice che cosa è: chiedete una descrizione secondo EN 12407.',
  names: (count) =>
    count === 1
      ? 'Il catalogo conosce un altro nome.'
      : `Il catalogo conosce altri ${count} nomi. Prima di ordinare, verificate origine e roccia di ciascuno.`,
  noNames: 'Il catalogo non conosce altri nomi.',
  aliasKinds: {
    COMMERCIAL: 'Nomi commerciali',
    REGIONAL: 'Nomi regionali',
    MARKETING: 'Nomi pubblicitari',
    HISTORICAL: 'Nomi di fonti antiche',
    TRANSLATION: 'In altre lingue',
    DECEPTIVE: 'Nomi ingannevoli, che promettono un’altra roccia o un’altra origine',
  },
  quarried: ({ name, place }) => `Luogo di estrazione di ${name}: ${place}.`,
  colors: (colors) => `Colori, il più tipico per primo: ${colors}.`,
  variation:
    'La pietra naturale varia da blocco a blocco e nella stessa lastra. Scegliete sulle lastre stesse e concordate campioni che mostrino il pezzo più chiaro e il più scuro che accetterete.',
  figures: {
    compressiveStrength: 'Resistenza a compressione',
    flexuralStrength: 'Resistenza a flessione',
    waterAbsorption: 'Assorbimento d’acqua',
    openPorosity: 'Porosità aperta',
    apparentDensity: 'Massa volumica apparente',
    abrasionResistance: 'Resistenza all’abrasione',
    mohsHardness: 'Durezza sulla scala di Mohs',
    frostResistance: 'Resistenza al gelo',
    modulusOfRupture: 'Modulo di rottura (ASTM)',
  },
  atLeast: (amount) => `almeno ${amount}`,
  atMost: (amount) => `al massimo ${amount}`,
  source: (source) => `fonte: ${source}`,
  oneSource: (source) => `Fonte di questi valori: ${source}.`,
  noFigures:
    'Nessun valore misurato è registrato. Chiedete al fornitore i rapporti di prova della cava e della scelta che saranno consegnate.',
  comparing: 'Confrontate solo valori della stessa prova; EN 12372 e ASTM C99 sono prove diverse.',
  basis: {
    petrography: (term) =>
      `Quanto segue vale per le rocce di questo genere (${term}) in generale, non per una partita provata.`,
    type: (type) => `Quanto segue vale in generale per ciò che il commercio chiama ${type}, non per una partita provata.`,
  },
  materials: {
    CALCITE: {
      nature: 'È fatta soprattutto di calcite, un minerale tenero (3 sulla scala di Mohs) che gli acidi sciolgono.',
      care: 'Succo di limone, vino, aceto e detergenti acidi intaccano una superficie lucidata anche se trattata. Pulite con acqua e un detergente a pH neutro, e asciugate subito ciò che si versa.',
      use: 'Le rocce di questo genere servono per pavimenti, scale, rivestimenti e mobili. All’esterno, chiedete una prova di gelo (EN 12371); per pavimenti bagnati, la resistenza allo scivolamento (EN 14231) della finitura. Su un piano di lavoro, mettete in conto segni di acidi e usura.',
    },
    DOLOMITE: {
      nature:
        'È fatta in gran parte di dolomite, un minerale un po’ più duro della calcite (da 3,5 a 4 sulla scala di Mohs), che gli acidi intaccano più lentamente, ma intaccano.',
      care: 'Tenete detergenti acidi, vino e succo di limone lontani dalle superfici lucidate. Pulite con acqua e un detergente a pH neutro.',
      use: 'Le rocce di questo genere servono per pavimenti, scale, rivestimenti e mobili. All’esterno, chiedete una prova di gelo (EN 12371); per pavimenti bagnati, la resistenza allo scivolamento (EN 14231) della finitura. Su un piano di lavoro, mettete in conto qualche segno di acidi.',
    },
    SERPENTINE: {
      nature:
        'È fatta in tutto o in parte di minerali del serpentino; vene e massa di calcite, dove ci sono, reagiscono con gli acidi.',
      care: 'Pulite con acqua e un detergente a pH neutro, e provate ogni altro prodotto prima su un campione.',
      use: 'Le rocce di questo genere servono per rivestimenti, pavimenti e mobili. Lastre sottili di alcune si imbarcano quando prendono acqua da malta o adesivo: chiedete al fornitore come posarle. All’esterno, chiedete prove e referenze di qualche età.',
    },
    SILICATE: {
      nature:
        'È fatta soprattutto di silicati come feldspato e quarzo, che gli acidi domestici non intaccano; l’acido fluoridrico di alcuni antiruggine sì.',
      care: 'Pulite con acqua e un detergente a pH neutro. L’olio può lasciare macchie scure su scelte chiare o porose: chiedete se conviene un idrorepellente.',
      use: 'Le rocce di questo genere servono per selciati, scale, facciate, pavimenti e piani di lavoro. Chiedete resistenza, assorbimento d’acqua e prova di gelo della partita, e dove si cammina la resistenza allo scivolamento (EN 14231) della finitura.',
    },
    SANDSTONE: {
      nature:
        'È fatta di grani legati da un cemento naturale; quel cemento ne decide resistenza e durata, e se è di calcite gli acidi lo intaccano.',
      care: 'Può prendere acqua, olio e sporco. Pulite con acqua e un detergente a pH neutro, senza alta pressione, e chiedete se un idrorepellente si addice proprio a questa pietra.',
      use: 'Le rocce di questo genere servono per selciati, muratura, facciate e davanzali. Chiedete l’assorbimento d’acqua (EN 13755) e la prova di gelo (EN 12371), e posate la pietra stratificata secondo i suoi letti.',
    },
    SLATE: {
      nature:
        'Si spacca lungo la sua scistosità in lastre sottili; tracce di carbonato e di solfuri di ferro decidono come invecchia.',
      care: 'Pulite con acqua e un detergente a pH neutro. Oli e trattamenti la scuriscono: provateli prima su un campione.',
      use: 'Le rocce di questo genere servono per coperture, rivestimenti, pavimenti e davanzali. Per i tetti, chiedete le classi di EN 12326; per i pavimenti, la resistenza allo scivolamento (EN 14231) della superficie.',
    },
    SCHIST: {
      nature: 'È fatta di strati ricchi di mica e si spacca lungo di essi, in modo irregolare; possono staccarsi scaglie.',
      care: 'Spazzate e lavate con acqua e un detergente a pH neutro; evitate l’alta pressione, che solleva le scaglie.',
      use: 'Le rocce di questo genere servono per selciati, muratura e rivestimenti, spesso a spacco. Chiedete la resistenza a flessione (EN 12372) nello spessore che si posa, e una prova di gelo (EN 12371).',
    },
    SOAPSTONE: {
      nature:
        'È ricca di talco, il minerale più tenero (1 sulla scala di Mohs): si graffia facilmente e conserva bene il calore.',
      care: 'Pulite con acqua e un detergente delicato. I graffi lievi si levigano; l’olio scurisce la superficie in modo uniforme.',
      use: 'Le rocce di questo genere servono per stufe, focolari, lavelli, piani di lavoro e sculture. Dove si cammina molto, mettete in conto usura.',
    },
    TUFF: {
      nature: 'È cenere vulcanica consolidata, di regola leggera e porosa.',
      care: 'Prende facilmente acqua e sporco. Pulite con poca acqua e una spazzola morbida, senza acidi né alta pressione.',
      use: 'Le rocce di questo genere servono per muratura, rivestimenti e volte. Chiedete l’assorbimento d’acqua (EN 13755) e la prova di gelo (EN 12371) prima di usarla all’esterno o vicino al suolo.',
    },
    GYPSUM: {
      nature: 'È fatta di gesso, un minerale molto tenero (2 sulla scala di Mohs) che l’acqua scioglie lentamente.',
      care: 'Spolverate a secco o con un panno appena umido; niente acqua né detergenti.',
      use: 'Serve all’interno per sculture, lampade e decorazione, non dove si bagna.',
    },
    UNKNOWN: {
      nature: 'La scheda non dice abbastanza dei suoi minerali per sapere come si comporta.',
      care: 'Finché non se ne sa di più, pulite solo con acqua e un detergente a pH neutro, e provate tutto il resto su un campione.',
      use: 'Chiedete una descrizione petrografica (EN 12407) e le prove che l’impiego previsto richiede.',
    },
  },
  family: (family, stones) => `Anche nel gruppo «${family}» del catalogo: ${stones}.`,
  district: (place, stones) => `Anche dallo stesso luogo (${place}): ${stones}.`,
  noSimilar: 'Il catalogo non ha altre pietre dello stesso gruppo o luogo.',
  missing: (what) => `Il catalogo non ha valori per: ${what}.`,
  missingPrice: 'Non conosce neppure prezzo, disponibilità e formati di questa pietra.',
  tellUs: 'Chi ne sa di più, con una fonte, può colmare queste lacune.',
  topics: {
    TECHNICAL_SPECIFICATIONS: 'Tecnica',
    PRACTICAL_DETAILS: 'Pratica',
    PRICING: 'Prezzo',
    INSTALLATION: 'Posa',
    MAINTENANCE: 'Manutenzione',
    ORIGIN: 'Origine',
    VISUAL_CHARACTERISTICS: 'Aspetto',
    APPLICATIONS: 'Impieghi',
    AVAILABILITY: 'Disponibilità',
    IDENTITY: 'Identità',
  },
  types: {
    MARBLE: 'marmo',
    DOLOMITE: 'dolomia',
    LIMESTONE: 'calcare',
    TRAVERTINE: 'travertino',
    ONYX: 'onice',
    ALABASTER: 'alabastro',
    GRANITE: 'granito',
    GNEISS: 'gneiss',
    BASALT: 'basalto',
    PORPHYRY: 'porfido',
    TUFF: 'tufo vulcanico',
    QUARTZITE: 'quarzite',
    SANDSTONE: 'arenaria',
    SLATE: 'ardesia',
    SCHIST: 'scisto',
    SERPENTINITE: 'serpentinite',
    SOAPSTONE: 'pietra ollare',
    BRECCIA: 'breccia',
    CONGLOMERATE: 'conglomerato',
    OTHER: 'pietra naturale',
  },
  colorNames: {
    white: 'bianco',
    grey: 'grigio',
    black: 'nero',
    beige: 'beige',
    red: 'rosso',
    green: 'verde',
    pink: 'rosa',
    cream: 'crema',
    yellow: 'giallo',
    brown: 'marrone',
    blue: 'blu',
    gold: 'oro',
    multicolour: 'multicolore',
    buff: 'camoscio',
    violet: 'viola',
    ivory: 'avorio',
    purple: 'porpora',
    honey: 'miele',
    silver: 'argento',
    copper: 'rame',
    translucent: 'traslucido',
    orange: 'arancione',
  },
  units: { cycles: 'cicli' },
};
