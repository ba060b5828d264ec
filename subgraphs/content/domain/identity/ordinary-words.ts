import { foldWords } from './name-tokens.ts';

/** Ordinary words that are also names or parts of names of stones: written small they mean the ordinary thing. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  foldWords(
    `absolute academy ages  angelo antique   autumn beer beta big black blossom blue blues  brown bunch
   butterfly calcite cedar cherry chestnut classic coarse coffee colonial copper coral cosmic cosmos cotton cottonwood crab cream creek
   creole crystal dark delicate desert dream eagle east ebony emerald english equator fairy fantasy fine flower forest fossil four fusion
   galaxy gem  ghost gold golden  green grey hard heather hill honey horn ice iceberg impala imperial iron ivory
   jade jazz jet keystone lava lavender leaf leather light lilac mahogany maple marble  mercury  milky mint mist misty
   mother mountain multi multicolor natural new north northern ocean onyx orchard oriental ornamental paradise park peach
   pearl  pink platinum polychrome port premium princess pure purple quaker radio rag rain rainbow rainforest raven red rhino
   rhinoceros river roach roch rose royal ruby rust rusty sand sapphire sea season seasons sesame shell shellstone silver sky slab snow solar splendor star statuary
   steel stone stony storm sugar sunny sunset super supreme swallow swan teak teakwood telephone thunder tiger tigerskin titanium tundra
   typhoon unfading valley veined  violet walnut way white whitestone wood wooden wow yellow orange beige   
   tint skin     mahogany coralline  soap wave waves splendour milk salt pepper smoke velvet`,
  ),
);
