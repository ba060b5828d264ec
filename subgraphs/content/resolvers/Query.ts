import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { checkId, type IdPrefix, prefixOf } from '../../../platform/ids/ids.ts';
import type { ContentContext } from '../context.ts';
import { checkLocale } from '../domain/article.ts';
import { listArticles } from '../domain/article-list.ts';
import { categorizeText } from '../domain/categories/categorize.ts';
import type { Content } from '../domain/content.ts';
import { countContent } from '../domain/content-stats.ts';
import { listCorrections } from '../domain/correction-list.ts';
import { deceptivePractices } from '../domain/identity/deceptive-practices.ts';
import { findMentions } from '../domain/linking/find-mentions.ts';
import { checkLongText } from '../domain/parse/check-values.ts';
import { checkPath } from '../domain/parse/parse-article-input.ts';
import { resolveName, resolveNames } from '../domain/resolve-names.ts';
import { listStones } from '../domain/stone-list.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { NODE_TYPES } from './Node.ts';
import { withNodes, withStones } from './present.ts';

/** Well-formed, and nothing has it. */
const NO_ARTICLE = `article_${'0'.repeat(26)}`;

const TEXT_LIMITS = { mentions: 200_000, name: 200, description: 20_000 } as const;

export function queryResolvers(content: Content): QueryResolvers {
  const { state, names, categories, graph } = content;
  return {
    async node(_parent, { id }, context) {
      const known = Object.keys(NODE_TYPES) as IdPrefix[];
      checkId(id, known, 'id');
      switch (prefixOf(id)) {
        case 'stone':
          return opened(context, await context.loaders.stone.load(id));
        case 'article':
          return opened(context, await context.loaders.article.load(id));
        default:
          return (await context.loaders.entity.load(id)) === null ? null : { id };
      }
    },

    async stone(_parent, args, context) {
      const [argument, value] = exactlyOne({ id: args.id, slug: args.slug, name: args.name });
      await content.waitFor(context.readAfter);
      const id =
        argument === 'id'
          ? checkId(value, 'stone', 'id')
          : argument === 'slug'
            ? state.stoneIdBySlug(checkLongText(value, 'slug', TEXT_LIMITS.name))
            : resolveName(names, value).stoneId;
      return id === null ? null : opened(context, await context.loaders.stone.load(id));
    },

    async stones(_parent, args, context) {
      await content.waitFor(context.readAfter);
      const page = listStones(state, categories, {
        filter: args.filter ?? null,
        order: args.order ?? 'NAME_ASC',
        first: args.first ?? 20,
        after: args.after ?? null,
      });
      return withNodes(page, context.loaders.stone);
    },

    async article(_parent, args, context) {
      const [argument, value] = exactlyOne({ id: args.id, path: args.path });
      await content.waitFor(context.readAfter);
      const locale = checkLocale(args.locale ?? 'en', 'locale');
      const id = argument === 'id' ? checkId(value, 'article', 'id') : state.articleIdByKey(checkPath(value, 'path'), locale);
      // A path that nothing has is looked up like one of a draft: how long the answer takes would tell them apart.
      return opened(context, await context.loaders.article.load(id ?? NO_ARTICLE));
    },

    async articles(_parent, args, context) {
      await content.waitFor(context.readAfter);
      const page = listArticles(state, context.viewer, {
        type: args.type ?? null,
        status: args.status ?? null,
        locale: args.locale ?? null,
        first: args.first ?? 20,
        after: args.after ?? null,
      });
      return withNodes(page, context.loaders.article);
    },

    async resolveIdentity(_parent, { name }, { readAfter }) {
      await content.waitFor(readAfter);
      return resolveName(names, name);
    },

    async resolveIdentities(_parent, args, { readAfter }) {
      await content.waitFor(readAfter);
      return [...(await resolveNames(names, args.names))];
    },

    async findMentions(_parent, { text, about }, context) {
      const aboutId = about === null || about === undefined ? null : checkId(about, 'stone', 'about');
      if (text.length > TEXT_LIMITS.mentions) checkLongText(text, 'text', TEXT_LIMITS.mentions);
      await content.waitFor(context.readAfter);
      const mentions = findMentions(names.automaton, text, aboutId === null ? {} : { aboutId });
      return withStones(mentions, context.loaders.stone);
    },

    categorize(_parent, { name, description }) {
      const checkedName = name === null || name === undefined ? null : checkLongText(name, 'name', TEXT_LIMITS.name);
      const checked = checkLongText(description, 'description', TEXT_LIMITS.description);
      return [...categorizeText(checkedName, checked, names.index)];
    },

    taxonomy: () => [...categories.facets()],
    deceptivePractices: () => [...deceptivePractices(names.index)],

    async corrections(_parent, args, context) {
      await content.waitFor(context.readAfter);
      const { stoneId } = args;
      return listCorrections(state.corrections, {
        kind: args.kind ?? null,
        stoneId: stoneId === null || stoneId === undefined ? null : checkId(stoneId, 'stone', 'stoneId'),
        inForce: args.inForce ?? null,
        first: args.first ?? 20,
        after: args.after ?? null,
      });
    },

    async contentStats(_parent, _args, context) {
      await content.waitFor(context.readAfter);
      return countContent(state, context.viewer, graph.count);
    },
  };

  function opened<Document extends { readonly id: string }>(
    context: ContentContext,
    document: Document | null,
  ): Document | null {
    if (document !== null) context.effects.viewedIds.add(document.id);
    return document;
  }
}

/** The one argument that was sent. @throws {DomainError} INVALID_INPUT naming them all */
function exactlyOne<Name extends string>(args: Readonly<Record<Name, string | null | undefined>>): [Name, string] {
  const names = Object.keys(args) as Name[];
  const sent = names.flatMap((name): [Name, string][] => {
    const value: string | null | undefined = args[name];
    return value === null || value === undefined ? [] : [[name, value]];
  });
  const [only] = sent;
  if (only !== undefined && sent.length === 1) return only;
  const [first = '', ...others] = sent.length === 0 ? names : sent.map(([name]) => name);
  const all = names.join(', ');
  throw sent.length === 0
    ? invalidInput(first, `none of ${all} was sent.`, `Send exactly one of ${all}.`)
    : invalidInput(first, `was sent together with ${others.join(' and ')}.`, `Send exactly one of ${all}.`);
}
