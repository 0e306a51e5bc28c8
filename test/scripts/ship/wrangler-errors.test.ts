import { expect, test } from "vitest";
import { knownWranglerError } from "../../../scripts/ship/wrangler-errors.ts";
import { wranglerError } from "../../../scripts/ship/wrangler-process.ts";

// Messages of wrangler and of Cloudflare's API, as they were reported in the issues of cloudflare/workers-sdk or stand in wrangler's source.
test.each([
  [
    "In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN environment variable for wrangler to work.",
    "npx wrangler login",
  ],
  ["A request to the Cloudflare API failed.\nAuthentication error [code: 10000]", "npx wrangler login"],
  [
    "Authentication error [code: 10000]\nIt looks like you are authenticating Wrangler via a custom API token set in an environment variable.",
    "Edit Cloudflare Workers",
  ],
  ["Invalid request headers [code: 6003]\nInvalid format for Authorization header [code: 6111]", "cut off"],
  ["Unable to authenticate request [code: 10001]", "may not edit Workers"],
  ["More than one account available but unable to select one in non-interactive mode.", "set CLOUDFLARE_ACCOUNT_ID"],
  ["Failed to automatically retrieve account IDs for the logged in user.\nit is mandatory to specify CLOUDFLARE_ACCOUNT_ID", "whoami"],
  [
    "Could not route to /accounts/x/workers/services/cytonet, perhaps your object identifier is invalid? [code: 7003]",
    "no account with this",
  ],
  ["You need to verify your email address to use Workers. [code: 10034]", "open the link"],
  ["You need a workers.dev subdomain in order to proceed. [code: 10063]", "Workers & Pages"],
  ["You can either deploy your worker to one or more routes or register a workers.dev subdomain here:", "Workers & Pages"],
  ["CPU limits are not supported for the Free plan. [code: 100328]", "free plan"],
  ["You have exceeded the limit of 100 Workers on your account. [code: 10037]", "wrangler delete"],
  ["The name cytonet is already in use", "another `name`"],
  ["ratelimits[0].namespace_id is invalid", "no other Worker"],
  ["TypeError: fetch failed", "network connection"],
  ["getaddrinfo EAI_AGAIN api.cloudflare.com", "HTTPS_PROXY"],
  ["Too many requests. Please wait [code: 971]", "wait five minutes"],
])("%s", (text, remedy) => {
  const error = knownWranglerError(text);
  expect([error?.message, ...(error?.advice ?? [])].join("\n")).toContain(remedy);
  expect(error?.advice.length).toBeGreaterThan(0);
});

test("any other message is given in wrangler's own words, with where to look", () => {
  const result = { code: 1, stdout: "", stderr: "✘ [ERROR] Something new [code: 12345]", timedOut: false, events: [] };
  const { message, advice } = wranglerError("versions upload", result as never);
  expect(message).toContain("Something new");
  expect(advice[0]).toContain("the log has all that wrangler said");
});
