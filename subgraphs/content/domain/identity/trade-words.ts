import { TAXONOMY } from '../categories/taxonomy.ts';
import { foldName, foldWords } from './name-tokens.ts';
import { isHan, toLatin } from './transliterate.ts';

const words = (text: string): readonly string[] => text.split(/\s+/).flatMap((word) => foldWords(word));
const set = (text: string): ReadonlySet<string> => new Set(words(text));

/** Small words that join the parts of a name in the trade's languages; they say nothing about which stone it is. */
export const CONNECTORS: ReadonlySet<string> = set(
  `a an the of from in at by to and d de del della dell delle degli dei di do da dal dalla dall dos das du des la le les el los las l il lo gli i al
   y e et und aus von vom zum der die das den dem ein eine s with con en no nr`,
);

/** The nouns "stone" and "rock" in the trade's languages, left out when two names are compared. */
export const STONE_NOUNS: ReadonlySet<string> = set(
  `stone pietra pierre piedra pedra stein steen sten kamen tasi kivi камень ishi natursteen naturstein petra rock`,
);

/**
 * Words of goods that are no natural stone, though sold under the names of stones. A query with one of them names no stone.
 * Brands are among them because they stand before borrowed stone names.
 */
const IMITATION_WORDS: ReadonlySet<string> = set(
  `quartz quarz cuarzo quarzo composite composites engineered agglomerate agglomerated agglomerato conglomerated terrazzo porcelain porcellanato
   porcelanico porcelanato porcelanosa gres ceramic ceramics ceramica keramik ceramique stoneware laminate laminates laminat vinyl pvc lvt linoleum
   effect effetto effet efecto efeito look lookalike optik imitation imitazione faux fake artificial cultured synthetic sintered
   resin-bound acrylic corian formica melamine wallpaper tapete paint paints painted printed print fabric velvet carpet concrete cement microcement
   beton solid surface sticker foil vinilico vinilo vinile gresporcellanato feinsteinzeug steinzeug fliesenoptik marmoroptik steinoptik
   imitacion imitacao imitato finto fausse falso kunststein kunststoff resopal laminato laminado stratifie carta parati papier peint
   porselen seramik laminat suni mermerit керамогранит керамика кварц искусственный ламинат обои линолеум агломерат
   silestone dekton caesarstone cambria neolith lapitec laminam hanstone vicostone compac technistone
   quartzforms santamargherita okite zodiaq viatera lg radianz samsung stellaquartz unistone sensa daltile florim marazzi
   infinity rak inalco xtone coverlam levantina-techlam techlam ariostea casalgrande fiandre maximum stonepeak msi-q q-quartz
   quarella diresco belenco coante cimstone silkstone ascale kerlite kerlite refin atlasplan atlasconcorde emilceramica ragno supergres
   pamesa keraben grespania apavisa kajaria somany himacs staron krion avonite swanstone getacore wilsonart egger duropal vadara
   uniquartz metroquartz polarstone quantra pompeii-quartz corquartz sapienstone porcelaingres
   كوارتز بورسلان سيراميك`,
);

export function isImitationWord(word: string): boolean {
  return IMITATION_WORDS.has(word);
}

/** Such words that are long enough to be recognised when misspelt. */
export const LONG_IMITATION_WORDS: readonly string[] = [...IMITATION_WORDS].filter((word) => word.length >= 7);

/**
 * Words of the trade's languages that mean the same in names; a name and its translation agree in them. Each line is one
 * meaning, its first word the one that stands for all.
 */
