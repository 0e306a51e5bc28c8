import { signal } from "@preact/signals";

/** A file that waits for the visitor's word, because results stand where its own would. */
export interface OfferedFile {
  readonly file: Blob;
  readonly title: string;
}

/** Opens files, and asks first where one would take the place of results. */
export function createOffer(hasResults: () => boolean, open: (file: Blob, title: string) => Promise<void>) {
  const offered = signal<OfferedFile | undefined>(undefined);
  return {
    offered,
    async offer(file: Blob, title: string): Promise<void> {
      if (hasResults()) offered.value = { file, title };
      else await open(file, title);
    },
    async accept(): Promise<void> {
      const { value } = offered;
      offered.value = undefined;
      if (value) await open(value.file, value.title);
    },
    decline(): void {
      offered.value = undefined;
    },
  };
}
