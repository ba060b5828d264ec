import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { parsePlaceList } from './place-list.ts';
import { createPlaceReader } from './read-places.ts';
import { TAXONOMY } from './taxonomy.ts';

const read = (file: string) => readFileSync(new URL(`../../../../data/${file}`, import.meta.url));

const countries = new Set(TAXONOMY.regions.flatMap((region) => region.countries.map(({ name }) => name)));

let opened: Gazetteer | null = null;

/** Unpacked by the first description, some 20 ms, so that the start does not wait for it. */
const gazetteer: Gazetteer = {
  find(key) {
    opened ??= createGazetteer(gunzipSync(read('gazetteer.txt.gz')).toString('latin1'));
    return opened.find(key);
  },
};

/** The places in force, those of `data/places.txt` and `data/gazetteer.txt.gz`. */
export const PLACES = createPlaceReader(parsePlaceList(read('places.txt').toString(), countries), gazetteer);
