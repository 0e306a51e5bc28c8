/** What the site says of the project beside its pages: fields of package.json, absent where they are not set there. */
export interface Project {
  /** The address of the site, which absolute links start from. */
  readonly homepage?: string;
  readonly source?: string;
  /** Where errors are reported. */
  readonly issues?: string;
  /** An SPDX identifier. */
  readonly licence?: string;
  readonly article?: string;
}

/** The fields of package.json that a project may set. */
export interface PackageFields {
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
  readonly bugs?: string | { readonly url?: string; readonly email?: string };
  readonly license?: string;
}

/** Reads the fields of package.json, and the address of the article whose figures the project reproduces. Throws for one that is no web address. */
export function projectOf({ homepage, repository, bugs, license }: PackageFields, article?: string): Project {
  const issues = typeof bugs === "object" ? (bugs.url ?? (bugs.email && `mailto:${bugs.email}`)) : bugs;
  const project = {
    homepage: homepage && webAddress("homepage", homepage),
    source: repository && repositoryAddress(typeof repository === "object" ? repository.url : repository),
    issues: issues && (issues.startsWith("mailto:") ? issues : webAddress("bugs", issues)),
    licence: license,
    article: article && webAddress("article", article),
  };
  return Object.fromEntries(Object.entries(project).filter(([, value]) => value));
}

/** The web address of a repository, from the forms that npm understands. */
function repositoryAddress(text: string): string {
  const [, host = "github", path] = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(text) ?? [];
  if (path) return `https://${host}.${host === "bitbucket" ? "org" : "com"}/${path}`;
  const address = text
    .replace(/^git\+/, "")
    .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, "https://$1/")
    .replace(/^git:/, "https:")
    .replace(/\.git$/, "");
  return webAddress("repository", address);
}

function webAddress(field: string, text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? "")) throw new Error(`${field} must be a web address, got ${text}`);
  return text;
}
