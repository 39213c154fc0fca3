// A certified OpenID Connect provider on loopback, for tests. Nobody has a password: whoever types
// the name of an account is in. What it does wrong, it does because a test asked it to: POST /trick.
import { readFile } from 'node:fs/promises';
import { Provider } from 'oidc-provider';
import { SignJWT, decodeJwt, importJWK } from 'jose';

const given = JSON.parse(await readFile(process.argv[2], 'utf8'));
const issuer = `http://localhost:${given.port}`;
let trick = {};

const honest = Date.now;
Date.now = () => honest() + (trick.seconds ?? 0) * 1000;

const provider = new Provider(issuer, {
  clients: given.clients,
  jwks: given.jwks,
  cookies: { keys: ['for tests'] },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id.includes('@') ? id : undefined, email_verified: true }),
  }),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
});

// Another client's token, signed by the right key.
async function forAnother(token) {
  const [jwk] = given.jwks.keys;
  const claims = { ...decodeJwt(token), ...trick.claims };
  const key = await importJWK(jwk, 'RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: jwk.kid }).sign(key);
}

async function typed(context) {
  let text = '';
  for await (const part of context.req) text += part;
  return text;
}

provider.use(async (context, next) => {
  if (context.path === '/trick') {
    trick = JSON.parse(await typed(context));
    context.status = 204;
  } else if (context.path.startsWith('/interaction/') && context.method === 'GET') {
    context.type = 'html';
    context.body = `<form method="post"><label>Account <input name="login"></label>
      <button>Go on</button></form>`;
  } else if (context.path.startsWith('/interaction/')) {
    const login = new URLSearchParams(await typed(context)).get('login');
    const details = await provider.interactionDetails(context.req, context.res);
    const grant = new provider.Grant({ accountId: login, clientId: details.params.client_id });
    grant.addOIDCScope(details.params.scope);
    const grantId = await grant.save();
    const result = { login: { accountId: login }, consent: { grantId } };
    await provider.interactionFinished(context.req, context.res, result);
    context.respond = false;
  } else {
    await next();
    if (context.path === '/token' && context.body?.id_token && trick.claims) {
      context.body.id_token = await forAnother(context.body.id_token);
    }
  }
});

provider.listen(given.port, '127.0.0.1', () => console.log('ready'));
