import { type Platform, PREVIEWS_PATH, startPlatform } from "./local/platform.ts";
import type { Options } from "./options.ts";
import { exitCodes, ShipError } from "./outcome.ts";
import type { Uploaded } from "./wrangler.ts";

/** Where a run ships to: Cloudflare, or the stand-in for it on this machine. Both are spoken to by wrangler. */
export interface Target {
  readonly name: string;
  /** For wrangler. */
  readonly env: Readonly<Record<string, string>>;
  /** The addresses of what wrangler uploaded; without a preview where it is live at once. */
  addresses(uploaded: Uploaded): Promise<{ readonly preview?: string; readonly live: string }>;
  /** What runs in this process for it, if anything. */
  readonly platform?: Platform;
}

export async function openTarget(options: Options, directory: string): Promise<Target> {
  if (!options.local)
    return {
      name: "cloudflare",
      env: {},
      addresses: async ({ preview, live }) => ({ ...(preview && { preview }), live: options.url ?? live }),
    };
  const url = `http://127.0.0.1:${options.port}`;
  const platform = (await isPlatform(url)) ? undefined : await startPlatform({ directory, port: options.port });
  return {
    name: `local:${options.port}`,
    env: {
      CLOUDFLARE_API_BASE_URL: `${url}/client/v4`,
      CLOUDFLARE_API_TOKEN: "local",
      CLOUDFLARE_ACCOUNT_ID: "local",
    },
    async addresses({ id, preview }) {
      if (!preview) return { live: url };
      const response = await fetch(`${url}${PREVIEWS_PATH}/${id}`);
      if (!response.ok) throw new ShipError(exitCodes.notUploaded, `the version does not start here: ${await response.text()}`);
      return { preview: ((await response.json()) as { url: string }).url, live: url };
    },
    ...(platform && { platform }),
  };
}

/** Whether a local platform, of another run that stayed, answers already. */
async function isPlatform(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/client/v4/accounts/local/workers/subdomain`);
    return ((await response.json()) as { success?: boolean }).success === true;
  } catch {
    return false;
  }
}
