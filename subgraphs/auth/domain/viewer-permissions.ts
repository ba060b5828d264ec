import type { Viewer } from '../../../platform/identity/viewer.ts';
import type { ArticleStatusName } from '../../../platform/ports/catalogue.ts';
import type { DocumentHead } from '../../../platform/ports/documents.ts';
import { OWN_DRAFT_WRITERS } from './role-scopes.ts';

/** What a viewer may do with one stone or article. */
export interface PermissionsRecord {
  readonly canEdit: boolean;
  readonly canPublish: boolean;
  readonly canDelete: boolean;
  readonly canGenerate: boolean;
}

/** By scopes alone; the same for every stone. */
export function permissionsOnStone({ scopes }: Viewer): PermissionsRecord {
  return {
    canEdit: scopes.has('content:write'),
    canPublish: scopes.has('content:publish'),
    canDelete: scopes.has('content:publish'),
    canGenerate: scopes.has('content:generate'),
  };
}

/** True where the article's status decides whether the viewer may change it: it is their own, and their role may write drafts. */
export function dependsOnStatus(
  viewer: Viewer,
  { authorId, visibility }: Pick<DocumentHead, 'authorId' | 'visibility'>,
): boolean {
  if (viewer.kind !== 'person' || viewer.scopes.has('content:write')) return false;
  return visibility !== 'PUBLIC' && authorId === viewer.userId && OWN_DRAFT_WRITERS.has(viewer.role);
}

/** @param status of an article of which {@link dependsOnStatus} is true; null for any other */
export function permissionsOnArticle(viewer: Viewer, status: ArticleStatusName | null): PermissionsRecord {
  const byScope = permissionsOnStone(viewer);
  return { ...byScope, canEdit: byScope.canEdit || status === 'DRAFT' };
}
