/** The address of the experiment that the page shows, at an epoch. */
export function addressOfRun(href: string, epoch: number): { readonly absolute: string; readonly relative: string } {
  const url = new URL(href);
  url.hash = "";
  if (epoch > 0) url.searchParams.set("at", String(epoch));
  else url.searchParams.delete("at");
  url.searchParams.delete("view");
  return { absolute: url.href, relative: url.pathname + url.search };
}
