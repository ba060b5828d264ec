import file from '../../../data/notable-works.json' with { type: 'json' };

const BY_SLUG = new Map<string, string[]>();
for (const { work, stones } of file.works) {
  for (const slug of stones) BY_SLUG.set(slug, [...(BY_SLUG.get(slug) ?? []), work]);
}

/** Works that are known to be built of the stone: words by which it is looked for, no facts of it. */
export function worksOf(slug: string): readonly string[] {
  return BY_SLUG.get(slug) ?? [];
}