const TRANSLATIONS = `
white bianco уайт вайт бьянко bianca blanc blanche blanco blanca branco branca weiss weisser weisse beyaz beyazi valkoinen bialy biala белый белая бяло λευκο 白 wit vit alb bai shiro бианко blanches blancs bianche ابيض بيضاء البيضاء الابيض
black nero блэк неро nera noir noire negro negra preto preta schwarz schwarzer zwart svart siyah musta czarny черный чёрный μαυρο 黑 negre hei kuro блек negros negras nere neri اسود سوداء الاسود siyahi
red rosso ред россо rossa rouge rojo roja vermelho vermelha rot roter rote rood rod kirmizi czerwony красный κοκκινο 红 紅 hong aka рэд rosse rossi rojos rouges احمر حمراء الاحمر kirmizisi
pink rosa rose rosado pembe розовый 粉红 роса роза пинк وردي rosada rosato rosata pembesi
green verde lu midori грин верде verdi vert verte grun gruner grune gruen groen gron yesil zielony зеленый зелёный 绿 綠 πρασινο зеленая اخضر خضراء الاخضر verdes yesili
blue azzurro блю азул azul blu bleu bleue blau blauer blaue blauwe bla mavi niebieski синий голубой 蓝 藍 блу ازرق زرقاء mavisi
grey grigio грей grigia gris grise cinza grau grauer graue grijs gra gri szary серый 灰 γκρι hui грис رمادي gray cinzento cinzenta grises grisi
yellow giallo gialla jaune amarillo amarilla amarelo amarela gelb gelber sari желтый жёлтый 黄 黃 huang джалло джиалло желло اصفر صفراء sarisi
gold golden голд oro or dore dorado dourado gold altin золотой 金 aureo dorada dourada dorato dorata goldener goldene ذهبي
silver argento plata prata silber gumus серебристый 银 silbern silberner silberne silbernes argentato argentata plateado plateada prateado prateada argente argentee gumusi فضي
brown marrone браун marron marrom bruno brun braun brauner bruin kahverengi ruskea коричневый 棕 啡 castano марроне بني kahverengisi
cream crema крема creme krem cremo кремовый крем كريمي
ivory avorio marfil ivoire elfenbein marfim fildisi
beige bege bej бежевый 米黄 beis بيج бежевая beji
purple viola violet violett violeta mor фиолетовый 紫 morado roxo
lilac lila leylak lilla
orange arancio naranja laranja turuncu
light chiaro chiara claro clara clair claire hell helle heller licht acik светлый 浅
dark scuro scura oscuro oscura escuro escura fonce dunkel dunkle dunkler donker koyu тёмный темный 深 mork
royal reale real regale koniglich
imperial imperiale imperiais kaiserlich империал
absolute assoluto absoluto absolu absolut
classic classico clasico classique klassik klasik classica
antique antico antica antiguo antigo antik
flowery fiorito florido fleuri
veined venato veteado veine geadert
pearl perla перл perle perola perlen inci жемчуг 珍珠
emerald smeraldo esmeralda emeraude smaragd
butterfly papillon farfalla mariposa borboleta
walnut noce nogal noyer nussbaum ceviz
honey miele miel mel honig bal
sky cielo ciel ceu himmel
milky lactea lattea
coffee cafe caffe kaffee kahve
forest bosco bosque foret wald orman ormani foresta
rain pluie pioggia lluvia yagmur chuva regen
rainbow arcobaleno arcoiris arcenciel regenbogen
river rio fiume fluss nehir
star stella estrella etoile stern yildiz
galaxy galaxia galassia galaxie галактика
tiger tigre tigri kaplan tijger tijgers
skin postu piel pelle peau
cherry visne visnesi ciliegia cereza kirsche kiraz
sugar seker zucchero azucar
roman romano romana romain romaine romischer romischen romische romisch roemischer rom rome roma
verona veronese veroneser vérone verone veroneserin
carrara carrare كرارا كارارا karrara carrarese каррара 卡拉拉 kararra
lasa laaser laas
siena sienna sienne
paris parigi
portland portlander
bath bather
brazil brazilian brasil brasile brasilien brasiliano brasileno brasileiro bresil
china chinese cina chine chinesisch 中国
india indian indien inde indiano indio 印度
turkey turkish turkiye turchia turquia turquie turco turk turkisch tuerkisch
greece greek grecia grece griechisch griechenland
italy italian italia italien italie italiano italienisch
spain spanish espana spanien espagne spagna espanol spanisch
portugal portuguese portugues portogallo portuguesa portugiesisch
france french francia frankreich frances francais francese franzosisch
belgium belgian belgique belge belga belgio belgisch belgischer belgisches belgica belgien
germany german deutschland deutsch deutscher allemagne germania alemania
norway norwegian norge norvegia noruega norvege norwegisch norvegese norvegien norvegienne noruego noruegues norwegischer norveg
sweden swedish sverige svezia suecia suede schwedisch sueco svedese suedois suedoise schwedischer sueca
finland finnish suomi finlandia finnischer finnisch finlandese finlandais finlandaise finlandes finnlandisch
egypt egyptian egitto egipto egypte agyptischer egiziano agypten egyptien egipcio
africa african afrika afrique
iran iranian persian persia persiano persa
israel israeli
pakistan pakistani
vietnam vietnamese
ukraine ukrainian
russia russian
america american americano
england english ingles anglais
wales welsh galesa galloise walisischer gallois gallese gales galles waliser walisisch
ireland irish irlanda irlandese irlandais irlandaise irlandes irisch irischer irland irlande
scotland scottish schottisch schottischer ecosse ecossais ecossaise escocia escoces scozia scozzese schottland
tunisia tunisian
morocco moroccan
sardinia sardinian sardo sarda sardegna
sicily sicilian sicilia siciliano
tuscany tuscan toscano toscana
zimbabwe
angola
macedonia macedonian
jerusalem jerusalen gerusalemme
lava lavica
coral corallo corail
michelangelo
baltic baltico baltique baltisch baltischer baltische балтик
bordeaux bordo burdeos bordeos bordeux
lavender lavande lavanda lavendel
neuchatel neuenburg neuenburger
ruby rubino rubi rubis rubin
sapphire zaffiro zafiro saphir
swallow rondine golondrina hirondelle schwalbe andorinha
eagle aquila aguila aigle adler
chestnut castagno kastanie chataigne
maple ahorn erable
autumn autunno otono automne herbst
dream sogno sueno reve traum
velvet velluto terciopelo velours samt
snow neve nieve neige schnee kar
pentelic pentelico pentelique pentelischer pentelikon
thassos thasos тасос тассос ثاسوس
brittany bretagne bretagna bretana
bavaria bayern baviere baviera bayerischer
saxony sachsen saxe sassonia sajonia
normandy normandie normandia
pennsylvania pennsylvanie pensilvania pennsylvanien pensilvania
karelia karelien carelia carelie карелия karelian карельский
florence firenze florenz florencia fiorentina
vicenza vicence vizenza vicentina vicentino
burgundy burgund bourgogne borgogna borgona burgunder
austria osterreich osterreichischer autriche autrichien austriaco
switzerland swiss schweiz schweizer suisse svizzera svizzero suiza suizo
etna atna aetna
steel acciaio acero acier stahl aco celik
peach pesca peche
`;

