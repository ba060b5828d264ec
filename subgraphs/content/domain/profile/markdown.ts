import type { StoneData } from '../../../../platform/ports/catalogue.ts';

/**
 * A text of a record as Markdown shows it literally: a name that someone typed in must not become a link, a picture or HTML.
 * Only what Markdown could read as markup is escaped, so that ordinary names stay as they are and are found as mentions.
 */
export function toMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/^[#+=-]/, '\\$&');
}

/** A stone whose texts can be put into Markdown as they are. */
export function toMarkdownStone(stone: StoneData): StoneData {
  const { origin } = stone;
  return {
    ...stone,
    name: toMarkdown(stone.name),
    petrography: ifThere(stone.petrography),
    family: ifThere(stone.family),
    origin: { country: toMarkdown(origin.country), region: ifThere(origin.region), locality: ifThere(origin.locality) },
    aliases: stone.aliases.map((alias) => ({ ...alias, name: toMarkdown(alias.name), note: ifThere(alias.note) })),
    facts: stone.facts.map((fact) => ({
      ...fact,
      name: toMarkdown(fact.name),
      value: toMarkdown(fact.value),
      unit: ifThere(fact.unit),
      source: ifThere(fact.source),
    })),
    technical: Object.fromEntries(
      Object.entries(stone.technical).map(([key, measure]) => [
        key,
        { ...measure, standard: ifThere(measure.standard), source: ifThere(measure.source) },
      ]),
    ),
  };
}

function ifThere(text: string | null): string | null {
  return text === null ? null : toMarkdown(text);
}
