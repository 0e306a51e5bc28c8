/** Offers a file to the visitor to save. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // A large file is still being written when `click` returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
