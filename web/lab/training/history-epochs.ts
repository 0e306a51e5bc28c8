/** Up to this epoch every epoch has a point; after it at most as many again have one, evenly spaced. */
export const EVERY_EPOCH_UP_TO = 512;

/** The distance of the points after epoch 512 of a run of `epochs` epochs: a power of two. */
export function historyStride(epochs: number): number {
  let stride = 1;
  while (epochs > stride * EVERY_EPOCH_UP_TO) stride *= 2;
  return stride;
}
