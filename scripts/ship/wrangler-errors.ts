import { type ExitCode, exitCodes, ShipError } from "./exit-codes.ts";

/** What Cloudflare or wrangler may refuse, how its message is recognised, and what to do about it. */
interface KnownError {
  readonly pattern: RegExp;
  readonly code: ExitCode;
  readonly message: string;
  readonly advice: readonly string[];
}

/**
 * The error for a message of wrangler that is known; undefined for any other. The codes in brackets are those of Cloudflare's API. The
 * first that matches counts, so that a message about the account is not taken for one about the login.
 */
export function knownWranglerError(text: string): ShipError | undefined {
  const known = knownErrors.find(({ pattern }) => pattern.test(text));
  return known && new ShipError(known.code, known.message, known.advice);
}

const withCodes = (words: string, ...codes: number[]): RegExp => new RegExp(`${words}|\\[code: (${codes.join("|")})\\]`, "i");

const tokenAdvice = [
  "create a token at https://dash.cloudflare.com/profile/api-tokens from the template “Edit Cloudflare Workers”, for this account,",
  "and set CLOUDFLARE_API_TOKEN to it",
];

const knownErrors: readonly KnownError[] = [
  {
    pattern: /More than one account available|Failed to automatically retrieve account IDs|mandatory to specify an account ID/i,
    code: exitCodes.usage,
    message: "wrangler does not know which Cloudflare account to use",
    advice: ["run `npx wrangler whoami`, and set CLOUDFLARE_ACCOUNT_ID to the ID of the account"],
  },
  {
    pattern: withCodes("Could not route to /accounts/|perhaps your object identifier is invalid", 7000, 7003),
    code: exitCodes.usage,
    message: "Cloudflare knows no account with this CLOUDFLARE_ACCOUNT_ID",
    advice: ["run `npx wrangler whoami`, and copy the ID of the account from there"],
  },
  {
    pattern: withCodes("verify your email address|email_verification_required", 10034),
    code: exitCodes.usage,
    message: "the e-mail address of the Cloudflare account is not verified",
    advice: ["open the link in Cloudflare's e-mail, or ask for another at https://dash.cloudflare.com/profile; then run ship again"],
  },
  {
    pattern: withCodes("workers\\.dev subdomain", 10063),
    code: exitCodes.usage,
    message: "the Cloudflare account has no workers.dev subdomain yet",
    advice: ["open “Workers & Pages” at https://dash.cloudflare.com once, which creates it; then run ship again"],
  },
  {
    pattern: /Invalid format for Authorization header|Invalid request headers|\[code: (6003|6111)\]/i,
    code: exitCodes.usage,
    message: "CLOUDFLARE_API_TOKEN is not an API token: it is cut off, or a global API key",
    advice: tokenAdvice,
  },
  {
    pattern:
      /custom API token set in an environment variable|Unable to authenticate request|not authorized to access|does not have permission|\[code: (10001|9106|10405)\]/i,
    code: exitCodes.usage,
    message: "CLOUDFLARE_API_TOKEN may not edit Workers in this account",
    advice: tokenAdvice,
  },
  {
    pattern: /`limits`|CPU limits are not supported|\[code: 100328\]/i,
    code: exitCodes.notPromoted,
    message: "the free plan of Cloudflare accepts no [limits] in wrangler.toml",
    advice: ["use the block for the free plan that is prepared there, or change to the paid plan"],
  },
  {
    pattern: withCodes("exceeded the limit of .*(scripts|Workers)|maximum number of (scripts|Workers)", 10037),
    code: exitCodes.notPromoted,
    message: "the Cloudflare account has as many Workers as its plan allows",
    advice: ["delete one that is no longer used (`npx wrangler delete --name NAME`), or change to the paid plan"],
  },
  {
    pattern: /a Pages project|name .*(is )?(already )?(taken|in use|reserved)|already exists with (this|that) name/i,
    code: exitCodes.notPromoted,
    message: "the name of the Worker is taken in this account",
    advice: ["choose another `name` in wrangler.toml (and the `namespace_id` of its rate limit, as said there); then run ship again"],
  },
  {
    pattern: /namespace_id|rate ?limit(ing)? (namespace|binding)/i,
    code: exitCodes.notPromoted,
    message: "Cloudflare refuses the rate limit of the Worker",
    advice: ["give [[ratelimits]] in wrangler.toml a `namespace_id` that no other Worker of the account has: any whole number"],
  },
  {
    pattern: /fetch failed|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/,
    code: exitCodes.notPromoted,
    message: "Cloudflare's API cannot be reached",
    advice: ["check the network connection, or HTTPS_PROXY if there is a proxy; nothing was changed by this step"],
  },
  {
    pattern: /Too many requests|rate limited|\[code: 971\]|status(?: code)? 429/i,
    code: exitCodes.notPromoted,
    message: "Cloudflare's API takes no more requests from this account for the moment",
    advice: ["wait five minutes and run ship again: it resumes after the last finished step"],
  },
  {
    pattern: /CLOUDFLARE_API_TOKEN|not logged in|Authentication error|Invalid access token|\[code: (10000|9109)\]/i,
    code: exitCodes.usage,
    message: "wrangler is not logged in to Cloudflare, or its login has expired",
    advice: [
      "on your own machine:  npx wrangler login   (opens the browser, once)",
      "without a browser:    set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID; create the token at",
      "                      https://dash.cloudflare.com/profile/api-tokens from the template “Edit Cloudflare Workers”",
      "without an account:   npm run ship -- --local   (serves on this machine)",
    ],
  },
];
