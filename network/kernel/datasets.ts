import type { Dataset } from "../learning/dataset.ts";

/** Where a dataset is in an engine's memory; `weights` is 0 if it has none. */
export interface DatasetAddresses {
  readonly X: number;
  readonly Y: number;
  readonly weights: number;
}

/** Where a batch, the data that it is gathered from and their indices are. */
export interface GatherAddresses {
  readonly batch: DatasetAddresses;
  readonly data: DatasetAddresses;
  readonly indices: number;
}

/** Finds datasets in the memory with this buffer. */
export interface Datasets {
  /** The addresses of a dataset, or undefined unless all of it is in memory. */
  addressesOf(data: Dataset): DatasetAddresses | undefined;
  /** The addresses that `gather` needs, or undefined unless everything is in memory. */
  gatherAddressesOf(batch: Dataset, data: Dataset, indices: Uint32Array): GatherAddresses | undefined;
}

export function createDatasets(buffer: ArrayBuffer): Datasets {
  // Reading a vector's buffer and offset takes as long as a small step, so the last finds are remembered.
  let last: { readonly data: Dataset; readonly addresses: DatasetAddresses } | undefined;
  let lastGather:
    | { readonly batch: Dataset; readonly data: Dataset; readonly indices: Uint32Array; readonly addresses: GatherAddresses }
    | undefined;

  function find({ X, Y, weights }: Dataset): DatasetAddresses | undefined {
    if (X.buffer !== buffer || Y.buffer !== buffer || (weights && weights.buffer !== buffer)) return undefined;
    return { X: X.byteOffset, Y: Y.byteOffset, weights: weights ? weights.byteOffset : 0 };
  }

  return {
    addressesOf(data) {
      if (last?.data === data) return last.addresses;
      const addresses = find(data);
      if (addresses) last = { data, addresses };
      return addresses;
    },
    gatherAddressesOf(batch, data, indices) {
      if (lastGather?.batch === batch && lastGather.data === data && lastGather.indices === indices) return lastGather.addresses;
      const [to, from] = [find(batch), find(data)];
      if (!to || !from || indices.buffer !== buffer) return undefined;
      const addresses = { batch: to, data: from, indices: indices.byteOffset };
      lastGather = { batch, data, indices, addresses };
      return addresses;
    },
  };
}
