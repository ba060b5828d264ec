import type { ProfilePhrases } from './phrases.ts';

export const GERMAN: ProfilePhrases = {
  locale: 'de',
  title: (name) => `${name}: Steinprofil`,
  summary: ({ name, type, place, colors }) =>
    `${name}, gehandelt als ${type}, aus: ${place}. Farben: ${colors}. Zusammengestellt aus den Angaben des Katalogs.`,
  notice:
    'Automatisch aus den Angaben des Katalogs zusammengestellt; kein Mensch hat diesen Text geschrieben oder geprüft. Was hier nicht steht, ist hier nicht bekannt.',
  headings: {
    overview: 'Überblick',
    names: 'Namen',
    origin: 'Herkunft und Geologie',
    appearance: 'Aussehen',
    technical: 'Technische Werte',
    facts: 'Weitere Angaben',
    use: 'Verwendung und Pflege',
    similar: 'Ähnliche Steine',
    unknown: 'Was nicht bekannt ist',
  },
  overview: ({ name, type, place }) => `${name} ist ein Naturstein; Herkunft: ${place}. Der Handel verkauft ihn als ${type}.`,
  petrography: (term) => `Petrographische Bezeichnung (englisch): ${term}.`,
  noPetrography:
    'Die Petrographie ist nicht verzeichnet, und der Handelsname sagt nicht, was ein Stein ist: Verlangen Sie eine Beschreibung nach EN 12407.',
  names: (count) =>
    count === 1
      ? 'Der Katalog kennt einen weiteren Namen.'
      : `Der Katalog kennt ${count} weitere Namen. Prüfen Sie vor einer Bestellung jeden an Herkunft und Gestein.`,
  noNames: 'Der Katalog kennt keinen weiteren Namen.',
  aliasKinds: {
    COMMERCIAL: 'Handelsnamen',
    REGIONAL: 'Regionale Namen',
    MARKETING: 'Werbenamen',
    HISTORICAL: 'Namen in alten Quellen',
    TRANSLATION: 'In anderen Sprachen',
    DECEPTIVE: 'Irreführende Namen, die ein anderes Gestein oder eine andere Herkunft versprechen',
  },
  quarried: ({ name, place }) => `Abbauort von ${name}: ${place}.`,
  colors: (colors) => `Farben, die typischste zuerst: ${colors}.`,
  variation:
    'Naturstein wechselt von Block zu Block und innerhalb einer Platte. Wählen Sie an den Platten selbst, und vereinbaren Sie Muster, die das hellste und das dunkelste Stück zeigen, das Sie annehmen.',
  figures: {
    compressiveStrength: 'Druckfestigkeit',
    flexuralStrength: 'Biegefestigkeit',
    waterAbsorption: 'Wasseraufnahme',
    openPorosity: 'Offene Porosität',
    apparentDensity: 'Rohdichte',
    abrasionResistance: 'Abriebwiderstand',
    mohsHardness: 'Härte nach Mohs',
    frostResistance: 'Frostwiderstand',
    modulusOfRupture: 'Bruchmodul (ASTM)',
  },
  atLeast: (amount) => `mindestens ${amount}`,
  atMost: (amount) => `höchstens ${amount}`,
  source: (source) => `Quelle: ${source}`,
  oneSource: (source) => `Quelle dieser Werte: ${source}.`,
  noFigures:
    'Kein gemessener Wert ist verzeichnet. Verlangen Sie vom Lieferanten Prüfberichte des Bruchs und der Sortierung, die geliefert werden.',
  comparing: 'Vergleichen Sie nur Werte derselben Prüfung; EN 12372 und ASTM C99 sind verschiedene Prüfungen.',
  basis: {
    petrography: (term) =>
      `Das Folgende gilt für Gesteine dieser Art (${term}) im Allgemeinen, nicht für eine geprüfte Lieferung.`,
    type: (type) =>
      `Das Folgende gilt für ${type}, wie der Handel das Wort gebraucht, im Allgemeinen, nicht für eine geprüfte Lieferung.`,
  },
  materials: {
    CALCITE: {
      nature: 'Er besteht vor allem aus Calcit, einem weichen Mineral (Mohs-Härte 3), das Säuren auflösen.',
      care: 'Zitronensaft, Wein, Essig und saure Reiniger verätzen eine polierte Fläche, auch wenn sie imprägniert ist. Reinigen Sie mit Wasser und einem pH-neutralen Reiniger, und wischen Sie Verschüttetes sofort auf.',
      use: 'Gesteine dieser Art dienen als Boden, Treppe, Wandbekleidung und Möbel. Fragen Sie für draußen nach einer Frostprüfung (EN 12371), für nasse Böden nach dem Gleitwiderstand (EN 14231) der Oberfläche. Auf einer Arbeitsplatte ist mit Ätzspuren und Abnutzung zu rechnen.',
    },
    DOLOMITE: {
      nature:
        'Er besteht großenteils aus Dolomit, einem Mineral, das etwas härter ist als Calcit (Mohs-Härte 3,5 bis 4) und von Säuren langsamer, aber doch angegriffen wird.',
      care: 'Halten Sie saure Reiniger, Wein und Zitronensaft von polierten Flächen fern. Reinigen Sie mit Wasser und einem pH-neutralen Reiniger.',
      use: 'Gesteine dieser Art dienen als Boden, Treppe, Wandbekleidung und Möbel. Fragen Sie für draußen nach einer Frostprüfung (EN 12371), für nasse Böden nach dem Gleitwiderstand (EN 14231) der Oberfläche. Auf einer Arbeitsplatte ist mit einigen Ätzspuren zu rechnen.',
    },
    SERPENTINE: {
      nature:
        'Er besteht ganz oder teilweise aus Serpentinmineralen; Adern und Grundmasse aus Calcit, wo es sie gibt, reagieren mit Säuren.',
      care: 'Reinigen Sie mit Wasser und einem pH-neutralen Reiniger, und proben Sie jedes andere Mittel zuerst an einem Muster.',
      use: 'Gesteine dieser Art dienen als Wandbekleidung, Boden und Möbel. Dünne Platten mancher von ihnen verwölben sich, wenn sie Wasser aus Mörtel oder Kleber aufnehmen; fragen Sie den Lieferanten, wie sie zu verlegen sind. Verlangen Sie für draußen Prüfungen und ältere Referenzen.',
    },
    SILICATE: {
      nature:
        'Er besteht vor allem aus Silikatmineralen wie Feldspat und Quarz, die Haushaltssäuren nicht ätzen; Flusssäure, die in manchen Rostentfernern steckt, tut es.',
      care: 'Reinigen Sie mit Wasser und einem pH-neutralen Reiniger. Öl kann auf hellen und offenporigen Sortierungen dunkle Flecken lassen; fragen Sie, ob eine Imprägnierung ratsam ist.',
      use: 'Gesteine dieser Art dienen als Pflaster, Treppe, Fassade, Boden und Arbeitsplatte. Verlangen Sie Festigkeit, Wasseraufnahme und Frostprüfung der Lieferung, und wo Menschen gehen den Gleitwiderstand (EN 14231) der Oberfläche.',
    },
    SANDSTONE: {
      nature:
        'Er besteht aus Körnern in einem natürlichen Bindemittel; dieses entscheidet über Festigkeit und Dauerhaftigkeit, und eines aus Calcit wird von Säuren angegriffen.',
      care: 'Er kann Wasser, Öl und Schmutz aufnehmen. Reinigen Sie mit Wasser und einem pH-neutralen Reiniger, ohne Hochdruck, und fragen Sie, ob eine Imprägnierung zu eben diesem Stein passt.',
      use: 'Gesteine dieser Art dienen als Pflaster, Mauerwerk, Fassade und Fensterbank. Verlangen Sie Wasseraufnahme (EN 13755) und Frostprüfung (EN 12371), und versetzen Sie geschichteten Stein lagerhaft.',
    },
    SLATE: {
      nature:
        'Er spaltet entlang seiner Schieferung in dünne Platten; Spuren von Karbonat und Eisensulfiden entscheiden, wie er verwittert.',
      care: 'Reinigen Sie mit Wasser und einem pH-neutralen Reiniger. Öle und Imprägnierungen dunkeln ihn; proben Sie sie zuerst an einem Muster.',
      use: 'Gesteine dieser Art dienen als Dachdeckung, Bekleidung, Boden und Fensterbank. Verlangen Sie für Dächer die Klassen der EN 12326, für Böden den Gleitwiderstand (EN 14231) der Oberfläche.',
    },
    SCHIST: {
      nature: 'Er besteht aus glimmerreichen Lagen und spaltet entlang dieser, uneben; einzelne Schuppen können sich lösen.',
      care: 'Kehren und mit Wasser und einem pH-neutralen Reiniger wischen; kein Hochdruck, der Schuppen anhebt.',
      use: 'Gesteine dieser Art dienen als Pflaster, Mauerwerk und Bekleidung, oft spaltrau. Verlangen Sie die Biegefestigkeit (EN 12372) in der Dicke, die verlegt wird, und eine Frostprüfung (EN 12371).',
    },
    SOAPSTONE: {
      nature: 'Er ist reich an Talk, dem weichsten Mineral (Mohs-Härte 1): Er verkratzt leicht und speichert Wärme gut.',
      care: 'Reinigen Sie mit Wasser und einem milden Reiniger. Leichte Kratzer lassen sich ausschleifen; Öl dunkelt die Fläche gleichmäßig.',
      use: 'Gesteine dieser Art dienen für Öfen, Feuerstellen, Becken, Arbeitsplatten und Bildhauerei. Wo viel gegangen wird, ist mit Abnutzung zu rechnen.',
    },
    TUFF: {
      nature: 'Er ist verfestigte vulkanische Asche, in der Regel leicht und porös.',
      care: 'Er nimmt Wasser und Schmutz leicht auf. Reinigen Sie mit wenig Wasser und weicher Bürste, ohne Säuren und Hochdruck.',
      use: 'Gesteine dieser Art dienen als Mauerwerk, Bekleidung und Gewölbe. Verlangen Sie Wasseraufnahme (EN 13755) und Frostprüfung (EN 12371), bevor er draußen oder nahe am Boden verwendet wird.',
    },
    GYPSUM: {
      nature: 'Er besteht aus Gips, einem sehr weichen Mineral (Mohs-Härte 2), das Wasser langsam auflöst.',
      care: 'Trocken oder mit kaum feuchtem Tuch abstauben; Wasser und Reiniger fernhalten.',
      use: 'Er dient innen für Bildhauerei, Leuchten und Schmuck, nicht wo es nass wird.',
    },
    UNKNOWN: {
      nature: 'Der Eintrag sagt zu wenig über seine Minerale, um zu sagen, wie er sich verhält.',
      care: 'Bis mehr bekannt ist, reinigen Sie nur mit Wasser und einem pH-neutralen Reiniger, und proben Sie alles andere an einem Muster.',
      use: 'Verlangen Sie eine petrographische Beschreibung (EN 12407) und die Prüfungen, die der geplante Einsatz fordert.',
    },
  },
  family: (family, stones) => `Auch in der Gruppe „${family}“ des Katalogs: ${stones}.`,
  district: (place, stones) => `Auch aus demselben Gebiet (${place}): ${stones}.`,
  noSimilar: 'Der Katalog führt keinen anderen Stein derselben Gruppe oder desselben Gebiets.',
  missing: (what) => `Der Katalog hat keinen Wert für: ${what}.`,
  missingPrice: 'Auch Preis, Verfügbarkeit und Formate dieses Steins sind ihm nicht bekannt.',
  tellUs: 'Wer mehr weiß, mit Quelle, kann diese Lücken schließen.',
  topics: {
    TECHNICAL_SPECIFICATIONS: 'Technik',
    PRACTICAL_DETAILS: 'Praktisches',
    PRICING: 'Preis',
    INSTALLATION: 'Verlegung',
    MAINTENANCE: 'Pflege',
    ORIGIN: 'Herkunft',
    VISUAL_CHARACTERISTICS: 'Aussehen',
    APPLICATIONS: 'Verwendung',
    AVAILABILITY: 'Verfügbarkeit',
    IDENTITY: 'Identität',
  },
  types: {
    MARBLE: 'Marmor',
    DOLOMITE: 'Dolomit',
    LIMESTONE: 'Kalkstein',
    TRAVERTINE: 'Travertin',
    ONYX: 'Onyx',
    ALABASTER: 'Alabaster',
    GRANITE: 'Granit',
    GNEISS: 'Gneis',
    BASALT: 'Basalt',
    PORPHYRY: 'Porphyr',
    TUFF: 'Tuff',
    QUARTZITE: 'Quarzit',
    SANDSTONE: 'Sandstein',
    SLATE: 'Schiefer',
    SCHIST: 'Glimmerschiefer',
    SERPENTINITE: 'Serpentinit',
    SOAPSTONE: 'Speckstein',
    BRECCIA: 'Brekzie',
    CONGLOMERATE: 'Konglomerat',
    OTHER: 'Naturstein',
  },
  colorNames: {
    white: 'Weiß',
    grey: 'Grau',
    black: 'Schwarz',
    beige: 'Beige',
    red: 'Rot',
    green: 'Grün',
    pink: 'Rosa',
    cream: 'Creme',
    yellow: 'Gelb',
    brown: 'Braun',
    blue: 'Blau',
    gold: 'Gold',
    multicolour: 'Bunt',
    buff: 'Sandgelb',
    violet: 'Violett',
    ivory: 'Elfenbein',
    purple: 'Purpur',
    honey: 'Honig',
    silver: 'Silber',
    copper: 'Kupfer',
    translucent: 'durchscheinend',
    orange: 'Orange',
  },
  units: { cycles: 'Zyklen' },
};
