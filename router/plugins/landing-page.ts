import type { ApolloServerPlugin } from '@apollo/server';
import type { RouterContext } from '../router-context.ts';

/** Apollo Sandbox loads from its vendor's network; where that is out of reach, the link leads to our own explorer. */
const SANDBOX = 'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Stomaton · Apollo Sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: #f7f5f2; color: #2b2622; }
  header { padding: 10px 16px; border-bottom: 1px solid #ddd6cc; }
  a { color: #8c3b2a; }
  #sandbox { position: absolute; inset: 45px 0 0 0; }
</style>
</head>
<body>
<header>Apollo Sandbox needs the internet. Without it, use <a href="/explorer">the explorer that comes with Stomaton</a>.</header>
<div id="sandbox"></div>
<script src="${SANDBOX}"></script>
<script>
  if (window.EmbeddedSandbox) new window.EmbeddedSandbox({ target: '#sandbox', initialEndpoint: location.href.split('?')[0], runTelemetry: false });
</script>
</body>
</html>
`;

/** The policy of that page alone: it embeds a frame and a script of another origin. */
export const SANDBOX_CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' https://embeddable-sandbox.cdn.apollographql.com; style-src 'unsafe-inline'; " +
  "frame-src https://sandbox.embed.apollographql.com; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** A browser's GET of `/graphql` shows Apollo Sandbox. */
export function landingPage(): ApolloServerPlugin<RouterContext> {
  return {
    async serverWillStart() {
      return { renderLandingPage: async () => ({ html: PAGE }) };
    },
  };
}
