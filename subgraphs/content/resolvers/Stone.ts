import { checkLocale, profilePath } from '../domain/article.ts';
import { profileOf } from '../domain/article-list.ts';
import type { Content } from '../domain/content.ts';
import { linkPage } from '../domain/link-page.ts';
import type { StoneResolvers } from '../schema.generated.ts';
import { withStones } from './present.ts';

/** How long a reader who has just written waits for the links to show it. */
const LINKS_WAIT_MS = 2_000;

export function stoneResolvers(content: Content): StoneResolvers {
  const { state, categories, graph } = content;
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.stone.load(id),
    slug: ({ data }) => data.slug,
    name: ({ data }) => data.name,
    type: ({ data }) => data.type,
    petrography: ({ data }) => data.petrography,
    family: ({ data }) => data.family,
    origin: ({ data }) => data.origin,
    colors: ({ data }) => [...data.colors],
    aliases: ({ data }, { kinds }) => (kinds ? data.aliases.filter(({ kind }) => kinds.includes(kind)) : [...data.aliases]),
    technical: ({ data }) => data.technical,
    facts: ({ data }, { topic }) => (topic ? data.facts.filter((fact) => fact.topic === topic) : [...data.facts]),
    categories: (stone) => [...categories.of(stone)],
    article({ id, data }, args, { viewer, loaders }) {
      const locale = checkLocale(args.locale ?? 'en', 'locale');
      const profile = profileOf(state, viewer, id, profilePath(data.slug), locale);
      return profile === null ? null : loaders.article.load(profile.id);
    },
    async links({ id }, args, { loaders, effects, readAfter }) {
      const wrote = effects.cursor ?? readAfter;
      if (wrote !== null) await graph.settled(LINKS_WAIT_MS);
      const page = linkPage(graph.links, id, {
        direction: args.direction ?? 'OUTGOING',
        first: args.first ?? 20,
        after: args.after ?? null,
      });
      const links = page.edges.map(({ node: { otherId, link }, cursor }) => ({ stoneId: otherId, link, cursor }));
      const edges = (await withStones(links, loaders.stone)).map(({ stone, link, cursor }) => ({
        node: stone,
        cursor,
        score: link.score,
        reason: link.reason,
        anchors: link.anchors,
      }));
      return { edges, pageInfo: page.pageInfo, totalCount: page.totalCount };
    },
  };
}
