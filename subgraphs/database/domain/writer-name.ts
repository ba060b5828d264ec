import type { Viewer } from '../../../platform/identity/viewer.ts';

/** Who wrote something, for those who may write themselves (`content:write`); null for everyone else. */
export function writerFor(viewer: Viewer, writer: string | null): string | null {
  return viewer.scopes.has('content:write') ? writer : null;
}
