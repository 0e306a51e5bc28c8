import { lazyPart } from "../../components/lazy-part.tsx";
import { useNear } from "../../components/use-near.ts";
import "../../styles/lab-reproduce.css";

const ReproduceSteps = lazyPart("What rebuilds the model", async () => (await import("./reproduce-steps.tsx")).ReproduceSteps);

/** Rebuilds the deployed model in the visitor's browser, byte for byte. */
export function ReproduceView() {
  const [place, isNear] = useNear<HTMLElement>();
  return (
    <section ref={place} class="reproduce" aria-labelledby="reproduce-heading">
      <h2 id="reproduce-heading">Rebuild the deployed model</h2>
      <p class="lead">
        The same recipe, seed, rows and program give the same bits in every browser. Your computer can therefore rebuild the file that this
        site predicts with, and compare the two.
      </p>
      {isNear.value && <ReproduceSteps />}
    </section>
  );
}