const CONCEPTS: ReadonlyMap<string, string> = new Map(
  TRANSLATIONS.trim()
    .split('\n')
    .flatMap((line) => {
      const group = words(line);
      const [concept = ''] = group;
      return group.map((word) => [word, concept] as const);
    }),
);

const ROCK_WORDS: ReadonlyMap<string, string> = new Map([
  ...TAXONOMY.types.flatMap((type) =>
    type.words.flatMap((word) => {
      const latin = isHan(word) ? null : toLatin(word);
      return [word, ...(latin === null ? [] : [latin])].map((form) => [foldName(form), type.value] as const);
    }),
  ),
  ['marbel', 'marble'],
  ['marbles', 'marble'],
]);

const COUNTRIES: ReadonlyMap<string, string> = new Map(
  TAXONOMY.regions.flatMap((region) =>
    region.countries.flatMap((country) =>
      [country.name, ...country.words].map((word) => [foldName(word), country.name] as const),
    ),
  ),
);

const COUNTRY_CONCEPTS: ReadonlyMap<string, string> = new Map(
  [...COUNTRIES].map(([word, country]) => [word, CONCEPTS.get(foldName(country)) ?? foldName(country)] as const),
);

/** The colour families of a folded word in the taxonomy; empty for other words. */
const COLORS: ReadonlyMap<string, string> = new Map(
  TAXONOMY.colorFamilies.flatMap((family) => family.words.map((word) => [foldName(word), family.value] as const)),
);

/** The word that stands for `word` and its translations (`guatemalan` for the country too); the word itself where it has none. */
export function conceptOf(word: string): string {
  return CONCEPTS.get(word) ?? COUNTRY_CONCEPTS.get(word) ?? word;
}

/** The type that a rock word names in any of the trade's languages, as the taxonomy writes it; null for other words. */
export function rockTypeOf(word: string): string | null {
  return ROCK_WORDS.get(word) ?? null;
}

/** The country that a word names or derives from (`turkish` → `Turkey`); null for other words. */
export function countryOf(word: string): string | null {
  return COUNTRIES.get(word) ?? null;
}

const PLACES: ReadonlySet<string> = new Set(
  TAXONOMY.regions.flatMap((region) => region.countries.flatMap((country) => country.places.flatMap(foldWords))),
);

/** Whether a word is a country or a place of the taxonomy. */
export function isPlaceWord(word: string): boolean {
  return PLACES.has(word) || COUNTRIES.has(word) || COUNTRIES.has(conceptOf(word));
}

/** The colour family of a colour word in any of the trade's languages; null for other words. */
export function colorFamilyOf(word: string): string | null {
  return COLORS.get(word) ?? COLORS.get(conceptOf(word)) ?? null;
}
